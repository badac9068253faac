"""Figures with their 95 % intervals: means and areas by bootstrap, rates by Wilson's formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.evaluation.libraries import library

_LEVEL = 0.95
_RESAMPLES = 1000
_BATCH = 100
_SEED = 20191023
_FALSE_ANSWERS = 0.05

Values = NDArray[np.float64]
_Statistic = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value measured on ``n`` questions, with the ends of its interval.

    ``against`` counts the questions of the other side where two sides are compared. Without
    questions there is no value, and with a single one no bootstrap interval.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    against: int | None = None

    def to_json(self) -> dict[str, float | int | None]:
        """Return the figure as scripts read it."""
        record: dict[str, float | int | None] = {
            name: None if value is None else round(value, 4)
            for name, value in (("value", self.value), ("low", self.low), ("high", self.high))
        }
        record["n"] = self.n
        return record if self.against is None else record | {"against": self.against}


def mean(values: Sequence[float]) -> Figure:
    """Return the mean over questions."""
    table = np.array(values, dtype=np.float64)
    if not len(table):
        return Figure(None, None, None, 0)
    low, high = _interval((table,), np.mean)
    return Figure(float(table.mean()), low, high, len(table))


def rate(outcomes: Sequence[bool]) -> Figure:
    """Return the share of questions of which something is true."""
    n, hits = len(outcomes), sum(map(bool, outcomes))
    if not n:
        return Figure(None, None, None, 0)
    test = library("scipy.stats").binomtest(hits, n)
    interval = test.proportion_ci(confidence_level=_LEVEL, method="wilson")
    return Figure(hits / n, float(interval.low), float(interval.high), n)


def auroc(right: Sequence[float], wrong: Sequence[float]) -> Figure:
    """Return how often one of the former confidences is above one of the latter, ties half."""
    return _compare(right, wrong, _area)


def coverage_at_five_percent(right: Sequence[float], wrong: Sequence[float]) -> Figure:
    """Return the share of the former confidences above all but at most 5 % of the latter."""
    return _compare(right, wrong, _above)


def _area(right: Values, wrong: Values, axis: int = -1) -> Values:
    # Mann and Whitney's U is the number of pairs in the right order.
    test = library("scipy.stats").mannwhitneyu(right, wrong, axis=axis, method="asymptotic")
    area: Values = test.statistic / (right.shape[axis] * wrong.shape[axis])
    return area


def _above(right: Values, wrong: Values, axis: int = -1) -> Values:
    level = 1 - _FALSE_ANSWERS
    threshold = np.quantile(wrong, level, axis=axis, keepdims=True, method="inverted_cdf")
    share: Values = np.mean(right > threshold, axis=axis)
    return share


def _compare(right: Sequence[float], wrong: Sequence[float], statistic: _Statistic) -> Figure:
    ours, theirs = np.array(right, dtype=np.float64), np.array(wrong, dtype=np.float64)
    if not len(ours) or not len(theirs):
        return Figure(None, None, None, len(ours), len(theirs))
    low, high = _interval((ours, theirs), statistic)
    return Figure(float(statistic(ours, theirs)), low, high, len(ours), len(theirs))


def _interval(
    samples: tuple[Values, ...], statistic: _Statistic
) -> tuple[float | None, float | None]:
    if any(len(sample) < 2 for sample in samples):
        return None, None
    found = library("scipy.stats").bootstrap(
        samples,
        statistic,
        n_resamples=_RESAMPLES,
        batch=_BATCH,
        vectorized=True,
        confidence_level=_LEVEL,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    return float(found.confidence_interval.low), float(found.confidence_interval.high)
