"""Two kinds of scores, one ranking."""

from __future__ import annotations

import numpy as np
import pytest

from index.fusion import fuse, normalise


def test_scores_are_stretched_to_zero_and_one() -> None:
    assert normalise(np.array([2, 4, 3], dtype=np.float32)).tolist() == [0, 1, 0.5]


def test_equal_scores_say_nothing() -> None:
    assert normalise(np.array([0.7, 0.7], dtype=np.float32)).tolist() == [0, 0]


def test_the_weight_is_shared_between_both_kinds() -> None:
    dense = np.array([1, 0], dtype=np.float32)
    lexical = np.array([0, 9], dtype=np.float32)
    assert fuse(dense, lexical, dense_weight=0.8).tolist() == pytest.approx([0.8, 0.2])


def test_without_shared_words_the_vectors_decide() -> None:
    dense = np.array([0.2, 0.9, 0.5], dtype=np.float32)
    assert fuse(dense, np.zeros(3, dtype=np.float32)).argmax() == 1
