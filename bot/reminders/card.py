"""What a person's reminders look like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.reminders.words import HEADING, MORE, NONE_WAITING, entry
from bot.state.tables import Reminder

_SHOWN = 10
_COLOUR = discord.Colour.from_rgb(46, 125, 106)


def reminders_card(reminders: Sequence[Reminder]) -> ui.LayoutView:
    """Return a person's waiting reminders, soonest first, each with a button to cancel it."""
    # Not at the top: the buttons show this card again.
    from bot.reminders.buttons import CancelButton

    children: list[ui.Item[Any]] = [ui.TextDisplay(HEADING)]
    if not reminders:
        children.append(ui.TextDisplay(NONE_WAITING))
    for reminder in reminders[:_SHOWN]:
        button = CancelButton(reminder.id, in_list=True)
        children.append(ui.Section(ui.TextDisplay(entry(reminder)), accessory=button))
    if (left := len(reminders) - _SHOWN) > 0:
        children.append(ui.TextDisplay(MORE.format(count=left)))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOUR))
    return view
