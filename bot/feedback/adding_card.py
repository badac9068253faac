"""The cards around a message that is to be added. They hold its text, and nothing else does.

Discord does not send the bot the text of a message that it is not mentioned in, except to the menu
that is used on it: what the author agrees to, and a moderator reviews, is what the card shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.feedback.adding_words import NO_LABEL, REVIEW_LABEL, YES_LABEL
from bot.markdown import escape, size, unescape

TEXT_ID = 2
"""The component id of the message's text."""

YES, NO, REVIEW = "feedback:agree:", "feedback:refuse:", "feedback:review:"
"""What the ids of the buttons begin with; the consent's id follows."""

_QUOTE = ">>> "
_ROOM = 3000
_COLOUR = discord.Colour.from_rgb(46, 125, 106)


def fits(text: str) -> bool:
    """Tell whether a message's text fits into a card."""
    return size(escape(text)) <= _ROOM


def message_card(
    said: str, text: str | None, buttons: Sequence[ui.Item[Any]] = ()
) -> ui.LayoutView:
    """Return a card: what is said of a message, its text if it is still needed, the buttons."""
    children: list[ui.Item[Any]] = [ui.TextDisplay(said)]
    if text is not None:
        children.append(ui.TextDisplay(f"{_QUOTE}{escape(text)}", id=TEXT_ID))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOUR))
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    return view


def text_on(view: ui.LayoutView | ui.View | None) -> str | None:
    """Return the message's text that stands on a card; None for what is no such card."""
    item = view.find_item(TEXT_ID) if isinstance(view, ui.LayoutView) else None
    return unescape(item.content.removeprefix(_QUOTE)) if isinstance(item, ui.TextDisplay) else None


def asking(identity: str) -> list[ui.Item[Any]]:
    """Return the buttons by which an author agrees or does not."""
    return [
        ui.Button(label=YES_LABEL, custom_id=f"{YES}{identity}", style=discord.ButtonStyle.success),
        ui.Button(label=NO_LABEL, custom_id=f"{NO}{identity}"),
    ]


def reviewing(identity: str) -> list[ui.Item[Any]]:
    """Return the button by which a moderator reviews what the author agreed to."""
    style = discord.ButtonStyle.primary
    return [ui.Button(label=REVIEW_LABEL, custom_id=f"{REVIEW}{identity}", style=style)]
