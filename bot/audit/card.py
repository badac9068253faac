"""What the audit log looks like in Discord."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.audit.log import Entry
from bot.audit.words import detail_text
from bot.markdown import escape_line, shorten

PER_PAGE = 8
"""How many entries a page has: with the longest of everything they fit into one card."""

NEWEST = 0
"""Stands in a button's id for the newest entries; no entry has this id."""

TEMPLATE = r"knowledge:audit:(?P<before>\d{1,18})"
"""The ids of the card's buttons: older than which entry they show."""

_COLOUR = discord.Colour.from_rgb(46, 125, 106)
_HEADING = "### What moderators did"
_EMPTY = "Nothing yet. Whatever a moderator changes is written down here and stays."
_FOOTER = "-# Newest first. Entries are never changed or deleted."
# In characters; escaped they are two units each at most.
_NAME, _ACTION, _TARGET, _DETAIL = 30, 30, 70, 70


def audit_card(
    entries: Sequence[Entry], *, older: bool = False, newest: bool = False
) -> ui.LayoutView:
    """Return a page of the audit log.

    :param entries: The entries, newest first, at most `PER_PAGE`.
    :param older: Whether there are older ones, which get a button.
    :param newest: Whether there are newer ones, and a button leads back to the newest.
    """
    children: list[ui.Item[Any]] = [ui.TextDisplay(_HEADING)]
    children += [ui.TextDisplay(_line(entry)) for entry in entries]
    if not entries:
        children.append(ui.TextDisplay(_EMPTY))
    children += [ui.Separator(), ui.TextDisplay(_FOOTER)]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOUR))
    row: list[ui.Item[Any]] = []
    if newest:
        row.append(_button("Newest", NEWEST))
    if older and entries:
        row.append(_button("Older", entries[-1].id))
    if row:
        view.add_item(ui.ActionRow(*row))
    return view


def _line(entry: Entry) -> str:
    at = discord.utils.format_dt(entry.at, "f")
    where = " (terminal)" if entry.actor.is_terminal else ""
    head = f"{at} **{_shown(entry.actor.name, _NAME)}**{where}: {_shown(entry.action, _ACTION)}"
    target = f" · {_shown(entry.target, _TARGET)}" if entry.target else ""
    detail = detail_text(entry.detail)
    return f"{head}{target}" + (f"\n-# {_shown(detail, _DETAIL)}" if detail else "")


def _shown(text: str, limit: int) -> str:
    return escape_line(shorten(text, limit))


def _button(label: str, before: int) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=f"knowledge:audit:{before}")
