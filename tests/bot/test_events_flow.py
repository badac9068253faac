"""Events in Discord, as people look for them."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

import pytest

from bot.events.catalogue import CHOICES, Catalogue
from bot.events.keys import event_key
from knowledge.calendars.book import EventBook
from tests.bot.calendars import NOW
from tests.bot.conftest import World, buttons, shown
from tests.bot.events import event

ETHICS = "Webinar: Ethics of AI in radiology"
COURSE = "Course: Image segmentation in practice"
PAST = "Webinar: Federated learning for mammography"
HACKATHON = "Hackathon: Reports into FHIR"


async def test_upcoming_lists_what_runs_and_what_comes_privately(world: World) -> None:
    result = await world.alice.slash(world.channel, "events upcoming")
    text = shown(result.response)
    assert result.ephemeral
    assert text.index(COURSE) < text.index(ETHICS) < text.index(HACKATHON)
    assert "**Running now**" in text
    assert "**Cancelled" in text
    assert PAST not in text
    assert "<t:1796144400:F> (<t:1796144400:R>)" in text


async def test_events_are_acknowledged_before_anything_is_computed(world: World) -> None:
    await world.alice.slash(world.channel, "events upcoming")
    calls = [call for call in world.env.http_requests if "/interactions/" in call.path]
    assert calls[0].json == {"type": 5, "data": {"flags": 64}}


@pytest.mark.parametrize(
    ("options", "held", "missing"),
    [
        ({"kind": "webinar"}, ETHICS, COURSE),
        ({"within": 7}, ETHICS, HACKATHON),
        ({"within": 7, "kind": "course"}, COURSE, ETHICS),
    ],
)
async def test_upcoming_keeps_to_kind_and_reach(
    world: World, options: dict[str, Any], held: str, missing: str
) -> None:
    result = await world.alice.slash(world.channel, "events upcoming", **options)
    assert held in shown(result.response)
    assert missing not in shown(result.response)


async def test_pages_turn_and_turn_back_also_after_a_restart(world: World, make_bot: Any) -> None:
    result = await world.alice.slash(world.channel, "events upcoming")
    first = shown(result.response)
    await world.alice.click(result.response, label="More events")
    second = shown(result.response)
    assert "Page 2 of" in second
    await world.env.restart_bot(make_bot())
    await world.alice.click(result.response, label="Back")
    assert shown(result.response) == first


async def test_an_event_of_a_list_is_opened_after_a_restart(world: World, make_bot: Any) -> None:
    result = await world.alice.slash(world.channel, "events upcoming")
    [key] = [
        button["custom_id"].split(":")[2]
        for label, button in buttons(result.response).items()
        if label == "Details 2"
    ]
    await world.env.restart_bot(make_bot())
    opened = await world.alice.click(result.response, label="Details 2")
    assert opened.ephemeral
    assert f"event:ics:{key}" in str(buttons(opened.response))


async def test_somebody_else_turns_a_private_copy_of_a_shared_list(world: World) -> None:
    result = await world.alice.slash(world.channel, "events upcoming")
    await world.alice.click(result.response, label="Share to channel")
    public = world.channel.last_message
    assert world.alice.mention in shown(public)
    assert "More events" not in buttons(public)
    opened = await world.bob.click(public, label="Details 2")
    assert opened.ephemeral
    assert ETHICS in shown(opened.response)


async def test_what_is_over_is_listed_with_the_latest_first(world: World) -> None:
    result = await world.alice.slash(world.channel, "events past")
    text = shown(result.response)
    assert text.index(PAST) < text.index("Journal club")
    assert "Took place on" in text
    assert ETHICS not in text


async def test_nothing_upcoming_says_so_and_names_the_last(world: World, clock: Any) -> None:
    clock.advance(days=3000)
    result = await world.alice.slash(world.channel, "events upcoming", kind="webinar")
    text = shown(result.response)
    assert "Nothing of that kind is coming up" in text
    assert "The last one I know" in text
    assert ETHICS in text


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("2026-12-01", ETHICS),
        ("1 December", ETHICS),
        ("today", COURSE),
        ("next week", ETHICS),
        ("6. Dezember", HACKATHON),
        ("April 2027", "Spring meeting"),
    ],
)
async def test_what_is_on_on_a_day_that_was_typed(world: World, typed: str, held: str) -> None:
    result = await world.alice.slash(world.channel, "events on", date=typed)
    assert held in shown(result.response)
    assert result.ephemeral


@pytest.mark.parametrize("typed", ["banana", "31 February", "@everyone", "9999-12-31", "💥"])
async def test_what_is_no_day_gets_a_sentence_with_examples(world: World, typed: str) -> None:
    result = await world.alice.slash(world.channel, "events on", date=typed)
    text = shown(result.response)
    assert "2026-12-03" in text
    assert typed.removeprefix("@") in text


async def test_a_day_without_events_says_so(world: World) -> None:
    result = await world.alice.slash(world.channel, "events on", date="2026-12-24")
    assert "On Thursday 24 December 2026" in shown(result.response)
    assert "Nothing is on" in shown(result.response)


async def test_search_finds_by_meaning_and_keeps_its_query_on_the_card(world: World) -> None:
    query = "fairness of algorithms"
    result = await world.alice.slash(world.channel, "events search", query=query)
    text = shown(result.response)
    assert text.splitlines()[0] == f"### {query}"
    assert ETHICS in text


@pytest.mark.parametrize("query", ["@everyone", "   ", "```"])
async def test_a_search_for_no_words_gets_a_sentence(world: World, query: str) -> None:
    result = await world.alice.slash(world.channel, "events search", query=query)
    assert "@everyone" not in shown(result.response).replace("\\@everyone", "")
    assert "Something went wrong" not in shown(result.response)


@pytest.mark.parametrize("typed", [event_key("next-webinar"), ETHICS, "ethics of ai", "AI etics"])
async def test_an_event_is_shown_by_choice_or_by_what_was_typed(world: World, typed: str) -> None:
    result = await world.alice.slash(world.channel, "event show", event=typed)
    assert result.ephemeral
    assert shown(result.response).splitlines()[0] == f"### {ETHICS}"
    footer = shown(result.response).splitlines()[-1]
    # The calendar in tests/bot/calendars.py says that it is called so.
    assert re.match(r"-# Made up, (as of <t:|undated)", footer)
    found = buttons(result.response)
    assert found["Open"]["url"] == "https://example.org/events/ethics"
    assert set(found) >= {"Google Calendar", "Add to calendar", "Remind me", "Share to channel"}


async def test_a_title_that_nothing_has_gets_a_sentence(world: World) -> None:
    result = await world.alice.slash(world.channel, "event show", event="zzzz qqqq")
    assert "I know no event called “zzzz qqqq”" in shown(result.response)


async def test_add_to_calendar_sends_one_file_after_a_restart_too(
    world: World, make_bot: Any
) -> None:
    result = await world.alice.slash(world.channel, "event show", event=ETHICS)
    await world.env.restart_bot(make_bot())
    clicked = await world.alice.click(result.response, label="Add to calendar")
    assert clicked.ephemeral
    (file,) = clicked.response.attachments
    assert file.filename == "webinar-ethics-of-ai-in-radiology.ics"


async def test_a_shared_event_keeps_its_buttons_for_all(world: World) -> None:
    result = await world.alice.slash(world.channel, "event show", event=ETHICS)
    await world.alice.click(result.response, label="Share to channel")
    public = world.channel.last_message
    assert {"Add to calendar", "Remind me", "Open"} <= set(buttons(public))
    assert "Share to channel" not in buttons(public)
    clicked = await world.bob.click(public, label="Add to calendar")
    assert clicked.ephemeral
    assert len(clicked.response.attachments) == 1


async def test_an_event_that_is_gone_gets_a_sentence(world: World) -> None:
    result = await world.alice.slash(world.channel, "event show", event=ETHICS)
    world.events.book = EventBook()
    clicked = await world.alice.click(result.response, label="Add to calendar")
    assert "not in my calendars any more" in shown(clicked.response)


async def test_a_calendar_whose_source_is_down_is_said(world: World) -> None:
    (state,) = world.events.calendars
    made = event("Made-up talk", as_of=NOW, calendar=state.name)
    world.events.book = EventBook((made,))
    world.events.calendars = (dataclasses.replace(state, problem="it answers with an error"),)
    result = await world.alice.slash(world.channel, "event show", event="Made-up talk")
    assert "its source does not answer" in shown(result.response)


async def test_a_society_that_is_unknown_gets_those_that_are_known(world: World) -> None:
    world.events.book = EventBook((event("A", NOW, society="siim"), event("B", NOW)))
    result = await world.alice.slash(world.channel, "events upcoming", society="XYZ")
    assert "“XYZ”. The societies I know: SIIM" in shown(result.response)
    result = await world.alice.slash(world.channel, "events upcoming", society="SIIM")
    assert "Upcoming events of SIIM" in shown(result.response)


async def test_choices_come_from_memory_and_keep_to_discords_limits(world: World) -> None:
    many = [event(f"{'Ünï😀' * 60} {number}", NOW, uid=str(number)) for number in range(99)]
    world.events.book = EventBook(many)
    offered = await world.alice.autocomplete(world.channel, "event show", "event", "")
    assert len(offered) == CHOICES
    for typed in ("", "ünï", "zzz", "x" * 100):
        offered = await world.alice.autocomplete(world.channel, "event show", "event", typed)
        assert len(offered) <= CHOICES
        assert all(len(each["name"].encode("utf-16-le")) // 2 <= 100 for each in offered)


async def test_choices_are_the_soonest_first_and_then_those_that_are_alike(world: World) -> None:
    book, now = world.events.book, world.bot.now()
    catalogue = Catalogue(book, now)
    assert catalogue.choices("")[0].name.startswith(COURSE)
    assert catalogue.choices("etics of AI")[0].value == event_key("next-webinar")
    assert catalogue.choices("zzzz qqqq") == []


async def test_events_work_in_direct_messages_without_a_button_to_share(world: World) -> None:
    result = await world.alice.user.slash("events upcoming")
    assert ETHICS in shown(result.response)
    assert "Share to channel" not in buttons(result.response)


async def test_asking_when_gets_the_event_and_no_passage(world: World) -> None:
    question = "When is the next webinar?"
    result = await world.alice.slash(world.channel, "ask", question=question)
    text = shown(result.response)
    assert text.splitlines()[0] == f"### {question}"
    assert "The next webinar:" in text
    assert text.index("The next webinar:") < text.index(ETHICS)
    assert "Computed from calendars and the clock" in text
    assert "passage 1 of" not in text
    assert {"Add to calendar", "Remind me", "Share to channel"} <= set(buttons(result.response))


async def test_asking_when_nothing_is_upcoming_says_so(world: World, clock: Any) -> None:
    clock.advance(days=3000)
    result = await world.alice.slash(world.channel, "ask", question="When is the next webinar?")
    text = shown(result.response)
    assert "Nothing upcoming of that kind" in text
    assert ETHICS in text
    assert "Took place on" in text


@pytest.mark.parametrize("command", ["events", "event"])
async def test_event_commands_are_told_to_discord(world: World, command: str) -> None:
    synced = [call for call in world.env.http_requests if call.path.endswith("/commands")]
    assert command in json.dumps(synced[-1].json)
