"""Why this answer?, for moderators."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import discord
import pytest
from hypothesis import given, settings

from bot.ask.card import MAX_PASSAGES
from bot.feedback.nearest import Nearest
from bot.feedback.why import Reasons
from bot.feedback.why_card import why_card
from bot.markdown import size
from index import Embedder, Library, build
from index.abstention import Abstention
from index.evaluation.golden import answerable
from tests.bot.answers import answer, components, hit
from tests.bot.conftest import World, buttons, shown
from tests.bot.feedback import ANSWERED, UNKNOWN, ask, pass_on, staff
from tests.bot.feeding import demote, folder, offer, said, write
from tests.bot.hostile import texts

WHY, LOOK = "Why this answer?", "Look into this answer"
GOLDEN = """\
- question: "What does the partnership want to work on?"
  document: "documents/partnership.md"
  quote: "made up"
- question: "Is there a bar at the annual meeting?"
  must_abstain: true
"""


@pytest.mark.parametrize("question", [ANSWERED, UNKNOWN])
async def test_the_numbers_are_those_that_the_answer_was_chosen_by(
    world: World, question: str
) -> None:
    there = await staff(world)
    result = await ask(world, question, there.moderator)
    why = await there.moderator.click(result.response, label=WHY)
    assert why.ephemeral
    text = shown(why.response)
    made = world.bot.ask.searcher.answer(question, top=MAX_PASSAGES)
    rule = world.bot.ask.searcher.version.manifest.abstention
    for number in (made.confidence, rule.answered, rule.unsure):
        assert f"{number:.3f}" in text
    for place, found in enumerate(made.hits, 1):
        [at] = [n for n, line in enumerate(text.splitlines()) if line.startswith(f"**{place}.**")]
        line = text.splitlines()[at + 1]
        assert f"score {found.score:.3f}" in line
        assert f"dense {found.dense:.3f} ({found.dense_rank})" in line
        assert f"words {found.lexical:.2f} ({found.lexical_rank})" in line
    assert len(made.hits) == MAX_PASSAGES
    assert made.version in text


async def publish(world: World, embedder: Embedder, word: str) -> str:
    """Publish a version of one made-up document to the running bot, and return its id."""
    write(world, "bicycles.md", "Bicycles", f"The made-up shed for bicycles is {word}.")
    library = Library(world.bot.settings.index_dir)
    await asyncio.to_thread(build, folder(world), library, embedder)
    cog: Any = world.bot.get_cog("Moderation")
    await cog.follower.look()
    return world.bot.ask.searcher.version.manifest.version


SHED = "What colour is the made-up shed for bicycles?"


async def test_the_version_of_the_card_is_asked_and_not_what_is_served_by_then(
    world: World, embedder: Embedder, make_bot: Any
) -> None:
    there = await staff(world)
    first = await publish(world, embedder, "green")
    result = await ask(world, SHED, there.moderator)
    made = world.bot.ask.searcher.answer(SHED, top=MAX_PASSAGES)
    second = await publish(world, embedder, "red, and everybody likes it for that")
    assert first != second
    await world.env.restart_bot(make_bot())
    why = await there.moderator.click(result.response, label=WHY)
    text = shown(why.response)
    assert f"{made.hits[0].score:.3f} · dense {made.hits[0].dense:.3f}" in text
    assert f"{made.confidence:.3f}" in text
    assert text.endswith(f"index {first}")
    assert "is gone" not in text


async def test_a_version_that_is_gone_is_said_and_what_is_served_is_asked(
    world: World, embedder: Embedder
) -> None:
    there = await staff(world)
    first = await publish(world, embedder, "green")
    result = await ask(world, SHED, there.moderator)
    second = await publish(world, embedder, "red, and everybody likes it for that")
    shutil.rmtree(Library(world.bot.settings.index_dir).folder(first))
    why = await there.moderator.click(result.response, label=WHY)
    text = shown(why.response)
    assert f"Index {first}, which this answer is from, is gone" in text
    assert f"{world.bot.ask.searcher.answer(SHED).hits[0].score:.3f}" in text
    assert text.endswith(f"index {second}")


async def test_it_names_the_nearest_golden_question(
    world: World, events_folder: Path, make_bot: Any
) -> None:
    there = await staff(world)
    result = await ask(world, ANSWERED, there.moderator)
    none = await there.moderator.click(result.response, label=WHY)
    assert "There are no golden questions yet" in shown(none.response)
    (events_folder / "golden.yaml").write_text(GOLDEN)
    await world.env.restart_bot(make_bot())
    why = await there.moderator.click(result.response, label=WHY)
    assert "**What does the partnership want to work on?**" in shown(why.response)
    assert "documents/partnership.md" in shown(why.response)
    unknown = await ask(world, UNKNOWN, there.moderator)
    near = await there.moderator.click(unknown.response, label=WHY)
    assert "**Is there a bar at the annual meeting?**" in shown(near.response)
    assert "no answer" in shown(near.response)


async def test_a_broken_file_of_golden_questions_is_named(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    (events_folder / "golden.yaml").write_text("- question: [")
    result = await ask(world, ANSWERED, there.moderator)
    why = await there.moderator.click(result.response, label=WHY)
    assert "golden questions cannot be read" in shown(why.response)
    assert "**1.**" in shown(why.response)


async def test_what_the_calendars_answer_has_no_scores(world: World) -> None:
    there = await staff(world)
    result = await ask(world, "When is the next webinar?", there.moderator)
    why = await there.moderator.click(result.response, label=WHY)
    assert "computed from the calendars" in shown(why.response)


async def test_only_moderators_are_offered_it_and_only_they_get_it(world: World) -> None:
    there = await staff(world)
    assert WHY not in buttons((await ask(world, ANSWERED)).response)
    await there.moderator.send(world.channel, f"{world.me} {ANSWERED}")
    assert WHY not in buttons(world.channel.last_message)


async def test_it_works_after_a_restart_and_not_for_who_moderates_no_more(
    world: World, make_bot: Any
) -> None:
    there = await staff(world)
    result = await ask(world, ANSWERED, there.moderator)
    await world.env.restart_bot(make_bot())
    why = await there.moderator.click(result.response, label=WHY)
    assert "### Why this answer?" in shown(why.response)
    demote(world)
    refused = await there.moderator.click(result.response, label=WHY)
    assert "Only this server's moderators" in shown(refused.response)


async def test_a_button_that_was_made_up_is_refused(world: World) -> None:
    from discord import ui

    from bot.feedback.why import WhyButton

    view = ui.View(timeout=None)
    view.add_item(WhyButton())
    channel = world.bot.get_partial_messageable(world.channel.id)
    await channel.send("made up", view=view)
    refused = await world.alice.click(world.channel.last_message, label=WHY)
    assert "Only this server's moderators" in shown(refused.response)


async def mentioned(world: World, question: str) -> Any:
    """Return an answer that all of the channel see."""
    await world.alice.send(world.channel, f"{world.me} {question}")
    return world.channel.last_message


async def shared(world: World, question: str) -> Any:
    """Return an answer that Alice got privately, and showed to all of the channel."""
    result = await ask(world, question)
    await world.alice.click(result.response, label="Share to channel")
    return world.channel.last_message


@pytest.mark.parametrize("posted", [mentioned, shared])
async def test_moderators_look_into_what_others_were_answered_also_after_a_restart(
    world: World, embedder: Embedder, make_bot: Any, posted: Any
) -> None:
    there = await staff(world)
    first = await publish(world, embedder, "green")
    public = await posted(world, SHED)
    made = world.bot.ask.searcher.answer(SHED, top=MAX_PASSAGES)
    await publish(world, embedder, "red, and everybody likes it for that")
    before = shown(public)
    looked = await there.moderator.context_menu(world.channel, LOOK, public)
    assert looked.ephemeral
    assert SHED in shown(looked.response)
    await world.env.restart_bot(make_bot())
    why = await there.moderator.click(looked.response, label=WHY)
    assert why.ephemeral
    assert f"{made.hits[0].score:.3f} · dense {made.hits[0].dense:.3f}" in shown(why.response)
    assert shown(why.response).endswith(f"index {first}")
    assert shown(world.channel.last_message) == before


async def test_an_answer_of_the_calendars_is_looked_into_too(world: World) -> None:
    there = await staff(world)
    public = await mentioned(world, "When is the next webinar?")
    looked = await there.moderator.context_menu(world.channel, LOOK, public)
    why = await there.moderator.click(looked.response, label=WHY)
    assert "computed from the calendars" in shown(why.response)


async def test_only_an_answer_of_the_bot_is_looked_into(world: World) -> None:
    there = await staff(world)
    theirs = await world.bob.send(world.channel, ANSWERED)
    looked = await there.moderator.context_menu(world.channel, LOOK, theirs)
    assert "no answer of mine" in said(looked)
    assert looked.ephemeral
    assert not buttons(looked.response)
    # This is the bot's and has a question on it, and is no answer.
    await pass_on(world)
    looked = await there.moderator.context_menu(there.channel, LOOK, there.channel.last_message)
    assert UNKNOWN in shown(there.channel.last_message)
    assert "no answer of mine" in said(looked)


async def test_members_may_not_look_into_an_answer(world: World, make_bot: Any) -> None:
    there = await staff(world)
    public = await mentioned(world, ANSWERED)
    # A server's owner can have Discord offer it to others; the bot asks for the right itself.
    await offer(world, world.alice)
    refused = await world.alice.context_menu(world.channel, LOOK, public)
    assert "Only this server's moderators" in said(refused)
    assert not buttons(refused.response)
    looked = await there.moderator.context_menu(world.channel, LOOK, public)
    await world.env.restart_bot(make_bot())
    demote(world)
    for label in (WHY, "Make it a golden question"):
        clicked = await there.moderator.click(looked.response, label=label)
        assert clicked.modal is None
        assert "Only this server's moderators" in said(clicked)


async def test_what_is_for_moderators_is_hidden_from_members(world: World) -> None:
    await world.bot.tree.sync()
    sent = [each.json or [] for each in world.env.http_requests if each.method == "PUT"]
    [menu] = [each for each in sent[-1] if each["name"] == LOOK]
    assert int(menu["default_member_permissions"]) == discord.Permissions(manage_guild=True).value
    # Discord's numbers for what a server has added, and for the channels of a server.
    assert (menu["integration_types"], menu["contexts"]) == ([0], [0])


@settings(max_examples=40)
@given(texts(300), texts(300))
def test_the_card_keeps_to_what_discord_takes(question: str, title: str) -> None:
    line, headings = " ".join(question.split()) or "?", (" ".join(title.split()),)
    found = tuple(hit("Made up.", (0, 8), headings=headings, title=title) for _ in range(10))
    rule = Abstention((0.0,), (1.0,), 0.5, 0.2)
    nearest = Nearest(answerable(line, "documents/a.md", "made up"), 0.9)
    card = components(why_card(Reasons(answer(line, found), rule, nearest, gone="9" * 40)))
    assert sum(size(each.get("content", "")) for each in card) <= 4000
    assert len(card) <= 40
