"""The button on an answer by which a moderator makes it a golden question."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.ask.card import question_on
from bot.ask.service import BusyError
from bot.buttons import Lasting
from bot.errors import tell
from bot.moderation.rights import may_moderate
from index import Answer, QuestionError

if TYPE_CHECKING:
    from bot.app import Entente
    from bot.feeding.golden_draft import Draft

# Discord wants a modal within 3 seconds of the click, and lets nothing come before it.
_PATIENCE = 2.0
_UNREADABLE = "I can't read the question of this answer any more. Please use **/golden add**."


class GoldenButton(Lasting, template=r"ask:golden"):
    """Shows a modal with the question, the answer's document and the sentence in bold.

    Its id begins as those of all buttons that are only for who asked, so it is not shared.
    """

    def __init__(self) -> None:
        label = "Make it a golden question"
        super().__init__(ui.Button[Any](label=label, custom_id="ask:golden"), f"button {label}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question of the card again, which is quick, and show the modal."""
        # Answers have this button on them, so it is loaded before all that it leads to.
        from bot.feeding.golden_modal import GoldenModal
        from bot.feeding.words import CALENDAR_ANSWER, TOO_SLOW

        if not await may_moderate(interaction):
            return
        bot: Entente = interaction.client
        question = question_on(self.view)
        if question is None:
            await tell(interaction, _UNREADABLE)
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                answer = await bot.ask.answer(question)
        except TimeoutError:
            await tell(interaction, TOO_SLOW)
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))
        else:
            if answer.calendar is not None:
                await tell(interaction, CALENDAR_ANSWER)
            else:
                await interaction.response.send_modal(GoldenModal(draft_of(answer)))


def draft_of(answer: Answer) -> Draft:
    """Return an answer as a golden question: its first passage's document and best sentence."""
    from bot.feeding.golden_draft import Draft

    if not answer.hits:
        return Draft(answer.question)
    passage = answer.hits[0].passage
    begin, end = answer.hits[0].sentence
    return Draft(answer.question, passage.document, " ".join(passage.text[begin:end].split()))
