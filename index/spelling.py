"""Mistyped words, healed by the words of the documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from index.language import stemmer
from index.words import Words

_WORDS = "words.txt"
# Where an older Entente wrote them.
_OLD_WORDS = "words.json"
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
_SHORT = 7
# The languages of pyspellchecker's dictionaries. Of the words that off-topic questions have and the
# documents lack, one in thirty is a slip away from a word of theirs ("price" from "prize"), and
# nearly all of these are in a dictionary: 108 of 3,334 words were healed without one, 5 with it.
_DICTIONARIES = frozenset({"de", "en", "es", "fr", "it", "nl"})


def spelt(text: str) -> Iterator[str]:
    """Yield the words of a text that others may be typos of, in lower case."""
    words = (word.lower() for word in _WORD.findall(text))
    return (word for word in words if len(word) >= _SHORTEST - 1)


class Spelling:
    """The words of the documents, in lower case, those of fewer than four letters aside."""

    def __init__(self, words: Words) -> None:
        self._words = words

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spelling:
        """Take the words of texts."""
        return cls(Words.of(word for text in texts for word in spelt(text)))

    def heal(self, word: str, languages: Sequence[str], *, foreign: bool = False) -> str | None:
        """Return the word of the documents that a word, in one of their languages, is a typo of.

        None when the documents have the word itself, when a dictionary of the languages has it, or
        when no single word is near enough: begins with the same letter, and is one slip away, two
        from eight letters on. A language without a dictionary heals nothing, for nothing tells a
        typo from a word that the documents lack. A ``foreign`` word, from a question in a language
        that no document has, may also be the same word in another spelling ("parlamento"), and no
        dictionary speaks against that.
        """
        if len(word) < _SHORTEST or not word.isalpha() or word in self._words:
            return None
        if not foreign and not _DICTIONARIES.issuperset(languages):
            return None
        slips = 1 if len(word) <= _SHORT else 2
        near = process.extract(
            word,
            self._words.beginning(word[0]),
            scorer=OSA.distance,
            score_cutoff=slips,
            limit=None,
        )
        closest = min((distance for _, distance, _ in near), default=0)
        best = [other for other, distance, _ in near if distance == closest]
        # Several forms of one word leave no doubt which word it is.
        if len(set(stemmer(languages[0]).stemWords(best))) != 1:
            return None
        if not foreign and any(word in _dictionary(language) for language in languages):
            return None
        return best[0]

    def save(self, folder: Path) -> None:
        """Write the words into a folder."""
        self._words.save(folder / _WORDS)

    @classmethod
    def load(cls, folder: Path) -> Spelling:
        """Open what `save` wrote, mapped into memory, or what an older Entente wrote."""
        if (folder / _WORDS).exists():
            return cls(Words.open(folder / _WORDS))
        return cls(Words.of(json.loads((folder / _OLD_WORDS).read_text(encoding="utf-8"))))


@cache
def _dictionary(language: str) -> SpellChecker:
    """Load a dictionary: .1 to .4 seconds, and 10 (Spanish) to 55 MB (German) that stay."""
    return SpellChecker(language=language)
