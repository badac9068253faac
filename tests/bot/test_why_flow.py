"""Why this answer?, for moderators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from bot.ask.card import MAX_PASSAGES
from bot.feedback.nearest import Nearest
from bot.feedback.why import Reasons
from bot.feedback.why_card import why_card
from bot.markdown import size
from index.abstention import Abstention
from index.evaluation.golden import answerable
from tests.bot.answers import answer, components, hit
from tests.bot.conftest import World, buttons, shown
from tests.bot.feedback import ANSWERED, UNKNOWN, ask, staff
from tests.bot.feeding import demote
from tests.bot.hostile import texts

WHY = "Why this answer?"
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


@settings(max_examples=40)
@given(texts(300), texts(300))
def test_the_card_keeps_to_what_discord_takes(question: str, title: str) -> None:
    line, headings = " ".join(question.split()) or "?", (" ".join(title.split()),)
    found = tuple(hit("Made up.", (0, 8), headings=headings, title=title) for _ in range(10))
    rule = Abstention((0.0,), (1.0,), 0.5, 0.2)
    nearest = Nearest(answerable(line, "documents/a.md", "made up"), 0.9)
    card = components(why_card(Reasons(answer(line, found), rule, nearest)))
    assert sum(size(each.get("content", "")) for each in card) <= 4000
    assert len(card) <= 40
