"""Paging through the golden questions, and through those that went wrong in a trial."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import discord

from bot.ask.service import BusyError
from bot.errors import tell
from bot.feeding.cards import card, pages, sentence
from bot.feeding.desk import desk_of
from bot.feeding.golden_card import FAILED, LISTED, questions_card, trial_card
from bot.feeding.words import NO_QUESTIONS
from bot.paging import PagingButton
from index.errors import EntenteIndexError

if TYPE_CHECKING:
    from bot.app import Entente

_EVERY = 2.0
_ASKING = "Asking the golden questions … {done} of {count}"


class QuestionsButton(PagingButton, begins="feeding:questions:", label="More questions"):
    """Shows another page of the list."""

    async def turn(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page."""
        await show_questions(interaction, self.page)


class FailuresButton(PagingButton, begins="feeding:failures:", label="More of them"):
    """Shows another page of what went wrong in a trial."""

    async def turn(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page; what is not remembered any more is asked anew."""
        await show_trial(interaction, self.page)


async def show_questions(interaction: discord.Interaction[Any], page: int) -> None:
    """Answer a command or a button, which is acknowledged, with a page of the list."""
    try:
        questions = await desk_of(interaction).golden.refresh()
    except EntenteIndexError as error:
        await tell(interaction, sentence(error))
        return
    of = pages(len(questions), LISTED)
    page = min(page, of - 1)
    view = questions_card(questions, page, QuestionsButton.below(page, of))
    await interaction.edit_original_response(view=view)


async def show_trial(
    interaction: discord.Interaction[Any], page: int, *, anew: bool = False
) -> bool:
    """Answer a command or a button, which is acknowledged, with how the golden questions go.

    :param anew: Whether to ask them although it is known what comes back.
    :returns: Whether it could be shown; if not, the person was told why.
    """
    bot: Entente = interaction.client
    desk, shown = desk_of(interaction), time.monotonic()

    async def told(done: int, count: int) -> None:
        nonlocal shown
        # Discord takes few edits of a message.
        if anew and time.monotonic() - shown >= _EVERY:
            shown = time.monotonic()
            said = _ASKING.format(done=done, count=count)
            await interaction.edit_original_response(view=card([said]))

    try:
        trial = None if anew else await desk.trials.last(bot)
        trial = trial or await desk.trials.run(bot, told)
    except (BusyError, EntenteIndexError) as error:
        await tell(interaction, sentence(error))
        return False
    if not trial.tried:
        await interaction.edit_original_response(view=card([NO_QUESTIONS]))
        return False
    of = pages(len(trial.failures), FAILED)
    page = min(page, of - 1)
    view = trial_card(trial, page, FailuresButton.below(page, of))
    await interaction.edit_original_response(view=view)
    return True
