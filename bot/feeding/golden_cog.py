"""/golden add, list, remove and run: the questions that must go on being answered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.audit.noting import note
from bot.errors import tell
from bot.feeding.cards import card, sentence
from bot.feeding.cog import FeedingCog
from bot.feeding.desk import COG, Desk, desk_of
from bot.feeding.golden_button import GoldenButton
from bot.feeding.golden_card import golden_text
from bot.feeding.golden_draft import Draft
from bot.feeding.golden_modal import ChangeButton, GoldenModal, add_question
from bot.feeding.golden_pages import (
    FailuresButton,
    QuestionsButton,
    show_questions,
    show_trial,
)
from bot.feeding.subcommands import Subcommand, SubcommandsCog, offered
from bot.feeding.words import NO_LONGER_ASKED, NOT_BOTH
from bot.modals import answer_modal
from bot.moderation.groups import golden_group
from bot.moderation.rights import may_moderate
from index import MAX_CHARACTERS
from index.errors import EntenteIndexError
from index.evaluation.golden_file import remove_golden

if TYPE_CHECKING:
    from bot.app import Entente

_BUTTONS = (GoldenButton, ChangeButton, QuestionsButton, FailuresButton)
_REMOVED = "### Removed from the golden questions"
"""What was removed stands below, so that it can be added again."""


class GoldenCog(SubcommandsCog, name="Golden questions"):
    """Keeps the golden questions of the knowledge folder, and asks them."""

    def __init__(self, bot: Entente) -> None:
        made: type[Subcommand] = app_commands.Command
        add = made(
            name="add",
            description="Add a question with what must come back; the rest is asked for",
            callback=self._add,
        )
        listed = made(
            name="list", description="The golden questions there are", callback=self._list
        )
        remove = made(name="remove", description="Remove a golden question", callback=self._remove)
        run = made(name="run", description="Ask all golden questions now", callback=self._run)
        add.autocomplete("document")(self._offer_documents)
        remove.autocomplete("question")(self._offer_questions)
        super().__init__(bot, golden_group, (add, listed, remove, run), _BUTTONS)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take in what was sent with a modal, also with one shown before a restart."""
        await answer_modal(interaction, [GoldenModal])

    @app_commands.describe(
        question="The question, as people ask it",
        document="The document that must come back",
        quote="Its words that must come back, word for word",
        must_abstain="Whether I must not answer it",
        kind="Why I must not, such as near_miss or off_topic",
    )
    async def _add(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, MAX_CHARACTERS] | None = None,
        document: app_commands.Range[str, 1, 300] | None = None,
        quote: app_commands.Range[str, 1, 1000] | None = None,
        must_abstain: bool = False,
        kind: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        if not await may_moderate(interaction):
            return
        draft = Draft(question or "", self._file(document), quote or "", kind or "")
        if must_abstain and (document or quote):
            await tell(interaction, NOT_BOTH)
        elif question and (must_abstain or (document and quote)):
            await interaction.response.defer(ephemeral=True, thinking=True)
            await add_question(interaction, draft)
        else:
            await interaction.response.send_modal(GoldenModal(draft))

    async def _list(self, interaction: discord.Interaction) -> None:
        if await may_moderate(interaction):
            await interaction.response.defer(ephemeral=True, thinking=True)
            await show_questions(interaction, 0)

    @app_commands.describe(question="The question")
    async def _remove(self, interaction: discord.Interaction, question: str) -> None:
        if not await may_moderate(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        golden = desk_of(interaction).golden
        try:
            await golden.refresh()
            gone = await asyncio.to_thread(remove_golden, golden.folder, golden.find(question))
        except EntenteIndexError as error:
            await tell(interaction, sentence(error))
            return
        await note(
            interaction,
            "golden remove",
            gone.question,
            document=gone.document,
            quote=gone.quote and gone.quote[:200],
        )
        view = card([_REMOVED, golden_text(gone), NO_LONGER_ASKED])
        await interaction.edit_original_response(view=view)
        await golden.refresh()

    async def _run(self, interaction: discord.Interaction) -> None:
        if not await may_moderate(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        if await show_trial(interaction, 0, anew=True):
            trial = await desk_of(interaction).trials.last(self.bot)
            if trial is not None:
                wrong = len(trial.failures)
                right = len(trial.tried) - wrong
                await note(interaction, "golden run", trial.version, right=right, wrong=wrong)

    async def _offer_documents(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await offered(interaction, lambda: self._desk.shelf.choices(typed, documents=True))

    async def _offer_questions(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await offered(interaction, lambda: self._desk.golden.choices(typed))

    def _file(self, typed: str | None) -> str:
        """Return the file that was chosen; what was typed where there is none like it."""
        found = self._desk.shelf.find(typed) if typed else None
        return found.file if found else typed or ""

    @property
    def _desk(self) -> Desk:
        cog = self.bot.get_cog(COG)
        assert isinstance(cog, FeedingCog)  # noqa: S101 - loaded together
        return cog.desk
