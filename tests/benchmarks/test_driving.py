"""Contestants in real processes; the contestants are made up, and need no model."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.contestants.roster import Contestant
from benchmarks.contestants.serving import Job
from benchmarks.driving import Running, written
from benchmarks.environments import python_for
from benchmarks.errors import SkippedError
from tests.benchmarks.word_counter import REFUSED

COUNTER = Contestant("counter", "made up", "tests.benchmarks.word_counter")
DYING = Contestant("dying", "made up", "tests.benchmarks.dying")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    passages = tmp_path / "passages.jsonl"
    records = [{"id": "0", "text": "a made-up tide"}, {"id": "1", "text": "a made-up loaf"}]
    passages.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    folder = tmp_path / "kept"
    folder.mkdir()
    return Job(folder, tmp_path, "", passages, tmp_path / "vectors.npy", 1, {})


@pytest.fixture
def counter(job: Job, tmp_path: Path) -> Iterator[Running]:
    with Running(COUNTER, Path(sys.executable), tmp_path / "process") as process:
        process.call("prepare", job=written(job))
        process.call("open", job=written(job))
        yield process


def test_each_question_is_timed(counter: Running) -> None:
    reply = counter.call("ask", questions=["tide", "loaf", "tide"])
    assert [len(reply["wall"]), len(reply["cpu"])] == [3, 3]
    assert min(reply["wall"]) > 0


@pytest.mark.parametrize("askers", [1, 5])
def test_every_asker_of_a_crowd_is_answered_and_the_loop_is_watched(
    counter: Running, askers: int
) -> None:
    reply = counter.call("crowd", questions=["tide", "loaf"], askers=askers, seconds=0.1)
    assert len(reply["wall"]) >= askers
    assert reply["late"]


def test_what_a_contestant_raises_is_the_reason_in_one_line(counter: Running) -> None:
    with pytest.raises(SkippedError, match=r"counter could not ask: ValueError: .* answer that$"):
        counter.call("ask", questions=[REFUSED])
    assert len(counter.call("ask", questions=["tide"])["wall"]) == 1


def test_one_that_cannot_start_says_its_last_words(job: Job, tmp_path: Path) -> None:
    with (
        Running(DYING, Path(sys.executable), tmp_path / "process") as process,
        pytest.raises(SkippedError, match="dying could not prepare: made-up: the library is brok"),
    ):
        process.call("prepare", job=written(job))


def test_nothing_is_asked_before_it_is_open(tmp_path: Path) -> None:
    with (
        Running(COUNTER, Path(sys.executable), tmp_path / "process") as process,
        pytest.raises(SkippedError, match="Nothing is open yet"),
    ):
        process.call("ask", questions=["tide"])


def test_what_cannot_be_installed_is_a_reason(tmp_path: Path) -> None:
    # pip is told to look nowhere, so that nothing is asked of any registry.
    (tmp_path / "broken.txt").write_text("--no-index\nmade-up-package==1.0\n", encoding="utf-8")
    broken = Contestant("broken", "made up", "tests.benchmarks.word_counter", pins="broken")
    with pytest.raises(SkippedError, match=r"broken\.txt cannot be installed: ERROR.*made-up-pack"):
        python_for(broken, tmp_path / "environments", tmp_path)


def test_an_environment_sees_ententes_packages_and_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "nothing.txt").write_text("--no-index\n", encoding="utf-8")
    nothing = Contestant("nothing", "made up", "tests.benchmarks.word_counter", pins="nothing")
    python = python_for(nothing, tmp_path / "environments", tmp_path)
    mark = python.parent / "mark"
    mark.touch()
    assert python_for(nothing, tmp_path / "environments", tmp_path) == python
    assert mark.exists()
    (site,) = python.parents[1].glob("lib/python*/site-packages/entente.pth")
    assert (Path(site.read_text(encoding="utf-8").strip()) / "faiss").is_dir()
