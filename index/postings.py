"""Which words stand where: a corpus as numbers, for bm25s."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import overload


class Tokens:
    """The words of passages, four bytes each, as what bm25s calls a tokenized corpus."""

    def __init__(self) -> None:
        """Begin without any."""
        self.vocab: dict[str, int] = {}
        self.ids = _Lists()

    def add(self, words: Sequence[str]) -> None:
        """Add the words of the next passage."""
        self.ids.add([self.vocab.setdefault(word, len(self.vocab)) for word in words])


class _Lists(Sequence[list[int]]):
    """Lists of numbers behind one another, each made when it is asked for."""

    def __init__(self) -> None:
        self._numbers = array("i")
        self._ends = array("q")

    def add(self, numbers: Sequence[int]) -> None:
        self._numbers.extend(numbers)
        self._ends.append(len(self._numbers))

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> list[int]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[int]]: ...
    def __getitem__(self, at: int | slice) -> list[int] | list[list[int]]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        begin = self._ends[at - 1] if at else 0
        return self._numbers[begin : self._ends[at]].tolist()

    def __iter__(self) -> Iterator[list[int]]:
        return (self[at] for at in range(len(self)))
