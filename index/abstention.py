"""Whether the best passage is good enough to be called an answer: a measured rule.

Three numbers speak for a passage. Each is compared with what the shipped off-topic questions
get on the same documents, so that one fit serves every model and every community.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.calibration import Calibration
from index.embedder import Encoding
from index.ranking import Ranking

# A logistic regression on the three numbers, each less its mean over the off-topic questions and
# divided by their standard deviation. Fitted on 633 rightly answered questions of three sets
# (squad2, clapnq, covid_faq) against 600 questions that none of them answers, balanced; each set
# left out once: AUROC .993 to .998. docs/decisions/0006-ranking.md says how.
_WEIGHTS = np.array([0.94, 0.81, 0.68])
_BIAS = -5.52
_CLIP = 8.0
# The share of off-topic questions whose best passage may be called an answer, or not sure.
_ANSWERED_QUANTILE = 0.98
_UNSURE_QUANTILE = 0.90
_RIVALS = slice(1, 6)


class Verdict(StrEnum):
    """What Entente says of its best passage."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Abstention:
    """The rule of one index version.

    ``means`` and ``deviations`` are those of the three numbers over the off-topic questions;
    ``answered`` and ``unsure`` are the confidences from which the verdict changes.
    """

    means: tuple[float, ...]
    deviations: tuple[float, ...]
    answered: float
    unsure: float

    def confidence(self, evidence: NDArray[np.float64]) -> float:
        """Return how much speaks for an answer, from 0 to 1."""
        standard = (evidence - np.array(self.means)) / np.array(self.deviations)
        weighted = float(_WEIGHTS @ np.clip(standard, -_CLIP, _CLIP)) + _BIAS
        return float(1 / (1 + np.exp(-weighted)))

    def judge(self, confidence: float) -> Verdict:
        """Return the verdict on a confidence."""
        if confidence >= self.answered:
            return Verdict.ANSWERED
        return Verdict.UNSURE if confidence >= self.unsure else Verdict.NONE


def weigh(ranking: Ranking, calibration: Calibration, encoding: Encoding) -> NDArray[np.float64]:
    """Return the three numbers that speak for the first passage, shape (3,).

    They are the MaxSim of its best sentence, its cosine against those of unrelated passages, and
    how far its score is ahead of the next five.
    """
    rivals = ranking.score[_RIVALS]
    lead = float(ranking.score[0] - rivals.mean()) if len(rivals) else 0.0
    surprise = calibration.surprise(encoding.vector, float(ranking.cosine[0]))
    return np.array([float(ranking.sentence_late[0]), surprise, lead])


def fit(evidences: Sequence[NDArray[np.float64]]) -> Abstention:
    """Return the rule for a version, from the evidence of the off-topic questions on it."""
    table = np.stack(evidences)
    # One passage has no rivals, and a number that never changes says nothing.
    deviations = np.maximum(table.std(axis=0), 1e-3)
    unset = Abstention(tuple(table.mean(axis=0).tolist()), tuple(deviations.tolist()), 1.0, 1.0)
    confidences = [unset.confidence(evidence) for evidence in table]
    answered, unsure = np.quantile(confidences, (_ANSWERED_QUANTILE, _UNSURE_QUANTILE))
    return Abstention(unset.means, unset.deviations, float(answered), float(unsure))
