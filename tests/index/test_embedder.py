"""Texts to vectors, with the real model."""

from __future__ import annotations

import numpy as np
import pytest

from index import Embedder


def test_vectors_have_length_one_and_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = ["short", "a much longer text about medical images " * 10, "PACS"] * 15
    done: list[int] = []
    vectors = embedder.embed_passages(texts, done.append)
    assert vectors.shape == (45, embedder.identity.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(45), abs=1e-5)
    for row in (0, 1, 2):
        alone = embedder.embed_passages([texts[row]])[0]
        assert vectors[row + 30] @ alone == pytest.approx(1, abs=1e-4)
    assert done[-1] == 45


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.identity.dimension)
    assert embedder.count_tokens([]) == []


def test_tokens_are_counted_beyond_the_limit(embedder: Embedder) -> None:
    words = 3 * embedder.identity.max_tokens
    assert embedder.count_tokens(["image " * words, "image"]) == [words, 1]


def test_near_in_meaning_is_near_in_vectors(embedder: Embedder) -> None:
    question, near, far = embedder.embed_questions(
        ["Who leads the society?", "The president heads the association.", "Bread needs yeast."]
    )
    assert question @ near > question @ far
