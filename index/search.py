"""A question to ranked passages, and from them to an answer with its verdict."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.abstention import Evidence, Verdict, judge
from index.embedder import Embedder
from index.errors import QuestionError
from index.fusion import CANDIDATES, fuse
from index.lexical import known_language
from index.manifest import DocumentRecord
from index.question import clean
from index.version import IndexVersion
from knowledge import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the reasons.

    ``dense`` is the passage's cosine plus the one of its best sentence, ``lexical`` its BM25 score,
    ``score`` their fused score in [0, 1]; the ranks count from 1 among the candidates.
    ``sentence`` is the span of the answering sentence, in characters of ``passage.text``.
    """

    passage: Passage
    document: DocumentRecord
    sentence: tuple[int, int]
    dense: float
    lexical: float
    score: float
    dense_rank: int
    lexical_rank: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What Entente says to a question: a verdict and verbatim passages, best first.

    ``question`` is the cleaned question; ``confidence`` is in [0, 1] and says how likely the first
    hit is about what was asked; ``version`` names the index version that answered.
    """

    question: str
    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    version: str


class Searcher:
    """An index version together with the encoder that made it."""

    def __init__(self, version: IndexVersion, embedder: Embedder) -> None:
        """Take an opened version and the loaded model it was made with."""
        self.version = version
        self._embedder = embedder

    def answer(self, question: str, top: int = 3) -> Answer:
        """Answer a question with at most ``top`` passages.

        Takes a few milliseconds of computing: never call it on the event loop. Raises QuestionError
        for a question that holds nothing to search for or does not fit the model.
        """
        text = clean(question)
        if self._embedder.count_tokens([text])[0] > self._embedder.passage_tokens:
            raise QuestionError(
                "Your question is too long for me to read as a whole. "
                "Could you ask it in a sentence or two?"
            )
        vector = self._embedder.embed_questions([text])[0]
        rows, dense, lexical, sentences = self._candidates(text, vector)
        fused = fuse(dense, lexical)
        order = np.argsort(-fused, kind="stable")
        verdict, confidence = judge(self._evidence(text, vector, rows, sentences, order))
        dense_ranks, lexical_ranks = _ranks(dense), _ranks(lexical)
        hits = []
        for at in order[:top]:
            passage = self.version.passages[rows[at]]
            hits.append(
                Hit(
                    passage=passage,
                    document=self.version.documents[passage.document],
                    sentence=passage.sentences[sentences[at]],
                    dense=float(dense[at]),
                    lexical=float(lexical[at]),
                    score=float(fused[at]),
                    dense_rank=int(dense_ranks[at]),
                    lexical_rank=int(lexical_ranks[at]),
                )
            )
        return Answer(text, verdict, confidence, tuple(hits), self.version.manifest.version)

    def _candidates(
        self, question: str, vector: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32], list[int]]:
        """Return rows, dense and lexical scores, and the best sentence, of what could answer."""
        lexical = self.version.lexical.scores(question)
        by_words = np.argpartition(-lexical, min(CANDIDATES, len(lexical) - 1))[:CANDIDATES]
        rows = np.union1d(
            self.version.dense.search(vector, CANDIDATES), by_words[lexical[by_words] > 0]
        )
        cosines = self.version.vectors[rows] @ vector
        sentences, best = [], np.empty(len(rows), dtype=np.float32)
        for at, row in enumerate(rows):
            scores = self.version.sentence_vectors[self.version.sentence_rows(int(row))] @ vector
            sentences.append(int(scores.argmax()))
            best[at] = scores.max()
        return rows, cosines + best, lexical[rows], sentences

    def _evidence(
        self,
        question: str,
        vector: NDArray[np.float32],
        rows: NDArray[np.int64],
        sentences: list[int],
        order: NDArray[np.int64],
    ) -> Evidence:
        """Return what speaks for the first hit."""
        at = int(order[0])
        row = int(rows[at])
        passage = self.version.passages[row]
        document = self.version.documents[passage.document]
        sentence = self.version.first_sentence[row] + sentences[at]
        text = " ".join((document.title, *passage.headings, passage.text))
        return Evidence(
            passage=float(self.version.vectors[row] @ vector),
            sentence=float(self.version.sentence_vectors[sentence] @ vector),
            coverage=self.version.lexical.coverage(
                question, text, known_language(document.language)
            ),
        )


def _ranks(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each candidate's place by a score, from 1."""
    ranks = np.empty(len(scores), dtype=np.int64)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return ranks
