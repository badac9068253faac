"""Whatever moderators do with feedback is in the audit log. All people and texts are made up."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from bot.audit.log import AuditLog
from tests.bot.conftest import World
from tests.bot.feedback import ANSWER, PASS, UNKNOWN, ask, staff
from tests.bot.feeding import said
from tests.bot.reminding import SEND

MENU, WRITE = "Add to knowledge", "Write answer"
MEANWHILE = """\
CREATE TRIGGER meanwhile AFTER UPDATE OF document ON passed_questions
BEGIN UPDATE passed_questions SET state = 'dropped' WHERE id = NEW.id; END
"""
TEXT = "You can bring children: the creche is on the ground floor, open from 8 to 18."


async def test_a_moderators_own_message_is_in_the_log_before_it_is_signed(world: World) -> None:
    there = await staff(world)
    message = await there.moderator.send(world.channel, TEXT)
    await there.moderator.context_menu(world.channel, MENU, message)
    [entry] = await AuditLog(world.bot.state).entries()
    assert (entry.action, entry.target) == ("message ask", message.jump_url)
    assert (entry.actor.name, entry.detail["own"]) == ("mona", True)


async def test_asking_an_author_who_is_not_reached_is_in_the_log(world: World) -> None:
    there = await staff(world)
    message = await world.bob.send(world.channel, TEXT)
    world.env.inject_error("POST", SEND, status=403, code=50007, times=2)
    await there.moderator.context_menu(world.channel, MENU, message)
    [entry] = await AuditLog(world.bot.state).entries()
    assert (entry.action, entry.target) == ("message ask", message.jump_url)
    assert entry.detail["reached"] is False
    again = await there.moderator.context_menu(world.channel, MENU, message)
    await there.moderator.click(again.response, label="Ask again")
    newest, _ = await AuditLog(world.bot.state).entries()
    assert newest.detail["reached"] is True


async def test_an_answer_that_came_too_late_is_in_the_log_with_its_document(
    world: World, events_folder: Path
) -> None:
    there = await staff(world)
    result = await ask(world, UNKNOWN)
    await world.alice.click(result.response, label=PASS)
    form = await there.moderator.click(there.channel.last_message, label=WRITE)
    # Another moderator drops the question while this one's answer is being written.
    async with world.bot.state.session() as session:
        await session.execute(text(MEANWHILE))
    late = await there.moderator.submit_modal(form, {"title": "Made up", "text": ANSWER})
    assert "Somebody was faster" in said(late)
    assert (events_folder / "documents/made-up.md").is_file()
    [entry] = await AuditLog(world.bot.state).entries()
    assert (entry.action, entry.target) == ("answer write", "documents/made-up.md")
