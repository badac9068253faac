"""What to do so that a guild's scheduled events say what the calendars say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.announcements.draft import Draft, draft_of
from bot.events.keys import event_key
from knowledge.calendars.model import Event

WINDOW = timedelta(days=90)
"""How far ahead scheduled events are made."""

MOST = 100
"""How many scheduled and active events Discord allows in a guild, other people's included."""

# Discord refuses a start in the past; a request takes its time.
_MARGIN = timedelta(minutes=1)


class Status(StrEnum):
    """Where a scheduled event of Discord's is."""

    SCHEDULED = "scheduled"
    ACTIVE = "active"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Present:
    """A scheduled event in a guild; ``key`` is an event's key where the bot made it for one."""

    id: int
    status: Status
    start: datetime
    key: str | None = None


class Fate(StrEnum):
    """What the bot last decided about a scheduled event of its own, written before it acts."""

    LIVE = "live"
    CANCELLED = "cancelled"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Written:
    """What is remembered of an event's scheduled event: its id, and what was written to it."""

    uid: str
    scheduled: int
    digest: str
    start: datetime
    end: datetime
    fate: Fate = Fate.LIVE


class Do(StrEnum):
    """What is done to a scheduled event."""

    CANCEL = "cancel"
    CLEAR = "clear"
    DELETE = "delete"
    EDIT = "edit"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Action:
    """One step. ``scheduled`` is None only where one is created; ``draft`` is what it shall say.

    What is cleared is a second one for an event that has another: of it nothing is remembered.
    """

    do: Do
    uid: str
    draft: Draft
    scheduled: int | None = None


def plan(
    wanted: Sequence[Event],
    written: Mapping[str, Written],
    present: Sequence[Present],
    now: datetime,
) -> tuple[Action, ...]:
    """Return the steps, in the order in which they keep to Discord's limit at every moment.

    ``wanted`` holds the events that should be in the guild, and those written before whatever
    became of them; ``present`` all scheduled events of the guild. What somebody else made, what has
    begun, and what a moderator deleted or cancelled by hand is left as it is.
    """
    here = {each.id: each for each in present}
    adopted = _adopted(wanted, written, present)
    clears = _doubles(wanted, written, present, adopted)
    cancels: list[Action] = []
    candidates: list[Action] = []
    for event in wanted:
        note = written.get(event.uid)
        draft = draft_of(event, event_key(event.uid))
        standing = here.get(note.scheduled) if note else None
        standing = standing or adopted.get(event.uid)
        if standing is not None and standing.status is not Status.OVER:
            if standing.status is Status.ACTIVE:
                continue
            if not event.takes_place:
                cancels.append(Action(Do.CANCEL, event.uid, draft, standing.id))
            elif standing.start > now and _possible(event, draft, now):
                candidates.append(Action(Do.EDIT, event.uid, draft, standing.id))
        elif event.takes_place and _possible(event, draft, now) and _may_be_made(note, now):
            candidates.append(Action(Do.CREATE, event.uid, draft))
    candidates.sort(key=lambda action: (action.draft.start, action.uid))
    movable = {action.scheduled for action in (*clears, *cancels, *candidates)}
    fixed = sum(each.status is not Status.OVER and each.id not in movable for each in present)
    room = max(0, MOST - fixed)
    drops = [
        Action(Do.DELETE, action.uid, action.draft, action.scheduled)
        for action in candidates[room:]
        if action.do is Do.EDIT
    ]
    kept = [action for action in candidates[:room] if _is_needed(action, written)]
    kept.sort(key=lambda action: action.do is Do.CREATE)
    return (*clears, *cancels, *drops, *kept)


def _adopted(
    wanted: Iterable[Event], written: Mapping[str, Written], present: Iterable[Present]
) -> dict[str, Present]:
    """Return the scheduled events that the bot made and could not write down any more."""
    known = {note.scheduled for note in written.values()}
    orphans: dict[str, Present] = {}
    for each in sorted(present, key=lambda each: each.id):
        if each.key and each.id not in known and each.status is not Status.OVER:
            orphans.setdefault(each.key, each)
    found = {event.uid: orphans.get(event_key(event.uid)) for event in wanted}
    return {uid: orphan for uid, orphan in found.items() if orphan is not None}


def _doubles(
    wanted: Iterable[Event],
    written: Mapping[str, Written],
    present: Sequence[Present],
    adopted: Mapping[str, Present],
) -> list[Action]:
    """Return the steps that leave one of what the bot made for an event.

    Two processes may have made one each, or a request was sent again whose answer was lost.
    """
    here = {each.id for each in present}
    noted = {uid: note.scheduled for uid, note in written.items()}
    kept = set(noted.values())
    kept |= {each.id for uid, each in adopted.items() if noted.get(uid) not in here}
    of_key = {event_key(event.uid): event for event in wanted}
    return [
        Action(Do.CLEAR, event.uid, draft_of(event, each.key), each.id)
        for each in present
        if each.key and each.id not in kept and each.status is Status.SCHEDULED
        if (event := of_key.get(each.key)) is not None
    ]


def _possible(event: Event, draft: Draft, now: datetime) -> bool:
    return event.day_known and draft.start > now + _MARGIN


def _may_be_made(note: Written | None, now: datetime) -> bool:
    """Tell whether a missing scheduled event is missing for a reason other than a moderator."""
    return note is None or note.fate is not Fate.LIVE or note.end <= now


def _is_needed(action: Action, written: Mapping[str, Written]) -> bool:
    if action.do is Do.CREATE:
        return True
    note = written.get(action.uid)
    same = note is not None and note.scheduled == action.scheduled
    return not (same and note and note.fate is Fate.LIVE and note.digest == action.draft.digest)
