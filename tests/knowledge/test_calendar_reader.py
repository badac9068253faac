"""What becomes of each thing that calendars of this world do."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.calendars import EventStatus, Kind, Origin, book_of, read_calendar
from knowledge.calendars.folder import read_calendar_folder
from knowledge.errors import CalendarError
from tests.knowledge.calendars import book, calendar, component, only, read, utc

START = "DTSTART:20270310T140000Z"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", "web page"),
        (b'{"error": "not found"}', "JSON"),
        (b"Sorry, gone.", "BEGIN:VCALENDAR"),
        (bytes(range(256)) * 4, "no calendar"),
    ],
)
def test_what_is_no_calendar_is_said_to_be_what_it_looks_like(data: bytes, said: str) -> None:
    with pytest.raises(CalendarError, match=said):
        read_calendar(data, Origin("made-up"))


def test_one_broken_event_is_reported_by_name_and_the_others_live() -> None:
    reading = read(
        component(START, uid="a", title="Made-up first"),
        component("DTSTART:the day after", uid="b", title="Made-up broken"),
        component("LOCATION:nowhere", uid="c", title="Made-up without a start"),
        component(START, "this is no line", uid="d", title="Made-up last"),
    )
    assert [event.title for event in reading.singles] == ["Made-up first", "Made-up last"]
    first, second = (str(report) for report in reading.reports)
    assert "Made-up broken" in first
    assert "cannot be read" in first
    assert "Made-up without a start" in second
    assert "no start" in second


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["DTSTART:20270310T140000Z", "DTEND:20270310T150000Z"], (14, 0), (15, 0)),
        (["DTSTART:20270310T140000Z", "DURATION:PT90M"], (14, 0), (15, 30)),
        (["DTSTART:20270310T140000Z"], (14, 0), (14, 0)),
        (["DTSTART:20270310T140000Z", "DTEND:20270310T130000Z"], (14, 0), (14, 0)),
        (["DTSTART:20270310T140000Z", "DTEND:broken"], (14, 0), (14, 0)),
        # An end that names no zone is in the zone of its start.
        (["DTSTART;TZID=Asia/Tokyo:20270310T230000", "DTEND:20270310T234500"], (14, 0), (14, 45)),
        (["DTSTART;TZID=Europe/Vienna:20270310T150000"], (14, 0), (14, 0)),
        (["DTSTART;TZID=W. Europe Standard Time:20270310T150000"], (14, 0), (14, 0)),
        (["DTSTART;TZID=UTC+2:20270310T160000"], (14, 0), (14, 0)),
        (["DTSTART;TZID=UTC-5:30:20270310T083000"], (14, 0), (14, 0)),
        (["DTSTART;TZID=Nowhere/Known:20270310T140000"], (14, 0), (14, 0)),
    ],
)
def test_times(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> None:
    event = only(read(component(*lines)))
    assert event.starts_at == utc(2027, 3, 10, *start)
    assert event.ends_at == utc(2027, 3, 10, *end)
    assert not event.all_day


@pytest.mark.parametrize(
    ("end", "last"),
    [("DTEND;VALUE=DATE:20270312", 12), ("", 11), ("DTEND;VALUE=DATE:20270310", 11)],
)
def test_all_day_events_have_an_exclusive_end(end: str, last: int) -> None:
    event = only(read(component("DTSTART;VALUE=DATE:20270310", *filter(None, [end]))))
    assert (event.start, event.end) == (date(2027, 3, 10), date(2027, 3, last))


def test_floating_times_are_in_the_zone_of_their_calendar() -> None:
    floating = component("DTSTART:20270710T140000")
    assert only(read(floating, zone="America/New_York")).starts_at == utc(2027, 7, 10, 18)
    own = read(floating, zone="America/New_York", head="X-WR-TIMEZONE:Europe/Vienna\r\n")
    assert only(own).starts_at == utc(2027, 7, 10, 12)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Cancelled: made-up webinar", EventStatus.CANCELLED),
        ("[ABGESAGT] Erfundener Kurs", EventStatus.CANCELLED),
        ("Der erfundene Abend fällt aus", EventStatus.CANCELLED),
        ("Made-up evening (canceled)", EventStatus.CANCELLED),
        ("Corso inventato – annullato", EventStatus.CANCELLED),
        ("ODWOŁANE: zmyślone spotkanie", EventStatus.CANCELLED),
        ("Verschoben: erfundener Abend", EventStatus.POSTPONED),
        ("Made-up course (postponed to May)", EventStatus.POSTPONED),
        ("Reporté : cours inventé", EventStatus.POSTPONED),
        ("Cancelled flights and other made-up tales", EventStatus.CONFIRMED),
        ("What to do when a talk is cancelled", EventStatus.CONFIRMED),
        ("A made-up webinar", EventStatus.CONFIRMED),
    ],
)
def test_a_title_may_say_that_an_event_is_off(title: str, status: EventStatus) -> None:
    assert only(read(component(START, title=title))).status is status


def test_the_status_property_counts() -> None:
    assert only(read(component(START, "STATUS:CANCELLED"))).status is EventStatus.CANCELLED
    assert only(read(component(START, "STATUS:TENTATIVE"))).status is EventStatus.TENTATIVE


@pytest.mark.parametrize(
    ("lines", "title", "kind"),
    [
        ([], "Webinar: made up", Kind.WEBINAR),
        ([], "Séminaire en ligne inventé", Kind.WEBINAR),
        ([], "Erfundene Jahrestagung", Kind.MEETING),
        ([], "Uydurma toplantı", Kind.MEETING),
        ([], "Made-up submission deadline for the meeting", Kind.DEADLINE),
        (["CATEGORIES:Hackathon"], "Made-up weekend", Kind.HACKATHON),
        (["X-ENTENTE-KIND:course"], "Made-up meeting", Kind.COURSE),
        ([], "Made-up evening", Kind.OTHER),
    ],
)
def test_kinds(lines: list[str], title: str, kind: Kind) -> None:
    assert only(read(component(START, *lines, title=title))).kind is kind


@pytest.mark.parametrize(
    ("title", "society"),
    [("SIIM27 made up", "siim"), ("EuSoMII and SIIM, made up", "joint"), ("Made up", None)],
)
def test_societies_by_title(title: str, society: str | None) -> None:
    assert only(read(component(START, title=title))).society == society


def test_own_properties_and_plain_descriptions() -> None:
    event = only(
        read(
            component(
                START,
                "X-ENTENTE-RECORDING:https://example.org/recording",
                "X-ENTENTE-SOURCE:https://example.org/news",
                "X-ENTENTE-SOCIETY:eusomii",
                "X-ENTENTE-DAY-KNOWN:FALSE",
                "LOCATION:https://example.org/join",
                "SEQUENCE:3",
                r"DESCRIPTION:<p>Made&nbsp;up</p><p>Second\, &amp; last</p>",
            )
        )
    )
    assert event.recording == "https://example.org/recording"
    assert event.source == "https://example.org/news"
    assert (event.society, event.day_known, event.sequence) == ("eusomii", False, 3)
    assert (event.place, event.url) == ("online", "https://example.org/join")
    assert event.description == "Made up\nSecond, & last"


def _exported(start: int, end: int, title: str = "Made-up talk; part 1") -> bytes:
    """Return what The Events Calendar for WordPress writes, with its faults."""
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Made up - ECPv6.1//NONSGML v1.0//EN\r\n"
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Vienna\r\nTZID:America/New_York\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\n"
        f"DTSTART;TZID=Europe/Vienna:202703{start:02}T150000\r\n"
        f"DTEND;TZID=Europe/Vienna:202703{end:02}T160000\r\n"
        "DTSTAMP:20270101T100000\r\nCREATED:20270101T090000Z\r\n"
        f"UID:4711-18045{start:05}-18046{end:05}@example.org\r\n"
        f"SUMMARY:{title}\r\n"
        rf"DESCRIPTION:Made up\; {'and very long ' * 20}C:\dir\, end" + "\r\n"
        "URL:https://example.org/event/made-up/\r\nEND:VEVENT\r\nEND:VCALENDAR"
    ).encode()


def test_an_event_of_the_events_calendar_keeps_its_uid_when_it_moves() -> None:
    before = only(read_calendar(_exported(10, 10), Origin("wordpress")))
    after = only(read_calendar(_exported(17, 17), Origin("wordpress")))
    off = only(read_calendar(_exported(17, 17, "Cancelled: Made-up talk; part 1"), Origin("w")))
    assert before.title == "Made-up talk; part 1"
    assert before.starts_at == utc(2027, 3, 10, 14)
    assert after.starts_at - before.starts_at == timedelta(days=7)
    assert before.uid == after.uid == off.uid
    assert before.as_of == utc(2027, 1, 1, 10)
    assert "C:\\dir, end" in before.description


def test_different_events_with_one_uid_do_not_swallow_one_another() -> None:
    reading = read(
        component(START, uid="20270310", title="Made-up breakfast"),
        component(START, uid="20270310", title="Made-up dinner"),
    )
    assert {event.title for event in reading.singles} == {"Made-up breakfast", "Made-up dinner"}
    assert len({event.uid for event in reading.singles}) == 2


def test_of_two_states_of_one_event_the_later_counts() -> None:
    reading = read(
        component("DTSTART:20270317T140000Z", "SEQUENCE:2"),
        component("DTSTART:20270310T140000Z", "SEQUENCE:1"),
    )
    assert only(reading).starts_at == utc(2027, 3, 17, 14)


@pytest.mark.parametrize(
    ("rule", "at_least", "reported"),
    [
        ("FREQ=SECONDLY", 1, True),
        ("FREQ=HOURLY;COUNT=5", 1, True),
        ("FREQ=DAILY;INTERVAL=0", 1, True),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5,6", 1, True),
        ("FREQ=NONSENSE", 1, True),
        ("FREQ=DAILY;COUNT=100000", 1000, False),
        ("FREQ=YEARLY", 100, False),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1, True),
        ("FREQ=DAILY;BYSETPOS=31", 1, True),
        ("FREQ=WEEKLY;BYSETPOS=3", 1, True),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", 100, False),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 40, False),
    ],
)
def test_rules_are_followed_within_bounds(rule: str, at_least: int, reported: bool) -> None:
    reading = read(component(START, f"RRULE:{rule}", title="Made-up series"))
    found = book_of([reading]).between(utc(1900, 1, 1), utc(2199, 1, 1))
    assert at_least <= len(found) <= 5_000
    assert bool(reading.reports) is reported
    if reported:
        assert "Made-up series" in str(reading.reports[0])


def test_an_event_of_a_year_nobody_lives_in_is_reported() -> None:
    reading = read(component("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY"))
    assert not reading.singles
    assert not reading.series
    assert "year 1" in str(reading.reports[0])


def test_a_folder_of_calendars_reports_the_bad_file_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "made-up"
    (folder / "events").mkdir(parents=True)
    (folder / "events" / "good.ics").write_bytes(calendar(component(START)))
    (folder / "events" / "page.ICS").write_text("<html>made up</html>")
    (folder / ".hidden.ics").write_bytes(calendar(component(START)))
    named = calendar(component(START), head="X-WR-CALNAME:Made up\\, too\r\n")
    (folder / "events" / "named.ics").write_bytes(named)
    good, own, page = read_calendar_folder(folder, "UTC")
    assert only(good).source == "events/good.ics"
    assert not good.reports
    assert only(good).calendar == "events/good.ics"
    assert (own.name, only(own).calendar) == ("events/named.ics", "Made up, too")
    assert not page.singles
    assert str(page.reports[0]).startswith("events/page.ICS: ")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_crash_the_reader(noise: bytes, framed: bool) -> None:
    data = calendar(component(START)).replace(b"LOCATION", noise) if framed else noise
    if framed:
        data = data.replace(b"UID:made-up", b"UID:made-up\r\n" + noise)
    try:
        reading = read_calendar(data, Origin("noise"))
    except CalendarError:
        return
    for event in book_of([reading]).between(utc(1900, 1, 1), utc(2199, 1, 1)):
        assert event.starts_at <= event.ends_at


_VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_NAMES = st.sampled_from(
    ["DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "STATUS", "URL"]
)
_RULES = st.builds(
    "FREQ={};{}={}".format,
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "MINUTELY"]),
    st.sampled_from(["COUNT", "INTERVAL", "BYDAY", "BYMONTHDAY", "UNTIL", "BYHOUR", "BYSETPOS"]),
    st.sampled_from(["0", "-1", "1", "99999", "MO", "5MO", "31", "20270401", "1,2,3", ""]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_NAMES, _VALUES | _RULES), max_size=6))
def test_no_properties_crash_the_reader(lines: list[tuple[str, str]]) -> None:
    made = component(START, *(f"{name}:{value}" for name, value in lines))
    for event in book(made).between(utc(2027, 3, 1), utc(2027, 5, 1)):
        assert event.starts_at <= event.ends_at
