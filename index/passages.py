"""The passages of a version, mapped into memory: one is read when it is asked for."""

from __future__ import annotations

import dataclasses
import json
import mmap
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from index.rows import mapped
from knowledge import Passage

PASSAGES = "passages.jsonl"
_ENDS = "passages-ends.npy"
_FIRST_SENTENCE = "first-sentence.npy"
# Those that many questions find are not read again and again: some 2 MB.
_KEPT = 1024


class Passages(Sequence[Passage]):
    """Passages in a file, one JSON object a line, in the order of their vectors.

    ``first_sentence`` has one entry more than there are passages: the sentences of passage ``i``
    are those from ``first_sentence[i]`` to ``first_sentence[i + 1]`` of the whole version.
    """

    def __init__(self, folder: Path) -> None:
        """Open what `write_passages` wrote into a folder, or an Entente that kept no places."""
        path = folder / PASSAGES
        with path.open("rb") as file:
            empty = not path.stat().st_size
            self._lines: bytes | mmap.mmap = (
                b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            )
        self._ends: NDArray[np.int64] = (
            mapped(folder / _ENDS) if (folder / _ENDS).exists() else _line_ends(path)
        )
        self._read = lru_cache(_KEPT)(self._parsed)
        self.first_sentence: NDArray[np.int64] = (
            mapped(folder / _FIRST_SENTENCE)
            if (folder / _FIRST_SENTENCE).exists()
            else _places([len(passage.sentences) for passage in self])
        )

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> list[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | list[Passage]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._read(int(at) % len(self))

    def __iter__(self) -> Iterator[Passage]:
        # Going through all of them leaves nothing of use to keep.
        return map(self._parsed, range(len(self)))

    def _parsed(self, at: int) -> Passage:
        begin = int(self._ends[at - 1]) if at else 0
        return _passage(json.loads(self._lines[begin : int(self._ends[at])]))


def write_passages(folder: Path, passages: Iterable[Passage]) -> int:
    """Write passages as they come, and where each begins; return how many there are."""
    ends: list[int] = []
    sentences: list[int] = []
    with (folder / PASSAGES).open("wb") as file:
        for passage in passages:
            line = json.dumps(dataclasses.asdict(passage), ensure_ascii=False)
            file.write(line.encode() + b"\n")
            ends.append(file.tell())
            sentences.append(len(passage.sentences))
    np.save(folder / _ENDS, np.array(ends, np.int64), allow_pickle=False)
    np.save(folder / _FIRST_SENTENCE, _places(sentences), allow_pickle=False)
    return len(ends)


def _line_ends(path: Path) -> NDArray[np.int64]:
    with path.open("rb") as lines:
        return np.cumsum([len(line) for line in lines], dtype=np.int64)


def _places(counts: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)


def _passage(raw: dict[str, Any]) -> Passage:
    raw["headings"] = tuple(raw["headings"])
    raw["sentences"] = tuple((begin, end) for begin, end in raw["sentences"])
    return Passage(**raw)
