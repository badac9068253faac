"""Add to knowledge, from a message to a document. All people and texts are made up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.state.moderation_tables import Consent, ConsentState
from knowledge import read_folder
from tests.bot.conftest import World, buttons, shown
from tests.bot.feedback import Staff, actions, staff
from tests.bot.feeding import demote, said
from tests.bot.reminding import SEND

MENU = "Add to knowledge"
YES, NO, REVIEW = "Yes, add my message", "No, thank you", "Review and add (moderators)"
TEXT = "You can bring children: the creche is on the **ground floor**, open from 8 to 18."
TITLE = "Is there a creche?"
FILE = "documents/is-there-a-creche.md"
NAMED = f"{TEXT} Questions go to Anna Miller, anna.miller@example.org."


async def begin(world: World, text: str = TEXT, who: Any = None) -> tuple[Staff, Any, Any]:
    """Have Bob write a message and a moderator use the menu on it."""
    there = await staff(world)
    message = await (who or world.bob).send(world.channel, text)
    return there, message, await use(world, there, message)


async def use(world: World, there: Staff, message: Any) -> Any:
    return await there.moderator.context_menu(world.channel, MENU, message)


def filled(**values: Any) -> dict[str, Any]:
    return {"title": TITLE, "text": TEXT} | values


async def sign(there: Staff, card: Any, **values: Any) -> Any:
    form = await there.moderator.click(card, label=REVIEW)
    return await there.moderator.submit_modal(form, filled(**values))


async def states(world: World) -> list[str]:
    async with world.bot.state.session() as session:
        return list(await session.scalars(select(Consent.state)))


async def test_the_author_is_asked_below_the_message_and_nobody_else_is_mentioned(
    world: World,
) -> None:
    _, message, began = await begin(world)
    asked = world.channel.last_message
    assert asked.reference.message_id == message.id
    assert world.bob.mention in shown(asked)
    assert "Do you agree?" in shown(asked)
    assert shown(asked).replace("\\", "").endswith(TEXT)
    calls: list[Any] = [call.json for call in world.env.http_requests]
    sent = [each for each in calls if "message_reference" in str(each)]
    mentions = sent[-1]["allowed_mentions"]
    assert (mentions["parse"], mentions["users"]) == ([], [world.bob.id])
    assert began.ephemeral
    assert "I have asked" in shown(began.response)
    assert await states(world) == [ConsentState.ASKED]
    assert await actions(world) == ["message ask"]


async def test_with_consent_and_signature_it_becomes_a_document(
    world: World, events_folder: Path, make_bot: Any
) -> None:
    there, message, _ = await begin(world)
    asked = world.channel.last_message
    await world.env.restart_bot(make_bot())
    await world.bob.click(asked, label=YES)
    agreed = world.channel.last_message
    assert "agreed" in shown(agreed)
    assert YES not in buttons(agreed)
    assert shown(there.channel.last_message).replace("\\", "").endswith(TEXT)
    await world.env.restart_bot(make_bot())
    form = await there.moderator.click(agreed, label=REVIEW)
    [text] = [
        each["component"]["value"]
        for each in form.modal["components"]
        if each["component"]["custom_id"] == "text"
    ]
    assert text == TEXT
    assert not (events_folder / FILE).exists()
    await world.env.restart_bot(make_bot())
    sent = await there.moderator.submit_modal(form, filled(society="joint"))
    assert FILE in shown(sent.followups[0])
    [document] = read_folder(events_folder).documents
    assert (document.id, document.title, document.society) == (FILE, TITLE, "joint")
    assert document.url == message.jump_url
    assert document.as_of == message.created_at.date()
    written = (events_folder / FILE).read_text()
    assert TEXT in written
    assert "author: mona" in written
    assert "bob" not in written
    assert TEXT not in shown(world.channel.last_message)
    assert await states(world) == [ConsentState.ADDED]
    assert await actions(world) == ["message ask", "message add"]
    again = await use(world, there, message)
    assert "added already" in shown(again.response)


async def test_it_is_signed_in_the_moderators_channel_too(
    world: World, events_folder: Path
) -> None:
    there, _, _ = await begin(world)
    await world.bob.click(world.channel.last_message, label=YES)
    await sign(there, there.channel.last_message)
    assert (events_folder / FILE).is_file()
    late = await there.moderator.click(world.channel.last_message, label=REVIEW)
    assert late.modal is None
    assert "settled already" in shown(late.response)


async def test_who_says_no_is_not_asked_again(world: World, events_folder: Path) -> None:
    there, message, _ = await begin(world)
    await world.bob.click(world.channel.last_message, label=NO)
    refused = world.channel.last_message
    assert "Nothing is added" in shown(refused)
    assert TEXT not in shown(refused)
    again = await use(world, there, message)
    assert "does not want" in shown(again.response)
    assert not buttons(again.response)
    assert not (events_folder / FILE).exists()


async def test_only_the_author_agrees_and_only_moderators_go_on(
    world: World, events_folder: Path
) -> None:
    there, _, _ = await begin(world)
    asked = world.channel.last_message
    for label in (YES, NO):
        for other in (world.alice, there.moderator):
            clicked = await other.click(asked, label=label)
            assert "Only who wrote the message" in shown(clicked.response)
    assert await states(world) == [ConsentState.ASKED]
    await world.bob.click(asked, label=YES)
    for person in (world.alice, world.bob):
        clicked = await person.click(world.channel.last_message, label=REVIEW)
        assert clicked.modal is None
        assert "Only this server's moderators" in shown(clicked.response)
    assert await states(world) == [ConsentState.GIVEN]
    assert not (events_folder / FILE).exists()


async def test_members_may_not_use_the_menu(world: World) -> None:
    message = await world.bob.send(world.channel, TEXT)
    cog: Any = world.bot.get_cog("Feedback")
    # Discord may offer it to others; the bot asks for the right itself.
    cog._menu.default_permissions = None
    await world.bot.tree.sync()
    refused = await world.alice.context_menu(world.channel, MENU, message)
    assert "Only this server's moderators" in shown(refused.response)
    assert world.channel.last_message.id == message.id
    assert await states(world) == []


async def test_what_points_at_a_person_is_named_before_and_at_the_signature(
    world: World, events_folder: Path
) -> None:
    there, _, began = await begin(world, NAMED)
    assert "an e-mail address and a name" in shown(began.response)
    await world.bob.click(world.channel.last_message, label=YES)
    card = there.channel.last_message
    unsigned = await sign(there, card, text=NAMED)
    told = unsigned.followups[0]
    assert "an e-mail address and a name" in shown(told)
    assert "Anna Miller" in shown(told)
    assert (await told.attachments[0].read()).decode().endswith(f"{NAMED}\n")
    assert not (events_folder / FILE).exists()
    await sign(there, card, text=NAMED, sure=True)
    assert "Anna Miller" in (events_folder / FILE).read_text()


@pytest.mark.parametrize("slip", ["born 3 May 1956", "MRN 4711-0815", "DE89370400440532013000"])
async def test_no_signature_lets_in_what_leads_to_a_patient(
    world: World, events_folder: Path, slip: str
) -> None:
    there, _, _ = await begin(world)
    await world.bob.click(world.channel.last_message, label=YES)
    sent = await sign(there, there.channel.last_message, text=f"{TEXT} {slip}.", sure=True)
    told = shown(sent.followups[0])
    assert "take it out" in told or "must not be added" in told
    assert not (events_folder / FILE).exists()
    assert await states(world) == [ConsentState.GIVEN]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("My patient, 54 years old, male, has a lesion in the liver.", "patient data"),
        ("*_" * 1000, "too long"),
    ],
)
async def test_some_messages_cannot_be_added(world: World, text: str, reason: str) -> None:
    _, message, began = await begin(world, text)
    assert reason in shown(began.response)
    assert world.channel.last_message.id == message.id
    assert await states(world) == []


async def test_the_bots_own_messages_and_empty_ones_cannot_be_added(world: World) -> None:
    there = await staff(world)
    await world.alice.send(world.channel, f"{world.me} what is DICOM?")
    own = await use(world, there, world.channel.last_message)
    assert "of no member" in shown(own.response)
    picture = await world.bob.send(world.channel, "", attachments=[("made-up.png", b"made up")])
    empty = await use(world, there, picture)
    assert "no text" in shown(empty.response)


async def test_a_moderators_own_message_needs_no_other_consent(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    message = await there.moderator.send(world.channel, TEXT)
    began = await use(world, there, message)
    assert "your own message" in shown(began.response)
    await sign(there, began.response)
    assert (events_folder / FILE).is_file()


async def test_where_the_bot_may_not_write_the_author_is_asked_by_direct_message(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    message = await world.bob.send(world.channel, TEXT)
    world.env.inject_error("POST", SEND, status=403, code=50013, times=1)
    await use(world, there, message)
    assert world.channel.last_message.id == message.id
    letter = world.bob.user.dm_channel.last_message
    await world.bob.user.click(letter, label=YES)
    assert "Thank you" in shown(world.bob.user.dm_channel.last_message)
    await sign(there, there.channel.last_message)
    assert (events_folder / FILE).is_file()


async def test_who_cannot_be_asked_is_said_and_may_be_asked_again(world: World) -> None:
    there = await staff(world)
    message = await world.bob.send(world.channel, TEXT)
    world.env.inject_error("POST", SEND, status=403, code=50007, times=2)
    began = await use(world, there, message)
    assert "I can't ask" in shown(began.response)
    again = await use(world, there, message)
    assert "has not answered yet" in shown(again.response)
    await there.moderator.click(again.response, label="Ask again")
    assert "Do you agree?" in shown(world.channel.last_message)
    await world.bob.click(world.channel.last_message, label=YES)
    assert await states(world) == [ConsentState.GIVEN]


async def test_a_title_that_is_taken_changes_nothing(world: World, events_folder: Path) -> None:
    there, _, _ = await begin(world)
    (events_folder / "documents").mkdir()
    (events_folder / FILE).write_text("# Taken\n\nA made-up document.\n")
    await world.bob.click(world.channel.last_message, label=YES)
    sent = await sign(there, there.channel.last_message)
    assert "document of that title already" in shown(sent.followups[0])
    assert "made-up document" in (events_folder / FILE).read_text()
    assert await states(world) == [ConsentState.GIVEN]


async def cut_off(world: World, **values: Any) -> tuple[Staff, Any]:
    """Sign a message off, and leave all as a process does that ends between file and state.

    Return also a card that can still be signed.
    """
    there, _, _ = await begin(world)
    await world.bob.click(world.channel.last_message, label=YES)
    await sign(there, there.channel.last_message, **values)
    async with world.bot.state.session() as session:
        await session.execute(update(Consent).values(state=ConsentState.GIVEN))
    return there, world.channel.last_message


async def test_a_signature_that_a_crash_cut_off_is_finished_by_the_next_try(
    world: World, events_folder: Path, make_bot: Any
) -> None:
    there, card = await cut_off(world, society="joint")
    await world.env.restart_bot(make_bot())
    sent = await sign(there, card, title=f"{TITLE} ", text=f"{TEXT}\n", society="joint")
    assert FILE in shown(sent.followups[0])
    assert await states(world) == [ConsentState.ADDED]
    [document] = read_folder(events_folder).documents
    assert (document.id, document.society) == (FILE, "joint")


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ({}, {"text": "Quite other words, made up."}),
        ({"url": "https://example.org/other"}, {}),
        ({"text": "Somebody changed the text since."}, {}),
    ],
)
async def test_only_the_same_text_of_the_same_message_is_its_own(
    world: World, events_folder: Path, written: dict[str, str], values: dict[str, str]
) -> None:
    there, card = await cut_off(world)
    file = events_folder / FILE
    before = file.read_text()
    if "url" in written:
        before = re.sub("url: .*", f"url: {written['url']}", before)
    before = before.replace(TEXT, written.get("text", TEXT))
    file.write_text(before)
    sent = await sign(there, card, **values)
    assert "document of that title already" in shown(sent.followups[0])
    assert file.read_text() == before
    assert await states(world) == [ConsentState.GIVEN]


async def test_a_form_of_who_moderates_no_more_adds_nothing(
    world: World, events_folder: Path
) -> None:
    there, _, _ = await begin(world)
    await world.bob.click(world.channel.last_message, label=YES)
    form = await there.moderator.click(there.channel.last_message, label=REVIEW)
    demote(world)
    sent = await there.moderator.submit_modal(form, filled(sure=True))
    assert "Only this server's moderators" in shown(sent.response)
    assert await states(world) == [ConsentState.GIVEN]
    assert not (events_folder / FILE).exists()


async def test_who_moderates_no_more_cannot_ask_again(world: World, make_bot: Any) -> None:
    there, message, _ = await begin(world)
    again, other = [await use(world, there, message) for _ in range(2)]
    asked = world.channel.last_message
    await world.env.restart_bot(make_bot())
    await there.moderator.click(again.response, label="Ask again")
    assert world.channel.last_message.id != asked.id
    assert "Do you agree?" in shown(world.channel.last_message)
    asked = world.channel.last_message
    demote(world)
    refused = await there.moderator.click(other.response, label="Ask again")
    assert "Only this server's moderators" in said(refused)
    assert world.channel.last_message.id == asked.id


async def test_an_author_says_no_after_a_restart(world: World, make_bot: Any) -> None:
    await begin(world)
    await world.env.restart_bot(make_bot())
    await world.bob.click(world.channel.last_message, label=NO)
    assert await states(world) == [ConsentState.REFUSED]
