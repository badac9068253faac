"""Write answer, in the moderators' channel: what was passed on becomes a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.buttons import Lasting
from bot.errors import tell
from bot.feedback.drafts import (
    SOURCE,
    Draft,
    give_back,
    society_field,
    text_field,
    title_field,
)
from bot.feedback.noting import note
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
    TAKEN,
    WRITE_LABEL,
    WRITE_TITLE,
)
from bot.markdown import escape_line, shorten
from bot.modals import LastingModal, Values
from bot.moderation.rights import may_moderate
from bot.state.moderation_tables import PassedQuestion, PassedState
from knowledge import KnowledgeError

if TYPE_CHECKING:
    from bot.app import Entente

_ID = "(?P<id>[0-9a-f]{16})"
_FORM = "feedback:answer:"
_NAME = 40


class WriteForm(LastingModal, title=WRITE_TITLE):
    """Takes a moderator's answer to a passed question."""

    template = re.compile(f"{_FORM}{_ID}")
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
        folder = bot.settings.knowledge_dir
        # A document that a former try wrote before it was cut off is this question's own.
        mine = row.document == draft.file
        if draft.is_taken(folder) and not mine:
            await give_back(interaction, draft, TAKEN.format(file=draft.file))
            return
        await passed.intend(row, draft.file)
        name = interaction.user.display_name
        try:
            made = await draft.write(folder, author=name, day=bot.now().date(), replace=mine)
        except KnowledgeError as error:
            await give_back(interaction, draft, str(error))
            return
        if not await passed.write(row):
            await tell(interaction, ANSWERED_ALREADY)
            return
        await note(interaction, "answer write", made.file, message=_link(interaction, row))
        outcome = ANSWERED_BY.format(name=_shown(name), file=made.file)
        await interaction.edit_original_response(view=passed_card(row, outcome))


class WriteButton(Lasting, template=f"{WRITE}{_ID}"):
    """Opens the form in which a moderator answers a passed question."""

    def __init__(self, identity: str) -> None:
        """Take the question's id."""
        button: ui.Button[Any] = ui.Button(label=WRITE_LABEL, custom_id=f"{WRITE}{identity}")
        super().__init__(button, f"button {WRITE_LABEL}")
        self._identity = identity

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["id"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form, for a moderator, while the question waits."""
        if not await may_moderate(interaction):
            return
        if row := await waiting_row(interaction, self._identity):
            await interaction.response.send_modal(WriteForm(row))


class DropButton(Lasting, template=f"{DROP}{_ID}"):
    """Lets a passed question be without an answer."""

    def __init__(self, identity: str) -> None:
        """Take the question's id."""
        button: ui.Button[Any] = ui.Button(label=DROP_LABEL, custom_id=f"{DROP}{identity}")
        super().__init__(button, f"button {DROP_LABEL}")
        self._identity = identity

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["id"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Drop the question, for a moderator, and forget who asked it."""
        if not await may_moderate(interaction):
            return
        bot: Entente = interaction.client
        await interaction.response.defer()
        row = await waiting_row(interaction, self._identity)
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
