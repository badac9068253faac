"""/knowledge show: a document's passages, page by page, and hiding one of them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from bot.ask.service import BusyError
from bot.audit.noting import note
from bot.buttons import Lasting
from bot.errors import tell
from bot.feeding.cards import block, framed, line, pages, place, sentence
from bot.feeding.desk import desk_of
from bot.feeding.keys import KEY, key
from bot.feeding.shelf import Item
from bot.feeding.words import GONE, HIDDEN, LATER, NO_PASSAGES, PASSAGE_GONE, SHOWN
from bot.markdown import size
from bot.moderation.rights import may_moderate
from knowledge import Document, KnowledgeError, Passage, split
from knowledge.hidden import HiddenPassage, hide, is_hidden, normalised, read_hidden, show

PER_PAGE = 3

_TEXT_LIMIT = 3900
_TITLE, _FILE, _HEADINGS, _NAME, _LOGGED = 100, 90, 80, 40, 200
_QUOTE = ">>> "


def passage_key(passage: Passage) -> str:
    """Return what stands for a passage in a button's id: its text, whatever its place."""
    return key(normalised(passage.text))


def passages_card(
    item: Item,
    passages: Sequence[Passage],
    hidden: Sequence[HiddenPassage],
    page: int,
    said: str = "",
) -> ui.LayoutView:
    """Return a page of a document's passages, counted from 0; beyond the last it is the last.

    :param said: What is said of a passage that was hidden or shown just now.
    """
    of = pages(len(passages), PER_PAGE)
    page = max(0, min(page, of - 1))
    count = sum(is_hidden(passage, hidden) is not None for passage in passages)
    head = f"### {line(item.title, _TITLE)}\n-# {line(item.file, _FILE)}"
    foot = f"-# {place(page, of)}{len(passages)} passages, {count} of them hidden"
    first = page * PER_PAGE
    shown = passages[first : first + PER_PAGE]
    above = [_above(passage, is_hidden(passage, hidden)) for passage in shown]
    used = sum(size(text) + len(_QUOTE) for text in (*above, head, foot, said, LATER))
    room = (_TEXT_LIMIT - used) // max(1, len(shown))
    children: list[ui.Item[Any]] = [ui.TextDisplay(head)]
    if said:
        children.append(ui.TextDisplay(said))
    for at, (passage, text) in enumerate(zip(shown, above, strict=True), first):
        button = HideButton(item.key, passage, at, hidden=bool(is_hidden(passage, hidden)))
        quoted = ui.TextDisplay[Any](_QUOTE + block(passage.text, room))
        children += [ui.Separator(), ui.Section(ui.TextDisplay(text), quoted, accessory=button)]
    children += [ui.Separator(), ui.TextDisplay(f"{foot}\n{LATER}")]
    row: list[ui.Item[Any]] = []
    if page > 0:
        row.append(PageButton(item.key, page - 1, "Back"))
    if page + 1 < of:
        row.append(PageButton(item.key, page + 1))
    return framed(children, row)


async def show_passages(
    interaction: discord.Interaction[Any], item: Item | None, page: int, said: str = ""
) -> None:
    """Answer a command or a button, which is acknowledged, with a page of a document."""
    if item is None or item.document is None:
        why = line(item.trouble, 200) if item and item.trouble else "it is a calendar."
        await tell(interaction, NO_PASSAGES.format(why=why) if item else GONE)
        return
    try:
        passages = await passages_of(interaction, item.document)
        hidden = await asyncio.to_thread(read_hidden, desk_of(interaction).shelf.folder)
    except (BusyError, KnowledgeError) as error:
        await tell(interaction, sentence(error))
        return
    view = passages_card(item, passages, hidden, page, said)
    await interaction.edit_original_response(view=view)


async def passages_of(interaction: discord.Interaction[Any], document: Document) -> list[Passage]:
    """Return the passages that the next version would have of a document, the hidden ones too.

    :raises BusyError: If more questions wait for the model than may.
    :raises KnowledgeError: If the model reads too little for the document's headings.
    """
    ask = interaction.client.ask
    embedder = ask.searcher.embedder
    passages: list[Passage] = await ask.run(
        lambda: split(
            document, count_tokens=embedder.count_tokens, max_tokens=embedder.passage_tokens
        )
    )
    return passages


class PageButton(Lasting, template=rf"feeding:passages:(?P<item>{KEY}):(?P<page>\d{{1,5}})"):
    """Shows a page of a document's passages."""

    def __init__(self, item: str, page: int, label: str = "More passages") -> None:
        custom_id = f"feeding:passages:{item}:{page}"
        button: ui.Button[Any] = ui.Button(label=label, custom_id=custom_id)
        super().__init__(button, "button More passages")
        self.key, self.page = item, page

    @classmethod
    def first(cls, file: str) -> Self:
        """Return the button that leads to the first page of a file's passages."""
        return cls(key(file), 0, "Show its passages")

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["item"], int(match["page"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page."""
        if await may_moderate(interaction):
            await interaction.response.defer()
            item = await _item(interaction, self.key)
            await show_passages(interaction, item, self.page)


class HideButton(
    Lasting,
    template=rf"feeding:(?P<what>hide|show):(?P<item>{KEY}):(?P<passage>{KEY}):(?P<at>\d{{1,6}})",
):
    """Hides a passage from the next version on, or shows it again."""

    def __init__(self, item: str, passage: Passage | str, at: int, *, hidden: bool) -> None:
        self.key, self.at, self.hidden = item, at, hidden
        self.passage = passage if isinstance(passage, str) else passage_key(passage)
        # The place keeps ids apart where a document says a thing twice.
        custom_id = f"feeding:{'show' if hidden else 'hide'}:{item}:{self.passage}:{at}"
        label = f"Show {at + 1} again" if hidden else f"Hide {at + 1}"
        button: ui.Button[Any] = ui.Button(label=label, custom_id=custom_id)
        super().__init__(button, f"button {label}")

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        hidden = match["what"] == "show"
        return cls(match["item"], match["passage"], int(match["at"]), hidden=hidden)

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Change the list of hidden passages, and show the page anew."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer()
        try:
            item = await _item(interaction, self.key)
            said = await self._change(interaction, item.document) if item and item.document else ""
        except (BusyError, KnowledgeError) as error:
            await tell(interaction, sentence(error))
            return
        await show_passages(interaction, item, self.at // PER_PAGE, said)

    async def _change(self, interaction: discord.Interaction[Any], document: Document) -> str:
        """Hide or show the passage in the folder, and return what to say of it."""
        passages = await passages_of(interaction, document)
        passage = next((each for each in passages if passage_key(each) == self.passage), None)
        if passage is None:
            return PASSAGE_GONE
        folder, name = desk_of(interaction).shelf.folder, interaction.user.display_name
        if self.hidden:
            changed = await asyncio.to_thread(show, folder, passage)
        else:
            now = interaction.client.now()
            changed = await asyncio.to_thread(hide, folder, passage, name, now)
        if changed:
            action = "passage shown" if self.hidden else "passage hidden"
            # Not its words: what is in the log stays, and they may be hidden for a name in them.
            which = {"heading": _path(passage)[:_LOGGED], "passage": passage_key(passage)}
            await note(interaction, action, document.id, **which)
        return SHOWN if self.hidden else HIDDEN


async def _item(interaction: discord.Interaction[Any], wanted: str) -> Item | None:
    """Return the file that a key stands for now. Raises KnowledgeError without a folder."""
    shelf = desk_of(interaction).shelf
    await shelf.refresh()
    return shelf.by_key(wanted)


def _above(passage: Passage, entry: HiddenPassage | None) -> str:
    where = line(_path(passage), _HEADINGS) or "No heading"
    if entry is None:
        return f"**{where}**"
    by = f" by {line(entry.by, _NAME)}" if entry.by else ""
    at = f" on {discord.utils.format_dt(entry.at, 'd')}" if entry.at else ""
    return f"**{where}**\n🚫 Hidden{by}{at}"


def _path(passage: Passage) -> str:
    return " › ".join(passage.headings)
