"""What is logged: findable by its reference, and without anyone's words, ids or tokens."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from bot.settings import load
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.log import Logged, logged
from tests.bot.reminding import DAY_BEFORE, SEND, ask, tick

# Made up, of the form of a bot's token and of an interaction's.
MADE_UP = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA.GAbCdE.abcdefghijklmnopqrstuvwxyz0123456789ABCD"
WEBHOOK = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5"
QUESTION = "What will the partnership focus on?"
UNASKED = "My made-up secret: how long do I boil an egg?"
ID = 123456789012345678


@pytest.fixture
def log() -> Iterator[Logged]:
    """Yield what is logged from now on, at the level that says most."""
    with logged() as written:
        yield written


async def test_no_question_no_token_and_no_person_stands_in_the_log(
    log: Logged, world: World, clock: StoppedClock
) -> None:
    for text in (QUESTION, UNASKED):
        result = await world.alice.slash(world.channel, "ask", question=text)
        if "More passages" in buttons(result.response):
            await world.alice.click(result.response, label="More passages")
        await world.alice.send(world.channel, f"{world.me} {text}")
        await world.bob.send_dm(text)
    await world.alice.slash(world.channel, "events upcoming")
    await world.alice.slash(world.channel, "events search", query=UNASKED)
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    world.env.inject_error("POST", SEND, status=403, code=50007, times=2)
    await tick(world)
    # Every way to fail: of a command, of a button, of a message.
    world.bot.ask.close()
    await world.alice.slash(world.channel, "ask", question=UNASKED)
    await world.alice.click(result.response, label="More passages")
    await world.alice.send(world.channel, f"{world.me} {UNASKED}")
    text = log.getvalue()
    assert "could not be delivered" in text
    assert text.count('"reference"') == 3
    assert world.env.errors
    for secret in ("boil an egg", "partnership focus", str(world.alice.id), str(world.bob.id)):
        assert secret not in text


async def test_a_reference_finds_its_entry_with_where_it_happened(
    log: Logged, world: World
) -> None:
    world.bot.ask.close()
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    reference = shown(result.response).split("`")[1]
    (entry,) = [each for each in log.entries if each.get("reference") == reference]
    assert entry["level"] == "error"
    assert entry["logger"] == "bot.errors"
    assert "command ask failed" in entry["event"]
    assert re.search(r"bot/ask/service\.py:\d+ in run", entry["exception"])
    assert "RuntimeError" in entry["exception"]
    assert world.env.errors


@pytest.mark.parametrize(
    "tell",
    [
        lambda log, error: log.error("made up: %s", error),
        lambda log, error: log.error("made up", exc_info=error),
        lambda log, error: log.error("made up", extra={"question": str(error)}),
    ],
    ids=["as an argument", "as what was raised", "as a field"],
)
def test_an_error_that_quotes_somebody_is_logged_without_the_quotation(
    log: Logged, tell: Any
) -> None:
    try:
        try:
            raise KeyError(UNASKED)
        except KeyError as error:
            raise ExceptionGroup(UNASKED, [ValueError(UNASKED), error]) from error
    except ExceptionGroup as error:
        tell(logging.getLogger("bot.made_up"), error)
    assert "made up" in log.getvalue()
    assert "egg" not in log.getvalue()


def test_an_error_of_the_machine_says_what_it_is(log: Logged) -> None:
    logging.getLogger("bot.made_up").error("made up: %s", OSError(28, "No space left on device"))
    assert "No space left on device" in log.getvalue()


async def test_what_a_forgotten_task_raised_is_logged_without_its_text(log: Logged) -> None:
    async def fail() -> None:
        raise ValueError(UNASKED)

    task = asyncio.get_running_loop().create_task(fail())
    await asyncio.wait([task])
    context = {
        "message": "Task exception was never retrieved",
        "exception": task.exception(),
        "future": task,
    }
    asyncio.get_running_loop().default_exception_handler(context)
    (entry,) = log.entries
    assert "never retrieved" in entry["event"]
    assert "ValueError" in entry["exception"]
    assert "egg" not in log.getvalue()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"logging in with {MADE_UP}", MADE_UP),
        (f"POST https://discord.com/api/v10/webhooks/1/{WEBHOOK}/messages/@original", WEBHOOK),
        (f"POST https://discord.com/api/v10/interactions/1/{WEBHOOK}/callback", WEBHOOK),
        (f"GET https://discord.com/api/v10/guilds/1/members/{ID}", str(ID)),
    ],
)
def test_libraries_cannot_log_a_token_or_an_id(log: Logged, text: str, secret: str) -> None:
    logging.getLogger("discord.http").warning("We are being rate limited. %s", text)
    assert "rate limited" in log.getvalue()
    assert secret not in log.getvalue()


def test_what_discord_py_says_at_debug_is_never_logged(log: Logged) -> None:
    logging.getLogger("discord.gateway").debug("WebSocket Event: %s", UNASKED)
    logging.getLogger("bot.made_up").debug("this is")
    assert [each["event"] for each in log.entries] == ["this is"]


@pytest.mark.parametrize("form", ["json", "console"])
def test_both_forms_hold_time_level_sentence_and_guild(form: Literal["json", "console"]) -> None:
    with logged(form) as log:
        logging.getLogger("bot.made_up").warning("a made-up step", extra={"guild": ID})
    text = log.getvalue()
    assert "a made-up step" in text
    assert str(ID) in text
    assert "warning" in text
    assert re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text)


def test_the_form_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().log_format == "console"
    monkeypatch.setenv("ENTENTE_LOG_FORMAT", "json")
    assert load().log_format == "json"
