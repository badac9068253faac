"""From a question to ranked passages: vectors and words choose candidates, MaxSim ranks them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.compared import FEW, Compared
from index.contents import Contents
from index.dense import POOL
from index.embedder import Encoding
from index.naming import handicaps
from index.quantisation import Tokens
from index.stages import Lap, unwatched

CANDIDATES = 30
"""How many passages are compared word by word."""

READ = 12
"""Of how many of these, the best, the sentences and the headings are compared too, if no more are
asked for."""

_BY_WORDS = 5
_BLOCK = 256
# How much the words count for choosing candidates and for ranking them, against cosines.
_CHOOSING_WORDS = 0.1
_RANKING_WORDS = 0.08
# How much the line of title and headings counts against the passage: in questions and answers of a
# community the heading often is the question.
_HEADING = 0.35
# A second sentence is shown in bold when it is as good as the first within this much; the scale is
# that of MaxSim plus cosine, from 0 to 2.
_SECOND_SENTENCE_MARGIN = 0.03

Scores = NDArray[np.float32]
"""Shape (candidates,)."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first.

    ``rows`` are passages; ``cosine``, ``late`` (MaxSim) and ``lexical`` (BM25) compare the question
    with the whole passage; ``sentence_late`` is the MaxSim of its best sentence; ``score`` is what
    they are ranked by. ``sentences`` are the numbers of each passage's answering sentences, one or
    two, the better first.
    """

    rows: NDArray[np.int64]
    cosine: Scores
    late: Scores
    lexical: Scores
    sentence_late: Scores
    score: Scores
    sentences: tuple[tuple[int, ...], ...]


def rank(
    contents: Contents,
    question: str,
    encoding: Encoding,
    lap: Lap = unwatched,
    *,
    read: int = READ,
) -> Ranking:
    """Rank the best ``read`` passages for a question, given with its encoding.

    The score is MaxSim + cosine + 0.08 · normalised BM25 of the passage, plus MaxSim + cosine of
    its best sentence, plus 0.35 · (MaxSim + cosine) of the line of its title and headings:
    docs/decisions/0006-ranking.md. BM25 counts less for passages that are in another language than
    the question. Near names are told apart by what `handicaps` takes off. ``lap`` is told each
    stage.
    """
    lexical = contents.lexical.scores(question)
    normalised = contents.lexical.weights(question) * lexical / max(float(lexical.max()), 1e-6)
    lap("lexical")
    rows, cosine = _candidates(contents, encoding.vector, normalised, lap)
    lap("fuse")
    tokens = contents.calibration.question(encoding)
    compared, places = contents.compared(rows)
    late = compared.encodings.max_sim(tokens, places)
    score = late + cosine + _RANKING_WORDS * normalised[rows]
    best = np.sort(np.argsort(-score, kind="stable")[:read])
    rows, places = rows[best], places[best]
    cosine, late, score = cosine[best], late[best], score[best]
    lap("late interaction")

    begins, ends = compared.first_sentence[places], compared.first_sentence[places + 1]
    texts = np.concatenate([np.arange(b, e) for b, e in zip(begins, ends, strict=True)])
    sentence_late = compared.sentences.max_sim(tokens, texts)
    sentence_score = sentence_late + compared.sentences.vectors[texts] @ encoding.vector
    firsts = np.cumsum(ends - begins) - (ends - begins)
    by_passage = np.split(sentence_score, firsts[1:])
    best_late = np.maximum.reduceat(sentence_late, firsts)
    lap("sentence")

    score += np.maximum.reduceat(sentence_score, firsts)
    score += _HEADING * _above(compared, tokens, encoding.vector, places)
    order = np.argsort(-score, kind="stable")
    ranked = [contents.passages[row] for row in rows[order]]
    score[order] -= handicaps(question, ranked, contents.aliases)
    order = np.argsort(-score, kind="stable")
    lap("rank")
    return Ranking(
        rows=rows[order],
        cosine=cosine[order],
        late=late[order],
        lexical=lexical[rows][order],
        sentence_late=best_late[order],
        score=score[order].astype(np.float32),
        sentences=tuple(_answering(by_passage[at]) for at in order),
    )


def _above(
    compared: Compared, tokens: Tokens, vector: NDArray[np.float32], rows: NDArray[np.int64]
) -> Scores:
    """Return MaxSim + cosine of the line that stands above each passage."""
    lines, places = np.unique(compared.heading_of[rows], return_inverse=True)
    scores = compared.headings.max_sim(tokens, lines) + compared.headings.vectors[lines] @ vector
    return np.asarray(scores[places], dtype=np.float32)


def _candidates(
    contents: Contents, vector: NDArray[np.float32], words: Scores, lap: Lap
) -> tuple[NDArray[np.int64], Scores]:
    """Return the passages worth comparing word by word, as they stand in the version.

    With them comes the cosine of each.
    """
    by_vector, cosines = contents.dense.search(vector, POOL)
    lap("dense")
    by_words = _largest(words, CANDIDATES)
    others = np.setdiff1d(by_words, by_vector)
    pool = np.concatenate((by_vector, others))
    cosines = np.concatenate((cosines, contents.kept.encodings.vectors[others] @ vector))
    order = np.argsort(-(cosines + _CHOOSING_WORDS * words[pool]), kind="stable")
    few = contents.encoder is not None
    chosen = np.zeros(len(pool), np.bool_)
    chosen[order[: FEW - 1 if few else CANDIDATES]] = True
    chosen |= np.isin(pool, by_words[: 1 if few else _BY_WORDS])
    rows, cosines = pool[chosen], cosines[chosen]
    order = np.argsort(rows)
    return rows[order], cosines[order]


def _largest(scores: Scores, count: int) -> NDArray[np.int64]:
    """Return the places of the largest scores above 0, the first of equal ones first.

    Sorting a million takes a hundred times as long as looking for the largest of each block: the
    ``count`` largest of all are no smaller than the one of that rank among these.
    """
    whole = len(scores) // _BLOCK * _BLOCK
    tops = scores[:whole].reshape(-1, _BLOCK).max(axis=1)
    least = np.partition(tops, -count)[-count] if len(tops) > count else 0.0
    places = np.flatnonzero((scores >= least) & (scores > 0))
    return places[np.argsort(-scores[places], kind="stable")[:count]]


def _answering(scores: Scores) -> tuple[int, ...]:
    """Return the number of the best sentence, and of the second where it is about as good."""
    order = np.argsort(-scores, kind="stable")
    close = len(order) > 1 and scores[order[0]] - scores[order[1]] < _SECOND_SENTENCE_MARGIN
    return tuple(int(number) for number in order[: 2 if close else 1])
