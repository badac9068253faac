"""What is shown around passing a question: the button, the choice of a server, and what is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.ask.card import QUESTION_ID, question_text
from bot.feedback.places import Place
from bot.feedback.words import (
    CHOOSE,
    CONSENT,
    NOT_HELPFUL,
    PASS_LABEL,
    PASS_TO_LABEL,
    PASSED_LABEL,
    WHICH,
)
from bot.markdown import shorten, size
from index import Verdict

PASS, CHOICE = "feedback:pass:", "feedback:pass-to:"
"""What the ids of the button and of the select begin with; the verdict follows."""

_LABEL, _OPTION = 80, 100


def pass_item(verdict: Verdict, place: Place | None = None) -> ui.Button[Any]:
    """Return the button that passes on the question of its card.

    :param place: The server whose moderators get it, where the one at hand does not say.
    """
    if place is None:
        return ui.Button(label=PASS_LABEL, custom_id=f"{PASS}{verdict.value}")
    room = _LABEL - size(PASS_TO_LABEL.format(server=""))
    label = PASS_TO_LABEL.format(server=fitting(place.name, room))
    return ui.Button(label=label, custom_id=f"{PASS}{verdict.value}:{place.guild}")


def offer_card(question: str, button: ui.Item[Any]) -> ui.LayoutView:
    """Return a card that asks whether what did not help shall be passed on."""
    return _asking(NOT_HELPFUL, question, button)


def choice_card(question: str, verdict: Verdict, places: Sequence[Place]) -> ui.LayoutView:
    """Return a card on which an asker chooses whose moderators get a question."""
    options = [
        discord.SelectOption(label=fitting(place.name, _OPTION), value=str(place.guild))
        for place in places
    ]
    select: ui.Select[Any] = ui.Select(
        custom_id=f"{CHOICE}{verdict.value}", placeholder=CHOOSE, options=options
    )
    return _asking(WHICH, question, select)


def passes(item: ui.Item[Any]) -> bool:
    """Tell whether something on a card passes its question on, or did so."""
    return isinstance(item, ui.Button) and (item.custom_id or "").startswith(PASS)


def passed_once(message: discord.Message) -> ui.LayoutView:
    """Return a card whose question was passed on, which it is once."""
    view = ui.LayoutView.from_message(message, timeout=None)
    for item in view.walk_children():
        if isinstance(item, ui.Button) and passes(item):
            item.label, item.disabled = PASSED_LABEL, True
    return view


def fitting(name: str, room: int) -> str:
    """Return a server's name, plain, in at most so many of Discord's units."""
    limit = room
    while size(shown := shorten(name, limit)) > room:
        limit -= 1
    return shown


def _asking(said: str, question: str, control: ui.Item[Any]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(said))
    view.add_item(ui.TextDisplay(question_text(question), id=QUESTION_ID))
    view.add_item(ui.TextDisplay(CONSENT))
    view.add_item(ui.ActionRow(control))
    return view
