"""/knowledge add, remove, list and show: what lies in the knowledge folder, for moderators."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import tasks

from bot.errors import tell
from bot.feeding.adding import Offer, add
from bot.feeding.cards import line, sentence
from bot.feeding.desk import COG, Desk
from bot.feeding.listing import ListButton, show_list
from bot.feeding.passages import HideButton, PageButton, show_passages
from bot.feeding.removing import KeepButton, RemoveButton, ask_to_remove
from bot.feeding.shelf import Item
from bot.feeding.subcommands import Subcommand, SubcommandsCog, offered
from bot.feeding.words import NO_DOCUMENT
from bot.loops import attempt
from bot.moderation.groups import knowledge_group
from bot.moderation.rights import may_moderate
from knowledge import KnowledgeError

if TYPE_CHECKING:
    from bot.app import Entente

_BUTTONS = (ListButton, PageButton, HideButton, RemoveButton, KeepButton)
_TYPED = 60
_Text = app_commands.Range[str, 1, 200]


class FeedingCog(SubcommandsCog, name=COG):
    """Takes documents in, shows what there is, and lets it go again."""

    def __init__(self, bot: Entente) -> None:
        self.desk = Desk(bot)
        made = (
            _command("add", "Add a document or calendar, from a file or an address", self._add),
            _command("remove", "Remove a document or calendar", self._remove),
            _command("list", "What lies in the knowledge folder, oldest first", self._list),
            _command("show", "A document's passages, to read and to hide", self._show),
        )
        by_name = {command.name: command for command in made}
        by_name["remove"].autocomplete("document")(self._offer_files)
        by_name["show"].autocomplete("document")(self._offer_documents)
        by_name["list"].autocomplete("society")(self._offer_societies)
        by_name["add"].autocomplete("society")(self._offer_societies)
        super().__init__(bot, knowledge_group, made, _BUTTONS)

    async def cog_load(self) -> None:
        """Register the commands and the buttons, and read the folder from now on."""
        await super().cog_load()
        self._loop.start()

    async def cog_unload(self) -> None:
        """Read no more, and take back what `cog_load` registered."""
        self._loop.cancel()
        await super().cog_unload()

    # What is offered while somebody types comes from memory; files may change without the bot.
    @tasks.loop(minutes=1)
    async def _loop(self) -> None:
        await attempt(self.desk.shelf.refresh, "reading the knowledge folder")
        await attempt(self.desk.golden.refresh, "reading the golden questions")

    @_loop.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    @app_commands.describe(
        file="A file: .md, .txt, .html, .pdf, .docx or .ics, at most 10 MiB",
        url="An address that begins with https://, instead of a file",
        title="Its title, where it does not say one",
        society="Whose it is, such as siim, eusomii or joint",
        as_of="The day on which the text was true, such as 2026-11-24",
        replace="Whether it takes the place of a document of that title",
    )
    async def _add(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, 1000] | None = None,
        title: _Text | None = None,
        society: app_commands.Range[str, 1, 80] | None = None,
        as_of: app_commands.Range[str, 1, 30] | None = None,
        replace: bool = False,
    ) -> None:
        if await may_moderate(interaction):
            await add(interaction, Offer(file, url, title, society, as_of, replace))

    @app_commands.describe(document="The document or calendar")
    async def _remove(self, interaction: discord.Interaction, document: str) -> None:
        if await may_moderate(interaction):
            await interaction.response.defer(ephemeral=True, thinking=True)
            if item := await self._found(interaction, document):
                await ask_to_remove(interaction, item)

    @app_commands.describe(society="Only this society's documents")
    async def _list(
        self,
        interaction: discord.Interaction,
        society: app_commands.Range[str, 1, 80] | None = None,
    ) -> None:
        if await may_moderate(interaction):
            await interaction.response.defer(ephemeral=True, thinking=True)
            await show_list(interaction, 0, society)

    @app_commands.describe(document="The document")
    async def _show(self, interaction: discord.Interaction, document: str) -> None:
        if await may_moderate(interaction):
            await interaction.response.defer(ephemeral=True, thinking=True)
            if item := await self._found(interaction, document):
                await show_passages(interaction, item, 0)

    async def _found(self, interaction: discord.Interaction[Any], typed: str) -> Item | None:
        """Return the file that was chosen or typed; where there is none, the person is told."""
        try:
            await self.desk.shelf.refresh()
        except KnowledgeError as error:
            await tell(interaction, sentence(error))
            return None
        item = self.desk.shelf.find(typed)
        if item is None:
            await tell(interaction, NO_DOCUMENT.format(typed=line(typed, _TYPED)))
        return item

    async def _offer_files(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await offered(interaction, lambda: self.desk.shelf.choices(typed))

    async def _offer_documents(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await offered(interaction, lambda: self.desk.shelf.choices(typed, documents=True))

    async def _offer_societies(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await offered(interaction, lambda: self.desk.shelf.society_choices(typed))


def _command(
    name: str, description: str, callback: Callable[..., Coroutine[Any, Any, None]]
) -> Subcommand:
    return app_commands.Command(name=name, description=description, callback=callback)
