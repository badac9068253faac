"""Why this answer?: for moderators, the numbers that an answer was chosen by."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.ask.card import MAX_PASSAGES, question_on
from bot.ask.service import BusyError
from bot.buttons import Lasting
from bot.errors import tell
from bot.feedback.nearest import Nearest, nearest_golden
from bot.feedback.why_card import why_card
from bot.feedback.words import UNREADABLE, WHY_LABEL
from bot.moderation.rights import may_moderate
from index import Answer, QuestionError
from index.abstention import Abstention
from index.evaluation.errors import EvaluationDataError
from index.evaluation.golden_file import golden_of

if TYPE_CHECKING:
    from bot.app import Entente


@dataclass(frozen=True, slots=True)
class Reasons:
    """An answer, the rule it was judged by, and the golden question nearest to its own.

    ``fault`` says why the golden questions could not be read, if so.
    """

    answer: Answer
    rule: Abstention
    nearest: Nearest | None = None
    fault: str | None = None


class WhyButton(Lasting, template=r"feedback:why"):
    """Shows a moderator how the answer on the card came about."""

    def __init__(self) -> None:
        button: ui.Button[Any] = ui.Button(label=WHY_LABEL, custom_id="feedback:why")
        super().__init__(button, f"button {WHY_LABEL}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question again, and show the numbers privately."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        question = question_on(self.view)
        if question is None:
            await tell(interaction, UNREADABLE)
            return
        try:
            found = await reasons(interaction.client, question)
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))
            return
        await interaction.edit_original_response(view=why_card(found))


async def reasons(bot: Entente, question: str) -> Reasons:
    """Return why a question is answered as it is now.

    :raises BusyError: If too many people ask.
    :raises QuestionError: If the question cannot be searched for.
    """
    searcher, now = bot.ask.searcher, bot.now()
    answer = await bot.ask.run(lambda: searcher.answer(question, top=MAX_PASSAGES, now=now))
    rule = searcher.version.manifest.abstention
    if answer.calendar is not None:
        return Reasons(answer, rule)
    try:
        golden = await asyncio.to_thread(golden_of, bot.settings.knowledge_dir)
    except EvaluationDataError as error:
        return Reasons(answer, rule, fault=str(error))
    nearest = await nearest_golden(bot, searcher, answer.question, golden)
    return Reasons(answer, rule, nearest)
