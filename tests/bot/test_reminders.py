"""Keeping and following reminders, and what they say. All events are made up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.reminders.following import follow, new_reminder
from bot.reminders.sender import (
    GRACE,
    NotNowError,
    UnreachableError,
    deliver_due,
    follow_book,
)
from bot.reminders.store import KEPT, LIMIT, Reminders, TooManyError
from bot.reminders.words import message, offered, refusal
from bot.state.database import Database
from bot.state.sending import LEASE
from bot.state.tables import Reminder, ReminderState
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus

START = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
NOW = START - timedelta(days=5)
EVENT = Event("made-up", "A made-up webinar", START, START + timedelta(hours=1), "UTC")
DAY = Event("day", "A made-up deadline", date(2026, 12, 15), date(2026, 12, 16), "Europe/Vienna")
DUE = START - timedelta(hours=1)
NOWHERE = (None, None)


@dataclass
class Post:
    """Stands for Discord: takes what is sent, or fails first, in the order of ``failures``."""

    failures: list[Exception] = field(default_factory=list)
    arrived: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    async def send(self, reminder: Reminder, text: str) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.arrived.append(reminder.nonce)
        self.texts.append(text)

    async def seen(self, reminder: Reminder) -> bool:
        return reminder.nonce in self.arrived


@pytest.fixture
async def reminders(tmp_path: Path) -> AsyncIterator[Reminders]:
    """Yield what keeps reminders, in a new database."""
    database = Database.at(tmp_path)
    await database.open()
    yield Reminders(database)
    await database.close()


def moved_to(start: datetime) -> Event:
    """Return the event, as long as it was, at another time."""
    return replace(EVENT, start=start, end=start + timedelta(hours=1))


async def deliver(reminders: Reminders, post: Post, now: datetime) -> None:
    await deliver_due(reminders, post, lambda: now)


async def state(reminders: Reminders, reminder: Reminder) -> str | None:
    async with reminders._database.session() as session:
        found = await session.get(Reminder, reminder.id)
        return found.state if found else None


async def test_two_clicks_at_once_keep_one_reminder(reminders: Reminders) -> None:
    both = await asyncio.gather(*(reminders.add(1, EVENT, 60, NOWHERE, NOW) for _ in range(2)))
    assert sorted(created for _, created in both) == [False, True]
    assert len(await reminders.of(1)) == 1


async def test_one_person_has_only_so_many_waiting(reminders: Reminders) -> None:
    for number in range(LIMIT):
        await reminders.add(1, replace(EVENT, uid=str(number)), 60, NOWHERE, NOW)
    with pytest.raises(TooManyError):
        await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    _, created = await reminders.add(2, EVENT, 60, NOWHERE, NOW)
    assert created


async def test_two_processes_send_one_message(reminders: Reminders) -> None:
    await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    post = Post()
    await asyncio.gather(*(deliver(reminders, post, DUE) for _ in range(3)))
    assert len(post.arrived) == 1


async def test_what_is_being_sent_is_left_alone_until_its_lease_ran_out(
    reminders: Reminders,
) -> None:
    reminder, _ = await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    assert await reminders.claim(reminder, DUE)
    post = Post()
    await deliver(reminders, post, DUE + LEASE - timedelta(seconds=1))
    assert post.arrived == []
    await deliver(reminders, post, DUE + LEASE)
    assert post.arrived == [reminder.nonce]


async def test_the_wait_between_attempts_grows_until_grace_ends(reminders: Reminders) -> None:
    event = replace(EVENT, end=START + timedelta(days=2))
    reminder, _ = await reminders.add(1, event, 60, NOWHERE, NOW)
    tried: list[datetime] = []
    now, limit = DUE, 10_000
    post = Post([NotNowError("made up")] * limit)
    while await state(reminders, reminder) in {ReminderState.WAITING, ReminderState.SENDING}:
        before = len(post.failures)
        await deliver(reminders, post, now)
        if len(post.failures) < before:
            tried.append(now)
        now += timedelta(seconds=15)
    waits = [later - sooner for sooner, later in pairwise(tried)]
    assert await state(reminders, reminder) == ReminderState.MISSED
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]
    assert DUE + GRACE / 2 < tried[-1] <= DUE + GRACE


@pytest.mark.parametrize("failure", [NotNowError("made up"), ArithmeticError("a fault of ours")])
async def test_one_that_fails_does_not_keep_the_others_waiting(
    reminders: Reminders, failure: Exception
) -> None:
    kept = [(await reminders.add(person, EVENT, 60, NOWHERE, NOW))[0] for person in (1, 2)]
    post = Post([failure])
    await deliver(reminders, post, DUE)
    assert len(post.arrived) == 1
    found = {await state(reminders, reminder) for reminder in kept}
    assert found == {ReminderState.SENDING, ReminderState.SENT}


class Hanging(Post):
    """Takes a message and never says so."""

    async def send(self, reminder: Reminder, text: str) -> None:
        await super().send(reminder, text)
        await asyncio.Event().wait()


async def test_where_discord_hangs_the_reminder_is_looked_for_later(reminders: Reminders) -> None:
    reminder, _ = await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    post = Hanging()
    await deliver_due(reminders, post, lambda: DUE, patience=timedelta(milliseconds=1))
    assert await state(reminders, reminder) == ReminderState.SENDING
    await deliver(reminders, post, DUE + timedelta(minutes=1))
    assert await state(reminders, reminder) == ReminderState.SENT
    assert post.arrived == [reminder.nonce]


async def test_who_cannot_be_reached_is_not_tried_again(reminders: Reminders) -> None:
    reminder, _ = await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    post = Post([UnreachableError("made up")])
    await deliver(reminders, post, DUE)
    await deliver(reminders, post, DUE + timedelta(minutes=30))
    assert post.arrived == []
    assert await state(reminders, reminder) == ReminderState.FAILED


async def test_what_is_being_sent_cannot_be_called_back(reminders: Reminders) -> None:
    reminder, _ = await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    await reminders.claim(reminder, DUE)
    found = await reminders.cancel(reminder.id, 1, DUE)
    assert found is not None
    assert found.state == ReminderState.SENDING


async def test_finished_ones_are_deleted_after_their_time_and_waiting_ones_kept(
    reminders: Reminders,
) -> None:
    sent, _ = await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    far = replace(EVENT, uid="far", start=START + KEPT * 3, end=START + KEPT * 3)
    waiting, _ = await reminders.add(1, far, 60, NOWHERE, NOW)
    await deliver(reminders, Post(), DUE)
    await reminders.prune(DUE + KEPT)
    assert await state(reminders, sent) == ReminderState.SENT
    await reminders.prune(DUE + KEPT + timedelta(seconds=1))
    assert await state(reminders, sent) is None
    assert await state(reminders, waiting) == ReminderState.WAITING


async def test_a_person_is_forgotten_and_the_others_are_not(reminders: Reminders) -> None:
    await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    await reminders.add(1, EVENT, 10, NOWHERE, NOW)
    await reminders.add(2, EVENT, 60, NOWHERE, NOW)
    assert await reminders.forget(1) == 2
    assert await reminders.of(1) == []
    assert len(await reminders.of(2)) == 1


async def test_an_event_moved_to_sooner_than_the_reminder_is_told_at_once(
    reminders: Reminders,
) -> None:
    await reminders.add(1, EVENT, 1440, NOWHERE, NOW)
    soon = NOW + timedelta(hours=2)
    moved = moved_to(soon)
    await follow_book(reminders, EventBook([moved]), NOW)
    post = Post()
    await deliver(reminders, post, NOW)
    assert "moved from" in post.texts[0]
    assert "late" not in post.texts[0]


async def test_one_that_moved_while_the_bot_was_down_is_not_taken_for_over(
    reminders: Reminders,
) -> None:
    await reminders.add(1, EVENT, 60, NOWHERE, NOW)
    later = START + timedelta(days=3)
    moved = moved_to(later)
    back = START + timedelta(days=1)
    post = Post()
    await follow_book(reminders, EventBook([moved]), back)
    await deliver(reminders, post, back)
    assert post.texts == []
    await deliver(reminders, post, later - timedelta(hours=1))
    assert len(post.texts) == 1


async def test_a_postponed_event_is_told_once_and_again_when_it_has_a_date(
    reminders: Reminders,
) -> None:
    for minutes in (60, 1440):
        await reminders.add(1, EVENT, minutes, NOWHERE, NOW)
    post = Post()
    postponed = replace(EVENT, status=EventStatus.POSTPONED)
    for now in (NOW, NOW + timedelta(days=1), DUE):
        await follow_book(reminders, EventBook([postponed]), now)
        await deliver(reminders, post, now)
    assert len(post.texts) == 1
    assert "is postponed" in post.texts[0]
    later = START + timedelta(days=20)
    fixed = moved_to(later)
    await follow_book(reminders, EventBook([fixed]), START + timedelta(days=2))
    await deliver(reminders, post, START + timedelta(days=2))
    assert len(post.texts) == 1
    for minutes in (1440, 60):
        await deliver(reminders, post, later - timedelta(minutes=minutes))
    assert len(post.texts) == 3


async def test_several_that_are_due_at_once_after_a_pause_are_one_message(
    reminders: Reminders,
) -> None:
    for minutes in (60, 10):
        await reminders.add(1, EVENT, minutes, NOWHERE, NOW)
    post, now = Post(), START - timedelta(minutes=5)
    await follow_book(reminders, EventBook([EVENT]), now)
    await deliver(reminders, post, now)
    assert len(post.texts) == 1


@pytest.mark.parametrize(
    ("zone", "start", "due"),
    [
        # The clocks go forward in the night between: 24 hours before is not the same time of day.
        ("Europe/Berlin", datetime(2027, 3, 28, 9, 0), datetime(2027, 3, 27, 7, 0)),  # noqa: DTZ001
        ("America/New_York", datetime(2026, 11, 1, 9, 0), datetime(2026, 10, 31, 14, 0)),  # noqa: DTZ001
    ],
)
def test_a_day_before_is_24_hours_also_when_the_clocks_change(
    zone: str, start: datetime, due: datetime
) -> None:
    begins = start.replace(tzinfo=ZoneInfo(zone))
    event = moved_to(begins)
    due = due.replace(tzinfo=UTC)
    assert new_reminder(1, event, 1440, NOWHERE, NOW).due_at == due
    assert 1440 in offered(event, due - timedelta(seconds=1))
    assert 1440 not in offered(event, due)


def test_hours_before_a_whole_day_are_not_offered() -> None:
    assert list(offered(DAY, NOW)) == [1440]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (replace(EVENT, status=EventStatus.CANCELLED), "is cancelled"),
        (replace(EVENT, status=EventStatus.POSTPONED), "is postponed"),
        (replace(DAY, day_known=False), "not in my calendars yet"),
        (replace(EVENT, start=NOW - timedelta(hours=1), end=NOW), "is over"),
        (replace(EVENT, start=NOW, end=START), "has begun"),
        (replace(EVENT, start=NOW + timedelta(minutes=5)), "too late"),
        (EVENT, None),
    ],
)
def test_why_nobody_can_be_reminded(event: Event, said: str | None) -> None:
    found = refusal(event, NOW)
    assert found is None if said is None else said in (found or "")


def test_what_is_the_same_is_not_called_moved() -> None:
    reminder = new_reminder(1, EVENT, 60, NOWHERE, NOW)
    vienna = ZoneInfo("Europe/Vienna")
    elsewhere = replace(EVENT, start=START.astimezone(vienna), end=EVENT.ends_at.astimezone(vienna))
    follow(reminder, elsewhere, NOW)
    assert "moved" not in message(reminder, DUE, late=False)
    assert reminder.due_at == DUE


def test_every_message_fits_whatever_the_calendar_holds() -> None:
    long = replace(EVENT, title="*" * 5000, place="_" * 5000)
    reminder = new_reminder(1, long, 60, NOWHERE, NOW)
    reminder.asked_when = "<t:1:F>"
    assert len(message(reminder, DUE, late=True)) + len("<@9223372036854775807> ") <= 2000
