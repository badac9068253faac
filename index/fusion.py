"""Dense and lexical scores into one ranking."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
"""Shape (candidates,)."""

CANDIDATES = 50
"""How many of the best of each kind are looked at together."""

DENSE_WEIGHT = 0.7
"""Chosen on four question sets: docs/decisions/0006-ranking.md."""


def normalise(scores: Scores) -> Scores:
    """Stretch scores to [0, 1]; all 0 when they are equal."""
    low, high = scores.min(), scores.max()
    if high <= low:
        return np.zeros_like(scores)
    return np.asarray((scores - low) / (high - low), dtype=np.float32)


def fuse(dense: Scores, lexical: Scores, dense_weight: float = DENSE_WEIGHT) -> Scores:
    """Return the weighted sum of both scores, each stretched to [0, 1] over the candidates.

    A weighted sum was measured better here than reciprocal rank fusion (Cormack et al. 2009).
    """
    return np.asarray(
        dense_weight * normalise(dense) + (1 - dense_weight) * normalise(lexical), dtype=np.float32
    )
