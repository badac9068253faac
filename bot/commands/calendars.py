"""The calendars as the commands use them: fresh, with what is wrong said on standard error."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from rich.console import Console

from bot.clock import utc_now
from bot.console import err
from bot.events.service import CalendarState, EventService
from bot.settings import Settings

_UNITS = {"day": 86_400, "hour": 3_600, "minute": 60}


def open_fresh(settings: Settings) -> EventService:
    """Return the calendars, those fetched again that are due; say what is wrong with any."""
    events = EventService(settings, utc_now)
    events.load()
    if settings.calendars:
        asyncio.run(events.refresh())
    say_problems(events, err)
    return events


def say_problems(events: EventService, console: Console, *, files: bool = True) -> None:
    """Say which calendars could not be read, and which events of them, a sentence each.

    Without ``files``, only of those that are fetched.
    """
    for calendar in events.calendars:
        if calendar.problem:
            console.print(problem_sentence(calendar, utc_now()), markup=False, soft_wrap=True)
    for report in events.reports if files else events.fetched_reports:
        console.print(str(report), markup=False, soft_wrap=True)


def problem_sentence(calendar: CalendarState, now: datetime) -> str:
    """Return what is wrong with a calendar's source, and how old what is served of it is."""
    said = f"Calendar {calendar.name}: {calendar.problem}"
    if calendar.as_of is None:
        return f"{said} No copy of it is here."
    return (
        f"{said} Its last good copy is served, as of {calendar.as_of:%Y-%m-%d %H:%M} UTC "
        f"({age(now - calendar.as_of)} old)."
    )


def age(span: timedelta) -> str:
    """Return a span of time in its largest unit, as people say it."""
    seconds = max(0, int(span.total_seconds()))
    for name, length in _UNITS.items():
        if seconds >= length:
            count = seconds // length
            return f"{count} {name}{'' if count == 1 else 's'}"
    return "less than a minute"
