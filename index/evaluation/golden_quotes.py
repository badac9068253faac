"""Which passages of an index version say what a golden question quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.evaluation.golden import GoldenQuestion, find_quote
from knowledge import Passage

_GAP = "\n"


class Quotes:
    """The passages of a version, looked up by what they say."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Take all passages of a version."""
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            self._passages.setdefault(passage.document, []).append(passage)
        for listed in self._passages.values():
            listed.sort(key=lambda passage: passage.start)

    def holders(self, golden: GoldenQuestion) -> list[Passage]:
        """Return the passages that say a question's quote, or each a part of it.

        A quote that another way of splitting tore apart is still what the document says.
        """
        if golden.document is None or golden.quote is None:
            return []
        passages = self._passages.get(golden.document, [])
        whole = [each for each in passages if find_quote(golden.quote, each.text)]
        return whole or _parts(golden.quote, passages)

    def fault(self, golden: GoldenQuestion) -> str | None:
        """Return why no passage can be the right one, as a sentence; None where one can."""
        if golden.quote is None or self.holders(golden):
            return None
        if golden.document not in self._passages:
            return f"There is no document {golden.document}."
        return f"{golden.document} does not say the quote."


def _parts(quote: str, passages: Sequence[Passage]) -> list[Passage]:
    span = find_quote(quote, _GAP.join(passage.text for passage in passages))
    if span is None:
        return []
    found, begin = [], 0
    for passage in passages:
        end = begin + len(passage.text)
        if begin < span[1] and span[0] < end:
            found.append(passage)
        begin = end + len(_GAP)
    return found
