"""/knowledge gaps: what was asked and not answered. All questions and people are made up."""

from __future__ import annotations

import io
import sys
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from bot.state.moderation_tables import Question
from tests.bot.conftest import StoppedClock, World, shown
from tests.bot.feedback import ANSWERED, PASS, UNKNOWN, Staff, ask, staff
from tests.bot.feeding import demote, said

KEEPING = pytest.mark.settings(keep_questions=True)
OTHER_WORDS = "is there a creche for children at the annual meeting"
PARKING = "Where can I park my car at the congress?"
UNLIKE = (
    PARKING,
    "How do I reset my password?",
    "Is there a mentoring programme for residents?",
    "What should I wear to the gala dinner?",
    "Which graphics card should I buy for training models?",
    "Who won the award for the best poster?",
    "How do I unsubscribe from the newsletter?",
)


async def gaps(world: World, there: Staff) -> Any:
    return await there.moderator.slash(world.channel, "knowledge gaps")


def lines(result: Any) -> list[str]:
    """Return the numbered questions of a page."""
    text = shown(result.response).splitlines()
    return [each.strip("*") for each in text if each.startswith("**") and each[2].isdigit()]


@KEEPING
@pytest.mark.parametrize(
    ("module", "package"),
    [("sklearn.cluster", "scikit-learn"), ("matplotlib.figure", "matplotlib")],
)
async def test_what_a_serving_environment_lacks_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch, module: str, package: str
) -> None:
    there = await staff(world)
    for question in (UNKNOWN, PARKING):
        await ask(world, question)
    # What Python itself does where there is no such package.
    monkeypatch.setitem(sys.modules, module, None)
    result = await gaps(world, there)
    told = said(result)
    assert package in told
    assert "Something went wrong" not in told


@KEEPING
async def test_questions_are_grouped_by_meaning_the_most_frequent_first(world: World) -> None:
    there = await staff(world)
    await ask(world, PARKING)
    for who, question in ((world.alice, UNKNOWN), (world.bob, OTHER_WORDS), (world.bob, UNKNOWN)):
        await ask(world, question, who)
    await ask(world, ANSWERED)
    result = await gaps(world, there)
    assert result.ephemeral
    first, second = lines(result)
    assert first.startswith("1. ")
    assert "creche" in first
    assert second == f"2. {PARKING}"
    text = shown(result.response)
    assert "asked 3 times by 2 people" in text
    assert "asked once by 1 person" in text
    assert "Asked here in the last 12 weeks: 5. Answered: 1, not or not surely: 4." in text


@KEEPING
async def test_the_picture_and_its_words_count_each_week(world: World, clock: StoppedClock) -> None:
    there = await staff(world)
    result = await ask(world, UNKNOWN)
    await world.alice.click(result.response, label=PASS)
    clock.advance(days=7)
    for question in (UNKNOWN, PARKING, ANSWERED):
        await ask(world, question)
    shown_to_moderator = await gaps(world, there)
    text = shown(shown_to_moderator.response)
    assert "by week: 23 Nov: 1, 30 Nov: 1" in text
    assert "passed on once" in text
    [picture] = shown_to_moderator.response.attachments
    words = picture.description
    assert "23 Nov: 1 asked, 0 answered, 1 passed on" in words
    assert "30 Nov: 3 asked, 1 answered, 0 passed on" in words
    image = Image.open(io.BytesIO(await picture.read()))
    assert image.format == "PNG"
    assert image.width > image.height > 300
    colours = {colour for _, colour in image.convert("RGB").getcolors(1_000_000) or []}
    assert {(120, 124, 132), (46, 125, 106), (224, 169, 59)} <= colours


async def test_without_kept_questions_there_is_what_was_passed_on(world: World) -> None:
    there = await staff(world)
    empty = await gaps(world, there)
    assert "ENTENTE_KEEP_QUESTIONS" in shown(empty.response).replace("\\", "")
    assert "No question was passed on" in shown(empty.response)
    assert empty.response.attachments == []
    result = await ask(world, UNKNOWN)
    await ask(world, PARKING)
    await world.alice.click(result.response, label=PASS)
    found = await gaps(world, there)
    assert lines(found) == [f"1. {UNKNOWN}"]
    assert "ENTENTE_KEEP_QUESTIONS" in shown(found.response).replace("\\", "")


@KEEPING
async def test_what_did_not_help_is_a_gap_too(world: World) -> None:
    there = await staff(world)
    result = await ask(world, ANSWERED)
    assert lines(await gaps(world, there)) == []
    await world.alice.click(result.response, label="👎")
    found = await gaps(world, there)
    assert lines(found) == [f"1. {ANSWERED}"]
    assert "I have an answer by now" in shown(found.response)


@KEEPING
async def test_another_servers_and_old_questions_are_not_shown(
    world: World, clock: StoppedClock
) -> None:
    there = await staff(world)
    await world.alice.send_dm(PARKING)
    await ask(world, UNKNOWN)
    clock.advance(days=7 * 12)
    assert lines(await gaps(world, there)) == []
    elsewhere = world.env.create_guild("Another server")
    place = elsewhere.create_text_channel("ask")
    stranger = elsewhere.add_member(world.env.create_user("sam"))
    await stranger.slash(place, "ask", question=PARKING)
    assert lines(await gaps(world, there)) == []


@KEEPING
async def test_many_gaps_are_paged_also_after_a_restart(world: World, make_bot: Any) -> None:
    there = await staff(world)
    async with world.bot.state.session() as session:
        session.add_all(question(world, number, text) for number, text in enumerate(UNLIKE))
    result = await gaps(world, there)
    first = lines(result)
    assert len(first) == 4
    await world.env.restart_bot(make_bot(keep_questions=True))
    await there.moderator.click(result.response, label="More")
    second = lines(result)
    assert [line.split(".")[0] for line in second] == ["5", "6", "7"]
    assert result.response.attachments == []
    await there.moderator.click(result.response, label="Back")
    assert lines(result) == first
    assert len(result.response.attachments) == 1


def question(world: World, number: int, text: str) -> Question:
    """Return a question as it is kept that was not answered, made up."""
    return Question(
        id=f"{number:016x}",
        asked_at=world.bot.now() - timedelta(hours=number),
        guild_id=world.channel.guild.id,
        person="0" * 32,
        text=text,
        language="en",
        verdict="none",
        confidence=0.1,
        version="made-up",
        answered_by=None,
    )


async def test_who_does_not_moderate_sees_nothing(world: World) -> None:
    # Discord may let others use a command; the bot asks for the right itself.
    cog: Any = world.bot.get_cog("Feedback")
    cog._command.parent.default_permissions = None
    await world.bot.tree.sync()
    refused = await world.alice.slash(world.channel, "knowledge gaps")
    assert "Only this server's moderators" in shown(refused.response)


@KEEPING
async def test_who_moderates_no_more_turns_no_page(world: World) -> None:
    there = await staff(world)
    async with world.bot.state.session() as session:
        session.add_all(question(world, number, text) for number, text in enumerate(UNLIKE))
    result = await gaps(world, there)
    first = lines(result)
    demote(world)
    refused = await there.moderator.click(result.response, label="More")
    assert "Only this server's moderators" in said(refused)
    assert lines(result) == first
