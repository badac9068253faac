"""Whose moderators a question may be passed to: those of a server that its asker is in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from sqlalchemy import select

from bot.errors import log_failure
from bot.state.moderation_tables import ModerationChoices

if TYPE_CHECKING:
    from bot.app import Entente

MOST = 25
"""How many servers are looked through: as many as Discord lets one choose from."""


@dataclass(frozen=True, slots=True)
class Place:
    """A server whose moderators take questions."""

    guild: int
    name: str


async def places_for(bot: Entente, guild: int | None, person: int | None) -> list[Place]:
    """Return the servers whose moderators may get a person's question, by name.

    That is the server at hand; in a direct message it is each one that the person shares with the
    bot. Left out is where no channel was chosen, and where nobody may change what the bot knows.

    :param guild: The server in which the question was asked, None for a direct message.
    :param person: Who asked it, None where many see the answer.
    """
    taking = await _taking(bot)
    if guild is not None:
        return [place for place in taking if place.guild == guild]
    if person is None:
        return []
    asked = taking[:MOST]
    there = await asyncio.gather(*(_is_in(bot, place, person) for place in asked))
    return [place for place, is_in in zip(asked, there, strict=True) if is_in]


async def _taking(bot: Entente) -> list[Place]:
    """Return the servers whose moderators take questions."""
    wanted = select(ModerationChoices.guild_id).where(ModerationChoices.channel_id.is_not(None))
    async with bot.state.session() as session:
        chosen = set(await session.scalars(wanted))
    # The bot is asked in places that it is in no more, or never was.
    home = bot.settings.moderator_guilds or chosen
    found = [Place(each.id, each.name) for each in bot.guilds if each.id in chosen & home]
    return sorted(found, key=lambda place: (place.name.casefold(), place.guild))


async def _is_in(bot: Entente, place: Place, person: int) -> bool:
    """Ask Discord whether a person is in a server: it does not send the bot all members."""
    guild = bot.get_guild(place.guild)
    if guild is None:
        return False
    try:
        await guild.fetch_member(person)
    except discord.NotFound:
        return False
    except discord.HTTPException as error:  # then it is not offered, and the answer comes
        log_failure(error, "finding out who is in a server")
        return False
    return True
