"""Turning the pages of lists of events: after a restart, and of lists that somebody else asked for.

All events are made up.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.events.pages import PageButton
from knowledge.calendars.book import EventBook
from tests.bot.conftest import World, buttons, shown
from tests.bot.events import event

SEARCHED = "meeting *of* a club"
"""A search for what the made-up calendar holds more of than a page shows."""


async def test_a_search_is_paged_after_a_restart_by_the_query_on_its_card(
    world: World, make_bot: Any
) -> None:
    result = await world.alice.slash(world.channel, "events search", query=SEARCHED)
    first = shown(result.response)
    await world.env.restart_bot(make_bot())
    await world.alice.click(result.response, label="More events")
    second = shown(result.response)
    await world.alice.click(result.response, label="Back")
    assert "Page 1 of" in first
    assert "Page 2 of" in second
    # What is searched for again is what was typed, its signs included.
    assert second.splitlines()[0] == first.splitlines()[0]
    assert shown(result.response) == first


async def test_an_event_is_on_one_page_of_a_search_alone(world: World) -> None:
    result = await world.alice.slash(world.channel, "events search", query=SEARCHED)
    seen = _keys(result.response)
    while "More events" in buttons(result.response):
        await world.alice.click(result.response, label="More events")
        assert not seen & _keys(result.response)
        seen |= _keys(result.response)
    found = await world.events.search(SEARCHED, world.bot.now())
    assert len(seen) == len(found) > 5


async def test_a_public_answer_of_events_is_paged_in_a_private_copy(
    world: World, make_bot: Any
) -> None:
    await world.alice.send(world.channel, f"{world.me} what is coming up?")
    public = world.channel.last_message
    before = shown(public)
    await world.env.restart_bot(make_bot())
    result = await world.bob.click(public, label="More events")
    assert result.ephemeral
    assert "Back" in buttons(result.response)
    assert not _keys(public) & _keys(result.response)
    assert shown(world.channel.last_message) == before
    # The copy is Bob's own: its pages turn in place.
    await world.bob.click(result.response, label="Back")
    assert _keys(result.response) == _keys(public)
    assert shown(world.channel.last_message) == before


async def test_a_list_in_a_channel_is_paged_in_a_private_copy(world: World) -> None:
    result = await world.alice.slash(world.channel, "events upcoming")
    code = buttons(result.response)["More events"]["custom_id"]
    # As a list that stands in a channel with its button.
    view = _with_button(PageButton(code.split(":", 3)[3], 1))
    await world.bot.get_partial_messageable(world.channel.id).send(view=view)
    public = world.channel.last_message
    turned = await world.bob.click(public, label="More events")
    assert turned.ephemeral
    assert "Page 2 of" in shown(turned.response)
    assert "More events" in buttons(world.channel.last_message)


async def test_a_page_that_there_is_not_any_more_shows_the_last_there_is(world: World) -> None:
    result = await world.alice.slash(world.channel, "events upcoming")
    await world.alice.click(result.response, label="More events")
    world.events.book = EventBook([event("Made-up talk", world.bot.now())])
    await world.alice.click(result.response, label="More events")
    assert "Made-up talk" in shown(result.response)
    assert not {"Back", "More events"} & set(buttons(result.response))


def _keys(message: Any) -> set[str]:
    """Return the keys of the events that a card lists."""
    ids = [str(each.get("custom_id")) for each in buttons(message).values()]
    return {each.split(":")[2] for each in ids if each.startswith(("event:show:", "event:ics:"))}


def _with_button(button: PageButton) -> Any:
    from discord import ui

    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("Made up"))
    view.add_item(ui.ActionRow(button))
    return view


async def test_choices_while_typing_need_no_model(world: World) -> None:
    expected = await world.alice.autocomplete(world.channel, "event show", "event", "etics of ai")
    # Without what finds by meaning a search fails; choosing by title must not notice.
    world.events.finder = None
    offered = await world.alice.autocomplete(world.channel, "event show", "event", "etics of ai")
    assert offered == expected != []


async def test_what_is_over_is_listed_by_society(world: World) -> None:
    ago = world.bot.now() - timedelta(days=3)
    made = [event("Made-up A", ago, society="siim"), event("Made-up B", ago, society="eusomii")]
    world.events.book = EventBook([*made, event("Made-up C", ago, society="joint")])
    result = await world.alice.slash(world.channel, "events past", society="SIIM")
    text = shown(result.response)
    assert "Made-up A" in text
    assert "Made-up C" in text
    assert "Made-up B" not in text
