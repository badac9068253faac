"""Words: tokens, stems, and the BM25 index over them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.aliases import EMPTY, Aliases
from index.language import LANGUAGES, function_words, question_language, stemmer
from index.postings import Tokens
from index.rows import mapped
from index.spelling import Spelling, spelt
from index.words import Words

# bm25s sets its own logger to DEBUG when it is imported.
logging.getLogger("bm25s").setLevel(logging.WARNING)

_WORD = re.compile(r"\w+", re.UNICODE)
_SPOKEN = "languages.npy"
# How much shared words count between two languages: names, numbers and words of one origin are the
# same in both, others are alike by chance. From .25 to 1.5, 600 questions a language are ranked
# alike within .004 nDCG@10 (xquad de and es over English).
_FOREIGN = 0.75

DEFAULT_LANGUAGE = "en"


def known_language(language: str | None) -> str:
    """Return the two-letter language whose stemmer fits, English where there is none."""
    primary = (language or DEFAULT_LANGUAGE).split("-")[0].lower()
    return primary if primary in LANGUAGES else DEFAULT_LANGUAGE


def stems(text: str, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """Return the stems of a text's words, in order, without function words."""
    return _stems(_meaningful(_words(text), language), language)


class LexicalIndex:
    """BM25 over stemmed words, by bm25s (the ``lucene`` variant, k1 = 1.5, b = 0.75)."""

    def __init__(
        self,
        bm25: bm25s.BM25,
        languages: Sequence[str],
        spoken: NDArray[np.uint8],
        aliases: Aliases,
        spelling: Spelling,
    ) -> None:
        """Take the languages, and which of them each passage is in, by its place among them."""
        self._bm25 = bm25
        self._languages = tuple(languages)
        self._spoken = spoken
        self._aliases = aliases
        self._spelling = spelling
        self._vocabulary: dict[str, int] = bm25.vocab_dict

    @classmethod
    def build(
        cls, texts: Iterable[str], languages: Sequence[str], aliases: Aliases = EMPTY
    ) -> LexicalIndex:
        """Index one text a passage, each stemmed in its own language, its aliases added.

        The texts are taken one by one.
        """
        corpus = Tokens()
        words: set[str] = set()
        for text, language in zip(texts, languages, strict=True):
            named = aliases.expand(text)
            corpus.add(stems(named, language))
            words.update(spelt(named))
        bm25 = bm25s.BM25(method="lucene")
        bm25.index(corpus, show_progress=False)
        words.update(word for stem in bm25.vocab_dict for word in spelt(stem))
        every, spoken = np.unique(np.array(languages), return_inverse=True)
        return cls(
            bm25,
            every.tolist(),
            spoken.astype(np.uint8),
            aliases,
            Spelling(Words.of(words)),
        )

    def question_stems(self, question: str) -> list[str]:
        """Return the question's stems in every language of the corpus, without repetition.

        The function words of its own language are gone, where that is known, and what was
        mistyped is there a second time as the documents write it. A stem that no document has
        costs nothing.
        """
        own = question_language(question)
        words = _words(question)
        if own:
            words = _meaningful(words, own)
        words += [better for word in words if (better := self._healed(word, own))]
        words += _WORD.findall(self._aliases.expand(question).removeprefix(question))
        found = (
            stem
            for language in self._languages
            for stem in _stems(_meaningful(words, language), language)
        )
        return list(dict.fromkeys(found))

    def reworded(self, question: str) -> str:
        """Return a question with ordinary words that no document has put as the documents do.

        Only words that `aliases.yaml` knows: "revue" is read as "journal" by documents that have
        journals and no "revue". For the encoder, which knows rare words badly.
        """
        return self._aliases.reworded(question, self._has)

    def scores(self, question: str) -> NDArray[np.float32]:
        """Return the BM25 score of every passage, shape (passages,), 0 where no word is shared."""
        known = [stem for stem in self.question_stems(question) if stem in self._vocabulary]
        if not known:
            return np.zeros(self._bm25.scores["num_docs"], dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)

    def weights(self, question: str) -> NDArray[np.float32]:
        """Return how much shared words count for each passage, less between two languages."""
        own = question_language(question)
        if own is None:
            return np.ones(len(self._spoken), dtype=np.float32)
        alike = [_FOREIGN if language != own else 1.0 for language in self._languages]
        return np.array(alike, dtype=np.float32)[self._spoken]

    def save(self, folder: Path) -> None:
        """Write the index into a folder, as numpy arrays and JSON."""
        self._bm25.save(str(folder), show_progress=False, allow_pickle=False)
        self._spelling.save(folder)
        np.save(folder / _SPOKEN, self._spoken, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, languages: Iterable[str], aliases: Aliases = EMPTY) -> LexicalIndex:
        """Open a saved index of documents in some languages, its arrays mapped into memory."""
        bm25 = bm25s.BM25.load(str(folder), mmap=True, show_progress=False, allow_pickle=False)
        # Plain arrays: each look at a part of numpy's mapped kind takes ten times as long.
        for name in ("data", "indices", "indptr"):
            bm25.scores[name] = np.asarray(bm25.scores[name])
        spoken = mapped(folder / _SPOKEN)
        return cls(bm25, sorted(set(languages)), spoken, aliases, Spelling.load(folder))

    def _healed(self, word: str, own: str | None) -> str | None:
        """Return what a question's word should have been, None when it is no typo."""
        lowered = word.lower()
        known = any(lowered in function_words(language) for language in self._languages)
        if known or self._has(word) or self._aliases.called(word):
            return None
        if own in self._languages:
            return self._spelling.heal(lowered, [own])
        return self._spelling.heal(lowered, self._languages, foreign=own is not None)

    def _has(self, word: str) -> bool:
        """Return whether any document has a word, in any form."""
        lowered = word.lower()
        return any(
            stemmer(language).stemWord(lowered) in self._vocabulary for language in self._languages
        )


def _words(text: str) -> list[str]:
    """Return a text's words; in one that is all in capitals they tell nothing and are undone."""
    return _WORD.findall(text.lower() if text.isupper() else text)


def _meaningful(words: Iterable[str], language: str) -> list[str]:
    """Return the words without a language's function words; "AI" and "WHO" are none."""
    stops = function_words(language)
    return [
        word for word in words if word.lower() not in stops or (len(word) > 1 and word.isupper())
    ]


def _stems(words: Iterable[str], language: str) -> list[str]:
    return list(stemmer(language).stemWords([word.lower() for word in words]))
