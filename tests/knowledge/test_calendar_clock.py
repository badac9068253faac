"""What is next, on and over, by a clock that the test sets."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars import Event, EventBook, Phase
from tests.knowledge.calendars import book, component, utc

TALK = component("DTSTART:20270310T140000Z", "DTEND:20270310T150000Z", uid="talk")
LATER = component("DTSTART:20270317T140000Z", "DTEND:20270317T150000Z", uid="later")
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "phase", "coming"),
    [
        (utc(2027, 3, 10, 14) - SECOND, Phase.COMING, ["talk", "later"]),
        (utc(2027, 3, 10, 14), Phase.RUNNING, ["talk", "later"]),
        (utc(2027, 3, 10, 14, 30), Phase.RUNNING, ["talk", "later"]),
        (utc(2027, 3, 10, 15) - SECOND, Phase.RUNNING, ["talk", "later"]),
        (utc(2027, 3, 10, 15), Phase.OVER, ["later"]),
        (utc(2027, 3, 10, 15) + SECOND, Phase.OVER, ["later"]),
    ],
)
def test_an_event_before_during_and_after(now: datetime, phase: Phase, coming: list[str]) -> None:
    both = book(TALK, LATER)
    talk = both.find("talk", now)
    assert talk is not None
    assert talk.phase(now) is phase
    assert [event.uid for event in both.coming(now)] == coming
    assert [event.uid for event in both.past(now)] == (["talk"] if phase is Phase.OVER else [])


# A talk at 14:00 in New York each Wednesday, as a clock in Vienna shows it. The United States
# change their clocks on 14 March and 7 November 2027, Europe on 28 March and 31 October.
@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2027, 3, 10), 20),
        (date(2027, 3, 17), 19),
        (date(2027, 3, 24), 19),
        (date(2027, 3, 31), 20),
        (date(2027, 10, 27), 20),
        (date(2027, 11, 3), 19),
        (date(2027, 11, 10), 20),
    ],
)
def test_a_series_keeps_its_own_zone_when_clocks_change(day: date, hour: int) -> None:
    series = component(
        "DTSTART;TZID=America/New_York:20270303T140000",
        "DTEND;TZID=America/New_York:20270303T150000",
        "RRULE:FREQ=WEEKLY",
    )
    vienna = ZoneInfo("Europe/Vienna")
    begin = datetime.combine(day, datetime.min.time(), vienna)
    (event,) = book(series).between(begin, begin + timedelta(days=1))
    shown = event.starts_at.astimezone(vienna)
    assert (shown.date(), shown.hour) == (day, hour)
    assert event.ends_at - event.starts_at == timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Pacific/Honolulu", utc(2027, 3, 10, 10)),
        ("America/New_York", utc(2027, 3, 10, 5)),
        ("UTC", utc(2027, 3, 10)),
        ("Europe/Vienna", utc(2027, 3, 9, 23)),
        ("Pacific/Kiritimati", utc(2027, 3, 9, 10)),
    ],
)
def test_an_all_day_event_is_a_day_of_its_calendars_zone(zone: str, begins: datetime) -> None:
    days = book(component("DTSTART;VALUE=DATE:20270310"), zone=zone)
    (event,) = days.coming(begins - SECOND)
    assert event.phase(begins - SECOND) is Phase.COMING
    assert event.phase(begins) is Phase.RUNNING
    assert event.phase(begins + timedelta(days=1) - SECOND) is Phase.RUNNING
    assert event.phase(begins + timedelta(days=1)) is Phase.OVER
    assert not list(days.coming(begins + timedelta(days=1)))


def test_an_all_day_event_is_as_long_as_its_day_when_clocks_change() -> None:
    (short,) = book(component("DTSTART;VALUE=DATE:20270328"), zone="Europe/Vienna").singles
    (long,) = book(component("DTSTART;VALUE=DATE:20271031"), zone="Europe/Vienna").singles
    instants = [(e.starts_at.timestamp(), e.ends_at.timestamp()) for e in (short, long)]
    assert [end - begin for begin, end in instants] == [23 * 3600, 25 * 3600]


def _series() -> EventBook:
    """Return a weekly series of which one occurrence moves a day and one is off."""
    return book(
        component("DTSTART:20270303T140000Z", "RRULE:FREQ=WEEKLY;COUNT=5", uid="s"),
        component("RECURRENCE-ID:20270310T140000Z", "DTSTART:20270311T160000Z", uid="s"),
        component(
            "RECURRENCE-ID:20270317T140000Z",
            "DTSTART:20270317T140000Z",
            "STATUS:CANCELLED",
            uid="s",
        ),
    )


def test_a_moved_occurrence_keeps_its_uid_and_a_cancelled_one_stays_visible() -> None:
    found = list(_series().coming(utc(2027, 3, 4)))
    assert [event.starts_at.day for event in found] == [11, 17, 24, 31]
    assert [event.takes_place for event in found] == [True, False, True, True]
    assert found[0].uid == "s/20270310T140000Z"


def test_dates_left_out_and_dates_added() -> None:
    series = component(
        "DTSTART:20270303T140000Z",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE:20270310T140000Z",
        "RDATE:20270312T140000Z",
    )
    found = book(series).coming(utc(2027, 3, 1))
    assert [event.starts_at.day for event in found] == [3, 12, 17]


def test_a_leap_day_comes_every_four_years() -> None:
    leap = book(component("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"))
    found = leap.between(utc(2024, 1, 1), utc(2037, 1, 1))
    assert [event.start for event in found] == [date(y, 2, 29) for y in (2024, 2028, 2032, 2036)]


def test_an_event_over_midnight_is_on_both_days() -> None:
    night = book(component("DTSTART:20270310T220000Z", "DTEND:20270311T020000Z"))
    for day in (10, 11):
        assert len(night.between(utc(2027, 3, day), utc(2027, 3, day + 1))) == 1
    assert not night.between(utc(2027, 3, 12), utc(2027, 3, 13))


def test_years_after_2038() -> None:
    far = book(
        component("DTSTART:20380119T031407Z", "RRULE:FREQ=YEARLY;COUNT=3", uid="far"),
        component("DTSTART;TZID=Europe/Vienna:20700710T140000", uid="farther"),
    )
    found = list(far.coming(utc(2038, 1, 20)))
    assert [event.starts_at.year for event in found] == [2039, 2040, 2070]
    assert found[-1].starts_at == utc(2070, 7, 10, 12)


def test_what_is_next_of_a_series_without_an_end_is_found_at_any_time() -> None:
    weekly = book(component("DTSTART:20200101T100000Z", "RRULE:FREQ=WEEKLY"))
    for year in (2020, 2027, 2045):
        now = utc(year, 6, 1)
        first, second = islice(weekly.coming(now), 2)
        assert now <= first.starts_at < now + timedelta(days=7)
        assert second.starts_at - first.starts_at == timedelta(days=7)


_STARTS = st.integers(0, 17_520).map(lambda hours: utc(2026, 1, 1) + timedelta(hours=hours))


@given(st.lists(st.tuples(_STARTS, st.integers(0, 100)), max_size=8), _STARTS)
def test_every_event_is_either_coming_or_past_and_in_order(
    spans: list[tuple[datetime, int]], now: datetime
) -> None:
    events = [
        Event(f"made-up {n}", "Made up", start, start + timedelta(hours=hours), "UTC")
        for n, (start, hours) in enumerate(spans)
    ]
    made = EventBook(events)
    coming, past = list(made.coming(now)), list(made.past(now))
    assert {event.uid for event in [*coming, *past]} == {event.uid for event in events}
    assert len(coming) + len(past) == len(events)
    assert all(event.ends_at > now or event.starts_at == now for event in coming)
    ends = [event.ends_at for event in past]
    assert all(end <= now for end in ends)
    later = [event.starts_at for event in coming if event.starts_at >= now]
    assert later == sorted(later)
