"""What work on a candidate looks like while it goes on, and when there is nothing to report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.console import STAGES
from bot.markdown import escape_line, shorten
from bot.moderation.controls import CancelButton
from bot.moderation.work import Stage, Work
from index import BuildReport
from knowledge import Outcome, Status

COLOUR = discord.Colour.from_rgb(46, 125, 106)

_HEADING = "### Reading what I know anew"
_BESIDE = "Until someone publishes it, everybody is answered from what is served now."
_BEGINNING = "Beginning…"
_CANCELLING = "Stopping at the next step…"
# So many, of so few characters, that with every one doubled by escaping all fit into a card.
_SHOWN, _FILE, _REASON = 5, 60, 140


def progress_card(work: Work[Any]) -> ui.LayoutView:
    """Return how far work is, with a button that calls it off."""
    since = discord.utils.format_dt(work.since, "R")
    begun = f"-# Begun by {escape_line(work.by)} {since}. {_BESIDE}"
    if work.cancelled:
        return card(_HEADING, _CANCELLING, begun)
    view = card(_HEADING, stage_line(work.stage), begun)
    view.add_item(ui.ActionRow(CancelButton(work.token)))
    return view


def at_work(work: Work[Any]) -> str:
    """Return the sentence for the second who would begin."""
    since = discord.utils.format_dt(work.since, "t")
    return (
        f"{escape_line(work.by)} is reindexing since {since}. Please wait for that to end, then "
        "see `/knowledge report`."
    )


def unchanged_card(build: BuildReport) -> ui.LayoutView:
    """Return that nothing is to be published, with the files that could not be read."""
    return card(
        "### Nothing changed",
        "The documents and calendar files are those of the version that is served, "
        f"**{build.manifest.version}**, so there is nothing to publish.",
        outcome_lines(build.outcomes),
        "-# Calendars that are fetched count as they come; they need no publishing.",
    )


def outcome_lines(outcomes: Sequence[Outcome]) -> str:
    """Return what became of files: the counts, then those that were not indexed."""
    counts = Counter(outcome.status for outcome in outcomes)
    said = " · ".join(f"{counts[status]} {status}" for status in Status)
    lines = [
        f"- {outcome.status}: {escape_line(shorten(outcome.file, _FILE))}: "
        f"{escape_line(shorten(outcome.reason, _REASON))}"
        for outcome in outcomes
        if outcome.status is not Status.INDEXED
    ]
    more = len(lines) - _SHOWN
    rest = [f"- and {more} more"] if more > 0 else []
    return "\n".join((f"Files: {said}", *lines[:_SHOWN], *rest))


def card(*texts: str) -> ui.LayoutView:
    """Return a card of some texts, one below the other."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*map(ui.TextDisplay, texts), accent_colour=COLOUR))
    return view


def stage_line(stage: Stage | None) -> str:
    """Return the stage, how many are done of how many, the rate, and the time that is left."""
    if stage is None:
        return _BEGINNING
    name = STAGES.get(stage.name, stage.name.capitalize())
    if stage.total < 2:
        return f"**{name}**…"
    said = f"**{name}**: {stage.done:,} of {stage.total:,}"
    if stage.rate is None or stage.left is None or stage.done >= stage.total:
        return said
    rate = f"{stage.rate:,.0f} a second" if stage.rate >= 1 else f"{stage.rate * 60:,.0f} a minute"
    return f"{said} · {rate} · about {_duration(stage.left)} left"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
