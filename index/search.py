"""A question to an answer: passages, the answering sentence, and a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from index.abstention import Verdict, weigh
from index.asked import QuestionEncoder
from index.embedder import Embedder
from index.encoders import encoder_of
from index.errors import QuestionError, VersionError
from index.events import MOST, EventAnswer, EventSearcher
from index.followup import wants_translation
from index.guard import lacking, quoted, temper, unheard_year
from index.intents import Intent, intent_of
from index.known import Known
from index.lexical import known_language
from index.manifest import DocumentRecord
from index.question import clean
from index.ranking import READ, Ranking, rank
from index.reranker import CANDIDATES, Reranker
from index.search_words import Reading, Told
from index.stages import Batched, Lap, unwatched
from index.version import IndexVersion
from knowledge import Passage, heading_line
from knowledge.calendars.model import Event


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the reasons.

    ``sentences`` are the spans of the answering sentences, one or two, the better first, in
    characters of ``passage.text``. ``dense`` is the cosine, ``late`` the MaxSim, ``lexical`` the
    BM25 score of the passage; ``score`` is what it is ranked by, from 0 to about 5; the ranks count
    from 1 among the passages that were compared. ``reranked`` is the score of the cross-encoder,
    by which the hits that have one are in order, where there is a cross-encoder.
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
    reranked: float | None = None

    @property
    def sentence(self) -> tuple[int, int]:
        """Return the span of the sentence that answers best."""
        return self.sentences[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What Entente says to a question: a verdict and verbatim passages, best first.

    ``question`` is the cleaned question, a reply's together with those before it; ``confidence``
    is in [0, 1] and says how much speaks for the first hit; ``version`` names the index version
    that answered. ``lacks`` are words for what was asked for and the first hit does not hold.
    ``intent`` is what the question wants instead of a passage, if anything: small talk has no hits,
    but ``examples`` of questions to ask. ``translation`` says that another language was asked for,
    which no passage is put into.

    ``calendar`` is what the calendars answer to a question about dates, and ``events`` its events,
    best first: then there are no hits, and ``confidence`` is 1 where it answers and 0 where it does
    not, for that is computed and not estimated.
    """

    question: str
    verdict: Verdict
    confidence: float
    hits: tuple[Hit, ...]
    version: str
    lacks: str | None = None
    intent: Intent | None = None
    examples: tuple[str, ...] = ()
    translation: bool = False
    events: tuple[Event, ...] = ()
    calendar: EventAnswer | None = None


class Searcher:
    """An index version together with the encoder that made it.

    ``lap`` is called at the end of each stage of an answer; `make bench` sets it.
    """

    def __init__(
        self,
        version: IndexVersion,
        embedder: Embedder,
        reranker: Reranker | None = None,
        events: EventSearcher | None = None,
    ) -> None:
        """Take an opened version and the loaded encoder that made its vectors.

        There may be a cross-encoder, and what answers questions about dates.

        :raises VersionError: If another encoder made them.
        """
        made_with = version.manifest.model
        if embedder.identity != made_with:
            raise VersionError(
                f"The index version {version.manifest.version} was made with {made_with.name} by "
                f"{made_with.encoder}, and cannot be asked with {embedder.identity.name} by "
                f"{embedder.identity.encoder}."
            )
        self.version = version = version.encoding(embedder)
        self.lap: Lap = unwatched
        self._embedder = embedder
        self._questions = QuestionEncoder(embedder)
        self._reranker = reranker
        self._events = events
        known = Known.open(version.folder) or Known.of(version.contents.passages, version.documents)
        self._examples, self._threads, self._names = known.examples, known.threads, known.names
        self._years = known.years

    @property
    def embedder(self) -> Embedder:
        """Return the loaded model."""
        return self._embedder

    @property
    def reranker(self) -> Reranker | None:
        """Return the cross-encoder, if there is one."""
        return self._reranker

    def over(self, version: IndexVersion, events: EventSearcher | None) -> Searcher:
        """Return what answers from another version of the same model, and from its calendars.

        Takes a moment of computing, and seconds where another encoder made that version: never call
        it on the event loop.

        :raises ModelError: If the encoder that made it cannot be loaded here.
        """
        embedder = encoder_of(self._embedder, version.manifest.model)
        made = Searcher(version, embedder, self._reranker, events)
        made.watch(self.lap, self._questions.batched)
        return made

    def watch(self, lap: Lap, batched: Batched) -> None:
        """Take what is called at the end of each stage, and for each batch of questions encoded.

        What `over` returns calls them too.
        """
        self.lap, self._questions.batched = lap, batched

    def follow_up(self, previous: str, reply: str) -> str:
        """Return the question that a reply to the answer to ``previous`` asks, for `answer`.

        It holds both where the reply leans on what was asked before. Raises QuestionError for a
        reply that holds nothing to search for.
        """
        return self._threads.combine(previous, reply)

    def answer(self, question: str, top: int = 3, *, now: datetime | None = None) -> Answer:
        """Answer a question with at most ``top`` passages, or events, as of an aware time.

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
        now = now or datetime.now(UTC)
        if intent is None and (dated := self._dated(text, now)):
            self.lap("dates")
            return dated
        asked = self._threads.unfolded(text)
        self.lap("clean")
        if not self._embedder.fits(asked):
            raise QuestionError(
                "Your question is too long for me to read as a whole. "
                "Could you ask it in a sentence or two?"
            )
        contents, rule = self.version.contents, self.version.manifest.abstention
        self.lap("tokenise")
        reworded = contents.lexical.reworded(asked)
        self.lap("lexical")
        encoding = self._questions.encode(reworded)
        self.lap("encode")
        compared = max(READ, top, CANDIDATES if self._reranker else 0)
        ranking = rank(contents, asked, encoding, self.lap, read=compared)
        confidence = rule.confidence(weigh(ranking, contents.calibration, encoding))
        self.lap("verdict")
        hits = self._hits(ranking, self._rescored(asked, ranking), top)
        lacks = (
            lacking(
                asked,
                hits[0].passage,
                hits[0].document.title,
                contents.aliases,
                now.astimezone(UTC).date(),
                sentences=hits[0].sentences,
            )
            or unheard_year(asked, self._years)
            or self._unmatched(
                Reading(reworded, encoding, self._embedder, contents), hits[0], ranking
            )
        )
        self.lap("slots and words")
        return Answer(
            question=text,
            verdict=temper(rule.judge(confidence), lacks, intent),
            confidence=confidence,
            hits=hits,
            version=version,
            lacks=lacks,
            intent=intent,
            translation=wants_translation(text),
        )

    def _unmatched(self, reading: Reading, hit: Hit, ranking: Ranking) -> str | None:
        """Return the words of a question that a hit must have and has not, as words of a card."""
        contents, passage = reading.contents, hit.passage
        row = next(row for row in ranking.rows if contents.passages[row] == passage)
        told = Told.of(
            int(row),
            (hit.document.title, *passage.headings, passage.text),
            known_language(hit.document.language),
            contents.aliases,
        )
        return quoted(reading.unmatched(self._names, told)) or None

    def search_events(self, query: str, now: datetime, limit: int = MOST) -> tuple[Event, ...]:
        """Return the events that mean what a query says, what is not over first, soonest first.

        None without calendars. Takes as long as `answer`.
        """
        return self._events.search(query, now, limit) if self._events else ()

    def _dated(self, text: str, now: datetime) -> Answer | None:
        """Return what the calendars answer; None for a question that is not for them."""
        if self._events is None:
            return None
        found = self._events.answer(text, now, self.version.contents.aliases)
        if found is None:
            return None
        return Answer(
            question=text,
            verdict=Verdict.ANSWERED if found.answers else Verdict.NONE,
            confidence=1.0 if found.answers else 0.0,
            hits=(),
            version=self.version.manifest.version,
            translation=wants_translation(text),
            events=found.events,
            calendar=found,
        )

    def _rescored(self, question: str, ranking: Ranking) -> NDArray[np.float32]:
        """Return the cross-encoder's scores of the first candidates; none without one."""
        if self._reranker is None:
            return np.empty(0, np.float32)
        passages = (self.version.contents.passages[row] for row in ranking.rows[:CANDIDATES])
        return self._reranker.scores(question, [self._shown(passage) for passage in passages])

    def _shown(self, passage: Passage) -> str:
        """Return a passage below its headings, as it was encoded."""
        title = self.version.documents[passage.document].title
        return f"{heading_line(title, passage.headings)}\n{passage.text}"

    def _hits(self, ranking: Ranking, rescored: NDArray[np.float32], top: int) -> tuple[Hit, ...]:
        dense_ranks, lexical_ranks = _ranks(ranking.cosine), _ranks(ranking.lexical)
        hits = []
        order = np.arange(len(ranking.rows))
        order[: len(rescored)] = np.argsort(-rescored, kind="stable")
        for at in order[:top]:
            passage = self.version.contents.passages[ranking.rows[at]]
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
                    reranked=float(rescored[at]) if at < len(rescored) else None,
                )
            )
        return tuple(hits)


def _ranks(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return each candidate's place by a score, from 1."""
    ranks = np.empty(len(scores), dtype=np.int64)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return ranks
