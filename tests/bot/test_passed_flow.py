"""From a question without an answer to an asker who is told. All of it is made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.audit.log import AuditLog
from bot.moderation.choices import Moderation, choose
from bot.state.moderation_tables import PassedState
from index import Embedder
from knowledge import read_folder
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.feedback import (
    ANSWER,
    ANSWERED,
    PASS,
    UNKNOWN,
    Staff,
    actions,
    ask,
    passed,
    publish,
    staff,
    tick,
)
from tests.bot.reminding import SEND

WRITE, DROP = "Write answer", "No answer needed"
FILE = "documents/is-there-a-creche-at-the-annual-meeting.md"


async def pass_on(world: World, question: str = UNKNOWN, who: Any = None) -> Any:
    result = await ask(world, question, who)
    return await (who or world.alice).click(result.response, label=PASS)


async def write(there: Staff, message: Any, **values: Any) -> Any:
    """Open the form below a passed question and send it."""
    form = await there.moderator.click(message, label=WRITE)
    return await there.moderator.submit_modal(form, filled(**values))


def filled(**values: Any) -> dict[str, Any]:
    return {"title": UNKNOWN, "text": ANSWER} | values


def letters(world: World) -> list[Any]:
    """Return the direct messages of Alice's that tell of an answer."""
    dm = world.alice.user.dm_channel
    return [each for each in (dm.history() if dm else []) if "have answered" in each.content]


@pytest.fixture
def version(tmp_path: Path, events_folder: Path, embedder: Embedder) -> Iterator[Any]:
    """Yield what publishes the knowledge folder to a running bot, as its poller does."""

    async def serve(world: World) -> None:
        searcher = publish(events_folder, embedder, tmp_path / "published")
        world.bot.ask.searcher = searcher
        world.bot.dispatch("entente_published", searcher.version.manifest.version)
        await tick(world)

    return serve  # type: ignore[return-value]


async def test_a_question_is_passed_on_without_a_name(world: World) -> None:
    there = await staff(world)
    result = await ask(world, f"{UNKNOWN} Write to alice@example.org")
    clicked = await world.alice.click(result.response, label=PASS)
    assert "Passed to the moderators" in shown(clicked.followups[0])
    assert buttons(result.response)["Passed to the moderators"]["disabled"]
    posted = there.channel.last_message
    assert f"{UNKNOWN} Write to [e-mail]" in shown(posted).replace("\\", "")
    assert "alice" not in shown(posted)
    assert str(world.alice.id) not in shown(posted)
    [row] = await passed(world)
    assert (row.state, row.message_id) == (PassedState.WAITING, posted.id)
    assert row.asker_id == world.alice.id
    assert row.person == world.bot.people.of(world.alice.id)


async def test_the_same_question_waits_once_and_not_too_many_of_one_person(world: World) -> None:
    await staff(world)
    await pass_on(world)
    again = await pass_on(world)
    assert "have this question of yours already" in shown(again.followups[0])
    animals = ("dog", "cat", "horse", "parrot")
    for animal in animals:
        await pass_on(world, f"May I bring my {animal} to the gala dinner in the evening?")
    refused = await pass_on(world, "May I bring my snake to the gala dinner in the evening?")
    assert "5 of your questions" in shown(refused.followups[0])
    assert len(await passed(world)) == 1 + len(animals)


@pytest.mark.parametrize(
    "question",
    ["Is there a creche for my patient John Miller, born 3 May 1956?", "my knee hurts, what now?"],
)
async def test_patients_and_health_are_not_passed_on(world: World, question: str) -> None:
    await staff(world)
    result = await ask(world, question)
    assert PASS not in buttons(result.response)
    clicked = await world.alice.click(result.response, label="👎")
    assert not [each for each in clicked.followups if PASS in buttons(each)]


async def test_a_button_that_nobody_should_have_is_refused_on_the_server(world: World) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    for label in (WRITE, DROP):
        clicked = await world.bob.click(posted, label=label)
        assert "Only this server's moderators" in shown(clicked.response)
        assert clicked.modal is None
    [row] = await passed(world)
    assert row.state == PassedState.WAITING


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


async def test_the_asker_is_told_once_after_publish_and_then_forgotten(
    world: World, version: Any, clock: StoppedClock
) -> None:
    there = await staff(world)
    await pass_on(world)
    await write(there, there.channel.last_message)
    await tick(world)
    assert letters(world) == []
    await version(world)
    await tick(world)
    [letter] = letters(world)
    assert UNKNOWN in letter.content
    [row] = await passed(world)
    assert (row.state, row.asker_id) == (PassedState.TOLD, None)
    assert row.finished_at == clock()
    answer = await world.alice.user.click(letter, label="Show the answer")
    assert "a creche is open from 8 to 18" in shown(answer.response).replace("**", "")


async def test_it_goes_on_across_restarts_at_every_step(
    world: World, make_bot: Any, events_folder: Path, tmp_path: Path, embedder: Embedder
) -> None:
    there = await staff(world)
    result = await ask(world, UNKNOWN)
    await world.env.restart_bot(make_bot())
    await world.alice.click(result.response, label=PASS)
    await world.env.restart_bot(make_bot())
    form = await there.moderator.click(there.channel.last_message, label=WRITE)
    await world.env.restart_bot(make_bot())
    await there.moderator.submit_modal(form, filled())
    assert (events_folder / FILE).is_file()
    # Published while no bot was running: the next one tells at its start.
    started = make_bot()
    started.ask.searcher = publish(events_folder, embedder, tmp_path / "published")
    await world.env.restart_bot(started)
    await tick(world)
    [letter] = letters(world)
    await world.env.restart_bot(make_bot())
    await tick(world)
    assert len(letters(world)) == 1
    answer = await world.alice.user.click(letter, label="Show the answer")
    assert UNKNOWN in shown(answer.response)


async def test_what_was_written_down_and_not_shown_is_shown_later_once(
    world: World, make_bot: Any, clock: StoppedClock
) -> None:
    there = await staff(world)
    result = await ask(world, UNKNOWN)
    world.env.inject_error("POST", SEND, status=403, times=1)
    clicked = await world.alice.click(result.response, label=PASS)
    assert "Passed to the moderators" in shown(clicked.followups[0])
    assert there.channel.last_message is None
    await world.env.restart_bot(make_bot())
    clock.advance(minutes=3)
    await tick(world)
    assert UNKNOWN in shown(there.channel.last_message)
    await tick(world)
    assert len(there.channel.history()) == 1


async def test_what_was_shown_and_not_marked_is_not_shown_again(
    world: World, clock: StoppedClock
) -> None:
    there = await staff(world)
    await pass_on(world)
    [row] = await passed(world)
    await change(world, row.id, message_id=None, attempts=1)
    clock.advance(minutes=3)
    await tick(world)
    assert len(there.channel.history()) == 1
    [row] = await passed(world)
    assert row.message_id == there.channel.last_message.id


async def test_who_was_told_and_not_marked_is_not_told_again(
    world: World, version: Any, clock: StoppedClock
) -> None:
    there = await staff(world)
    await pass_on(world)
    await write(there, there.channel.last_message)
    await version(world)
    [row] = await passed(world)
    state, asker = PassedState.PUBLISHED, world.alice.id
    await change(world, row.id, state=state, asker_id=asker, attempts=1, finished_at=None)
    clock.advance(minutes=3)
    await tick(world)
    assert len(letters(world)) == 1
    assert [each.asker_id for each in await passed(world)] == [None]


async def change(world: World, identity: str, **values: Any) -> None:
    """Leave a row as a crash leaves it: what was sent was not written down."""
    from sqlalchemy import update

    from bot.state.moderation_tables import PassedQuestion

    async with world.bot.state.session() as session:
        chosen = update(PassedQuestion).where(PassedQuestion.id == identity)
        await session.execute(chosen.values(values))


async def test_who_takes_no_direct_messages_is_mentioned_where_they_asked(
    world: World, version: Any
) -> None:
    there = await staff(world)
    await pass_on(world)
    await write(there, there.channel.last_message)
    world.env.inject_error("POST", SEND, status=403, code=50007, times=1)
    await version(world)
    news = world.channel.last_message
    assert news.content.startswith(world.alice.mention)
    assert [user.id for user in news.mentions] == [world.alice.id]
    other = await world.bob.click(news, label="Show the answer")
    assert "for who passed that question on" in shown(other.response)
    mine = await world.alice.click(news, label="Show the answer")
    assert mine.ephemeral
    assert "creche is open" in shown(mine.response).replace("**", "")


async def test_a_question_may_be_dropped(world: World, version: Any) -> None:
    there = await staff(world)
    await pass_on(world)
    await there.moderator.click(there.channel.last_message, label=DROP)
    [row] = await passed(world)
    assert (row.state, row.asker_id) == (PassedState.DROPPED, None)
    assert "mona decided that it needs no answer" in shown(there.channel.last_message)
    assert await actions(world) == ["question drop"]


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


async def repost(world: World, row: Any, there: Staff) -> Any:
    from bot.feedback.showing import passed_card

    channel = world.bot.get_partial_messageable(there.channel.id)
    await channel.send(view=passed_card(row))
    return there.channel.last_message


async def test_who_is_forgotten_is_not_told(world: World, version: Any) -> None:
    there = await staff(world)
    await pass_on(world)
    posted = there.channel.last_message
    asked = await world.alice.slash(world.channel, "forget-me")
    assert "1 question passed to the moderators" in shown(asked.response)
    await world.alice.click(asked.response, label="Delete it")
    clicked = await there.moderator.click(posted, label=WRITE)
    assert clicked.modal is None
    assert "had it deleted" in shown(clicked.response)


async def test_a_question_is_dropped_after_a_restart(world: World, make_bot: Any) -> None:
    there = await staff(world)
    await pass_on(world)
    await world.env.restart_bot(make_bot())
    await there.moderator.click(there.channel.last_message, label=DROP)
    assert [row.state for row in await passed(world)] == [PassedState.DROPPED]
    assert WRITE not in buttons(there.channel.last_message)


async def test_the_log_that_stays_keeps_no_members_question(world: World) -> None:
    there = await staff(world)
    await pass_on(world)
    written = there.channel.last_message
    await write(there, written, title="Children at the meeting, made up")
    await pass_on(world, who=world.bob)
    dropped = there.channel.last_message
    await there.moderator.click(dropped, label=DROP)
    second, first = await AuditLog(world.bot.state).entries()
    assert (first.action, second.action) == ("answer write", "question drop")
    assert "creche" not in f"{first} {second}"
    assert (first.detail["message"], second.target) == (written.jump_url, dropped.jump_url)
