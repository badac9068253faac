"""Cutting a text that is too long for one passage, at the best borders there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.errors import KnowledgeError
from knowledge.sentences import Span, sentence_spans, trimmed

CountTokens = Callable[[Sequence[str]], list[int]]
Finder = Callable[[str, str | None], list[Span]]

_JOINERS = frozenset("\u200c\u200d")
_MARKS = frozenset({"Mn", "Me", "Mc"})
_RUN_LENGTH = 256
# Tokenizers count a word of any length as one unknown token, so characters must weigh as well.
_CHARACTERS_PER_TOKEN = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A span of a document's text that need not be cut any more, and how much it weighs."""

    start: int
    end: int
    weight: int


@dataclass(frozen=True, slots=True)
class Scales:
    """Weigh and cut spans of one text.

    :param count: Counts the tokens of each of several texts.
    """

    text: str
    language: str | None
    count: CountTokens

    def weigh(self, spans: Sequence[Span]) -> list[Unit]:
        """Return the spans as units; the weight is the number of tokens, or more."""
        texts = [self.text[start:end] for start, end in spans]
        counts = self.count(texts) if texts else []
        return [
            Unit(start, end, max(tokens, (end - start) // _CHARACTERS_PER_TOKEN))
            for (start, end), tokens in zip(spans, counts, strict=True)
        ]

    def cut(self, unit: Unit, limit: int, finders: Sequence[Finder]) -> Iterator[Unit]:
        """Cut a unit with the first finder, and what is still over the limit with the next.

        The last finder is used again and again.

        :raises KnowledgeError: If even a single character is over the limit.
        """
        finder, *finer = finders
        for part in self._found(unit, finder):
            if part.weight <= limit:
                yield part
            elif part.end - part.start == 1 and not finer:
                raise KnowledgeError(
                    f"A passage may have {limit} tokens beside its heading, but the character "
                    f"{self.text[part.start]!r} alone has {part.weight}; "
                    "take a model that reads more tokens."
                )
            else:
                yield from self.cut(part, limit, finer or finders)

    def cut_once(self, unit: Unit, finders: Sequence[Finder]) -> list[Unit]:
        """Cut a unit of several characters with the first finder that takes it apart."""
        parts = [unit]
        for finder in finders:
            parts = self._found(unit, finder)
            if len(parts) > 1:
                break
        return parts

    def _found(self, unit: Unit, finder: Finder) -> list[Unit]:
        found = finder(self.text[unit.start : unit.end], self.language)
        return self.weigh([(unit.start + start, unit.start + end) for start, end in found])


def _sentences(text: str, language: str | None) -> list[Span]:
    return sentence_spans(text, language)


def _lines(text: str, _: str | None) -> list[Span]:
    # The indent at a line's beginning belongs to it: in code it has a meaning.
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line.rstrip())))
        start += len(line) + 1
    return spans


def _words(text: str, _: str | None) -> list[Span]:
    return [match.span() for match in re.finditer(r"\S+", text)]


def _runs(text: str, _: str | None) -> list[Span]:
    borders = [0]
    while borders[-1] < len(text):
        borders.append(_border(text, borders[-1] + _RUN_LENGTH, borders[-1]))
    return _between(text, borders)


def _halves(text: str, _: str | None) -> list[Span]:
    return _between(text, [0, _border(text, max(1, len(text) // 2), 0), len(text)])


def _between(text: str, borders: list[int]) -> list[Span]:
    spans = [trimmed(text, *pair) for pair in pairwise(borders)]
    return [span for span in spans if span[0] < span[1]]


def _border(text: str, wanted: int, after: int) -> int:
    """Return the last place up to the wanted one where no character as seen is taken apart."""
    if wanted >= len(text):
        return len(text)
    place = wanted
    while place > after + 1 and not _is_border(text, place):
        place -= 1
    return place if _is_border(text, place) else wanted


def _is_border(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return (
        before not in _JOINERS
        and after not in _JOINERS
        and unicodedata.category(after) not in _MARKS
        and not "\U0001f3fb" <= after <= "\U0001f3ff"
    )


PROSE: tuple[Finder, ...] = (_sentences, _lines, _words, _runs, _halves)
CODE: tuple[Finder, ...] = PROSE[1:]


def balanced(units: Sequence[Unit], limit: int) -> list[list[Unit]]:
    """Group neighbouring units so that as few groups as can be are as even as can be.

    A unit over the limit makes a group of its own.
    """
    fewest = len(_filled(units, limit))
    low, high = 1, limit
    while low < high:
        middle = (low + high) // 2
        if len(_filled(units, middle)) <= fewest:
            high = middle
        else:
            low = middle + 1
    return _filled(units, high)


def _filled(units: Sequence[Unit], limit: int) -> list[list[Unit]]:
    groups: list[list[Unit]] = []
    weight = 0
    for unit in units:
        if not groups or weight + unit.weight > limit:
            groups.append([])
            weight = 0
        groups[-1].append(unit)
        weight += unit.weight
    return groups
