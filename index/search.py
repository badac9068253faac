"""A question to an answer: passages, the answering sentence, and a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from index.abstention import Verdict, weigh
from index.embedder import Embedder
from index.errors import QuestionError
from index.examples import examples
from index.guard import lacking, temper
from index.intents import Intent, intent_of
from index.manifest import DocumentRecord
from index.question import clean
from index.ranking import Ranking, rank
from index.version import IndexVersion
from knowledge import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the reasons.

    ``sentences`` are the spans of the answering sentences, one or two, the better first, in
    characters of ``passage.text``. ``dense`` is the cosine, ``late`` the MaxSim, ``lexical`` the
    BM25 score of the passage; ``score`` is what it is ranked by, from 0 to about 4; the ranks count
    from 1 among the passages that were compared.
    """

    passage: Passage
    document: DocumentRecord
    sentences: tuple[tuple[int, int], ...]
    dense: float
    late: float
    lexical: float
    score: float
    dense_rank: int
    lexical_rank: int

    @property
    def sentence(self) -> tuple[int, int]:
        """Return the span of the sentence that answers best."""
        return self.sentences[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What Entente says to a question: a verdict and verbatim passages, best first.

    ``question`` is the cleaned question; ``confidence`` is in [0, 1] and says how much speaks for
    the first hit; ``version`` names the index version that answered. ``lacks`` are words for what
    was asked for and the first hit does not hold. ``intent`` is what the question wants instead of
    a passage, if anything: small talk has no hits, but ``examples`` of questions to ask.
    """

    question: str
    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    version: str
    lacks: str | None = None
    intent: Intent | None = None
    examples: tuple[str, ...] = ()


class Searcher:
    """An index version together with the encoder that made it."""

    def __init__(self, version: IndexVersion, embedder: Embedder) -> None:
        """Take an opened version and the loaded model it was made with."""
        self.version = version
        self._embedder = embedder
        self._examples = examples(version)

    def answer(self, question: str, top: int = 3, *, today: date | None = None) -> Answer:
        """Answer a question with at most ``top`` passages, as of ``today`` (in UTC by default).

        Takes tens of milliseconds of computing: never call it on the event loop. Raises
        QuestionError for a question that holds nothing to search for or does not fit the model.
        """
        text = clean(question)
        version = self.version.manifest.version
        intent = intent_of(text)
        if intent is Intent.SMALL_TALK:
            return Answer(
                text, Verdict.NONE, 0.0, (), version, intent=intent, examples=self._examples
            )
        if self._embedder.count_tokens([text])[0] > self._embedder.passage_tokens:
            raise QuestionError(
                "Your question is too long for me to read as a whole. "
                "Could you ask it in a sentence or two?"
            )
        encoding = self._embedder.encode_questions([text])[0]
        contents, rule = self.version.contents, self.version.manifest.abstention
        ranking = rank(contents, text, encoding)
        confidence = rule.confidence(weigh(ranking, contents.calibration, encoding))
        hits = self._hits(ranking, top)
        lacks = lacking(
            text,
            hits[0].passage,
            hits[0].document.title,
            contents.aliases,
            today or datetime.now(UTC).date(),
        )
        return Answer(
            question=text,
            verdict=temper(rule.judge(confidence), lacks, intent),
            confidence=confidence,
            hits=hits,
            version=version,
            lacks=lacks,
            intent=intent,
        )

    def _hits(self, ranking: Ranking, top: int) -> tuple[Hit, ...]:
        dense_ranks, lexical_ranks = _ranks(ranking.cosine), _ranks(ranking.lexical)
        hits = []
        for at, row in enumerate(ranking.rows[:top]):
            passage = self.version.contents.passages[row]
            hits.append(
                Hit(
                    passage=passage,
                    document=self.version.documents[passage.document],
                    sentences=tuple(passage.sentences[number] for number in ranking.sentences[at]),
                    dense=float(ranking.cosine[at]),
                    late=float(ranking.late[at]),
                    lexical=float(ranking.lexical[at]),
                    score=float(ranking.score[at]),
                    dense_rank=int(dense_ranks[at]),
                    lexical_rank=int(lexical_ranks[at]),
                )
            )
        return tuple(hits)


def _ranks(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each candidate's place by a score, from 1."""
    ranks = np.empty(len(scores), dtype=np.int64)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return ranks
