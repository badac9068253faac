"""What Entente says about reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord

from bot.events.words import NO_TITLE, when
from bot.markdown import escape_line, shorten
from bot.state.tables import Reminder, Trouble
from knowledge.calendars.model import Event, EventStatus, Phase

REMIND_ME = "Remind me"
CANCEL = "Cancel reminder"
MY_REMINDERS = "My reminders"
CHOICES = {1440: "1 day before", 60: "1 hour before", 10: "10 minutes before"}
"""How long before an event one may be reminded, in minutes, and what it is called."""

ASK = "When shall I remind you of {title}? It is on {when}."
OVER = "{title} is over: there is nothing left to remind you of."
RUNNING = "{title} has begun already: there is nothing left to remind you of."
TOO_LATE = "{title} is on {when}: it is too late for a reminder of that kind."
NO_DAY = "The day of {title} is not in my calendars yet, so I can't remind you of it."
CANCELLED_EVENT = "{title} is cancelled, so I won't remind you of it."
POSTPONED_EVENT = "{title} is postponed, and no new date is in my calendars yet. Ask again then."
GONE_REMINDER = "There is no such reminder waiting any more."
SENDING = "This reminder is on its way to you right now."
CANCELLED = "I won't remind you of {title}."
TOO_MANY = "You have {limit} reminders waiting, which is the most I keep. /reminders cancels some."
NONE_WAITING = (
    "No reminder is waiting for you. Each event of /events upcoming has a **Remind me** button "
    "behind **Details**."
)
HEADING = "### Your reminders"
MORE = "-# and {count} more, shown when these are sent or cancelled"

_CREATED = "I'll remind you of {title} on {due} ({left})."
_EXISTS = "You have this reminder already: {title}, on {due} ({left})."
_BY_DM = "By direct message"
_ELSE_HERE = "; if yours are closed to me, by a mention in <#{channel}>"
_ENTRY = "**{title}**\n{when}\n-# {choice}: {due} ({left})"
_TITLE = 150
_PLACE = 150


def title_of(title: str) -> str:
    """Return an event's title as it is shown, in bold."""
    return f"**{escape_line(shorten(title, _TITLE)) or NO_TITLE}**"


def start_words(event: Event) -> str:
    """Return when an event begins, for Discord; an all-day one has a day that no zone changes."""
    if isinstance(event.start, datetime):
        return discord.utils.format_dt(event.start, "F")
    first_day = replace(event, end=event.start + timedelta(days=1))
    return when(first_day, event.starts_at)


def refusal(event: Event, now: datetime) -> str | None:
    """Return why nobody can be reminded of an event, None where one can."""
    if event.status is EventStatus.CANCELLED:
        said = CANCELLED_EVENT
    elif event.status is EventStatus.POSTPONED:
        said = POSTPONED_EVENT
    elif event.phase(now) is not Phase.COMING:
        said = OVER if event.phase(now) is Phase.OVER else RUNNING
    elif not event.day_known:
        said = NO_DAY
    elif not offered(event, now):
        said = TOO_LATE
    else:
        return None
    return said.format(title=title_of(event.title), when=start_words(event))


def offered(event: Event, now: datetime) -> dict[int, str]:
    """Return the choices that are still to come; hours before a whole day are at night."""
    choices = {1440: CHOICES[1440]} if event.all_day else CHOICES
    # As UTC: an hour before a clock change is an hour still.
    start = event.starts_at.astimezone(UTC)
    return {m: name for m, name in choices.items() if start - timedelta(minutes=m) > now}


def confirmation(reminder: Reminder, *, created: bool) -> str:
    """Return that a reminder is kept, when it comes, and how."""
    said = (_CREATED if created else _EXISTS).format(
        title=title_of(reminder.title), due=_stamp(reminder.due_at, "F"), left=_left(reminder)
    )
    channel = reminder.channel_id
    how = _BY_DM + (_ELSE_HERE.format(channel=channel) if channel else "")
    return f"{said}\n-# {how}. /reminders shows all of yours."


def entry(reminder: Reminder) -> str:
    """Return a waiting reminder as one of a list."""
    return _ENTRY.format(
        title=escape_line(shorten(reminder.title, _TITLE)) or NO_TITLE,
        when=reminder.when_said,
        choice=CHOICES.get(reminder.minutes, f"{reminder.minutes} minutes before"),
        due=_stamp(reminder.due_at, "F"),
        left=_left(reminder),
    )


def message(reminder: Reminder, now: datetime, *, late: bool) -> str:
    """Return what is sent when a reminder comes."""
    title, begins = title_of(reminder.title), reminder.when_said
    if reminder.trouble == Trouble.CANCELLED:
        return f"{title}, planned for {reminder.asked_when}, is cancelled."
    if reminder.trouble == Trouble.POSTPONED:
        return (
            f"{title}, planned for {reminder.asked_when}, is postponed: no new date is in my "
            "calendars yet. Ask for a reminder again when there is one."
        )
    if reminder.trouble == Trouble.GONE:
        return (
            f"{title} was planned for {begins}, but it is not in my calendars any more. Please "
            "ask its organisers whether it takes place."
        )
    relative = f" ({_stamp(reminder.starts_at, 'R')})" if "<t:" in begins else ""
    verb = "is on" if now < reminder.starts_at or not relative else "began on"
    lines = [f"{title} {verb} {begins}{relative}."]
    if reminder.asked_when != begins:
        lines.append(f"It was moved from {reminder.asked_when} to {begins}.")
    if reminder.place:
        lines.append(f"Where: {escape_line(shorten(reminder.place, _PLACE))}")
    if late:
        lines.append("-# This reminder is late: I could not send it when it was due.")
    return "\n".join(lines)


def _left(reminder: Reminder) -> str:
    return _stamp(reminder.due_at, "R")


def _stamp(time: datetime, style: discord.utils.TimestampStyle) -> str:
    return discord.utils.format_dt(time, style)
