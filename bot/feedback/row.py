"""The row of buttons below an answer: votes, passing it on, and what moderators have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.errors import log_failure
from bot.feedback.passing import pass_button
from bot.feedback.votes import DOWN, UP, Mark, Votes
from bot.feedback.voting import VoteButton
from bot.feedback.why import WhyButton
from bot.feeding.golden_button import GoldenButton
from bot.moderation.rights import is_moderator
from index import Answer, Intent, Verdict

if TYPE_CHECKING:
    from bot.app import Entente

Row = list[ui.Item[Any]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will see an answer; ``person`` and ``moderator`` only where they alone do."""

    guild: int | None
    person: int | None = None
    moderator: bool = False


async def private_row(interaction: discord.Interaction[Any], answer: Answer) -> Row:
    """Return the buttons below an answer that only its asker sees."""
    moderator = interaction.guild_id is not None and await _moderates(interaction)
    reader = Reader(interaction.guild_id, interaction.user.id, moderator)
    return await feedback_row(interaction.client, answer, reader)


async def feedback_row(bot: Entente, answer: Answer, reader: Reader) -> Row:
    """Return the buttons below an answer; none below small talk.

    Nothing is raised: an answer is shown also when the state cannot be read.
    """
    if answer.intent is Intent.SMALL_TALK:
        return []
    try:
        return await _row(bot, answer, reader)
    except Exception as error:  # the answer must come, whatever became of the state
        log_failure(error, "buttons below an answer")
        return []


async def _row(bot: Entente, answer: Answer, reader: Reader) -> Row:
    mark, voted = Mark.of(answer), None
    if reader.person is not None:
        voted = await Votes(bot.state).of(bot.people.of(reader.person), mark.key(answer.question))
    row: Row = [VoteButton(value, mark, chosen=voted == value) for value in (UP, DOWN)]
    if answer.verdict is not Verdict.ANSWERED:
        wanted = (reader.guild, reader.person, answer.question, answer.verdict)
        row += filter(None, [await pass_button(bot, *wanted)])
    if reader.moderator:
        row.append(WhyButton())
        if answer.calendar is None:
            row.append(GoldenButton())
    return row


async def _moderates(interaction: discord.Interaction[Any]) -> bool:
    try:
        return await is_moderator(interaction)
    except Exception as error:  # as in `feedback_row`
        log_failure(error, "finding out who moderates")
        return False
