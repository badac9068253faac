"""What the flows of feedback do again and again. All people and questions are made up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord

from bot.audit.log import AuditLog
from bot.moderation.choices import Moderation, choose
from bot.state.moderation_tables import PassedQuestion
from index import Embedder, Library, Searcher, build
from tests.bot.conftest import World

ANSWERED = "What will the partnership focus on?"
UNKNOWN = "Is there a creche at the annual meeting?"
PASS = "Pass my question to the moderators, without my name"  # noqa: S105
WRITE, DROP = "Write answer", "No answer needed"
FILE = "documents/is-there-a-creche-at-the-annual-meeting.md"
ANSWER = "Yes: a creche is open from 8 to 18, for children from the age of one."


@dataclass
class Staff:
    """A moderator, and the moderators' channel."""

    moderator: Any
    channel: Any


async def staff(world: World, *, chosen: bool = True) -> Staff:
    """Add a moderator and a channel to the world, and choose the channel."""
    guild = world.channel.guild
    role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    made = Staff(
        moderator=guild.add_member(world.env.create_user("mona"), roles=[role]),
        channel=guild.create_text_channel("moderators"),
    )
    if chosen:
        wishes = Moderation(guild.id, channel=made.channel.id)
        await choose(world.bot.state, wishes, world.bot.now())
    return made


async def ask(world: World, question: str, who: Any = None) -> Any:
    return await (who or world.alice).slash(world.channel, "ask", question=question)


async def pass_on(world: World, question: str = UNKNOWN, who: Any = None) -> Any:
    """Ask, as Alice or somebody else, and pass the question on."""
    result = await ask(world, question, who)
    return await (who or world.alice).click(result.response, label=PASS)


async def write(there: Staff, message: Any, **values: Any) -> Any:
    """Open the form below a passed question and send it."""
    form = await there.moderator.click(message, label=WRITE)
    return await there.moderator.submit_modal(form, filled(**values))


def filled(**values: Any) -> dict[str, Any]:
    """Return what a moderator types into the form."""
    return {"title": UNKNOWN, "text": ANSWER} | values


async def change(world: World, identity: str, **values: Any) -> None:
    """Leave a row as a crash leaves it: what was sent was not written down."""
    from sqlalchemy import update

    async with world.bot.state.session() as session:
        chosen = update(PassedQuestion).where(PassedQuestion.id == identity)
        await session.execute(chosen.values(values))


async def tick(world: World) -> None:
    """Let the bot look what is to be shown and told, as it does each minute."""
    cog: Any = world.bot.get_cog("Feedback")
    await cog.tick()


async def passed(world: World) -> list[PassedQuestion]:
    from sqlalchemy import select

    async with world.bot.state.session() as session:
        found = await session.scalars(select(PassedQuestion).order_by(PassedQuestion.created_at))
        return list(found)


async def actions(world: World) -> list[str]:
    """Return what the audit log says was done, oldest first."""
    return [each.action for each in reversed(await AuditLog(world.bot.state).entries())]


def publish(folder: Path, embedder: Embedder, place: Path) -> Searcher:
    """Return what answers from a version of a folder that is published at a place."""
    library = Library(place)
    build(folder, library, embedder)
    return Searcher(library.open_current(embedder.identity), embedder)
