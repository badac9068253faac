"""What many ask at once: one computation for one question. The calls of the encoder are counted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence

import pytest

from bot.ask.service import AskService, BusyError
from index import Embedder, Library, QuestionError, Searcher
from index.embedder import Encoding

QUESTION = "What will the partnership focus on?"


@pytest.fixture
def ask(shipped_library: Library, embedder: Embedder) -> Iterator[AskService]:
    """Yield what answers from the shipped documents, with nothing kept from other tests."""
    version = shipped_library.open_current(embedder.identity)
    service = AskService(Searcher(version, embedder), queue=2)
    yield service
    service.close()


@pytest.fixture
def given(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the questions that the encoder is given."""
    found: list[str] = []
    real = embedder.encode_questions

    def encode(questions: Sequence[str]) -> list[Encoding]:
        found.extend(questions)
        return real(questions)

    monkeypatch.setattr(embedder, "encode_questions", encode)
    return found


async def test_what_many_ask_at_once_is_answered_once(ask: AskService, given: list[str]) -> None:
    answers = await asyncio.gather(*(ask.answer(QUESTION) for _ in range(20)))
    assert all(answer is answers[0] for answer in answers)
    assert len(given) == 1
    again = await ask.answer(QUESTION)
    assert again is not answers[0]
    assert len(given) == 1


async def test_who_gives_up_does_not_take_the_answer_from_others(ask: AskService) -> None:
    first, second = (asyncio.create_task(ask.answer(QUESTION)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second).hits
    assert first.cancelled()


async def test_a_refusal_reaches_all_who_asked(ask: AskService) -> None:
    found = await asyncio.gather(*(ask.answer(" ") for _ in range(3)), return_exceptions=True)
    assert [type(each) for each in found] == [QuestionError] * 3


async def test_different_questions_fill_the_queue(ask: AskService) -> None:
    begun = threading.Event()
    held = [asyncio.create_task(ask.run(lambda: begun.wait(60))) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(BusyError):
        await ask.answer(QUESTION)
    begun.set()
    await asyncio.gather(*held)
    assert (await ask.answer(QUESTION)).hits
