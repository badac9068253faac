"""Write answer, in the moderators' channel: what was passed on becomes a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.audit.noting import note
from bot.errors import tell
from bot.feedback.controls import ID, RowButton
from bot.feedback.drafts import (
    SOURCE,
    Draft,
    may_write,
    society_field,
    text_field,
    title_field,
    written,
)
from bot.feedback.passed import PassedQuestions
from bot.feedback.showing import DROP, WRITE, passed_card
from bot.feedback.words import (
    ANSWER_FIELD,
    ANSWER_HINT,
    ANSWERED_ALREADY,
    ANSWERED_BY,
    DELETED,
    DROP_LABEL,
    DROPPED_BY,
    SOURCE_FIELD,
    SOURCE_HINT,
    WRITE_LABEL,
    WRITE_TITLE,
)
from bot.markdown import escape_line, shorten
from bot.modals import LastingModal, Values
from bot.moderation.rights import may_moderate
from bot.state.moderation_tables import PassedQuestion, PassedState

if TYPE_CHECKING:
    from bot.app import Entente

_FORM = "feedback:answer:"
_NAME = 40


class WriteForm(LastingModal, title=WRITE_TITLE):
    """Takes a moderator's answer to a passed question."""

    template = re.compile(f"{_FORM}{ID}")
    what = "an answer to a passed question"

    def __init__(self, row: PassedQuestion) -> None:
        """Take the question that is answered."""
        super().__init__(custom_id=f"{_FORM}{row.id}")
        source: ui.TextInput[Any] = ui.TextInput(custom_id=SOURCE, required=False, max_length=1000)
        self.add_item(title_field(row.question))
        self.add_item(text_field(ANSWER_FIELD, ANSWER_HINT))
        self.add_item(society_field())
        self.add_item(ui.Label(text=SOURCE_FIELD, description=SOURCE_HINT, component=source))

    @classmethod
    async def answer(
        cls, interaction: discord.Interaction[Any], match: re.Match[str], values: Values
    ) -> None:
        """Make a document of the answer, once, and say so where the question stands."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer()
        bot: Entente = interaction.client
        passed, draft = PassedQuestions(bot.state), Draft.of(values)
        row = await waiting_row(interaction, match["id"])
        if row is None:
            return
        # A document that a former try wrote before it was cut off is this question's own.
        mine = row.document == draft.file
        if not await may_write(interaction, draft, mine=mine):
            return
        await passed.intend(row, draft.file)
        made = await written(interaction, draft, bot.now().date(), mine=mine)
        if made is None:
            # Else a document of that name that others write later would be this question's own.
            await passed.intend(row, row.document)
            return
        await note(interaction, "answer write", made.file, message=_link(interaction, row))
        if not await passed.write(row):
            await tell(interaction, ANSWERED_ALREADY)
            return
        name = _shown(interaction.user.display_name)
        outcome = ANSWERED_BY.format(name=name, file=made.file)
        await interaction.edit_original_response(view=passed_card(row, outcome))


class WriteButton(RowButton, begins=WRITE, label=WRITE_LABEL, style=discord.ButtonStyle.primary):
    """Opens the form in which a moderator answers a passed question."""

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form, for a moderator, while the question waits."""
        if not await may_moderate(interaction):
            return
        if row := await waiting_row(interaction, self.identity):
            await interaction.response.send_modal(WriteForm(row))


class DropButton(RowButton, begins=DROP, label=DROP_LABEL):
    """Lets a passed question be without an answer."""

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Drop the question, for a moderator, and forget who asked it."""
        if not await may_moderate(interaction):
            return
        bot: Entente = interaction.client
        await interaction.response.defer()
        row = await waiting_row(interaction, self.identity)
        if row is None:
            return
        if not await PassedQuestions(bot.state).drop(row, bot.now()):
            await tell(interaction, ANSWERED_ALREADY)
            return
        await note(interaction, "question drop", _link(interaction, row))
        outcome = DROPPED_BY.format(name=_shown(interaction.user.display_name))
        await interaction.edit_original_response(view=passed_card(row, outcome))


async def waiting_row(
    interaction: discord.Interaction[Any], identity: str
) -> PassedQuestion | None:
    """Return a passed question of the guild that waits for an answer; else say what became of it.

    :param identity: The question's id, which may be made up by who clicks.
    """
    bot: Entente = interaction.client
    row = await PassedQuestions(bot.state).get(identity)
    if row is None or row.guild_id != interaction.guild_id:
        await tell(interaction, DELETED)
        return None
    if row.state != PassedState.WAITING:
        await tell(interaction, ANSWERED_ALREADY)
        return None
    return row


def _link(interaction: discord.Interaction[Any], row: PassedQuestion) -> str:
    """Return where moderators see a question: the log, which outlives it, holds no words of it."""
    return interaction.message.jump_url if interaction.message else row.id


def _shown(name: str) -> str:
    return escape_line(shorten(name, _NAME))
