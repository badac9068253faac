"""/knowledge add: a file or an address becomes a document of the knowledge folder."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

import discord
from discord import ui

from bot.audit.noting import note
from bot.errors import tell
from bot.feeding.attachments import read_attachment
from bot.feeding.cards import card, line, sentence
from bot.feeding.desk import Desk, desk_of
from bot.feeding.passages import PageButton
from bot.feeding.words import (
    ADDED,
    BUSY,
    LATER,
    LATER_DATE,
    NO_DATE,
    ONE_OF_TWO,
    REPLACED,
)
from knowledge import KnowledgeError
from knowledge.intake import Accepted, Details, accept, from_url

_TITLE, _FILE, _TYPED, _NAME, _NOTE, _NOTES = 200, 150, 60, 40, 300, 4


@dataclass(frozen=True, slots=True)
class Offer:
    """What a moderator gave: a file or an address, and what they say of it."""

    file: discord.Attachment | None
    url: str | None
    title: str | None
    society: str | None
    as_of: str | None
    replace: bool


async def add(interaction: discord.Interaction[Any], offer: Offer) -> None:
    """Take in what a moderator gave, and say privately what became of it.

    That who gives it may do so is for the caller to find out before.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    desk, today = desk_of(interaction), interaction.client.now().date()
    try:
        as_of = day(offer.as_of, today)
        if (offer.file is None) == (offer.url is None):
            raise ValueError(ONE_OF_TWO)
        name = interaction.user.display_name
        with _alone(desk, name):
            details = Details(offer.title, offer.society, as_of, author=name)
            taken = await _take(interaction, desk, offer, details, today)
    except ValueError as error:
        await tell(interaction, str(error))
        return
    except KnowledgeError as error:
        await tell(interaction, sentence(error))
        return
    await note(
        interaction,
        "knowledge add",
        taken.file,
        title=taken.title,
        replaced=taken.replaced,
        **({"url": offer.url} if offer.url else {"upload": offer.file and offer.file.filename}),
    )
    await interaction.edit_original_response(view=taken_card(taken))
    await desk.shelf.refresh()


def taken_card(taken: Accepted) -> ui.LayoutView:
    """Return what became of a file, with a button that leads to its passages."""
    head = (REPLACED if taken.replaced else ADDED).format(title=line(taken.title, _TITLE))
    texts = [head, line(taken.file, _FILE)]
    texts += [f"⚠️ {line(each, _NOTE)}" for each in taken.notes[:_NOTES]]
    if PurePosixPath(taken.file).suffix == ".ics":
        count = f"It has {taken.events} event{'' if taken.events == 1 else 's'}."
        return card([*texts, count, LATER])
    return card([*texts, LATER], [PageButton.first(taken.file)])


def day(typed: str | None, today: date) -> date | None:
    """Return the day that was typed, None for none.

    :param today: Today in UTC; it may be tomorrow already where the moderator is.
    :raises ValueError: If it is no day, or is to come; the text is for the moderator.
    """
    if not typed or not typed.strip():
        return None
    shown = line(typed, _TYPED)
    try:
        found = date.fromisoformat(typed.strip())
    except ValueError:
        raise ValueError(NO_DATE.format(typed=shown)) from None
    if found > today + timedelta(days=1):
        raise ValueError(LATER_DATE.format(typed=shown))
    return found


async def _take(
    interaction: discord.Interaction[Any], desk: Desk, offer: Offer, details: Details, today: date
) -> Accepted:
    folder, hosts = desk.shelf.folder, interaction.client.settings.fetch_hosts
    if offer.file is not None:
        upload = await read_attachment(offer.file, hosts)
        return await asyncio.to_thread(accept, folder, upload, details, replace=offer.replace)
    return await from_url(
        folder, offer.url or "", details, today=today, allowed_hosts=hosts, replace=offer.replace
    )


@contextmanager
def _alone(desk: Desk, name: str) -> Iterator[None]:
    """Take one document at a time: each may need much memory. Raises ValueError for the second."""
    if desk.at_work is not None:
        raise ValueError(BUSY.format(name=line(desk.at_work, _NAME)))
    desk.at_work = name
    try:
        yield
    finally:
        desk.at_work = None
