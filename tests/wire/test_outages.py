"""Discord hurts: the bot's real process gives each answer once, and is well again by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.wire.faults import Cut, Effect, Limit, Refuse, Slow
from tests.wire.gateway import IDENTIFY, RESUME
from tests.wire.homes import ANSWERS, QUESTION
from tests.wire.interactions import slash, written
from tests.wire.objects import CHANNEL
from tests.wire.process import Running

EDIT = "PATCH /webhooks/.*@original"
POST = f"POST /channels/{CHANNEL}/messages"
ACKNOWLEDGE = "POST /interactions/"


@pytest.fixture
def bot(lasting: Running) -> Iterator[Running]:
    """Yield the process of all these tests, and see that it is well again after each."""
    yield lasting
    lasting.wire.rest.faults.clear()
    lasting.ready()
    assert ANSWERS in lasting.ask(QUESTION).text


def times_answered(bot: Running, before: int) -> int:
    """Return how many messages of the channel, since then, hold the answer."""
    return [ANSWERS in str(each) for each in bot.wire.written()[before:]].count(True)


def test_a_gateway_that_is_cut_in_mid_answer_costs_nothing(bot: Running) -> None:
    bot.wire.rest.faults.add(EDIT, Slow(1.0), times=1)
    asked = bot.wire.ask(slash("ask", question=QUESTION))
    bot.wire.wait("the acknowledgement", lambda: asked.callback)
    resumed = len(bot.wire.gateway.of(RESUME))
    bot.wire.call(bot.wire.gateway.cut())
    bot.wire.wait("the answer", lambda: asked.answered)
    assert asked.text.count(ANSWERS) == 1
    bot.wire.wait("the resumed session", lambda: len(bot.wire.gateway.of(RESUME)) > resumed)


@pytest.mark.parametrize("arrived", [True, False])
def test_an_answer_whose_response_is_cut_is_there_once_and_without_an_apology(
    bot: Running, arrived: bool
) -> None:
    bot.wire.rest.faults.add(EDIT, Cut(arrived), times=1)
    asked = bot.ask(QUESTION)
    assert ANSWERS in asked.text
    # What is said next is said when all of this is over.
    bot.ask(QUESTION)
    assert "went wrong" not in asked.text


@pytest.mark.parametrize("arrived", [True, False])
def test_who_is_not_known_to_be_acknowledged_is_not_left_waiting(
    bot: Running, arrived: bool
) -> None:
    bot.wire.rest.faults.add(ACKNOWLEDGE, Cut(arrived), times=1)
    assert "reference" in bot.ask(QUESTION).text
    # That it was acknowledged twice is what Discord refuses, and how the bot finds out.
    assert [each[:5] for each in bot.wire.rest.callbacks.refused] == ["40060"] * arrived
    bot.wire.rest.callbacks.refused.clear()


@pytest.mark.parametrize("arrived", [True, False])
def test_a_reply_whose_response_is_cut_is_there_once(bot: Running, arrived: bool) -> None:
    before = len(bot.wire.written())
    bot.wire.rest.faults.add(POST, Cut(arrived), times=1)
    bot.wire.tell("MESSAGE_CREATE", written(QUESTION))
    bot.wire.wait("the reply", lambda: times_answered(bot, before))
    bot.ask(QUESTION)
    assert times_answered(bot, before) == 1


def test_what_is_asked_while_the_gateway_is_gone_is_answered_when_it_is_back(bot: Running) -> None:
    before = len(bot.wire.written())
    bot.wire.gone()
    # Discord keeps what a session missed, and tells it when it is resumed.
    bot.wire.tell("MESSAGE_CREATE", written(QUESTION))
    attempts = bot.said.count("Attempting a reconnect")
    bot.wire.wait(
        "attempts to connect",
        lambda: bot.said.count("Attempting a reconnect") - attempts >= 4,
    )
    bot.wire.back()
    bot.wire.wait("the answer", lambda: times_answered(bot, before))
    assert times_answered(bot, before) == 1


def test_a_session_that_is_forgotten_meanwhile_is_begun_anew(bot: Running) -> None:
    begun = len(bot.wire.gateway.of(IDENTIFY))
    bot.wire.gone()
    bot.wire.gateway.sessions.clear()
    bot.wire.back()
    bot.wire.wait("a new session", lambda: len(bot.wire.gateway.of(IDENTIFY)) > begun)
    assert len(bot.wire.gateway.sessions) == 1


@pytest.mark.parametrize("status", [500, 503])
def test_an_outage_of_seconds_delays_an_answer_and_a_reply(bot: Running, status: int) -> None:
    before = len(bot.wire.written())
    bot.wire.rest.faults.add(f"{EDIT}|{POST}", Refuse(status), times=3)
    bot.wire.tell("MESSAGE_CREATE", written(QUESTION))
    asked = bot.ask(QUESTION)
    bot.wire.wait("the reply", lambda: times_answered(bot, before))
    bot.ask(QUESTION)
    assert times_answered(bot, before) == 1
    assert asked.text.count(ANSWERS) == 1
    assert "went wrong" not in asked.text


@pytest.mark.parametrize("limit", [Limit(0.2), Limit(0.2, everywhere=True)])
def test_a_storm_of_limits_delays_but_loses_and_doubles_nothing(
    bot: Running, limit: Effect
) -> None:
    before = len(bot.wire.written())
    fault = bot.wire.rest.faults.add(f"{EDIT}|{POST}", limit, times=16)
    asked = [bot.wire.ask(slash("ask", question=QUESTION)) for _ in range(5)]
    for _ in range(3):
        bot.wire.tell("MESSAGE_CREATE", written(QUESTION))
    bot.wire.wait("all answers", lambda: all(each.answered for each in asked))
    bot.wire.wait("all replies", lambda: times_answered(bot, before) >= 3)
    bot.ask(QUESTION)
    assert fault.met == fault.times
    assert times_answered(bot, before) == 3
    assert [each.text.count(ANSWERS) for each in asked] == [1] * 5


def test_who_asks_in_an_outage_that_lasts_is_not_answered_but_the_next_is(bot: Running) -> None:
    # Discord waits 3 s for an acknowledgement; discord.py tries for longer.
    bot.wire.rest.faults.add(ACKNOWLEDGE, Refuse(500), times=2)
    asked = bot.wire.ask(slash("ask", question=QUESTION))
    refused = bot.wire.rest.callbacks.refused
    # Neither the acknowledgement nor an apology is taken any more.
    bot.wire.wait("both to be refused", lambda: len(refused) == 2)
    assert {each[:5] for each in refused} == {"10062"}
    assert asked.callback is None
    refused.clear()


def test_who_was_acknowledged_before_an_outage_of_thirty_seconds_is_told_in_the_end(
    bot: Running,
) -> None:
    # discord.py tries for 25 s, which are its own and not scaled down; then comes the apology.
    bot.wire.rest.faults.add("/webhooks/", Refuse(500), times=6)
    asked = bot.ask(QUESTION)
    assert "reference" in asked.text
    assert ANSWERS not in asked.text
