"""Words of a question that must come back in the passage, and do not: names, above all.

A passage on the right topic may be about a like-named thing, another place, or an event that never
happened. Its words tell, where a word of the question stands in none of them and its vectors find
no other word for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from index.aliases import Aliases
from index.contents import Contents
from index.embedder import Embedder, Encoding
from index.language import function_words, question_language
from index.late import similarities
from index.names import NOUNS_ARE_CAPITAL, Names
from index.slots.phrases import folded
from index.slots.presupposed import COUNTED, HAPPENED, LIGHT

_WORD = re.compile(r"\w+")
_PAIR = re.compile(r"(?<![\w-])([^\W\d]{2,})-([^\W\d]{2,})(?![\w-])")
_BEFORE = re.compile(r"(?<![\w-])([^\W\d]{2,})-$")
_AFTER = re.compile(r"-([^\W\d]{2,})(?![\w-])")
_SHORTEST_NAME = 3
_CAPITALS = 2
# A word of the passage that is so like one of the question is the same, with another end or a typo.
_ALIKE = 80
_BEGINNING = 4
_LONGEST_BEGINNING = 6
_TITLE = 0.6
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class _Demand:
    """How well a word must be matched by the passage.

    ``of_all`` is a share of what the words of the question are on average, ``of_found`` of what
    those are that stand in the passage: where few do, the average is low.
    """

    of_all: float
    of_found: float = 0.0


# Chosen on squad2_dev_half, clapnq_dev, covid_faq, se_ai and xquad: decision 0009.
_NAME = _Demand(0.8)
_COUNTED = _Demand(0.75)
_HAPPENED = _Demand(0.65, of_found=0.5)
# Its vectors are like its sibling's, and say nothing.
_SIBLING = _Demand(float("inf"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage says, with whatever is shown above it, folded.

    ``pairs`` are its words of two parts, like "stow-rs".
    """

    row: int
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    language: str | None

    @classmethod
    def of(cls, row: int, texts: Sequence[str], language: str | None, aliases: Aliases) -> Told:
        """Take a passage by its row and its texts; what it names, it names by every alias."""
        whole = "\n".join(texts)
        things = aliases.things(whole)
        also = (name for name, first in aliases.names.items() if first in things)
        plain = folded(" ".join((whole, *also)))
        return cls(row, frozenset(_WORD.findall(plain)), frozenset(_PAIR.findall(plain)), language)

    def has(self, word: str) -> bool:
        """Return whether a folded word is there, perhaps with another end or mistyped."""
        if word in self.words or len(word) < _BEGINNING:
            return word in self.words
        beginning = word[: max(_BEGINNING, min(len(word) - 2, _LONGEST_BEGINNING))]
        if any(other.startswith(beginning) for other in self.words):
            return True
        # "Sign" is not "resign" mistyped: the first letter seldom is.
        others = [other for other in self.words if other[0] == word[0]]
        return process.extractOne(word, others, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None

    def has_sibling(self, text: str, word: re.Match[str]) -> bool:
        """Return whether a word of a text is half of a name whose other half has another here.

        "UPS-RS" is one where the passage tells of STOW-RS.
        """
        if not self.pairs or not word[0].isalpha():
            return False
        plain = folded(word[0])
        around = (folded(text[: word.start()]), folded(text[word.end() :]))
        before, after = _BEFORE.search(around[0]), _AFTER.match(around[1])
        return any(
            (after is not None and last == after[1] and first != plain)
            or (before is not None and first == before[1] and last != plain)
            for first, last in self.pairs
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with its encoding, both as it was asked of the model."""

    text: str
    encoding: Encoding
    embedder: Embedder
    contents: Contents

    def unmatched(self, names: Names, told: Told) -> tuple[str, ...]:
        """Return the words that must come back in a passage and do not, as typed."""
        wanted = {
            word.span(): (word[0], demand)
            for word, demand in self._required(names, told)
            if not told.has(folded(word[0])) and not self.contents.aliases.called(word[0])
        }
        if not wanted:
            return ()
        tokens = self.contents.calibration.question(self.encoding)
        compared, (place,) = self.contents.compared(np.array([told.row]))
        _, stored = compared.encodings.row(place)
        best = similarities(tokens, stored).max(axis=0)
        mean, found = float(best.mean()), self._found(told, best)
        missed = (
            word
            for span, (word, demand) in wanted.items()
            if (own := best[slice(*self._tokens(span))]).size
            and float(own.mean()) < max(demand.of_all * mean, demand.of_found * found)
        )
        return tuple(dict.fromkeys(missed))

    def _found(self, told: Told, best: NDArray[np.float32]) -> float:
        """Return how well the words are matched that stand in a passage, small ones aside."""
        small = self._small()
        matched = [
            float(own.mean())
            for word in _WORD.finditer(self.text)
            if word[0].lower() not in small
            and told.has(folded(word[0]))
            and (own := best[slice(*self._tokens(word.span()))]).size
        ]
        return sum(matched) / len(matched) if matched else 0.0

    def _small(self) -> frozenset[str]:
        """Return the words that say nothing of what is asked."""
        language = question_language(self.text)
        return function_words("en") | (function_words(language) if language else frozenset())

    def _required(self, names: Names, told: Told) -> Iterator[tuple[re.Match[str], _Demand]]:
        """Yield words that must come back, with how well, least demanding first."""
        language, small = question_language(self.text), self._small()
        words = [word for word in _WORD.finditer(self.text) if word[0].lower() not in small]
        plain = folded(self.text)
        own = language in (None, told.language)
        if own and HAPPENED.match(plain):
            yield from ((w, _HAPPENED) for w in words if not LIGHT.fullmatch(folded(w[0])))
        found = COUNTED.search(plain) if own else None
        # "How many printed books": the first word alone may be anything.
        if found and (not found["next"] or found["next"] in small or not told.has(found["next"])):
            yield from ((w, _COUNTED) for w in words if folded(w[0]) == found["counted"])
        typed = language == told.language != NOUNS_ARE_CAPITAL and not self._is_title()
        yield from ((w, _NAME) for w in words if _is_name(w, names, typed=typed))
        if own:
            yield from ((w, _SIBLING) for w in words if told.has_sibling(self.text, w))

    def _is_title(self) -> bool:
        """Return whether nearly all words have a capital, or all letters are capitals."""
        long = [word for word in _WORD.findall(self.text)[1:] if len(word) >= _LONG_WORD]
        return bool(sum(word[0].isupper() for word in long) > _TITLE * len(long))

    def _tokens(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return from which to which token of the question a span of its characters goes."""
        begin, end = self.embedder.count_tokens(
            [self.text[: span[0]].rstrip(), self.text[: span[1]]]
        )
        return begin, end


def _is_name(word: re.Match[str], names: Names, *, typed: bool) -> bool:
    """Return whether a word is a name, for the documents or, where that tells, as it is typed."""
    plain = folded(word[0])
    if len(plain) < _SHORTEST_NAME or not plain[0].isalpha():
        return False
    if plain in names.names:
        return True
    if not typed or plain in names.ordinary:
        return False
    return (word.start() > 0 and word[0][0].isupper()) or (
        sum(letter.isupper() for letter in word[0]) >= _CAPITALS
    )
