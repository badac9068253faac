"""Votes, passed questions and gaps: the commands, the buttons, and the loop that tells askers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.feedback.adding import AgainButton, add_message
from bot.feedback.adding_words import MENU
from bot.feedback.answered import ShowButton
from bot.feedback.gaps import Gaps
from bot.feedback.gaps_pages import COG, GapsButton, show_gaps
from bot.feedback.looking import look_into
from bot.feedback.passing import PassButton, PassSelect
from bot.feedback.showing import show_unshown
from bot.feedback.signing import ConsentButton, ReviewButton, SignForm
from bot.feedback.telling import tell_askers
from bot.feedback.voting import VoteButton
from bot.feedback.why import WhyButton
from bot.feedback.words import LOOK_MENU
from bot.feedback.writing import DropButton, WriteButton, WriteForm
from bot.loops import attempt, stop
from bot.modals import answer_modal
from bot.moderation.groups import KNOWLEDGE, knowledge_group, remove_from
from bot.moderation.rights import may_moderate

if TYPE_CHECKING:
    from bot.app import Entente

_BUTTONS = (
    VoteButton,
    PassButton,
    PassSelect,
    WriteButton,
    DropButton,
    ShowButton,
    WhyButton,
    GapsButton,
    AgainButton,
    ConsentButton,
    ReviewButton,
)
_FORMS = (WriteForm, SignForm)


class FeedbackCog(commands.Cog, name=COG):
    """Hears what people think of answers, and sees to it that what is missing gets written."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self.gaps: dict[int, Gaps] = {}
        """What each guild's moderators saw last, to be paged through."""
        self._ticking = asyncio.Lock()
        # None can be declared by decorator: the group is another feature's, the menus in a cog.
        self._command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="gaps",
            description="What was asked and not answered, grouped by meaning",
            callback=self._show_gaps,
        )
        self._menu = _for_moderators(MENU, add_message)
        self._look_menu = _for_moderators(LOOK_MENU, look_into)

    async def cog_load(self) -> None:
        """Register commands and buttons, which work on old messages too, and start telling."""
        knowledge_group(self.bot).add_command(self._command)
        self.bot.tree.add_command(self._menu)
        self.bot.tree.add_command(self._look_menu)
        self.bot.add_dynamic_items(*_BUTTONS)
        self._loop.start()

    async def cog_unload(self) -> None:
        """Stop telling, and take back what `cog_load` registered."""
        await stop(self._loop, self._ticking)
        remove_from(self.bot, KNOWLEDGE, self._command)
        for menu in (self._menu, self._look_menu):
            self.bot.tree.remove_command(menu.name, type=menu.type)
        self.bot.remove_dynamic_items(*_BUTTONS)

    async def tick(self) -> None:
        """Show moderators what they were not shown yet, and tell askers of what is published."""
        async with self._ticking:
            await attempt(lambda: show_unshown(self.bot), "showing passed questions")
            await tell_askers(self.bot)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the forms of this feature, whichever process showed them."""
        await answer_modal(interaction, _FORMS)

    @commands.Cog.listener()
    async def on_entente_published(self, _version: str) -> None:
        """Tell askers at once when another version is served."""
        await attempt(self.tick, "telling who asked")

    @tasks.loop(minutes=1)
    async def _loop(self) -> None:
        await attempt(self.tick, "telling who asked")

    @_loop.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    async def _show_gaps(self, interaction: discord.Interaction[Any]) -> None:
        if await may_moderate(interaction):
            await interaction.response.defer(ephemeral=True, thinking=True)
            await show_gaps(interaction, 0)


def _for_moderators(
    name: str,
    callback: Callable[[discord.Interaction[Any], discord.Message], Coroutine[Any, Any, None]],
) -> app_commands.ContextMenu:
    menu = app_commands.ContextMenu(
        name=name,
        callback=callback,
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    # Only what Discord offers to whom; each asks for the right again, by itself.
    menu.default_permissions = discord.Permissions(manage_guild=True)
    return menu
