"""What the names of zones mean, those that a calendar describes itself included."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from knowledge.calendars import Origin, read_calendar
from tests.knowledge.calendars import book, calendar, component, only, read, utc


def _described(name: str, summer: str, winter: str, rule: str = "") -> str:
    """Return a zone with the European changes of clocks, as Exchange describes it."""
    return "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            f"TZID:{name}",
            "BEGIN:STANDARD",
            "DTSTART:16010101T030000",
            f"TZOFFSETFROM:{summer}",
            f"TZOFFSETTO:{winter}",
            rule or "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000",
            f"TZOFFSETFROM:{winter}",
            f"TZOFFSETTO:{summer}",
            rule or "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
            "",
        ]
    )


@pytest.mark.parametrize(
    "name",
    [
        "Customized Time Zone",
        "(UTC+01:00) Amsterdam, Berlin, Bern",
        "W. Europe Standard Time",
        "/freeassociation.sourceforge.net/Europe/Berlin",
        "Europe/Vienna",
    ],
)
def test_a_series_follows_the_clocks_of_the_zone_its_calendar_describes(name: str) -> None:
    weekly = component(f'DTSTART;TZID="{name}":20270308T140000', "RRULE:FREQ=WEEKLY;COUNT=6")
    made = book(weekly, head=_described(name, "+0200", "+0100"))
    found = [e.starts_at.astimezone(UTC) for e in made.between(utc(2027, 3, 1), utc(2027, 5, 1))]
    # Clocks change on 28 March.
    assert [each.hour for each in found] == [13, 13, 13, 12, 12, 12]


def test_two_calendars_may_mean_different_zones_by_one_name() -> None:
    event = component('DTSTART;TZID="Customized Time Zone":20270108T140000')
    first = only(read(event, head=_described("Customized Time Zone", "+0200", "+0100")))
    second = only(read(event, head=_described("Customized Time Zone", "-0500", "-0600")))
    assert (first.starts_at, second.starts_at) == (utc(2027, 1, 8, 13), utc(2027, 1, 8, 20))


def test_a_calendar_cannot_change_what_a_known_name_means() -> None:
    event = component("DTSTART;TZID=Pacific Standard Time:20270108T140000")
    for head in (_described("Pacific Standard Time", "+0900", "+0900"), ""):
        assert only(read(event, head=head)).starts_at == utc(2027, 1, 8, 22)


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=NONSENSE",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=6MO",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "RRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3",
    ],
)
def test_a_zone_that_changes_all_the_time_is_not_followed(rule: str) -> None:
    event = component("DTSTART;TZID=Made up:20270108T140000")
    reading = read(event, zone="Europe/Vienna", head=_described("Made up", "+0900", "+0800", rule))
    assert only(reading).starts_at == utc(2027, 1, 8, 13)
    assert "“Made up”" in str(reading.reports[0])


def test_a_zone_nobody_knows_is_reported_once() -> None:
    start = "DTSTART;TZID=Nowhere/Known:20270108T140000"
    reading = read(component(start, uid="a"), component(start, uid="b"), zone="Europe/Vienna")
    assert {event.starts_at for event in reading.singles} == {utc(2027, 1, 8, 13)}
    (report,) = reading.reports
    assert "Nowhere/Known" in str(report)
    assert "Europe/Vienna" in str(report)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("UTC+5.5", utc(2027, 7, 8, 8, 30)),
        ("UTC-3.75", utc(2027, 7, 8, 17, 45)),
        ("UTC+0", utc(2027, 7, 8, 14)),
        ("GMT+0100", utc(2027, 7, 8, 13)),
        ("Etc/GMT+2", utc(2027, 7, 8, 16)),
        ("/mozilla.org/20050126_1/Europe/Berlin", utc(2027, 7, 8, 12)),
        ("America/Argentina/Buenos_Aires", utc(2027, 7, 8, 17)),
    ],
)
def test_names_of_zones(name: str, start: datetime) -> None:
    data = calendar(component(f"DTSTART;TZID={name}:20270708T140000"))
    assert only(read_calendar(data, Origin("made-up"))).starts_at == start


def test_the_default_of_a_calendar_may_have_windows_name() -> None:
    floating = component("DTSTART:20270708T140000")
    event = only(read(floating, head="X-WR-TIMEZONE:W. Europe Standard Time\r\n"))
    assert (event.starts_at, event.zone) == (utc(2027, 7, 8, 12), "Europe/Berlin")


def test_a_name_of_any_length_is_only_a_name_nobody_knows() -> None:
    floating = component("DTSTART:20270708T140000")
    event = only(read(floating, head=f"X-WR-TIMEZONE:{'x/' * 100_000}\r\n"))
    assert event.starts_at == utc(2027, 7, 8, 14)
