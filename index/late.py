"""Late interaction: every word of a question looks for its best word in a passage.

MaxSim (Khattab and Zaharia 2020, ColBERT) over an encoder's own token vectors, not trained for it:
a constant mean vector is taken off first, which is what makes untrained token vectors comparable.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.quantisation import StoredTokens, Tokens, products


def centre(tokens: NDArray[np.float32], mean: NDArray[np.float32]) -> Tokens:
    """Return token vectors less their mean, each of length 1."""
    centred = tokens - mean
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(norms, 1e-6), dtype=np.float32)


def similarities(question: Tokens, tokens: StoredTokens) -> NDArray[np.float32]:
    """Return the cosine of every passage token to every question token, (tokens, question)."""
    return products(tokens, question)


def max_sim(
    cosines: NDArray[np.float32], begins: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return for each span of tokens the mean over the question of its best cosine.

    ``cosines`` is as `similarities` returns it; spans are rows ``[begin, end)`` of it and must not
    be empty.
    """
    # reduceat takes [b0, e0, b1, e1, …] and gives the gaps between spans too, which are dropped; a
    # row below the last makes an end beyond the rows a valid index.
    padded = np.concatenate((cosines, np.zeros((1, cosines.shape[1]), np.float32)))
    borders = np.stack((begins, ends), axis=1).ravel()
    best = np.maximum.reduceat(padded, borders, axis=0)[::2]
    return np.asarray(best.mean(axis=1), dtype=np.float32)
