"""Candidates: made beside what is served, from what has changed, and gone when called off."""

from __future__ import annotations

import dataclasses
import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import (
    BuildCancelledError,
    Change,
    Embedder,
    IndexVersion,
    Library,
    NothingToIndexError,
    Searcher,
    build,
    compare,
    prepare,
)
from index.outcomes import read_outcomes
from knowledge.hidden import hide, show
from tests.index.versions import DOCUMENTS, write

NEW = {**DOCUMENTS, "two.md": "# Parking\n\nThe made-up car park has eleven places.\n"}
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "knowledge", DOCUMENTS)


@pytest.fixture
def library(tmp_path: Path, folder: Path, embedder: Embedder) -> Library:
    """Return a library that serves a version of the documents."""
    made = Library(tmp_path / "index")
    build(folder, made, embedder)
    return made


def everything(library: Library) -> set[Path]:
    """Return all files and folders of a library, but the locks, which stay."""
    index = library.folder("any").parents[1]
    return {path for path in index.rglob("*") if path.suffix != ".lock"}


def test_a_candidate_is_answered_from_only_once_it_is_published(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    served = library.current
    write(folder, NEW)
    report = prepare(folder, library, embedder)
    assert (report.published, report.unchanged) == (False, False)
    assert library.candidate == report.manifest.version
    assert library.current == served
    for places in ("ten places", "eleven places"):
        searcher = Searcher(library.open_current(embedder.identity), embedder)
        assert places in searcher.answer("how many places has the car park?").hits[0].passage.text
        if library.candidate:
            library.publish(library.candidate, by="Anna")
    assert library.predecessor == served


def test_an_unchanged_folder_has_no_candidate_and_ends_the_one_there_was(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    before = everything(library)
    write(folder, NEW)
    prepare(folder, library, embedder)
    write(folder, DOCUMENTS)
    report = prepare(folder, library, embedder)
    assert (report.unchanged, report.published, report.embedded) == (True, True, 0)
    assert library.candidate is None
    assert everything(library) == before


def test_the_same_candidate_is_not_made_twice(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    write(folder, NEW)
    first = prepare(folder, library, embedder)
    second = prepare(folder, library, embedder)
    assert first.embedded > 0
    assert (second.embedded, second.unchanged) == (0, False)
    assert second.manifest == first.manifest
    assert library.candidate == first.manifest.version


def test_a_candidate_takes_over_what_the_one_before_it_had_encoded(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    write(folder, NEW)
    first = prepare(folder, library, embedder).manifest
    write(folder, {**NEW, "three.md": "# Bicycles\n\nThe made-up house lends none.\n"})
    second = prepare(folder, library, embedder)
    # The new passage and its sentence, which are one text, need not be told apart here.
    assert 0 < second.embedded <= 2
    assert library.candidate == second.manifest.version
    assert not library.folder(first.version).exists()


def test_two_reindexes_of_unchanged_files_embed_nothing_and_are_alike_but_for_time(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    served = library.current
    first = prepare(folder, library, embedder, force=True).manifest
    second = prepare(folder, library, embedder, force=True).manifest
    assert first.embedded == second.embedded == 0
    assert first.version != second.version
    alike = dataclasses.replace(second, version=first.version, created=first.created)
    assert alike == first
    assert library.current == served


def test_what_was_rolled_back_from_is_not_encoded_again(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    first = library.current
    assert first is not None
    write(folder, NEW)
    build(folder, library, embedder)
    library.publish(first, roll_back=True)
    report = prepare(folder, library, embedder)
    assert (report.embedded, report.unchanged) == (0, False)


def test_a_build_publishes_a_candidate_that_waits(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    write(folder, NEW)
    waiting = prepare(folder, library, embedder).manifest.version
    report = build(folder, library, embedder, by="Anna", why="eleven")
    assert report.published
    assert library.current == report.manifest.version == waiting
    assert (library.history()[-1].by, library.history()[-1].why) == ("Anna", "eleven")


@pytest.mark.parametrize("stage", ["reading", "splitting", "embedding", "writing", "measuring"])
def test_a_cancelled_build_leaves_everything_as_it_was(
    stage: str, folder: Path, library: Library, embedder: Embedder
) -> None:
    write(folder, NEW)
    waiting = prepare(folder, library, embedder).manifest.version
    before = everything(library)
    write(folder, {"new.md": "# New\n\nA made-up text about bees and flowers.\n"})
    seen: list[str] = []
    with pytest.raises(BuildCancelledError, match="cancelled"):
        prepare(
            folder,
            library,
            embedder,
            progress=lambda name, _done, _total: seen.append(name),
            cancelled=lambda: stage in seen,
        )
    assert seen[-1] == stage
    assert library.candidate == waiting
    assert everything(library) == before
    # Whoever comes next is not kept waiting.
    assert prepare(folder, library, embedder).manifest.version == library.candidate


def test_a_build_can_be_cancelled_between_two_batches(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    sentences = [f"Made-up sentence number {number} says {number}." for number in range(80)]
    write(folder, {"many.md": "# Many\n\n" + "\n\n".join(sentences)})
    done: Counter[str] = Counter()
    with pytest.raises(BuildCancelledError):
        prepare(
            folder,
            library,
            embedder,
            progress=lambda stage, _done, _total: done.update([stage]),
            cancelled=lambda: done["embedding"] > 1,
        )
    assert done["embedding"] < 40


def test_nothing_to_index_leaves_the_candidate(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    write(folder, NEW)
    waiting = prepare(folder, library, embedder).manifest.version
    write(folder, {"empty.md": ""})
    with pytest.raises(NothingToIndexError):
        prepare(folder, library, embedder)
    assert library.candidate == waiting


def test_a_hidden_passage_is_left_out_until_it_is_shown_again(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    first = library.open_current()
    (passage,) = (each for each in first.contents.passages if each.document == "two.md")
    hide(folder, passage, "Anna", AT)
    report = prepare(folder, library, embedder)
    assert report.embedded == 0
    assert not any(outcome.reason for outcome in report.outcomes)
    library.publish(report.manifest.version)
    second = library.open_current(embedder.identity)
    assert {each.document for each in second.contents.passages} == {"one.md"}
    difference = compare(first, second, read_outcomes(library.folder(second.manifest.version)))
    (changed,) = difference.changed(Change.CHANGED)
    assert (changed.id, changed.passages_before, changed.passages_after) == ("two.md", 1, 0)
    show(folder, passage)
    assert prepare(folder, library, embedder).manifest.content == first.manifest.content


def hide_second(folder: Path, library: Library) -> None:
    """Hide what the second document says."""
    for passage in library.open_current().contents.passages:
        if passage.document == "two.md":
            hide(folder, passage, "Anna", AT)


def told(library: Library, version: str) -> dict[str, str]:
    """Return what the report on a version says of files, where it says something."""
    folder = library.folder(version)
    difference = compare(library.open_current(), IndexVersion.open(folder), read_outcomes(folder))
    return {file.file: file.reason for file in difference.files if file.reason}


def test_an_entry_that_hides_nothing_any_more_is_named_each_time(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    for passage in library.open_current().contents.passages:
        hide(folder, passage, "Anna", AT)
    (folder / "two.md").write_text(NEW["two.md"], encoding="utf-8")
    for _ in range(2):
        report = prepare(folder, library, embedder)
        warned = [outcome.file for outcome in report.outcomes if "was hidden" in outcome.reason]
        assert warned == list(told(library, report.manifest.version)) == ["two.md"]


def test_a_hidden_passage_whose_file_got_another_name_is_named_with_both(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    hide_second(folder, library)
    (folder / "two.md").rename(folder / "renamed.md")
    for _ in range(2):
        report = prepare(folder, library, embedder)
        said = told(library, report.manifest.version)
        assert set(said) == {"renamed.md", "two.md"}
        assert "two.md" in said["renamed.md"]
        assert [each.file for each in report.outcomes if each.reason] == ["renamed.md"]
    library.publish(report.manifest.version)
    # What is gone is said once, what is shown as long as it is.
    (folder / "one.md").write_text("# One\n\nMade-up words in place of others.\n", encoding="utf-8")
    assert set(told(library, prepare(folder, library, embedder).manifest.version)) == {"renamed.md"}


def test_a_copy_beside_a_hidden_passage_is_nothing_to_warn_of(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    hide_second(folder, library)
    more = DOCUMENTS["two.md"] + "\n# Bicycles\n\nThe made-up house has a shed for bicycles.\n"
    (folder / "copy.md").write_text(more, encoding="utf-8")
    assert told(library, prepare(folder, library, embedder).manifest.version) == {}


def test_a_copy_of_a_whole_file_with_a_hidden_passage_is_named(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    hide_second(folder, library)
    # Of two files of one text the first counts.
    shutil.copy(folder / "two.md", folder / "copy.md")
    said = told(library, prepare(folder, library, embedder).manifest.version)
    assert "was hidden in two.md" in said["copy.md"]
