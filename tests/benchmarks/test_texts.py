"""Texts that are measured with, and the copies of them; all are made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.bench import Bench, Places
from benchmarks.builds import measure_many
from benchmarks.errors import SkippedError
from benchmarks.folders import write_files, write_volumes
from benchmarks.sizes import check_room
from benchmarks.summary import summarise
from benchmarks.texts import read_texts
from benchmarks.variation import Wording
from bot.settings import Settings
from index import Embedder, Library, build
from tests.benchmarks.made_up import PLACES, THINGS, write_set


def test_passages_of_a_good_length_and_all_questions_are_read(tmp_path: Path) -> None:
    texts = read_texts(write_set(tmp_path), 100)
    assert [text.title for text in texts.passages] == [f"The harbour of {each}" for each in PLACES]
    assert len(set(texts.questions)) == len(PLACES) * len(THINGS)
    assert len(read_texts(tmp_path, 3).passages) == 3


def test_a_folder_without_sets_is_a_reason_to_measure_nothing(tmp_path: Path) -> None:
    with pytest.raises(SkippedError, match=r"There are no texts to measure with .*--texts"):
        read_texts(tmp_path, 10)


def test_words_that_are_swapped_twice_are_back(tmp_path: Path) -> None:
    passages = read_texts(write_set(tmp_path), 100).passages
    wording = Wording(passages)
    body = passages[0].body
    copies = [wording.swap(body, number) for number in (1, 2, 3)]
    assert len({body, *copies}) == 4
    assert [wording.swap(copy, number) for number, copy in enumerate(copies, 1)] == [body] * 3


def test_copies_are_built_without_encoding_and_differ_a_little(
    tmp_path: Path, embedder: Embedder, models: Path
) -> None:
    texts = read_texts(write_set(tmp_path / "sets"), 100)
    settings = Settings(data_dir=tmp_path / "data")
    bench = Bench.of(settings, Places(tmp_path / "bench"), texts, embedder)
    write_files(tmp_path / "originals", texts.passages)
    originals = Library(tmp_path / "originals-index")
    first = build(tmp_path / "originals", originals, bench.recorder)
    write_volumes(tmp_path / "copies", texts.passages, bench.wording, 2 * len(PLACES) + 1)
    copies = Library(tmp_path / "copies-index")
    second = build(tmp_path / "copies", copies, bench.copier)
    assert first.manifest.passages == len(PLACES)
    assert second.manifest.passages == 2 * len(PLACES) + 1
    assert bench.varied.computed == 0

    passages = copies.open_current(embedder.identity).contents.passages
    assert len({passage.text for passage in passages}) == len(passages)
    vectors = [
        bench.recording.known[f"{text.title}\n{text.body}"].vector for text in texts.passages
    ]
    copied = copies.open_current().contents.kept.encodings.vectors[: len(PLACES)]
    alike = np.sum(np.stack(vectors) * copied, axis=1)
    assert np.all((alike > 0.9) & (alike < 0.99))

    many = measure_many(bench, 2 * len(PLACES), passages_per_second=10.0)
    assert many["unchanged_embedded"] == bench.varied.computed == 0


SMALLER: dict[str, Any] = {"size": 1000, "build_seconds_without_encoding": 5.0, "disk_mb": 100.0}


@pytest.mark.parametrize(
    ("size", "limit", "reason"),
    [
        (1_000_000, 60.0, "about 83 minutes, and 1 are allowed"),
        (10**12, 1e12, "GB of memory, and .* are free"),
    ],
)
def test_a_size_for_which_there_is_no_room_is_left_out_with_the_reason(
    tmp_path: Path, size: int, limit: float, reason: str
) -> None:
    check_room(tmp_path, SMALLER["size"] + 1, SMALLER, 60.0)
    with pytest.raises(SkippedError, match=reason):
        check_room(tmp_path, size, SMALLER, limit)


def test_nobody_who_was_left_out_has_figures() -> None:
    assert summarise({}) == {}
