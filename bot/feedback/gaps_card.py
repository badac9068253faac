"""What /knowledge gaps looks like."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import discord
from discord import ui

from bot.feedback.gaps import Gap, Gaps, Week
from bot.feedback.gaps_picture import NAME, alt_text
from bot.markdown import escape_line, shorten
from bot.paging import page_row

PER_PAGE = 4
"""How many gaps a page has: with the longest of everything they fit into one card."""

BUTTON, MORE = "feedback:gaps:", "More"
"""What the ids of the buttons begin with, the page follows; and what leads to the next page."""

_COLOUR = discord.Colour.from_rgb(46, 125, 106)
_HEADING = "### What I could not answer"
_OFF = (
    "Questions are not kept (`ENTENTE_KEEP_QUESTIONS` is off), so I only know those that were "
    "passed on to you."
)
_NOTHING = "There is no question without an answer. Well done!"
_NOTHING_KNOWN = "No question was passed on."
_NOW = " · ✅ I have an answer by now"
# In characters; escaped they are two units each at most.
_QUESTION, _OTHER, _OTHERS, _MOST_WEEKS = 150, 60, 2, 6


def pages(gaps: Gaps) -> int:
    """Return how many pages there are, at least one."""
    return max(1, -(-len(gaps.gaps) // PER_PAGE))


def on_page(gaps: Gaps, page: int) -> tuple[Gap, ...]:
    """Return the gaps of a page, counted from 0."""
    return gaps.gaps[page * PER_PAGE : (page + 1) * PER_PAGE]


def gaps_card(gaps: Gaps, page: int, answered: Collection[str] = ()) -> ui.LayoutView:
    """Return a page of the gaps, counted from 0; the first shows the picture, to be sent along.

    :param answered: The questions of the page that have an answer by now.
    """
    children: list[ui.Item[Any]] = [ui.TextDisplay(f"{_HEADING}\n{_summary(gaps)}")]
    if page == 0 and _has_picture(gaps):
        picture = discord.MediaGalleryItem(f"attachment://{NAME}", description=alt_text(gaps.weeks))
        children.append(ui.MediaGallery(picture))
    shown = on_page(gaps, page)
    for number, gap in enumerate(shown, page * PER_PAGE + 1):
        now = _NOW if gap.question in answered else ""
        children.append(ui.TextDisplay(_gap(number, gap, gaps.weeks, now)))
    if not shown:
        children.append(ui.TextDisplay(_NOTHING if gaps.keeping else _NOTHING_KNOWN))
    children += [ui.Separator(), ui.TextDisplay(_footer(gaps, page))]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOUR))
    if row := page_row(BUTTON, MORE, page, pages(gaps)):
        view.add_item(ui.ActionRow(*row))
    return view


def has_picture(gaps: Gaps, page: int) -> bool:
    """Tell whether a page shows the picture."""
    return page == 0 and _has_picture(gaps)


def _has_picture(gaps: Gaps) -> bool:
    return any(week.asked or week.passed for week in gaps.weeks)


def _summary(gaps: Gaps) -> str:
    asked, answered, passed = (
        sum(getattr(week, name) for week in gaps.weeks) for name in ("asked", "answered", "passed")
    )
    if not gaps.keeping and not asked:
        return f"{_OFF} In the last {len(gaps.weeks)} weeks: {passed}."
    said = (
        f"Asked here in the last {len(gaps.weeks)} weeks: {asked}. Answered: {answered}, not or "
        f"not surely: {asked - answered}. Passed on to you: {passed}."
    )
    return said if gaps.keeping else f"{said} {_OFF}"


def _gap(number: int, gap: Gap, weeks: tuple[Week, ...], now: str) -> str:
    lines = [f"**{number}. {_shown(gap.question, _QUESTION)}**"]
    if gap.others:
        listed = " · ".join(f"“{_shown(other, _OTHER)}”" for other in gap.others[:_OTHERS])
        more = len(gap.others) - _OTHERS
        lines.append(f"-# also: {listed}" + (f" and {more} more" if more > 0 else ""))
    passed = f" · passed on {_times(gap.passed)}" if gap.passed else ""
    people = "1 person" if gap.people == 1 else f"{gap.people} people"
    last = discord.utils.format_dt(gap.last, "d")
    lines.append(f"-# asked {_times(gap.times)} by {people}{passed} · last {last}{now}")
    told = [
        f"{week.monday:%-d %b}: {count}"
        for week, count in zip(weeks, gap.weeks, strict=True)
        if count
    ]
    lines.append(f"-# by week: {', '.join(told[-_MOST_WEEKS:])}")
    return "\n".join(lines)


def _footer(gaps: Gaps, page: int) -> str:
    where = f"Page {page + 1} of {pages(gaps)} · " if pages(gaps) > 1 else ""
    oldest = "oldest one is" if gaps.left_out == 1 else f"{gaps.left_out} oldest are"
    left = f"The {oldest} left out. " if gaps.left_out else ""
    return (
        f"-# {where}{left}Grouped by meaning, most frequent first. What was asked in direct "
        "messages is here only where it was passed on."
    )


def _shown(text: str, limit: int) -> str:
    return escape_line(shorten(text, limit))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
