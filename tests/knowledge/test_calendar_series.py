"""Series as calendars of this world write them: changed, shortened, mixed up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.calendars import EventBook, book_of
from knowledge.calendars.repair import MOST_EVENTS
from tests.knowledge.calendars import book, component, read, utc

WEEKLY = ("DTSTART;TZID=Europe/Vienna:20270308T140000", "RRULE:FREQ=WEEKLY;COUNT=4")
START = "DTSTART;TZID=Europe/Vienna:20270308T140000"


def _days(made: EventBook) -> list[tuple[int, int]]:
    """Return month and day of what is on in spring, in order."""
    found = made.between(utc(2027, 3, 1), utc(2027, 6, 1))
    return [(event.starts_at.month, event.starts_at.day) for event in found]


ALL = [(3, 8), (3, 15), (3, 22), (3, 29)]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["RRULE:FREQ=WEEKLY;COUNT=4"], ALL),
        ([WEEKLY[1], "EXDATE:20270308T170000Z"], ALL),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270329"], ALL),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270329T140000"], ALL),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270329T120000Z"], ALL),
        (["RRULE:FREQ=WEEKLY;UNTIL=20270329T115959Z"], ALL[:-1]),
        ([WEEKLY[1], "EXDATE;TZID=Europe/Vienna:20270308T140000"], ALL[1:]),
        ([WEEKLY[1], "EXDATE:20270308T140000"], ALL[1:]),
        ([WEEKLY[1], "EXDATE;TZID=America/New_York:20270308T080000"], ALL[1:]),
        ([WEEKLY[1], "RDATE:20270310T140000"], [*ALL[:1], (3, 10), *ALL[1:]]),
        ([WEEKLY[1], "EXDATE:20270308T130000Z"], ALL[1:]),
        ([WEEKLY[1], "EXDATE;VALUE=DATE:20270308"], ALL[1:]),
        ([WEEKLY[1], "RDATE;TZID=America/New_York:20270310T090000"], [*ALL[:1], (3, 10), *ALL[1:]]),
        (["RRULE:FREQ=WEEKLY;UNTIL=19990101T000000Z"], ALL[:1]),
    ],
)
def test_rules_ends_and_exceptions(lines: list[str], days: list[tuple[int, int]]) -> None:
    # What floats beside a start is in the zone of the start, not in that of the calendar.
    assert _days(book(component(START, *lines), zone="America/New_York")) == days


@pytest.mark.parametrize(
    "name",
    [
        "RECURRENCE-ID;TZID=Europe/Vienna:20270308T140000",
        "RECURRENCE-ID:20270308T130000Z",
        "RECURRENCE-ID;TZID=America/New_York:20270308T080000",
        "RECURRENCE-ID;VALUE=DATE:20270308",
    ],
)
def test_the_first_occurrence_may_be_moved_far_away(name: str) -> None:
    reading = read(component(*WEEKLY), component(name, "DTSTART:20270412T120000Z"))
    assert not reading.reports
    assert _days(book_of([reading])) == [*ALL[1:], (4, 12)]
    moved = book_of([reading]).find("made-up/20270308T130000Z", utc(2027, 4, 1))
    assert moved is not None
    assert moved.starts_at == utc(2027, 4, 12, 12)


def test_a_change_of_all_that_follows_keeps_every_uid() -> None:
    plain = book(component(*WEEKLY))
    change = component(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Vienna:20270315T140000",
        "DTSTART;TZID=Europe/Vienna:20270316T160000",
    )
    made = book(component(*WEEKLY), change)
    # Clocks change on 28 March: it is 16:00 in Vienna all the same.
    assert _days(made) == [(3, 8), (3, 16), (3, 23), (3, 30)]
    span = utc(2027, 3, 1), utc(2027, 6, 1)
    assert [e.uid for e in made.between(*span)] == [e.uid for e in plain.between(*span)]
    assert [e.starts_at.hour for e in made.between(*span)] == [14, 16, 16, 16]


def test_two_series_with_one_uid_do_not_swallow_one_another() -> None:
    made = book(
        component("DTSTART:20270308T140000Z", "RRULE:FREQ=WEEKLY;COUNT=2", title="Made-up one"),
        component("DTSTART:20270309T140000Z", "RRULE:FREQ=WEEKLY;COUNT=2", title="Made-up two"),
        component(
            "RECURRENCE-ID:20270316T140000Z", "DTSTART:20270317T140000Z", title="Made-up two"
        ),
    )
    assert _days(made) == [(3, 8), (3, 9), (3, 15), (3, 17)]


def test_a_change_of_an_event_that_does_not_repeat_stands_for_it() -> None:
    made = book(
        component("DTSTART:20270308T140000Z"),
        component("RECURRENCE-ID:20270308T140000Z", "DTSTART:20270309T140000Z"),
    )
    assert _days(made) == [(3, 9)]


def test_an_event_told_apart_keeps_its_uid_whatever_the_order() -> None:
    same = [
        component("DTSTART:20270308T140000Z", title="Made-up breakfast"),
        component("DTSTART:20270308T140000Z", title="Made-up dinner"),
    ]
    forward, backward = read(*same).singles, read(*reversed(same)).singles
    assert {(e.uid, e.title) for e in forward} == {(e.uid, e.title) for e in backward}


def test_what_happens_twice_a_day_is_found_among_years_of_it() -> None:
    daily = book(component("DTSTART:20100101T090000Z", "RRULE:FREQ=DAILY;BYHOUR=9,14"))
    assert daily.find("made-up/20270505T140000Z", utc(2027, 5, 5)) is not None
    assert daily.find("made-up/20270505T150000Z", utc(2027, 5, 5)) is None


def test_a_part_of_what_was_worked_out_before_is_what_it_would_be_alone() -> None:
    lines = ("DTSTART:20270108T230000Z", "DTEND:20270110T010000Z", "RRULE:FREQ=WEEKLY")
    worn, fresh = book(component(*lines)), book(component(*lines))
    worn.between(utc(2020, 1, 1), utc(2035, 1, 1))
    for day in range(0, 400, 3):
        begin = utc(2027, 1, 1) + timedelta(days=day)
        span = begin, begin + timedelta(days=1 + day % 5)
        assert worn.between(*span) == fresh.between(*span)


def test_one_event_that_no_parser_takes_leaves_thousands_alone() -> None:
    good = [component("DTSTART:20270308T140000Z", uid=f"u{n}") for n in range(3000)]
    bad = "BEGIN:VEVENT\r\nUID:x\r\nBEGIN:VALARM\r\nEND:VEVENT\r\n"
    reading = read(*good[:2000], bad, *good[2000:])
    assert len(reading.singles) == len(good)
    assert "Event 2001 " in str(reading.reports[0])


def test_of_too_many_events_the_first_are_read_and_the_rest_is_reported() -> None:
    event = component("DTSTART:20270308T140000Z", uid="many")
    reading = read(*[event.replace("many", f"u{n}") for n in range(MOST_EVENTS + 2)])
    assert len(reading.singles) == MOST_EVENTS
    assert "2 were left out" in str(reading.reports[0])
