"""The ways to ask: a command, a message's menu, a mention, a reply, a direct message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.ask.buttons import PageButton, ShareButton, public_buttons, show_answer
from bot.ask.card import answer_card
from bot.ask.replies import question_replied_to
from bot.ask.service import BusyError
from bot.delivery import NETWORK
from bot.errors import log_failure, tell
from bot.events.buttons import moment
from bot.feedback.row import Reader, feedback_row
from bot.privacy.heeding import Asked, Heeding
from index import MAX_CHARACTERS, Answer, QuestionError

if TYPE_CHECKING:
    from bot.app import Entente


class AskCog(commands.Cog):
    """Takes questions and answers them with a card."""

    def __init__(self, bot: Entente) -> None:
        self.bot = bot
        self._heeding = Heeding(bot)
        # A context menu cannot be declared inside a cog by decorator.
        self._menu = app_commands.ContextMenu(
            name="Ask about this message", callback=self._ask_about_message
        )

    async def cog_load(self) -> None:
        """Register the message menu, and the buttons, which work on old messages too."""
        self.bot.tree.add_command(self._menu)
        self.bot.add_dynamic_items(PageButton, ShareButton)

    async def cog_unload(self) -> None:
        """Take back what `cog_load` registered."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)
        self.bot.remove_dynamic_items(PageButton, ShareButton)

    @app_commands.command(name="ask", description="Ask the community's documents a question")
    @app_commands.describe(question="Your question, in your own words")
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, MAX_CHARACTERS],
    ) -> None:
        """Answer a question privately."""
        await self._answer_privately(interaction, question)

    async def _ask_about_message(
        self, interaction: discord.Interaction, message: discord.Message
    ) -> None:
        own = message.author.id == interaction.user.id
        await self._answer_privately(interaction, message.content, own=own)

    async def _answer_privately(
        self, interaction: discord.Interaction, question: str, *, own: bool = True
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        try:
            answer = await show_answer(interaction, question)
        except (BusyError, QuestionError) as error:
            self.bot.metrics.refused(error)
            await tell(interaction, str(error))
            return
        await self.bot.metrics.answered(answer)
        asked = Asked(interaction.user.id, interaction.guild_id, private=True, own=own)
        if heeded := await self._heeding.heed(asked, answer):
            await interaction.followup.send(heeded.text, ephemeral=True)
            await self._heeding.told(asked, heeded)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message, and a mention or a reply where the operator allows it."""
        if message.author.bot or not self._is_for_me(message):
            return
        self.bot.unfinished.began(message)
        try:
            await message.channel.typing()
            previous = await question_replied_to(message, self.bot.user)
            answer = await self.bot.ask.answer(message.content, previous)
            await self.bot.metrics.answered(answer)
            seen = moment(self.bot)
            row = await feedback_row(self.bot, answer, _reader(message))
            view: ui.LayoutView | None = answer_card(answer, 0, public_buttons, seen, row)
            text = None
            await self._heed(message, answer)
        except (BusyError, QuestionError) as error:
            self.bot.metrics.refused(error)
            view, text = None, str(error)
        except Exception as error:  # the asker must hear of it, whatever it was
            view, text = None, log_failure(error, "answer to a message")
        try:
            if view is not None:
                await message.reply(view=view, mention_author=False)
            else:
                await message.reply(text, mention_author=False)
        except (discord.HTTPException, *NETWORK) as error:
            log_failure(error, "reply to a message")

    async def _heed(self, message: discord.Message, answer: Answer) -> None:
        """Keep a message's question, or say what must not be posted, before it is answered."""
        guild = message.guild.id if message.guild else None
        asked = Asked(message.author.id, guild, private=guild is None)
        heeded = await self._heeding.heed(asked, answer)
        if heeded is None:
            return
        try:
            await message.reply(heeded.text, mention_author=False)
        except (discord.HTTPException, *NETWORK) as error:
            # The answer may come through all the same.
            log_failure(error, "notice to a message")
        else:
            await self._heeding.told(asked, heeded)

    def _is_for_me(self, message: discord.Message) -> bool:
        if message.guild is None:
            return True
        # Discord sends a message's text without the privileged intent only when it mentions the
        # bot, which a reply to it does unless its author switched that off.
        if self.bot.user not in message.mentions or not message.content:
            return False
        channel = message.channel
        allowed = self.bot.settings.mention_channels
        return channel.id in allowed or getattr(channel, "parent_id", None) in allowed


def _reader(message: discord.Message) -> Reader:
    """Return who sees the answer to a message: all of a channel, or its author alone."""
    if message.guild is not None:
        return Reader(message.guild.id)
    return Reader(None, message.author.id)
