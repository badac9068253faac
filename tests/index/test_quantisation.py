"""Token vectors in few bits: what is computed from them without restoring them first."""

from __future__ import annotations

import numpy as np
import pytest

from index.quantisation import BITS, products, quantise, restore


@pytest.mark.parametrize("bits", BITS)
def test_products_are_those_of_what_is_restored(bits: int) -> None:
    draw = np.random.default_rng(1)
    tokens, others = (draw.normal(size=(count, 384)).astype(np.float32) for count in (50, 7))
    tokens /= np.linalg.norm(tokens, axis=1, keepdims=True)
    stored = quantise(tokens, bits)
    found = products(stored, others)
    assert found.shape == (50, 7)
    assert np.allclose(found, restore(stored) @ others.T, atol=1e-4)
