"""What the cards of this feature have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.markdown import ELLIPSIS, escape, escape_line, shorten, size

COLOUR = discord.Colour.from_rgb(46, 125, 106)
_SENTENCE = 900


def card(texts: Iterable[str], row: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """Return a card of texts, and a row of buttons below it where there are any."""
    return framed([ui.TextDisplay(text) for text in texts if text], row)


def listed(
    head: str, items: Iterable[str], foot: str, row: Sequence[ui.Item[Any]] = ()
) -> ui.LayoutView:
    """Return a card of a list: what stands above it, its items, what stands below, and buttons."""
    shown = [ui.TextDisplay[Any](item) for item in items]
    children = [ui.TextDisplay[Any](head), ui.Separator[Any](), *shown, ui.Separator[Any]()]
    return framed([*children, ui.TextDisplay[Any](foot)], row)


def framed(children: Sequence[ui.Item[Any]], row: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """Return a card of parts, and a row of buttons below it where there are any."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=COLOUR))
    if row:
        view.add_item(ui.ActionRow(*row))
    return view


def line(text: str, limit: int) -> str:
    """Return a text of others as one line, escaped: at most twice ``limit`` units long."""
    return escape_line(shorten(text, limit))


def sentence(error: Exception) -> str:
    """Return what an error says, safe to show: names of files in it are other people's."""
    return line(str(error), _SENTENCE)


def block(text: str, budget: int) -> str:
    """Return a text of others with its lines, escaped, in at most ``budget`` units."""
    shown = escape(text)
    length = len(text)
    while size(shown) > budget:
        length = min(length - 1, length * budget // size(shown))
        shown = f"{escape(text[:length].rstrip())} {ELLIPSIS}"
    return shown


def pages(count: int, each: int) -> int:
    """Return how many pages so many things fill; nothing fills one."""
    return max(1, -(-count // each))


def place(page: int, of: int) -> str:
    """Return where one is, for a footer; nothing where there is a single page."""
    return f"Page {page + 1} of {of} · " if of > 1 else ""
