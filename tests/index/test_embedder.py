"""Texts to vectors, with the real model."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index import Embedder


def test_vectors_have_length_one_and_come_with_the_place_of_their_text(embedder: Embedder) -> None:
    texts = ["short", "a much longer text about medical images " * 10, "PACS"] * 15
    encoded = dict(embedder.encode_passages(texts))
    assert sorted(encoded) == list(range(45))
    vectors = np.stack([encoded[place].vector for place in range(45)])
    assert vectors.shape == (45, embedder.identity.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(45), abs=1e-5)
    for place in (0, 1, 2):
        ((_, alone),) = embedder.encode_passages([texts[place]])
        assert vectors[place + 30] @ alone.vector == pytest.approx(1, abs=1e-4)
        assert len(alone.tokens) == embedder.count_tokens([texts[place]])[0]


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert list(embedder.encode_passages([])) == []
    assert embedder.count_tokens([]) == []


def test_tokens_are_counted_beyond_the_limit(embedder: Embedder) -> None:
    words = 3 * embedder.identity.max_tokens
    assert embedder.count_tokens(["image " * words, "image"])[0] > embedder.identity.max_tokens


def test_a_sign_without_tokens_of_its_own_is_still_encoded(embedder: Embedder) -> None:
    (encoding,) = embedder.encode_questions(["\u0301"])
    assert encoding.tokens.shape[0] >= 1


def test_near_in_meaning_is_near_in_vectors_across_languages(embedder: Embedder) -> None:
    question, near, far = (
        encoding.vector
        for encoding in embedder.encode_questions(
            ["Who leads the society?", "Wer leitet die Gesellschaft?", "Brot braucht Hefe."]
        )
    )
    assert question @ near > question @ far


def test_texts_are_counted_whole_while_another_thread_asks(embedder: Embedder) -> None:
    long = " ".join(["house"] * (embedder.passage_tokens + 100))
    whole = embedder.count_tokens([long])
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            embedder.encode_questions(["What opens at nine?"])

    with ThreadPoolExecutor(max_workers=1) as other:
        asked = other.submit(ask)
        counts = [embedder.count_tokens([long]) for _ in range(3000)]
        ended.set()
        asked.result()
    assert [count for count in counts if count != whole] == []
