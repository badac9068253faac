"""What of a version is encoded: its passages, their sentences, and what stands above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from index.passages import Passages
from knowledge import Document, heading_line


class Texts:
    """The texts of a version, made from its passages when they are asked for.

    First come the passages below their headings, then all sentences below the headings of their
    passages, then each line of title and headings once. That line of a passage is
    ``above[i]`` of the lines. ``lengths`` are in characters. Where passages are ``alone`` there are
    no sentences and no lines.
    """

    def __init__(
        self, passages: Passages, documents: Mapping[str, Document], *, alone: bool = False
    ) -> None:
        """Go through the passages once."""
        self._passages = passages
        heads: dict[str, int] = {}
        lines: dict[str, int] = {}
        head_of, above, lengths, in_sentences = [], [], [], []
        for passage in passages:
            head = heading_line(documents[passage.document].title, passage.headings)
            whole = f"{head}\n{passage.text}"
            head_of.append(heads.setdefault(head, len(heads)))
            lengths.append(len(whole))
            if alone:
                continue
            # What has no title and no headings is about what it says.
            above.append(lines.setdefault(head or whole, len(lines)))
            in_sentences += [len(head) + 1 + end - begin for begin, end in passage.sentences]
        self._heads = list(heads)
        self._head_of = np.array(head_of, np.int32)
        self._lines = list(lines)
        self.above: NDArray[np.int64] = np.array(above, np.int64)
        self.lengths: NDArray[np.int32] = np.array(
            [*lengths, *in_sentences, *map(len, lines)], np.int32
        )
        self.passages, self.sentences = len(passages), len(in_sentences)
        self.lines = len(lines)

    def __len__(self) -> int:
        return self.passages + self.sentences + self.lines

    def __getitem__(self, at: int) -> str:
        if at < self.passages:
            return self._whole(at, self._passages[at].text)
        number = at - self.passages
        if number >= self.sentences:
            return self._lines[number - self.sentences]
        firsts = self._passages.first_sentence
        row = int(np.searchsorted(firsts, number, side="right")) - 1
        passage = self._passages[row]
        begin, end = passage.sentences[number - int(firsts[row])]
        return self._whole(row, passage.text[begin:end])

    def __iter__(self) -> Iterator[str]:
        yield from self.whole()
        for row, passage in enumerate(self._passages if self.sentences else ()):
            for begin, end in passage.sentences:
                yield self._whole(row, passage.text[begin:end])
        yield from self._lines

    def whole(self) -> Iterator[str]:
        """Yield the passages below their headings."""
        for row, passage in enumerate(self._passages):
            yield self._whole(row, passage.text)

    def _whole(self, row: int, text: str) -> str:
        return f"{self._heads[self._head_of[row]]}\n{text}"
