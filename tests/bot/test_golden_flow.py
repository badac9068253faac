"""/golden in Discord: questions that must go on being answered, and those that must not."""

from __future__ import annotations

import shutil
from typing import Any

import discord
import pytest
from discord import ui

from bot.ask.card import answer_card
from bot.feeding.golden_button import GoldenButton
from index.evaluation.golden import GoldenQuestion
from index.evaluation.golden_file import golden_of
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import (
    demote,
    fields,
    folder,
    log,
    moderator_of,
    offer,
    said,
    write,
)
from tests.conftest import SHIPPED

FEE = "It costs nothing, and that is made up."
QUESTION = "What does the made-up course cost?"
FOCUS = "What will the partnership focus on?"


async def run(world: World, who: Any, name: str, **options: Any) -> Any:
    return await who.slash(world.channel, f"golden {name}", **options)


def kept(world: World) -> list[GoldenQuestion]:
    return list(golden_of(folder(world)))


def ship(world: World) -> None:
    """Put the shipped documents, which are published, into the knowledge folder."""
    shutil.copytree(SHIPPED / "documents", folder(world) / "documents", dirs_exist_ok=True)


@pytest.fixture
def moderator(world: World) -> Any:
    """Return a member who may manage the server."""
    return moderator_of(world)


@pytest.fixture
def fees(world: World) -> str:
    """Return a made-up document that says what a made-up course costs."""
    return write(world, "fees.md", "Fees", FEE)


async def test_a_question_is_added_by_its_options(world: World, moderator: Any, fees: str) -> None:
    result = await run(world, moderator, "add", question=QUESTION, document=fees, quote=FEE)
    assert result.ephemeral
    assert "Added as a golden question" in said(result)
    assert FEE in said(result)
    assert "Nothing goes live by this" in said(result)
    [golden] = kept(world)
    assert (golden.question, golden.document, golden.quote) == (QUESTION, fees, FEE)
    assert golden.language == "en"
    [entry] = await log(world)
    assert (entry.action, entry.target, entry.actor.name) == ("golden add", QUESTION, "moderator")
    assert entry.detail["quote"] == FEE


async def test_a_question_that_must_not_be_answered(world: World, moderator: Any) -> None:
    await run(world, moderator, "add", question=QUESTION, must_abstain=True, kind="near_miss")
    [golden] = kept(world)
    assert (golden.document, golden.kind) == (None, "near_miss")


async def test_the_rest_is_asked_for_in_a_modal(world: World, moderator: Any, fees: str) -> None:
    await moderator.slash(world.channel, "knowledge list")
    opened = await run(world, moderator, "add", question=QUESTION, document="Fees")
    assert fields(opened) == {"question": QUESTION, "document": fees, "quote": ""}
    result = await moderator.submit_modal(
        opened, {"question": QUESTION, "document": "fees", "quote": "costs   nothing"}
    )
    assert "Added as a golden question" in said(result)
    assert [golden.quote for golden in kept(world)] == ["costs nothing"]


async def test_a_modal_of_which_both_are_left_empty_must_not_be_answered(
    world: World, moderator: Any
) -> None:
    opened = await run(world, moderator, "add")
    result = await moderator.submit_modal(opened, {"question": QUESTION})
    assert "Must not be answered" in said(result)
    assert [golden.quote for golden in kept(world)] == [None]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"document": "documents/fees.md", "quote": "It costs **much**."}, "does not say"),
        ({"document": "documents/none.md", "quote": FEE}, "does not have"),
        ({"document": "documents/fees.md"}, "needs a document and a quote"),
        ({"quote": FEE}, "needs a document and a quote"),
    ],
)
async def test_what_is_refused_is_not_lost_and_can_be_changed(
    world: World, moderator: Any, fees: str, typed: dict[str, str], reason: str
) -> None:
    opened = await run(world, moderator, "add")
    refused = await moderator.submit_modal(opened, {"question": QUESTION, **typed})
    assert reason in said(refused)
    assert kept(world) == []
    again = await moderator.click(refused.response, label="Change it")
    expected = {"question": QUESTION, "document": "", "quote": "", **typed}
    assert fields(again) == expected
    result = await moderator.submit_modal(again, {**expected, "document": fees, "quote": FEE})
    assert "Added as a golden question" in said(result)
    assert len(kept(world)) == 1


async def test_each_step_works_after_a_restart(
    world: World, moderator: Any, fees: str, make_bot: Any
) -> None:
    opened = await run(world, moderator, "add")
    await world.env.restart_bot(make_bot())
    refused = await moderator.submit_modal(
        opened, {"question": QUESTION, "document": fees, "quote": "no such words"}
    )
    await world.env.restart_bot(make_bot())
    again = await moderator.click(refused.response, label="Change it")
    await world.env.restart_bot(make_bot())
    result = await moderator.submit_modal(
        again, {"question": QUESTION, "document": fees, "quote": FEE}
    )
    assert "Added as a golden question" in said(result)
    assert len(await log(world)) == 1


async def test_there_is_such_a_question_already(world: World, moderator: Any, fees: str) -> None:
    for asked in (QUESTION, QUESTION.upper()):
        result = await run(world, moderator, "add", question=asked, document=fees, quote=FEE)
    assert "already" in said(result)
    assert len(kept(world)) == 1


async def test_an_answer_and_none_cannot_both_be_wanted(
    world: World, moderator: Any, fees: str
) -> None:
    result = await run(
        world, moderator, "add", question=QUESTION, document=fees, quote=FEE, must_abstain=True
    )
    assert "neither `document` nor `quote`" in said(result)
    assert kept(world) == []


async def test_a_damaged_file_is_said_with_its_line(world: World, moderator: Any) -> None:
    (folder(world) / "golden.yaml").write_text("- question: 3\n", encoding="utf-8")
    for name in ("list", "run"):
        assert "Line 1" in said(await run(world, moderator, name))


async def test_the_list_is_paged_and_keeps_the_order(
    world: World, moderator: Any, make_bot: Any
) -> None:
    for number in range(19):
        await run(world, moderator, "add", question=f"Made-up {number}?", must_abstain=True)
    page = (await run(world, moderator, "list")).response
    assert "19 golden questions, 19 of them must not be answered" in shown(page)
    found = shown(page)
    await moderator.click(page, label="More questions")
    await world.env.restart_bot(make_bot())
    found += shown(page)
    await moderator.click(page, label="More questions")
    found += shown(page)
    places = [found.index(f"Made-up {number}?") for number in range(19)]
    assert places == sorted(places)
    assert "More questions" not in buttons(page)
    await moderator.click(page, label="Back")
    assert "Made-up 8?" in shown(page)


async def test_a_question_is_removed_as_it_was_chosen(world: World, moderator: Any) -> None:
    long = f"Which {'very ' * 30}long question is made up?"
    for asked in (long, QUESTION):
        await run(world, moderator, "add", question=asked, must_abstain=True)
    offered = await moderator.autocomplete(world.channel, "golden remove", "question", "long")
    result = await run(world, moderator, "remove", question=offered[0]["value"])
    assert "very very" in said(result)
    assert [golden.question for golden in kept(world)] == [QUESTION]
    assert [entry.action for entry in await log(world)][:1] == ["golden remove"]
    missing = await run(world, moderator, "remove", question="What does the made up course cost")
    assert "Did you mean" in said(missing)
    assert len(kept(world)) == 1


async def test_all_are_asked_and_what_went_wrong_is_shown(
    world: World, moderator: Any, make_bot: Any
) -> None:
    ship(world)
    quote = "an international platform on which every neighbouring discipline has a place"
    document = "documents/partnership.md"
    await run(
        world,
        moderator,
        "add",
        question="what sort of platform do the 2 societies want to build",
        document=document,
        quote=quote,
    )
    await run(world, moderator, "add", question=FOCUS, must_abstain=True)
    for number in range(5):
        await run(
            world,
            moderator,
            "add",
            question=f"Who baked cake number {number} on the moon?",
            document=document,
            quote=quote,
        )
    before = len(await log(world))
    result = await run(world, moderator, "run")
    text = said(result)
    assert "1 of 7 golden questions are right" in text
    assert "1 right, 6 wrong" in text
    assert "95 % interval" in text
    assert FOCUS in text
    assert world.bot.ask.searcher.version.manifest.version in text
    assert "after **Publish**" in text
    entry, *_ = await log(world)
    assert (entry.action, entry.detail) == ("golden run", {"right": 1, "wrong": 6})
    await world.env.restart_bot(make_bot())
    await moderator.click(result.response, label="More of them")
    assert "cake number 4" in shown(result.response)
    assert len(await log(world)) == before + 1


async def test_a_question_whose_quote_is_not_published_is_to_be_mended(
    world: World, moderator: Any, fees: str
) -> None:
    await run(world, moderator, "add", question=QUESTION, document=fees, quote=FEE)
    result = await run(world, moderator, "run")
    assert "There is no document documents/fees.md" in said(result)


async def test_without_questions_nothing_is_asked(world: World, moderator: Any) -> None:
    for name in ("run", "list"):
        assert "There are no golden questions yet" in said(await run(world, moderator, name))
    assert await log(world) == []


async def show(world: World, question: str) -> Any:
    """Return an answer of the bot's with the button on it, in the channel."""
    answer = await world.bot.ask.answer(question)

    def row(_page: int, _more: bool, _what: str) -> list[ui.Item[Any]]:
        return [GoldenButton()]

    view = answer_card(answer, 0, row)
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=view)


async def test_an_answer_becomes_a_golden_question(
    world: World, moderator: Any, make_bot: Any
) -> None:
    ship(world)
    message = await show(world, FOCUS)
    await world.env.restart_bot(make_bot())
    opened = await moderator.click(message, label="Make it a golden question")
    hit = (await world.bot.ask.answer(FOCUS)).hits[0]
    begin, end = hit.sentence
    typed = fields(opened)
    assert typed["question"] == FOCUS
    assert typed["document"] == hit.passage.document
    assert typed["quote"] == " ".join(hit.passage.text[begin:end].split())
    await world.env.restart_bot(make_bot())
    result = await moderator.submit_modal(opened, typed)
    assert "Added as a golden question" in said(result)
    assert [golden.quote for golden in kept(world)] == [typed["quote"]]


async def test_moderators_have_the_button_below_their_own_answers_alone(
    world: World, moderator: Any
) -> None:
    label = "Make it a golden question"
    theirs = await world.alice.slash(world.channel, "ask", question=FOCUS)
    assert label not in buttons(theirs.response)
    mine = await moderator.slash(world.channel, "ask", question=FOCUS)
    opened = await moderator.click(mine.response, label=label)
    assert fields(opened)["question"] == FOCUS
    await moderator.click(mine.response, label="Share to channel")
    assert label not in buttons(world.channel.last_message)


async def test_what_somebody_else_was_answered_becomes_one_from_its_menu(
    world: World, moderator: Any, make_bot: Any
) -> None:
    ship(world)
    await world.alice.send(world.channel, f"{world.me} {FOCUS}")
    public = world.channel.last_message
    looked = await moderator.context_menu(world.channel, "Look into this answer", public)
    await world.env.restart_bot(make_bot())
    opened = await moderator.click(looked.response, label="Make it a golden question")
    result = await moderator.submit_modal(opened, fields(opened))
    assert "Added as a golden question" in said(result)
    assert [golden.question for golden in kept(world)] == [FOCUS]


async def test_small_talk_may_become_one_that_must_not_be_answered(
    world: World, moderator: Any
) -> None:
    opened = await moderator.click(await show(world, "hello"), label="Make it a golden question")
    assert fields(opened) == {"question": "hello", "document": "", "quote": ""}


async def test_an_answer_of_the_calendars_cannot_become_one(world: World, moderator: Any) -> None:
    message = await show(world, "When is the next webinar?")
    result = await moderator.click(message, label="Make it a golden question")
    assert result.modal is None
    assert "computed from the calendars" in said(result)


async def test_who_is_no_moderator_is_refused_at_every_step(
    world: World, moderator: Any, fees: str
) -> None:
    message = await show(world, FOCUS)
    refused = await world.alice.click(message, label="Make it a golden question")
    assert refused.modal is None
    assert "Only this server's moderators" in said(refused)
    opened = await run(world, moderator, "add", question=QUESTION)
    change = await moderator.submit_modal(opened, {"question": QUESTION, "document": fees})
    opened = await moderator.click(change.response, label="Change it")
    demote(world)
    refused = await moderator.submit_modal(
        opened, {"question": QUESTION, "document": fees, "quote": FEE}
    )
    assert "Only this server's moderators" in said(refused)
    refused = await moderator.click(change.response, label="Change it")
    assert refused.modal is None
    assert kept(world) == []
    assert await log(world) == []


@pytest.mark.parametrize("name", ["add", "list", "remove", "run"])
async def test_a_plain_member_is_refused_on_the_server_side(
    world: World, moderator: Any, name: str
) -> None:
    await run(world, moderator, "add", question=QUESTION, must_abstain=True)
    await offer(world, world.alice)
    options = {"question": QUESTION} if name in {"add", "remove"} else {}
    result = await run(world, world.alice, name, **options)
    assert "Only this server's moderators" in said(result)
    assert result.modal is None
    assert len(kept(world)) == 1
    offered = await world.alice.autocomplete(world.channel, "golden remove", "question", "what")
    assert offered == []


async def test_who_is_no_moderator_any_more_turns_no_page(world: World, moderator: Any) -> None:
    for number in range(9):
        await run(world, moderator, "add", question=f"Made-up {number}?", must_abstain=True)
    for number in range(5):
        file = write(world, f"{number}.md", f"Title {number}", f"Cake {number} is made up.")
        quote = f"Cake {number} is made up."
        await run(
            world, moderator, "add", question=f"Who baked {number}?", document=file, quote=quote
        )
    listed = (await run(world, moderator, "list")).response
    tried = (await run(world, moderator, "run")).response
    before = await log(world)
    demote(world)
    for page, label in ((listed, "More questions"), (tried, "More of them")):
        seen = shown(page)
        assert "Only this server's moderators" in said(await moderator.click(page, label=label))
        assert shown(page) == seen
    assert await log(world) == before
