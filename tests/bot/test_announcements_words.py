"""What an announcement says of how an event stands. All events are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import discord
import pytest

from bot.announcements.changes import Change, What
from bot.announcements.words import change_texts, digest_texts, starting_text
from bot.events.words import status
from knowledge.calendars.model import Event, EventStatus
from tests.bot.events import NOW, event

TALK = event("Made-up talk", NOW + timedelta(days=2))
FAIR = event("Made-up fair", date(2026, 11, 26))
CANCELLED, POSTPONED = EventStatus.CANCELLED, EventStatus.POSTPONED


@pytest.mark.parametrize("made", [TALK, FAIR])
@pytest.mark.parametrize("stands", [CANCELLED, POSTPONED, EventStatus.TENTATIVE])
def test_a_digest_says_of_what_does_not_simply_take_place_how_it_stands(
    made: Event, stands: EventStatus
) -> None:
    off = replace(made, status=stands)
    [text] = digest_texts([off, event("Made-up seminar", NOW + timedelta(days=3))], NOW)
    [line] = [line for line in text.splitlines() if off.title in line]
    assert status(off, NOW) in line
    assert text.count(status(off, NOW)) == 1


@pytest.mark.parametrize("stands", [CANCELLED, POSTPONED])
def test_a_digest_counts_no_days_to_what_does_not_take_place(stands: EventStatus) -> None:
    [text] = digest_texts([replace(TALK, status=stands)], NOW)
    assert f"was planned for {discord.utils.format_dt(TALK.starts_at, 'F')}" in text
    assert discord.utils.format_dt(TALK.starts_at, "R") not in text


def test_what_is_tentative_says_so_when_it_is_new_moved_or_starts() -> None:
    tentative = replace(TALK, status=EventStatus.TENTATIVE)
    before = replace(tentative, start=NOW + timedelta(days=1), end=NOW + timedelta(days=1))
    said = status(tentative, NOW)
    assert said in change_texts([Change(What.NEW, tentative)], NOW)[0]
    assert said in change_texts([Change(What.MOVED, tentative, before)], NOW)[0]
    assert said in starting_text(tentative, NOW)


def test_what_simply_takes_place_says_nothing_of_it() -> None:
    [text] = digest_texts([TALK, FAIR], NOW)
    assert not any(word in text for word in ("Tentative", "Cancelled", "Postponed", "planned"))
