"""Where Discord says "not so fast": what is sent still arrives, once. All events are made up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.announcements import post
from bot.announcements.choices import Choices
from bot.announcements.outbox import Letter, Outbox
from bot.announcements.post import deliver
from bot.announcements.preferences import Preferences
from bot.app import LONGEST_LIMIT, Entente
from bot.clock import Clock
from bot.reminders import sender
from bot.reminders.post import DiscordPost
from bot.reminders.sender import deliver_due
from bot.reminders.store import Reminders
from bot.state.announcement_tables import Announcement, AnnouncementState
from bot.state.database import Database
from bot.state.tables import Reminder, ReminderState
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event
from tests.bot.limiting import CHANNEL, DM, GUILD, NOW, PERSON, Discord, Refusal, connected

DUE = NOW
START = DUE + timedelta(hours=1)
EVENT = Event("made-up", "A made-up webinar", START, START + timedelta(hours=1), "UTC")
# More than any request takes on this machine, less than the refusals that are not waited for.
PATIENCE = timedelta(seconds=1)


def at(time: datetime) -> Clock:
    """Return a clock that stands still."""
    return lambda: time


class Sending:
    """A state with one reminder and two announcements that are due, and a Discord to send to."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.discord = Discord()
        self.reminders, self.outbox = Reminders(database), Outbox(database)

    async def prepare(self) -> None:
        """Write down what is due."""
        before = DUE - timedelta(minutes=1)
        place = (GUILD, CHANNEL)
        await self.reminders.add(PERSON, EVENT, 60, place, before)
        await Choices(self.database).write(Preferences(GUILD, channel=CHANNEL))
        letters = [Letter(GUILD, f"made-up:{n}", f"Made-up news {n}", (), START) for n in (1, 2)]
        await self.outbox.add(letters, before)

    async def states(self) -> list[str]:
        """Return how what was written down stands, the reminder first."""
        async with self.database.session() as session:
            reminders = await session.scalars(select(Reminder.state))
            news = await session.scalars(select(Announcement.state).order_by(Announcement.key))
            return [*reminders, *news]

    def arrived(self, channel: int) -> list[str]:
        """Return the texts in a channel."""
        return [message["content"] for message in self.discord.messages[channel]]


@pytest.fixture
async def sending(tmp_path: Path) -> AsyncIterator[Sending]:
    """Yield what is to be sent, in a new database."""
    database = Database.at(tmp_path)
    await database.open()
    made = Sending(database)
    await made.prepare()
    yield made
    await database.close()


@pytest.mark.parametrize(
    "refusals",
    [
        [Refusal()],
        [Refusal(), Refusal(everywhere=True)],
        [Refusal(status=503)],
        [Refusal(arrived=True)],
        [Refusal(status=500, arrived=True)],
    ],
)
async def test_what_is_refused_for_a_moment_arrives_once(
    sending: Sending, monkeypatch: pytest.MonkeyPatch, refusals: list[Refusal]
) -> None:
    sending.discord.refusals = list(refusals)
    async with connected(sending.discord, monkeypatch) as client:
        for minutes in (0, 10, 20):
            await deliver_due(
                sending.reminders, DiscordPost(client), at(DUE + timedelta(minutes=minutes))
            )
        sending.discord.refusals = list(refusals)
        for minutes in (0, 10, 20):
            choices, clock = Choices(sending.database), at(DUE + timedelta(minutes=minutes))
            await deliver(client, sending.outbox, choices, EventBook(), clock)
    assert len(sending.arrived(DM)) == 1
    assert sorted(sending.arrived(CHANNEL)) == ["Made-up news 1", "Made-up news 2"]
    sent = AnnouncementState.SENT
    assert await sending.states() == [ReminderState.SENT, sent, sent]


# A client that waits for a limit to pass is interrupted; one that does not says so at once.
LONG = pytest.mark.parametrize(
    ("refusal", "longest"),
    [
        (Refusal(seconds=3600), None),
        (Refusal(seconds=3600), LONGEST_LIMIT),
        (Refusal(seconds=3600, everywhere=True), LONGEST_LIMIT),
    ],
)


async def test_the_bot_gives_up_a_limit_before_the_sending_of_a_message_is_cut(
    make_bot: Callable[[], Entente],
) -> None:
    async with make_bot() as bot:
        longest = bot.http.max_ratelimit_timeout
    assert longest is not None
    assert timedelta(seconds=longest) < min(post.PATIENCE, sender.PATIENCE)


@LONG
async def test_a_reminder_that_is_refused_for_long_is_held_and_comes_later(
    sending: Sending, monkeypatch: pytest.MonkeyPatch, refusal: Refusal, longest: float | None
) -> None:
    sending.discord.refusals = [refusal]
    async with connected(sending.discord, monkeypatch, longest) as client:
        box = DiscordPost(client)
        await deliver_due(sending.reminders, box, lambda: DUE, patience=PATIENCE)
        assert sending.arrived(DM) == []
        later = DUE + timedelta(minutes=10)
        await deliver_due(sending.reminders, box, lambda: later, patience=PATIENCE)
    assert len(sending.arrived(DM)) == 1


@LONG
async def test_an_announcement_that_is_refused_for_long_is_held_and_holds_up_no_other(
    sending: Sending,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    refusal: Refusal,
    longest: float | None,
) -> None:
    sending.discord.refusals = [refusal]
    choices = Choices(sending.database)
    async with connected(sending.discord, monkeypatch, longest) as client:
        now = DUE
        await deliver(client, sending.outbox, choices, EventBook(), lambda: now, PATIENCE)
        assert sending.arrived(CHANNEL) == ["Made-up news 2"]
        now += timedelta(minutes=10)
        await deliver(client, sending.outbox, choices, EventBook(), lambda: now, PATIENCE)
    assert sending.arrived(CHANNEL) == ["Made-up news 2", "Made-up news 1"]
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("arrived", [False, True])
async def test_the_same_words_of_long_ago_are_not_taken_for_what_was_refused(
    sending: Sending, monkeypatch: pytest.MonkeyPatch, arrived: bool
) -> None:
    # Such as "nothing is in my calendars", of a digest.
    choices, week = Choices(sending.database), timedelta(days=7)
    async with connected(sending.discord, monkeypatch) as client:
        await deliver(client, sending.outbox, choices, EventBook(), lambda: DUE)
        sending.discord.now = DUE + week
        again = Letter(GUILD, "made-up:again", "Made-up news 1", (), START + week)
        await sending.outbox.add([again], DUE + week)
        sending.discord.refusals = [Refusal(status=403, arrived=arrived)]
        for minutes in (0, 10):
            clock = at(DUE + week + timedelta(minutes=minutes))
            await deliver(client, sending.outbox, choices, EventBook(), clock)
    assert sending.arrived(CHANNEL).count("Made-up news 1") == 2
