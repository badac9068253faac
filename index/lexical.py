"""Words: tokens, stems, and the BM25 index over them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import bm25s
import bm25s.stopwords as stopwords
import numpy as np
import Stemmer
from numpy.typing import NDArray

from index.aliases import EMPTY, Aliases

# bm25s sets its own logger to DEBUG when it is imported.
logging.getLogger("bm25s").setLevel(logging.WARNING)

_WORD = re.compile(r"\w+", re.UNICODE)

# Language → Snowball algorithm and bm25s's list of stop words (it has none for Polish).
_LANGUAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "de": ("german", stopwords.STOPWORDS_GERMAN),
    "en": ("english", stopwords.STOPWORDS_EN_PLUS),
    "es": ("spanish", stopwords.STOPWORDS_SPANISH),
    "fr": ("french", stopwords.STOPWORDS_FRENCH),
    "it": ("italian", ()),
    "nl": ("dutch", stopwords.STOPWORDS_DUTCH),
    "pl": ("polish", ()),
    "tr": ("turkish", stopwords.STOPWORDS_TURKISH),
}
DEFAULT_LANGUAGE = "en"


def known_language(language: str | None) -> str:
    """Return the two-letter language whose stemmer fits, English where there is none."""
    primary = (language or DEFAULT_LANGUAGE).split("-")[0].lower()
    return primary if primary in _LANGUAGES else DEFAULT_LANGUAGE


@cache
def _tools(language: str) -> tuple[Stemmer.Stemmer, frozenset[str]]:
    algorithm, stops = _LANGUAGES[language]
    return Stemmer.Stemmer(algorithm), frozenset(stops)


def stems(text: str, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return the stems of a text's words, in order, without stop words."""
    stemmer, stops = _tools(language)
    words = [word for word in _WORD.findall(text.lower()) if word not in stops]
    return list(stemmer.stemWords(words))


class LexicalIndex:
    """BM25 over stemmed words, by bm25s (the ``lucene`` variant, k1 = 1.5, b = 0.75)."""

    def __init__(self, bm25: bm25s.BM25, languages: Iterable[str], aliases: Aliases) -> None:
        self._bm25 = bm25
        self._aliases = aliases
        self._languages = tuple(languages)
        self._vocabulary: dict[str, int] = bm25.vocab_dict

    @classmethod
    def build(
        cls, texts: Sequence[str], languages: Sequence[str], aliases: Aliases = EMPTY
    ) -> LexicalIndex:
        """Index one text a passage, each stemmed in its own language, its aliases added."""
        corpus = [
            stems(aliases.expand(text), language)
            for text, language in zip(texts, languages, strict=True)
        ]
        bm25 = bm25s.BM25(method="lucene")
        bm25.index(corpus, show_progress=False)
        return cls(bm25, sorted(set(languages)), aliases)

    def question_stems(self, question: str) -> list[str]:
        """Return the question's stems in every language of the corpus, without repetition.

        The question's own language is not known here, and a stem that no document has costs
        nothing.
        """
        named = self._aliases.expand(question)
        found = (stem for language in self._languages for stem in stems(named, language))
        return list(dict.fromkeys(found))

    def scores(self, question: str) -> NDArray[np.float32]:
        """Return the BM25 score of every passage, shape (passages,), 0 where no word is shared."""
        known = [stem for stem in self.question_stems(question) if stem in self._vocabulary]
        if not known:
            return np.zeros(self._bm25.scores["num_docs"], dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the index into a folder, as numpy arrays and JSON."""
        self._bm25.save(str(folder), show_progress=False, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, languages: Iterable[str], aliases: Aliases = EMPTY) -> LexicalIndex:
        """Open a saved index, its arrays mapped into memory."""
        bm25 = bm25s.BM25.load(str(folder), mmap=True, show_progress=False, allow_pickle=False)
        return cls(bm25, languages, aliases)
