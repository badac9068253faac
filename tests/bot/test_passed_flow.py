"""From a question without an answer to an asker who is told. All of it is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.audit.log import AuditLog
from bot.state.moderation_tables import PassedState
from index import Embedder
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.feedback import (
    DROP,
    FILE,
    PASS,
    UNKNOWN,
    WRITE,
    actions,
    ask,
    change,
    filled,
    pass_on,
    passed,
    publish,
    staff,
    tick,
    write,
)
from tests.bot.reminding import SEND


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
    assert len(PASS) <= 80
    told = shown(clicked.followups[0])
    assert "Passed to the moderators of **Trainees**, without your name" in told
    assert "I tell you by direct message; if yours are closed, I mention you" in told
    assert buttons(result.response)["Passed to the moderators"]["disabled"]
    posted = there.channel.last_message
    assert f"{UNKNOWN} Write to [e-mail]" in shown(posted).replace("\\", "")
    assert "alice" not in shown(posted)
    assert str(world.alice.id) not in shown(posted)
    [row] = await passed(world)
    assert (row.state, row.message_id) == (PassedState.WAITING, posted.id)
    assert row.asker_id == world.alice.id
    assert row.person == world.bot.people.of(world.alice.id)


async def test_moderators_are_sent_nothing_that_tells_who_asked(world: World) -> None:
    there = await staff(world)
    user = world.env.create_user("anna.made-up", global_name="Anna of Nowhere")
    anna = world.channel.guild.add_member(user, nick="Annie")
    question = f"{UNKNOWN} Thanks, Annie (anna.made-up, ANNA OF NOWHERE, {anna.id})"
    await pass_on(world, question, anna)
    [row] = await passed(world)
    sent = [
        call.json
        for call in world.env.http_requests
        if call.method == "POST" and call.path.endswith(f"/channels/{there.channel.id}/messages")
    ]
    assert len(sent) == 1
    for told in (str(sent), row.question):
        assert UNKNOWN in told
        assert not re.search(rf"annie|anna|nowhere|{anna.id}|{row.person}", told, re.IGNORECASE)


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
