"""/knowledge list: what lies in the knowledge folder, the stalest documents first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Self

import discord
from discord import ui

from bot.ask.card import as_of
from bot.buttons import Lasting
from bot.errors import tell
from bot.events.words import society_name
from bot.feeding.cards import line, listed, pages, place, sentence
from bot.feeding.desk import desk_of
from bot.feeding.shelf import Item
from bot.feeding.words import EMPTY_LIST
from bot.moderation.rights import may_moderate
from index.manifest import DocumentRecord
from knowledge import KnowledgeError
from knowledge.intake import oldest_date

PER_PAGE = 7
"""How many a page has: with the longest of everything they fit into one card."""

_TITLE, _SOCIETY, _FILE, _TROUBLE = 60, 30, 60, 70
_CODE = 40
_FOOTER = "-# {place}Oldest first, undated before. **/knowledge show** shows a document's passages."
_UNPUBLISHED, _CHANGED = "not published yet", "changed, not published yet"
_CALENDAR, _REMOVED = "calendar", "removed, answered with until Publish"


def list_card(
    items: Sequence[Item],
    published: Mapping[str, DocumentRecord],
    page: int,
    society: str | None = None,
    calendars: Mapping[str, str] | None = None,
) -> ui.LayoutView:
    """Return a page of the list, counted from 0; a page beyond the last shows the last.

    :param published: The documents of the version that is answered from, by id.
    :param society: Only this society's documents.
    :param calendars: The SHA-256 of that version's calendar files; None where it has no such part.
    """
    state = partial(_state, published=published, calendars=calendars)
    lines = [_line(item, state(item)) for item in items if _wanted(item, society)]
    if society is None:
        there = {item.file for item in items}
        known = {name: record.title for name, record in published.items()} | {
            name: PurePosixPath(name).stem for name in calendars or {}
        }
        lines += [_gone(name, title) for name, title in known.items() if name not in there]
    of = pages(len(lines), PER_PAGE)
    page = max(0, min(page, of - 1))
    documents = sum(item.document is not None and _wanted(item, society) for item in items)
    count = f"{documents} document{'' if documents == 1 else 's'}"
    whose = f" of {line(society_name(society) or society, _SOCIETY)}" if society else ""
    shown = lines[page * PER_PAGE : (page + 1) * PER_PAGE] or [EMPTY_LIST]
    row: list[ui.Item[Any]] = []
    if page > 0:
        row.append(ListButton(page - 1, society, "Back"))
    if page + 1 < of:
        row.append(ListButton(page + 1, society))
    return listed(f"### {count}{whose}", shown, _FOOTER.format(place=place(page, of)), row)


async def show_list(interaction: discord.Interaction[Any], page: int, society: str | None) -> None:
    """Answer a command or a button, which is acknowledged, with a page of the list."""
    try:
        items = await desk_of(interaction).shelf.refresh()
    except KnowledgeError as error:
        await tell(interaction, sentence(error))
        return
    version = interaction.client.ask.searcher.version
    view = list_card(items, version.documents, page, society, version.manifest.calendars)
    await interaction.edit_original_response(view=view)


class ListButton(Lasting, template=r"feeding:list:(?P<page>\d{1,5}):(?P<society>.*)"):
    """Shows another page of the list."""

    def __init__(self, page: int, society: str | None, label: str = "More documents") -> None:
        custom_id = f"feeding:list:{page}:{(society or '')[:_CODE]}"
        button: ui.Button[Any] = ui.Button(label=label, custom_id=custom_id)
        super().__init__(button, "button More documents")
        self.page, self.society = page, society

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(int(match["page"]), match["society"] or None)

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page."""
        if await may_moderate(interaction):
            await interaction.response.defer()
            await show_list(interaction, self.page, self.society)


def _wanted(item: Item, society: str | None) -> bool:
    if society is None:
        return True
    held = item.document.society if item.document else None
    return (held or "")[:_CODE].casefold() == society[:_CODE].casefold()


def _line(item: Item, state: str) -> str:
    parts = [f"**{line(item.title, _TITLE)}**"]
    if document := item.document:
        if document.society:
            parts.append(line(society_name(document.society) or "", _SOCIETY))
        dated = oldest_date(document)
        parts.append(f"as of {as_of(dated)}" if dated else "**undated**")
    return f"{' · '.join(parts)}\n-# {line(item.file, _FILE)}{state}"


def _state(
    item: Item, published: Mapping[str, DocumentRecord], calendars: Mapping[str, str] | None
) -> str:
    if item.calendar is not None:
        known = item.calendar if calendars is None else calendars.get(item.file)
        unpublished = _UNPUBLISHED if known is None else _CHANGED
        return f" · {_CALENDAR}" + f", {unpublished}" * (known != item.calendar)
    if item.document is None:
        return f" · ⚠️ {line(item.trouble, _TROUBLE)}"
    record = published.get(item.file)
    if record is None:
        return f" · {_UNPUBLISHED}"
    return "" if record.revision == item.document.revision else f" · {_CHANGED}"


def _gone(file: str, title: str) -> str:
    return f"**{line(title or file, _TITLE)}**\n-# {line(file, _FILE)} · {_REMOVED}"
