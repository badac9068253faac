"""The rule for not knowing."""

from __future__ import annotations

import numpy as np
import pytest

from index import Searcher, Verdict
from index.abstention import fit
from index.bank import bank, cohort


def _spread(seed: int) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    return list(np.random.default_rng(seed).normal([0.3, 2, 0.1], [0.1, 1, 0.05], size=(300, 3)))


def test_almost_no_off_topic_question_is_called_answered() -> None:
    evidences = _spread(1)
    rule = fit(evidences)
    verdicts = [rule.judge(rule.confidence(evidence)) for evidence in evidences]
    assert verdicts.count(Verdict.ANSWERED) == pytest.approx(6, abs=1)
    assert verdicts.count(Verdict.NONE) == pytest.approx(270, abs=1)


def test_more_evidence_is_more_confidence() -> None:
    rule = fit(_spread(2))
    base = np.array([0.3, 2, 0.1])
    for number in range(3):
        more = base.copy()
        more[number] *= 1.5
        assert rule.confidence(more) > rule.confidence(base)
    assert 0 <= rule.confidence(base * -1000) < rule.confidence(base * 1000) <= 1


def test_evidence_that_never_changes_is_no_division_by_zero() -> None:
    rule = fit([np.array([0.3, 2, 0.0])] * 10)
    assert np.isfinite(rule.confidence(np.array([0.9, 9, 0.0])))


def test_the_shipped_texts_are_many_different_and_in_eight_languages() -> None:
    assert len(set(bank())) == len(bank()) >= 300
    assert len(set(cohort())) == len(cohort()) >= 300


def test_the_rule_of_the_shipped_version_was_measured_on_it(searcher: Searcher) -> None:
    rule = searcher.version.manifest.abstention
    assert 0 < rule.unsure < rule.answered < 1
    verdicts = [
        searcher.answer(question).verdict for question in bank()[::10] if question != "????"
    ]
    assert verdicts.count(Verdict.ANSWERED) <= 2
