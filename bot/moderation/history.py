"""/knowledge history: what was served, by whom and why, with a way back to each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.errors import tell
from bot.markdown import escape_line, shorten
from bot.moderation.progress import COLOUR
from bot.moderation.publishing import Publisher
from bot.moderation.report_controls import HistoryButton, RollBackButton, why_lines
from index import Action, Library, Manifest, Publication, VersionError

if TYPE_CHECKING:
    from bot.app import Entente

_PER_PAGE = 7
_ACTIONS = {Action.PUBLISH: "published", Action.ROLL_BACK: "rolled back to"}
_EMPTY = "Nothing was published yet. `/knowledge reindex` begins."
_NAME, _WHY = 40, 80


@dataclass(frozen=True, slots=True)
class Past:
    """What was served, newest first, and what is there of it."""

    publications: Sequence[Publication]
    manifests: Mapping[str, Manifest]
    candidate: str | None

    @classmethod
    def read(cls, library: Library) -> Past:
        """Read it; blocks. Raises VersionError where the file of publications is damaged."""
        manifests = {manifest.version: manifest for manifest in library.versions()}
        return cls(library.history()[::-1], manifests, library.candidate)

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return max(1, -(-len(self.publications) // _PER_PAGE))


def history_card(past: Past, page: int, said: str = "", why: str = "") -> ui.LayoutView:
    """Return a page of the history.

    :param said: What was done just now.
    :param why: The reason for a roll back from this card.
    """
    page = max(0, min(page, past.pages - 1))
    served = past.publications[0].version if past.publications else None
    where = f" · page {page + 1} of {past.pages}" if past.pages > 1 else ""
    head = f"### What I answered from{where}"
    children: list[ui.Item[Any]] = [ui.TextDisplay(f"{head}\n{said}" if said else head)]
    children += why_lines(why)
    on_page = past.publications[page * _PER_PAGE : (page + 1) * _PER_PAGE]
    offered = {served}
    for at, entry in enumerate(on_page, page * _PER_PAGE):
        text = ui.TextDisplay[Any](_line(entry, past.manifests.get(entry.version), now=at == 0))
        if entry.version in past.manifests and entry.version not in offered:
            # One version may have been served often; it needs one button.
            offered.add(entry.version)
            children.append(ui.Section(text, accessory=RollBackButton(entry.version)))
        else:
            children.append(text)
    if not past.publications:
        children.append(ui.TextDisplay(_EMPTY))
    if past.candidate:
        waits = f"-# The version {past.candidate} waits: see `/knowledge report`."
        children.append(ui.TextDisplay(waits))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=COLOUR))
    row: list[ui.Item[Any]] = []
    if page > 0:
        row.append(HistoryButton(page - 1, "Newer"))
    if page + 1 < past.pages:
        row.append(HistoryButton(page + 1, "Older"))
    if row:
        view.add_item(ui.ActionRow(*row))
    return view


class HistoryPages:
    """Shows the history to moderators, who were found to be such before."""

    def __init__(self, bot: Entente, publisher: Publisher) -> None:
        """Take the bot, and what changes what is served."""
        self._bot = bot
        self._publisher = publisher

    async def show(self, interaction: discord.Interaction[Any], why: str) -> None:
        """Answer the command, privately; ``why`` is the reason for a roll back from there."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._edit(interaction, 0, why=why)

    async def turn(self, interaction: discord.Interaction[Any], page: int, why: str) -> None:
        """Show another page in place of the one before."""
        await interaction.response.defer()
        await self._edit(interaction, page, why=why)

    async def roll_back(
        self, interaction: discord.Interaction[Any], version: str, why: str
    ) -> None:
        """Serve an earlier version again, and show the history as it is then."""
        await interaction.response.defer()
        try:
            await self._publisher.roll_back(interaction, version, why)
        except VersionError as error:
            await tell(interaction, str(error))
            return
        await self._edit(interaction, 0, f"The version **{version}** is served again.")

    async def _edit(
        self, interaction: discord.Interaction[Any], page: int, said: str = "", why: str = ""
    ) -> None:
        library = Library(self._bot.settings.index_dir)
        try:
            past = await asyncio.to_thread(Past.read, library)
        except VersionError as error:
            await tell(interaction, str(error))
            return
        await interaction.edit_original_response(view=history_card(past, page, said, why))


def _line(entry: Publication, manifest: Manifest | None, *, now: bool) -> str:
    since = discord.utils.format_dt(entry.at, "f")
    mark = " · **served now**" if now else ""
    by = f" by {escape_line(shorten(entry.by, _NAME))}" if entry.by else ""
    why = f": {escape_line(shorten(entry.why, _WHY))}" if entry.why else ""
    counts = "its files are not kept any more"
    if manifest:
        counts = f"{len(manifest.documents)} documents, {manifest.passages} passages"
    return f"**{entry.version}**{mark}\n{_ACTIONS[entry.action]} {since}{by}{why}\n-# {counts}"
