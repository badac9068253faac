"""The largest scores of very many, against sorting them all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import _largest


@given(st.integers(0, 5000), st.integers(1, 40), st.integers(1, 30), st.integers(0, 99))
def test_the_largest_are_those_of_a_stable_sort(
    size: int, count: int, different: int, seed: int
) -> None:
    scores = np.random.default_rng(seed).integers(0, different, size).astype(np.float32)
    order = np.argsort(-scores, kind="stable")[:count]
    assert _largest(scores, count).tolist() == order[scores[order] > 0].tolist()


@pytest.mark.parametrize("size", [0, 1, 255, 256, 10_000])
def test_nothing_is_among_the_largest_where_nothing_scores(size: int) -> None:
    assert _largest(np.zeros(size, np.float32), 30).tolist() == []
