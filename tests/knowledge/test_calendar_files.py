"""Real calendars of other people's, whole, re-encoded, cut and damaged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from knowledge.calendars import EventStatus, Origin, book_of, read_calendar
from knowledge.errors import CalendarError
from tests.conftest import SHARED
from tests.knowledge.calendars import utc

FOLDER = SHARED / "ics"
BERLIN = "Europe/Berlin"


@pytest.fixture(scope="module")
def folder() -> Path:
    if not FOLDER.is_dir():
        pytest.skip(f"the real calendars are not in this checkout's neighbourhood ({FOLDER.name})")
    return FOLDER


# What the notes beside the files say: name, year, occurrences in it, events reported as broken.
@pytest.mark.parametrize(
    ("name", "year", "occurrences", "broken"),
    [
        ("fablab_cottbus.ics", 2018, 28, 0),
        ("discourse_no_dtend.ics", 2019, 4, 0),
        ("issue_18_cancel_status.ics", 2020, 3, 0),
        ("ms_timezones.ics", 2020, 98, 1),
        ("issue_237_non_ascii_tzid.ics", 2017, 1, 0),
        ("america_new_york_forward_reference.ics", 2014, 1, 0),
    ],
)
def test_a_real_calendar_gives_what_its_notes_say(
    folder: Path, name: str, year: int, occurrences: int, broken: int
) -> None:
    reading = read_calendar((folder / name).read_bytes(), Origin(name, BERLIN))
    found = book_of([reading]).between(utc(year, 1, 1), utc(year + 1, 1, 1))
    assert len(found) == occurrences
    assert len({event.uid for event in found}) == occurrences
    assert len(reading.reports) == broken


def test_the_wordpress_export_has_its_all_day_event_and_its_series(folder: Path) -> None:
    reading = read_calendar((folder / "fablab_cottbus.ics").read_bytes(), Origin("fablab", BERLIN))
    assert len(reading.singles) + len(reading.series) == 28
    assert sum(event.all_day for event in reading.singles) == 1
    assert len(reading.series) == 1
    assert not any("<" in event.description for event in reading.singles)


def test_what_is_off_only_by_its_title_is_cancelled(folder: Path) -> None:
    reading = read_calendar((folder / "fablab_cottbus.ics").read_bytes(), Origin("fablab", BERLIN))
    off = [event for event in reading.singles if "fällt aus" in event.title]
    assert off
    assert {event.status for event in off} == {EventStatus.CANCELLED}


def test_one_cancelled_occurrence_is_marked_and_stays_visible(folder: Path) -> None:
    data = (folder / "issue_18_cancel_status.ics").read_bytes()
    found = book_of([read_calendar(data, Origin("x"))]).between(utc(2020, 1, 1), utc(2020, 3, 1))
    assert [(event.starts_at.day, event.takes_place) for event in found] == [
        (28, True),
        (29, False),
        (30, True),
    ]


def test_a_zone_with_brackets_and_accents_is_understood(folder: Path) -> None:
    data = (folder / "issue_237_non_ascii_tzid.ics").read_bytes()
    (event,) = read_calendar(data, Origin("x")).singles
    assert event.starts_at == utc(2017, 5, 11, 16, 30)


def test_a_zone_described_after_its_use_and_two_starts(folder: Path) -> None:
    data = (folder / "america_new_york_forward_reference.ics").read_bytes()
    (event,) = read_calendar(data, Origin("x")).singles
    assert event.starts_at == utc(2014, 8, 29, 12)


def _variants(data: bytes) -> dict[str, bytes]:
    text = data.decode()
    lf = data.replace(b"\r\n", b"\n")
    return {
        "windows-1252": text.encode("cp1252", errors="xmlcharrefreplace"),
        "UTF-16": text.encode("utf-16"),
        "UTF-8 with a mark": b"\xef\xbb\xbf" + data,
        "LF": lf,
        "CR": lf.replace(b"\n", b"\r"),
        "CR CR LF": lf.replace(b"\n", b"\r\r\n"),
        "two marks": b"\xef\xbb\xbf" * 2 + data,
        "without an end": data.replace(b"END:VCALENDAR", b""),
    }


def test_no_encoding_and_no_line_end_loses_an_event(folder: Path) -> None:
    data = (folder / "fablab_cottbus.ics").read_bytes()
    whole = read_calendar(data, Origin("x", BERLIN))
    for name, variant in _variants(data).items():
        reading = read_calendar(variant, Origin("x", BERLIN))
        found = [(e.uid, e.title, e.start, e.end) for e in reading.singles]
        assert found == [(e.uid, e.title, e.start, e.end) for e in whole.singles], name
        assert len(reading.series) == 1, name


def test_a_calendar_cut_anywhere_keeps_the_events_before_the_cut(folder: Path) -> None:
    data = (folder / "fablab_cottbus.ics").read_bytes()
    inside_characters = [at for at in range(len(data)) if 0x80 <= data[at] < 0xC0]
    for at in [*range(700, len(data), 1999), *inside_characters[::25]]:
        cut = data[:at]
        reading = read_calendar(cut, Origin("x", BERLIN))
        assert len(reading.singles) + len(reading.series) == cut.count(b"END:VEVENT"), at
        assert bool(reading.reports) == (cut.count(b"BEGIN:VEVENT") > cut.count(b"END:VEVENT")), at


def test_damaged_bytes_never_end_in_anything_but_a_sentence(folder: Path) -> None:
    chance = random.Random(4)  # noqa: S311
    for file in sorted(folder.glob("*.ics")):
        for _ in range(25):
            data = bytearray(file.read_bytes())
            for _ in range(chance.choice([1, 5, 60])):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                reading = read_calendar(bytes(data), Origin(file.name, BERLIN))
            except CalendarError:
                continue
            assert all(event.starts_at <= event.ends_at for event in reading.singles)
