"""Questions of many threads through one real encoder, whose work is counted. They are made up."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from index import Embedder
from index.asked import QuestionEncoder
from index.embedder import Encoding


class Counted:
    """Notes what an encoder is given; its first work waits until it is let go."""

    def __init__(self, embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: list[list[str]] = []
        self.began, self.let_go = threading.Event(), threading.Event()
        real = embedder.encode_questions

        def encode(questions: Sequence[str]) -> list[Encoding]:
            self.given.append(list(questions))
            self.began.set()
            assert self.let_go.wait(60)
            return real(questions)

        monkeypatch.setattr(embedder, "encode_questions", encode)


@pytest.fixture
def counted(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Return what the encoder of the tests is given."""
    return Counted(embedder, monkeypatch)


def test_a_lone_question_does_not_wait_and_is_kept(embedder: Embedder, counted: Counted) -> None:
    counted.let_go.set()
    asked = QuestionEncoder(embedder)
    first = asked.encode("Where are the images?")
    assert asked.encode("Where are the images?") is first
    assert counted.given == [["Where are the images?"]]


def test_what_waits_goes_together_and_equal_questions_once(
    embedder: Embedder, counted: Counted
) -> None:
    asked = QuestionEncoder(embedder)
    texts = [f"Who keeps archive {number}?" for number in range(6)]
    with ThreadPoolExecutor(13) as pool:
        first = pool.submit(asked.encode, "Who is first?")
        assert counted.began.wait(60)
        others = [pool.submit(asked.encode, text) for text in texts * 2]
        while len(asked._waiting) < len(texts):
            assert not any(each.done() for each in others)
        counted.let_go.set()
        found = [each.result(60) for each in others]
        first.result(60)
    assert [len(batch) for batch in counted.given] == [1, embedder.together, 2]
    assert sorted(text for batch in counted.given[1:] for text in batch) == texts
    for number in range(6):
        assert found[number] is found[number + 6]


def test_only_the_last_are_kept(
    embedder: Embedder, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted.let_go.set()
    monkeypatch.setattr("index.asked._KEPT", 2)
    asked = QuestionEncoder(embedder)
    for text in ("one", "two", "one", "three", "one", "two"):
        asked.encode(text)
    assert counted.given == [["one"], ["two"], ["three"], ["two"]]


def test_a_long_text_is_not_kept(embedder: Embedder, counted: Counted) -> None:
    counted.let_go.set()
    asked = QuestionEncoder(embedder)
    for _ in range(2):
        asked.encode("where are the images " * 30)
    assert len(counted.given) == 2


def test_a_fault_reaches_all_who_wait_and_is_not_kept(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = QuestionEncoder(embedder)
    real = embedder.encode_questions

    def fail(_questions: Sequence[str]) -> list[Encoding]:
        raise MemoryError("made up")

    monkeypatch.setattr(embedder, "encode_questions", fail)
    with pytest.raises(MemoryError):
        asked.encode("Where are the images?")
    monkeypatch.setattr(embedder, "encode_questions", real)
    assert len(asked.encode("Where are the images?").tokens)
