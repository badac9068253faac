"""What /privacy and /forget-me look like."""

from __future__ import annotations

import discord
from discord import ui

from bot.privacy.words import privacy_text

_COLOUR = discord.Colour.from_rgb(46, 125, 106)


def privacy_card(days: int, *, keeping: bool) -> ui.LayoutView:
    """Return what is kept, for ``days``; ``keeping`` says whether questions are."""
    view = ui.LayoutView(timeout=None)
    text = ui.TextDisplay[ui.LayoutView](privacy_text(days, keeping=keeping))
    view.add_item(ui.Container(text, accent_colour=_COLOUR))
    return view
