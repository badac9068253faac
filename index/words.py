"""Sorted words in a file, mapped into memory: looked up where they lie, never read as a whole."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import numpy as np

_END = b"\n"


class Words(Set[str]):
    """Words without repetition, in order; ``in`` takes as many looks as the count has bits."""

    def __init__(self, written: bytes | mmap.mmap) -> None:
        """Take the words as `save` writes them: sorted, each with a line break behind it."""
        self._written = written
        signs = np.frombuffer(written, np.uint8)
        self._ends = np.flatnonzero(signs == _END[0])

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """Take words that have no line break, in any order."""
        return cls(b"".join(word.encode() + _END for word in sorted(set(words))))

    @classmethod
    def open(cls, path: Path) -> Words:
        """Open what `save` wrote."""
        if not path.stat().st_size:
            return cls(b"")
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[str]:
        return map(self._word, range(len(self)))

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        at = self._place(word)
        return at < len(self) and self._word(at) == word

    def beginning(self, first: str) -> list[str]:
        """Return the words that begin with a letter."""
        begin, end = (self._begin(self._place(edge)) for edge in (first, chr(ord(first) + 1)))
        return self._written[begin:end].decode().split()

    def save(self, path: Path) -> None:
        """Write the words into a file, one a line."""
        path.write_bytes(self._written)

    def _place(self, word: str) -> int:
        return bisect_left(range(len(self)), word, key=self._word)

    def _word(self, at: int) -> str:
        return self._written[self._begin(at) : int(self._ends[at])].decode()

    def _begin(self, at: int) -> int:
        return int(self._ends[at - 1]) + 1 if at else 0
