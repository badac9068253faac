"""The bot's real process is stopped or killed: who waits is answered, and nothing comes twice."""

from __future__ import annotations

import signal

from bot.unfinished import STOPPING
from tests.wire.faults import Slow
from tests.wire.homes import ANSWERS, QUESTION
from tests.wire.interactions import click, slash, written
from tests.wire.objects import CHANNEL
from tests.wire.process import Running

EDIT = "PATCH /webhooks/.*@original"
POST = f"POST /channels/{CHANNEL}/messages"
NEVER = 60.0
"""Seconds, longer than a process that ends waits for anything."""


def test_what_is_open_is_finished_before_the_end(bot: Running) -> None:
    bot.wire.rest.faults.add(f"{EDIT}|{POST}", Slow(2.0))
    asked = bot.wire.ask(slash("ask", question=QUESTION))
    bot.wire.tell("MESSAGE_CREATE", written(QUESTION))
    bot.wire.wait("both on their way", lambda: bot.wire.rest.of("PATCH") and bot.wire.rest.of(POST))
    assert bot.stop() == 0
    assert ANSWERS in asked.text
    assert ANSWERS in str(bot.wire.written())
    assert STOPPING not in asked.text
    assert "Stopped." in bot.said
    assert "Traceback" not in bot.said


def test_who_cannot_be_answered_before_the_end_is_told_so(bot: Running) -> None:
    shown = bot.ask(QUESTION).shown[0]
    bot.wire.rest.faults.add(EDIT, Slow(NEVER))
    bot.wire.rest.faults.add(POST, Slow(NEVER), times=1)
    asked = [
        bot.wire.ask(slash("ask", question=QUESTION)),
        bot.wire.ask(click(shown, "Why this answer?")),
    ]
    bot.wire.tell("MESSAGE_CREATE", written(QUESTION))
    bot.wire.wait("all on their way", lambda: len(bot.wire.rest.of("PATCH")) >= 3)
    bot.wire.wait("the reply on its way", lambda: bot.wire.rest.of(POST))
    assert bot.stop() == 0
    assert [STOPPING in each.text for each in asked] == [True, True]
    assert [each["content"] for each in bot.wire.written()] == [STOPPING]
    assert "Traceback" not in bot.said


def test_a_bot_that_nobody_waits_for_ends_at_once(bot: Running) -> None:
    assert bot.stop(signal.SIGINT) == 0
    assert "Stopped." in bot.said
