"""MaxSim against its definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encodings import Encodings
from index.late import centre, max_sim, similarities
from index.quantisation import bits_for, bits_of, quantise, restore


def _units(count: int, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    made = np.random.default_rng(seed).normal(size=(count, 24)).astype(np.float32)
    return centre(made, np.zeros(24, np.float32))


def test_centred_tokens_have_length_one_and_no_mean_part() -> None:
    mean = np.full(24, 5, np.float32)
    tokens = centre(_units(40, 1) + mean, mean)
    assert np.linalg.norm(tokens, axis=1) == pytest.approx(np.ones(40), abs=1e-5)
    assert tokens == pytest.approx(_units(40, 1), abs=1e-5)


def test_a_token_equal_to_the_mean_is_no_division_by_zero() -> None:
    assert np.isfinite(centre(np.ones((1, 24), np.float32), np.ones(24, np.float32))).all()


@pytest.mark.parametrize(("bits", "error", "width"), [(8, 0.02, 24), (4, 0.2, 14)])
def test_few_bits_are_about_as_good_as_floats(bits: int, error: float, width: int) -> None:
    tokens, question = _units(200, 2), _units(9, 3)
    stored = quantise(tokens, bits)
    assert bits_of(stored) == bits
    assert (stored.itemsize, stored.shape) == (1, (200, width))
    assert similarities(question, stored) == pytest.approx(tokens @ question.T, abs=error)
    assert np.abs(similarities(question, stored) - tokens @ question.T).mean() < error / 4


@pytest.mark.parametrize("bits", [8, 4])
def test_what_was_restored_is_stored_the_same_again(bits: int) -> None:
    stored = quantise(_units(200, 2), bits)
    assert (quantise(restore(stored), bits) == stored).all()


def test_many_characters_are_kept_in_fewer_bits() -> None:
    assert bits_for(4000, 384, limit=384_000) == 8
    assert bits_for(4004, 384, limit=384_000) == 4


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(1, 7))
def test_max_sim_is_the_mean_of_the_best(lengths: list[int], words: int) -> None:
    tokens, question = _units(sum(lengths), 4), _units(words, 5)
    ends = np.cumsum(lengths)
    begins = ends - np.array(lengths)
    found = max_sim(tokens @ question.T, begins, ends)
    for span, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        best = [max(float(t @ q) for t in tokens[begin:end]) for q in question]
        assert found[span] == pytest.approx(sum(best) / words, abs=1e-5)


def test_encodings_compare_any_texts_in_any_order() -> None:
    lengths = [3, 1, 5, 2]
    rows = [quantise(_units(length, 10 + length), 8) for length in lengths]
    encodings = Encodings.of([_units(1, 20)[0]] * 4, rows)
    question = _units(4, 6)
    found = encodings.max_sim(question, np.array([2, 0, 2]))
    single = [float(similarities(question, rows[i]).max(axis=0).mean()) for i in (2, 0, 2)]
    assert found == pytest.approx(single, abs=1e-5)


def test_very_many_characters_are_kept_in_no_bits_at_all() -> None:
    narrow = 384 // 2 + 2
    assert bits_for(4000, 384, limit=0, most=1000 * narrow) == 4
    assert bits_for(4004, 384, limit=0, most=1000 * narrow) == 0
    # Whoever allows more in 8 bits allows as much in 4.
    assert bits_for(4004, 384, limit=1001 * narrow, most=1000 * narrow) == 4
    assert quantise(_units(5, 1), 0).shape == (0, 24)
