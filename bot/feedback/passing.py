"""Passing a question to the moderators: by a button that says so, and that it is without a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.ask.card import question_on
from bot.buttons import Lasting, acknowledge_turn
from bot.errors import log_failure, tell
from bot.feedback.passed import PassedError, PassedQuestions
from bot.feedback.passing_card import CHOICE, PASS, choice_card, pass_item, passed_once
from bot.feedback.places import Place, places_for
from bot.feedback.showing import show_to_moderators
from bot.feedback.words import (
    ADVICE,
    NO_CHANNEL,
    NO_PLACE,
    PASSED,
    PASSED_BY_DM,
    PATIENT,
    UNREADABLE,
)
from bot.markdown import escape_line
from bot.privacy.masking import mask
from bot.privacy.patient import looks_like_patient_data
from bot.state.moderation_tables import PassedQuestion
from index import Intent, Verdict
from index.intents import intent_of

if TYPE_CHECKING:
    from bot.app import Entente

_VERDICT = "(?P<verdict>answered|unsure|none)"
_SHORTEST_NAME = 3


async def pass_button(
    bot: Entente, guild: int | None, person: int | None, question: str, verdict: Verdict
) -> ui.Item[Any] | None:
    """Return the button by which a question is passed on; None where it cannot be.

    :param guild: The server in which it was asked, None for a direct message.
    :param person: Who asked it, None where many see the answer.
    """
    places = [] if _why_not(question) else await places_for(bot, guild, person)
    if not places:
        return None
    named = places[0] if guild is None and len(places) == 1 else None
    return PassButton(verdict, named)


class PassButton(Lasting, template=rf"{PASS}{_VERDICT}(?::(?P<guild>\d{{1,20}}))?"):
    """Passes the question that stands on the card to the moderators."""

    def __init__(self, verdict: Verdict, place: Place | None = None) -> None:
        """Take what became of the question, and whose moderators the label names, if any."""
        super().__init__(pass_item(verdict, place), "passing a question on")
        self._verdict, self._guild = verdict, place.guild if place else None

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        named = Place(int(match["guild"]), "") if match["guild"] else None
        return cls(Verdict(match["verdict"]), named)

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Pass the question on; where it may go to several, let its asker choose."""
        message = cast("discord.Message", interaction.message)  # a button is always on one
        private = message.flags.ephemeral or interaction.guild_id is None
        await acknowledge_turn(interaction)
        question = await _readable(interaction, self.view)
        if question is None:
            return
        places = await _places(interaction, self._guild)
        if len(places) > 1:
            choice = choice_card(question, self._verdict, places)
            await interaction.followup.send(view=choice, ephemeral=True)
            return
        row = await _written(interaction, question, self._verdict, places)
        if row is None:
            return
        if private:
            await interaction.edit_original_response(view=passed_once(message))
        await tell(interaction, _said(interaction, places[0]))
        await _shown(interaction.client, row)


class PassSelect(Lasting, template=rf"{CHOICE}{_VERDICT}"):
    """Passes the question that stands on the card to the moderators of the server chosen."""

    def __init__(self, item: ui.Item[Any], verdict: Verdict) -> None:
        """Take how the message shows it, and what became of the question."""
        super().__init__(item, "choosing whom a question is passed to")
        self._verdict = verdict

    @classmethod
    def remade(cls, match: re.Match[str], item: ui.Item[Any]) -> Self:
        """Make the select again from its id."""
        return cls(item, Verdict(match["verdict"]))

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Pass the question on, and say so in place of the choice."""
        await acknowledge_turn(interaction)
        question = await _readable(interaction, self.view)
        if question is None:
            return
        [chosen] = cast("dict[str, Any]", interaction.data)["values"]
        places = await _places(interaction, int(chosen))
        row = await _written(interaction, question, self._verdict, places)
        if row is None:
            return
        done = ui.LayoutView(timeout=None)
        done.add_item(ui.TextDisplay(_said(interaction, places[0])))
        await interaction.edit_original_response(view=done)
        await _shown(interaction.client, row)


def _why_not(question: str) -> str | None:
    """Return why a question is not passed on, as a sentence for who asked; None if it may be."""
    if reason := looks_like_patient_data(question):
        return PATIENT.format(reason=reason)
    return ADVICE if intent_of(question) is Intent.MEDICAL_ADVICE else None


async def _readable(
    interaction: discord.Interaction[Any], view: ui.LayoutView | ui.View | None
) -> str | None:
    """Return the question on a card if it may be passed on; else its asker is told why not."""
    question = question_on(view)
    refusal = UNREADABLE if question is None else _why_not(question)
    if refusal is not None:
        await tell(interaction, refusal)
        return None
    return question


async def _places(interaction: discord.Interaction[Any], guild: int | None) -> list[Place]:
    """Return where a question may go that is passed on just now, asked anew of Discord.

    :param guild: The server that the control names, if it does.
    """
    found = await places_for(interaction.client, interaction.guild_id, interaction.user.id)
    return [place for place in found if guild in {None, place.guild}]


async def _written(
    interaction: discord.Interaction[Any], question: str, verdict: Verdict, places: list[Place]
) -> PassedQuestion | None:
    """Write a question down for the moderators of the one place; else its asker is told why not."""
    bot: Entente = interaction.client
    if not places:
        await tell(interaction, NO_CHANNEL if interaction.guild_id else NO_PLACE)
        return None
    try:
        return await PassedQuestions(bot.state).add(
            _nameless(mask(question), interaction.user),
            verdict.value,
            guild=places[0].guild,
            # Whose direct messages are closed later is not reached in them.
            channel=interaction.channel_id if interaction.guild_id else None,
            asker=interaction.user.id,
            person=bot.people.of(interaction.user.id),
            now=bot.now(),
        )
    except PassedError as error:
        await tell(interaction, str(error))
        return None


def _nameless(question: str, asker: discord.User | discord.Member) -> str:
    """Return a question without the names of its asker's on Discord that may stand in it."""
    names = {name for name in (asker.name, asker.global_name, asker.display_name) if name}
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _SHORTEST_NAME:
            own = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            question = own.sub("[name]", question)
    return question


def _said(interaction: discord.Interaction[Any], place: Place) -> str:
    said = PASSED if interaction.guild_id else PASSED_BY_DM
    return said.format(server=f"**{escape_line(place.name)}**")


async def _shown(bot: Entente, row: PassedQuestion) -> None:
    try:
        await show_to_moderators(bot, row)
    except Exception as error:  # it is written down, and shown a little later
        log_failure(error, "showing a passed question")
