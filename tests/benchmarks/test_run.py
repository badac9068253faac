"""A whole run on a tiny made-up corpus: it ends, and measures what it should. No time is tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import run as runner
from benchmarks.arguments import parser
from benchmarks.bench import Bench, Places
from benchmarks.contestants.roster import Contestant
from benchmarks.duels import CROWDS, Plan, duel, part, turn
from benchmarks.errors import SkippedError
from benchmarks.folders import write_files
from benchmarks.reach import read_results
from benchmarks.summary import summarise
from benchmarks.tables import markdown
from benchmarks.texts import read_texts
from bot.settings import Settings
from index import Embedder, Library, build
from tests.benchmarks.made_up import PLACES, write_set

STAGES = {
    "clean",
    "tokenise",
    "encode",
    "dense",
    "lexical",
    "fuse",
    "late interaction",
    "sentence",
    "verdict",
    "card",
}


def test_builds_sizes_and_stages_are_measured(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "models").symlink_to(models, target_is_directory=True)
    monkeypatch.setenv("ENTENTE_DATA_DIR", str(data))
    given = parser().parse_args(
        [
            "--sizes",
            "13",
            "--contestants",
            "none",
            "--files",
            "7",
            "--starts",
            "1",
            "--asked",
            "6",
            "--out",
            str(tmp_path / "results.json"),
            "--texts",
            str(write_set(tmp_path / "sets")),
            "--folder",
            str(tmp_path / "bench"),
        ]
    )
    results = runner.run(given)
    builds = results["builds"]
    assert builds["first"]["passages"] == len(PLACES)
    assert builds["unchanged"]["embedded"] == 0
    # The added line makes one passage and one sentence of the changed file new.
    assert builds["one_changed"]["embedded"] == 2
    (size,) = results["sizes"]
    assert size["passages"] == 13
    assert size["unchanged_embedded"] == 0
    assert set(size["stages"]) >= STAGES
    assert results["skipped"] == {}
    # What is measured so far is kept: a run that is killed has not been for nothing.
    kept = read_results(given.out)
    assert (kept["builds"], kept["sizes"]) == (builds, results["sizes"])
    assert "13 passages" in markdown(results)
    assert (
        results["command"]
        == 'make bench ARGS="--sizes 13 --contestants none --asked 6 --starts 1 --files 7"'
    )


def test_contestants_are_asked_in_every_round_and_a_broken_one_is_left_out(
    tmp_path: Path, embedder: Embedder
) -> None:
    texts = read_texts(write_set(tmp_path / "sets"), 100)
    settings = Settings(data_dir=tmp_path / "data")
    bench = Bench.of(settings, Places(tmp_path / "bench"), texts, embedder)
    size = len(PLACES)
    write_files(bench.places.knowledge(size), texts.passages)
    build(bench.places.knowledge(size), Library(bench.data_for(size) / "index"), bench.recorder)
    counter = Contestant("counter", "made up", "tests.benchmarks.word_counter")
    dying = Contestant("dying", "made up", "tests.benchmarks.dying")
    plan = Plan(rounds=2, questions=3, seconds=0.1, starts=1)
    records, skipped = duel(bench, size, [dying, counter], plan, lambda _what: None)
    assert list(records) == ["counter"]
    assert "the library is broken" in skipped["dying"]
    figures = records["counter"]
    assert [len(asked["wall"]) for asked in figures.asked] == [3, 3]
    assert {askers: len(replies) for askers, replies in figures.crowds.items()} == dict.fromkeys(
        CROWDS, 2
    )
    crowds = [reply for replies in figures.crowds.values() for reply in replies]
    assert figures.following == sum(len(reply["wall"]) for reply in crowds)
    assert len(figures.cold) == 1
    assert set(summarise(records)["counter"]["askers"]) == {"1", "8", "32"}


def test_contestants_meet_at_a_size_that_is_measured(tmp_path: Path) -> None:
    given = parser().parse_args(["--sizes", "1k", "--texts", str(write_set(tmp_path))])
    with pytest.raises(SkippedError, match="--at is 10,000, which is none of --sizes"):
        runner.run(given)


def test_another_contestant_begins_each_round() -> None:
    assert [turn("abc", number) for number in range(4)] == [
        ["a", "b", "c"],
        ["b", "c", "a"],
        ["c", "a", "b"],
        ["a", "b", "c"],
    ]
    assert turn([], 1) == []


def test_a_round_has_other_questions_than_the_one_before() -> None:
    questions = tuple(f"made-up question {number}" for number in range(40))
    first, second = part(questions, 0, 10), part(questions, 1, 10)
    assert len(first) == len(second) == 10
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    ("written", "sizes"),
    [("10k,1k", (1000, 10_000)), ("1m", (1_000_000,)), ("300", (300,)), ("none", ())],
)
def test_sizes_are_read_smallest_first(written: str, sizes: tuple[int, ...]) -> None:
    assert parser().parse_args(["--sizes", written]).sizes == sizes


@pytest.mark.parametrize(
    "arguments", [["--sizes", "many"], ["--sizes", "0"], ["--contestants", "entente,nobody"]]
)
def test_arguments_that_mean_nothing_are_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(arguments)
    assert arguments[1].split(",")[-1] in capsys.readouterr().err
