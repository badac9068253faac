"""Which of a calendar's events are one: uids that stay, states of one event, and series."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import icalendar

from knowledge.calendars.cleaning import single, text_of
from knowledge.calendars.fields import line
from knowledge.calendars.marks import without_mark

# The Events Calendar for WordPress: <post id>-<start epoch>-<end epoch>@<host>.
_MOVING_UID = re.compile(r"(\d+)-\d{6,}-\d{6,}@(\S+)")

# A parameter of ours beside RECURRENCE-ID: the seconds by which a change moves what follows.
_SHIFT = "X-ENTENTE-SHIFT"

Named = tuple[str, icalendar.Event]
"""An event under its own uid."""


def uids_of(components: Sequence[icalendar.Event]) -> list[str]:
    """Return a uid for each event that stays when it moves.

    Exports of The Events Calendar put the times into the uid, so there the title and the address
    tell what is the same event, as they do where there is no uid at all.
    """
    given = [" ".join(text_of(component, "UID").split()) for component in components]
    uids = []
    for component, uid in zip(components, given, strict=True):
        moving = _MOVING_UID.fullmatch(uid)
        if moving or not uid:
            named = _digest(f"{_title(component)}\n{text_of(component, 'URL')}")[:24]
            uids.append(f"{named}@{moving[2] if moving else 'no-uid'}")
        else:
            uids.append(uid)
    counts = Counter(uids)
    for at, uid in enumerate(given):
        if counts[uids[at]] > 1 and (moving := _MOVING_UID.fullmatch(uid)):
            uids[at] = f"{moving[1]}@{moving[2]}"
    return uids


def gathered(
    uid: str, group: Sequence[icalendar.Event]
) -> tuple[list[Named], list[tuple[str, list[icalendar.Event]]]]:
    """Return the events of one uid: those that stand alone, and series, whose master comes first.

    A calendar may give one uid to events that have nothing to do with one another.
    """
    changes = [c for c in group if "RECURRENCE-ID" in c]
    masters = [c for c in group if c not in changes and ("RRULE" in c or "RDATE" in c)]
    alone = [c for c in group if c not in changes and c not in masters]
    if changes and not masters:
        # What is changed must be of something, if only of one date.
        masters, alone = alone, []
    if changes and not masters:
        return [], [(uid, changes)]
    named = _told_apart(uid, [*masters, *alone])
    series = [(own, [c]) for own, c in named if any(c is master for master in masters)]
    for change in changes:
        same = [parts for _, parts in series if _title(parts[0]) == _title(change)]
        parts = same[0] if same else series[0][1]
        _match(change, parts[0])
        parts.append(change)
    return [each for each in named if any(each[1] is c for c in alone)], series


def sequence_of(component: icalendar.Event) -> int:
    """Return how often an event was changed, as far as it says."""
    try:
        return max(0, int(single(component, "SEQUENCE") or 0))
    except (TypeError, ValueError):
        return 0


def _told_apart(uid: str, components: Iterable[icalendar.Event]) -> list[Named]:
    """Return the events that share a uid: the newest of each title, each under a uid of its own.

    Two events of one title are two states of one event where their sequence differs; where it does
    not, they are two events whose calendar gave them one uid.
    """
    titles: dict[str, list[icalendar.Event]] = {}
    for component in components:
        titles.setdefault(_title(component), []).append(component)
    newest: dict[str, icalendar.Event] = {}
    for title, rivals in titles.items():
        rivals.sort(key=sequence_of)
        if len({sequence_of(rival) for rival in rivals}) == len(rivals):
            newest[title] = rivals[-1]
        else:
            newest |= {f"{title}\n{_start(rival)}": rival for rival in rivals}
    if len(newest) == 1:
        return [(uid, component) for component in newest.values()]
    # All of them, so that none has another's uid when the calendar's order changes.
    return [(f"{uid}#{_digest(key)[:8]}", component) for key, component in newest.items()]


def original_start(component: icalendar.Event) -> datetime | date:
    """Return when an occurrence of a series began before it was moved."""
    changed, start = single(component, "RECURRENCE-ID"), _start(component)
    if changed is None:
        return start
    when: datetime | date = changed.dt
    shift = changed.params.get(_SHIFT)
    if shift is None:
        return when
    if isinstance(start, datetime) and isinstance(when, datetime):
        # As clocks there show it: a series keeps its time when clocks change.
        start = start.astimezone(when.tzinfo)
    return start - timedelta(seconds=float(shift))


def _match(change: icalendar.Event, master: icalendar.Event) -> None:
    """Make a change name what it changes: the very start, and how far it moves what follows."""
    named = single(change, "RECURRENCE-ID")
    when, start, own = named.dt, _start(master), _start(change)
    if isinstance(start, datetime) and not isinstance(when, datetime):
        when = datetime.combine(when, start.timetz())
    parameters = {"RANGE": named.params["RANGE"]} if "RANGE" in named.params else {}
    if parameters and isinstance(when, datetime) == isinstance(own, datetime):
        if isinstance(own, datetime) and isinstance(when, datetime):
            own = own.astimezone(when.tzinfo)
        # The library gives every later occurrence the RECURRENCE-ID of the change.
        parameters[_SHIFT] = str((own - when).total_seconds())
    change.pop("RECURRENCE-ID")
    change.add("RECURRENCE-ID", when, parameters=parameters)


def _start(component: icalendar.Event) -> datetime | date:
    when: datetime | date = single(component, "DTSTART").dt
    return when


def _title(component: icalendar.Event) -> str:
    return without_mark(line(text_of(component, "SUMMARY")))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
