"""Everything a person can do in Discord, answered by the bot's real process over real sockets."""

from __future__ import annotations

import pytest

from tests.wire.callbacks import ENDINGS, FORM, IN_PLACE, LATER
from tests.wire.homes import ANSWERS, CONFIRMED, QUESTION, SOON
from tests.wire.interactions import choose, click, controls_of, menu, send_form, slash, typing
from tests.wire.interactions import written as written_by
from tests.wire.objects import DM, message
from tests.wire.process import Running


@pytest.fixture(scope="module")
def bot(lasting: Running) -> Running:
    return lasting


def test_a_command_is_acknowledged_and_answered(bot: Running) -> None:
    asked = bot.ask(QUESTION)
    assert asked.callback is not None
    assert asked.callback["type"] == LATER
    assert ANSWERS in asked.text


def test_a_command_in_direct_messages_is_answered(bot: Running) -> None:
    assert ANSWERS in bot.wire.answer(slash("ask", place=None, question=QUESTION)).text


def test_endings_are_offered_while_one_types(bot: Running) -> None:
    asked = bot.wire.answer(typing("event show", "event", "made"))
    assert asked.callback is not None
    assert asked.callback["type"] == ENDINGS
    assert any(SOON in choice["name"] for choice in asked.callback["data"]["choices"])


def test_a_button_is_answered(bot: Running) -> None:
    assert CONFIRMED in bot.set_reminder().text
    assert "Made up for the wire" in bot.wire.answer(slash("reminders")).text


def test_a_select_is_answered(bot: Running) -> None:
    panel = bot.wire.answer(slash("events settings")).shown[0]
    changed = bot.wire.answer(choose(panel, "announcements:set:digest_hour", "9"))
    again = bot.wire.answer(slash("events settings")).shown[0]
    (hour,) = [
        each for each in controls_of(again) if each["custom_id"] == "announcements:set:digest_hour"
    ]
    assert [each["value"] for each in hour["options"] if each.get("default")] == ["9"]
    assert changed.callback is not None


def test_a_form_is_shown_and_what_is_sent_in_it_is_kept(bot: Running) -> None:
    answer = bot.ask(QUESTION).shown[0]
    shown = bot.wire.answer(click(answer, "ask:golden"))
    assert shown.callback is not None
    assert shown.callback["type"] == FORM
    sent = bot.wire.answer(send_form(shown.callback["data"]))
    assert "golden" in sent.text
    assert QUESTION in (bot.home.knowledge / "golden.yaml").read_text(encoding="utf-8")


def test_the_menu_of_a_message_is_answered(bot: Running) -> None:
    asked = menu("Ask about this message", message({"content": QUESTION}, 200, author=11))
    assert ANSWERS in bot.wire.answer(asked).text


def test_a_button_that_answers_in_place(bot: Running) -> None:
    shared = bot.wire.answer(click(bot.ask(QUESTION).shown[0], "Share to channel"))
    assert shared.callback is not None
    assert shared.callback["type"] == IN_PLACE


@pytest.mark.parametrize("place", [200, DM])
def test_a_message_is_answered(bot: Running, place: int) -> None:
    before = len(bot.wire.written(place))
    said = written_by(QUESTION, place=place)
    if place == DM:
        del said["guild_id"], said["member"]
    bot.wire.tell("MESSAGE_CREATE", said)
    bot.wire.wait("an answer", lambda: len(bot.wire.written(place)) > before)
    assert ANSWERS in str(bot.wire.written(place)[-1])


def test_a_command_that_there_is_not_is_answered_too(bot: Running) -> None:
    asked = bot.wire.answer(slash("made-up"))
    assert "reference" in asked.text
