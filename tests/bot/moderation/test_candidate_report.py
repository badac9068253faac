"""The report on a candidate is kept for as long as it is right. All documents are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.candidate import candidate_report
from bot.events.service import EventService
from bot.settings import Settings
from index import Embedder, Library, prepare
from index.report import PublishReport
from tests.bot.conftest import StoppedClock
from tests.bot.moderating import FEES, GOLDEN, write


@pytest.fixture
def settings(library: Library, knowledge: Path, tmp_path: Path) -> Settings:
    """Return settings over a version that is served, and documents that changed since."""
    assert library.current
    write(knowledge, fees=FEES)
    return Settings(data_dir=tmp_path, knowledge_dir=knowledge)


def reported(
    settings: Settings, library: Library, embedder: Embedder, clock: StoppedClock
) -> PublishReport:
    """Return the report on the candidate, a minute after the one before."""
    clock.advance(minutes=1)
    events = EventService(settings, clock)
    events.load()
    return candidate_report(library, settings, embedder, events=events, clock=clock)


def of_another_model(library: Library) -> None:
    """Make what is served the work of a made-up model."""
    file = library.folder(str(library.current)) / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["model"] |= {"name": "made-up", "weights_sha256": "0" * 64}
    file.write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize("changed", [False, True])
def test_it_is_made_once_also_after_a_change_of_the_model(
    settings: Settings, library: Library, embedder: Embedder, clock: StoppedClock, changed: bool
) -> None:
    if changed:
        of_another_model(library)
    prepare(settings.knowledge_dir, library, embedder)
    first = reported(settings, library, embedder, clock)
    assert (first.figures_before is None) is changed
    assert reported(settings, library, embedder, clock) == first
    assert reported(settings, library, embedder, clock).at == first.at


def test_it_is_made_anew_once_golden_questions_change(
    settings: Settings, library: Library, embedder: Embedder, clock: StoppedClock
) -> None:
    prepare(settings.knowledge_dir, library, embedder)
    first = reported(settings, library, embedder, clock)
    more = GOLDEN + '- question: "Who built the made-up house?"\n  must_abstain: true\n'
    (settings.knowledge_dir / "golden.yaml").write_text(more, encoding="utf-8")
    second = reported(settings, library, embedder, clock)
    assert (second.candidate, second.at > first.at) == (first.candidate, True)
    assert len(second.golden) == len(first.golden) + 1
