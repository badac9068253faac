"""Write answer: from a passed question to a document, whatever comes between. All is made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.feedback.showing import passed_card
from bot.moderation.choices import Moderation, choose
from bot.state.moderation_tables import PassedState
from knowledge import read_folder
from tests.bot.conftest import World, buttons, shown
from tests.bot.feedback import (
    ANSWER,
    ANSWERED,
    FILE,
    UNKNOWN,
    WRITE,
    Staff,
    actions,
    change,
    filled,
    pass_on,
    passed,
    staff,
    write,
)


async def test_a_form_of_who_moderates_no_more_is_refused(
    world: World, events_folder: Path
) -> None:
    there, guild = await staff(world), world.channel.guild
    role = guild.create_role("Helpers")
    helper = guild.add_member(world.env.create_user("helen"), roles=[role])
    wishes = Moderation(guild.id, role=role.id, channel=there.channel.id)
    await choose(world.bot.state, wishes, world.bot.now())
    await pass_on(world)
    form = await helper.click(there.channel.last_message, label=WRITE)
    assert form.modal is not None
    await choose(world.bot.state, replace(wishes, role=None), world.bot.now())
    sent = await helper.submit_modal(form, filled())
    assert "Only this server's moderators" in shown(sent.response)
    assert [row.state for row in await passed(world)] == [PassedState.WAITING]
    assert not (events_folder / FILE).exists()


async def test_an_answer_becomes_a_document_and_is_audited(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    form = await there.moderator.click(posted, label=WRITE)
    [question] = [
        each["component"]["value"]
        for each in form.modal["components"]
        if each["component"]["custom_id"] == "title"
    ]
    assert question == UNKNOWN
    values = filled(society="SIIM", source="https://example.org/creche")
    await there.moderator.submit_modal(form, values)
    [document] = read_folder(events_folder).documents
    assert (document.id, document.title, document.society) == (FILE, UNKNOWN, "siim")
    assert document.as_of == world.bot.now().date()
    assert ANSWER in document.text
    assert "author: mona" in (events_folder / FILE).read_text()
    said = shown(there.channel.last_message)
    assert FILE in said.replace("\\", "")
    assert "mona" in said
    assert WRITE not in buttons(there.channel.last_message)
    assert await actions(world) == ["answer write"]
    [row] = await passed(world)
    assert (row.state, row.document) == (PassedState.WRITTEN, FILE)


async def test_the_second_of_two_moderators_is_told(world: World, events_folder: Path) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    form = await there.moderator.click(posted, label=WRITE)
    await write(there, posted)
    late = await there.moderator.submit_modal(form, filled(text="Something else."))
    assert "Somebody was faster" in shown(late.followups[0])
    assert "Something else." not in (events_folder / FILE).read_text()


async def test_what_cannot_be_kept_is_given_back_with_the_reason(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    for values, reason in (
        ({"title": ANSWERED}, "There is a document of that title already"),
        ({"source": "not an address"}, "is no web address"),
    ):
        place = events_folder / "documents" / "what-will-the-partnership-focus-on.md"
        place.parent.mkdir(exist_ok=True)
        place.write_text("# Taken\n\nA made-up document.\n")
        sent = await write(there, posted, **values)
        [told] = sent.followups
        assert reason in shown(told)
        assert told.attachments[0].filename == "your-text.md"
    assert place.read_text() == "# Taken\n\nA made-up document.\n"
    await write(there, posted)
    assert (events_folder / FILE).is_file()


async def test_an_answer_that_a_crash_cut_off_is_finished_by_the_next_try(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    await write(there, posted)
    [row] = await passed(world)
    # As the process leaves it that ends between the file and the state.
    await change(world, row.id, state=PassedState.WAITING)
    form = await there.moderator.click(await repost(world, row, there), label=WRITE)
    await there.moderator.submit_modal(form, filled(text="Yes, from 8 to 20."))
    assert "Yes, from 8 to 20." in (events_folder / FILE).read_text()
    assert [each.state for each in await passed(world)] == [PassedState.WRITTEN]


async def test_what_was_refused_makes_nobody_elses_document_its_own(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    refused = await write(there, posted, source="not an address")
    assert "is no web address" in shown(refused.followups[0])
    place = events_folder / FILE
    place.parent.mkdir(exist_ok=True)
    place.write_text("# Somebody else's\n\nA made-up document.\n")
    again = await write(there, posted)
    assert "There is a document of that title already" in shown(again.followups[0])
    assert place.read_text() == "# Somebody else's\n\nA made-up document.\n"


async def repost(world: World, row: Any, there: Staff) -> Any:
    channel = world.bot.get_partial_messageable(there.channel.id)
    await channel.send(view=passed_card(row))
    return there.channel.last_message
