"""What is exported is read back as it was, by our reader and by another program's."""

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given

from knowledge.calendars import (
    Event,
    EventStatus,
    Kind,
    Ledger,
    event_ics,
    google_calendar_link,
    to_ics,
)
from knowledge.calendars.export import LONGEST_LINK
from knowledge.calendars.fields import folded, status_of
from knowledge.errors import KnowledgeError
from tests.knowledge.events import (
    DAY,
    DAYS,
    NOW,
    TALK,
    alike,
    calendars,
    export,
    read,
    sequences,
    stamp,
)


def is_marked(event: Event) -> bool:
    """Tell whether the title alone says that the event is off, so that the reader believes it."""
    marked = status_of("", "", event.title) is not EventStatus.CONFIRMED
    return marked and event.status is EventStatus.CONFIRMED


@given(calendars())
@example([TALK, DAYS])
@example([replace(TALK, end=TALK.start, place=None, url=None, recording=None)])
@example([replace(TALK, title="x" * 300, description="é" * 3000)])
@example([replace(DAYS, status=EventStatus.POSTPONED, sequence=7, day_known=False)])
def test_what_is_exported_is_read_back(given_events: list[Event]) -> None:
    wanted = [event for event in given_events if not is_marked(event)]
    data = export(*wanted)
    found = read(data)
    assert {uid: alike(event) for uid, event in found.items()} == {
        event.uid: alike(event) for event in wanted
    }
    assert all(len(each) <= 75 for each in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(calendars().filter(bool))
def test_one_event_alone_is_read_back(given_events: list[Event]) -> None:
    event = given_events[0]
    found = read(event_ics(event))
    assert set(found) == {event.uid}
    assert folded(found[event.uid].title) == folded(event.title)
    assert found[event.uid].starts_at == event.starts_at


def test_an_end_that_is_not_known_is_not_written() -> None:
    # RFC 5545, 3.8.2.2: an end lies after its start.
    assert b"DTEND" not in event_ics(replace(TALK, end=TALK.start))
    assert b"DTEND:20261201T183000Z" in event_ics(TALK)


def test_nothing_changed_is_the_same_feed(tmp_path: Path) -> None:
    path = tmp_path / "data" / "ledger.json"
    first = export(TALK, DAYS, path=path)
    assert export(TALK, DAYS, path=path, now=NOW + DAY) == first
    # Where and when an event was read is no change, nor is the order of the calendars.
    fresh = replace(TALK, as_of=NOW, calendar="Another name")
    assert export(DAYS, fresh, path=path, now=NOW + DAY) == first


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Another title"},
        {"start": TALK.start + timedelta(minutes=30)},
        {"end": TALK.end + timedelta(minutes=30)},
        {"place": "Vienna"},
        {"url": None},
        {"recording": "https://example.org/other"},
        {"description": ""},
        {"status": EventStatus.CANCELLED},
        {"kind": Kind.COURSE},
        {"society": "siim"},
        {"day_known": False},
    ],
)
def test_each_change_raises_the_number(tmp_path: Path, changes: dict[str, object]) -> None:
    path = tmp_path / "ledger.json"
    before = sequences(export(TALK, DAYS, path=path))
    changed = replace(TALK, **changes)  # type: ignore[arg-type]
    after = sequences(export(changed, DAYS, path=path, now=NOW + DAY))
    assert after[TALK.uid][0] == before[TALK.uid][0] + 1
    assert after[DAYS.uid] == before[DAYS.uid]
    # And changed back it rises again.
    back = sequences(export(TALK, DAYS, path=path, now=NOW + 2 * DAY))
    assert back[TALK.uid][0] == before[TALK.uid][0] + 2


def test_the_number_is_never_below_that_of_the_calendar(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    assert sequences(export(replace(TALK, sequence=5), path=path))[TALK.uid][0] == 5
    moved = replace(TALK, title="Moved", sequence=5)
    assert sequences(export(moved, path=path))[TALK.uid][0] == 6
    assert sequences(export(replace(moved, sequence=9), path=path))[TALK.uid][0] == 9
    jumped = replace(moved, title="Moved again", sequence=20)
    assert sequences(export(jumped, path=path))[TALK.uid][0] == 20
    # A calendar that was made anew counts from nothing again.
    assert sequences(export(replace(jumped, sequence=0), path=path))[TALK.uid][0] == 20


def test_the_stamp_says_when_an_event_became_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    export(TALK, path=path)
    export(TALK, path=path, now=NOW + DAY)
    assert stamp(export(TALK, path=path, now=NOW + DAY)) == NOW
    moved = replace(TALK, place="Vienna")
    assert stamp(export(moved, path=path, now=NOW + 2 * DAY)) == NOW + 2 * DAY


def test_what_vanished_is_cancelled_until_it_would_be_over(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    export(replace(TALK, sequence=3), DAYS, path=path)
    for later in (NOW + DAY, NOW + 2 * DAY):
        data = export(DAYS, path=path, now=later)
        assert sequences(data)[TALK.uid] == (4, "CANCELLED")
        gone = read(data)[TALK.uid]
        assert gone.status is EventStatus.CANCELLED
        assert (gone.title, gone.start) == (TALK.title, TALK.starts_at.astimezone(UTC))
    last = TALK.ends_at - timedelta(seconds=1)
    assert TALK.uid in sequences(export(DAYS, path=path, now=last))
    assert TALK.uid not in sequences(export(DAYS, path=path, now=TALK.ends_at))
    # It comes back, and its number still rises.
    back = sequences(export(TALK, DAYS, path=path, now=TALK.ends_at))
    assert back[TALK.uid] == (5, "CONFIRMED")


def test_seen_from_earlier_nothing_has_vanished(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    export(TALK, DAYS, path=path)
    assert TALK.uid not in sequences(export(DAYS, path=path, now=NOW - DAY))
    assert sequences(export(TALK, DAYS, path=path))[TALK.uid] == (0, "CONFIRMED")


def test_an_export_that_is_not_saved_did_not_happen(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    export(TALK, path=path)
    to_ics([replace(TALK, title="Never given away")], Ledger.load(path), NOW)
    assert sequences(export(TALK, path=path))[TALK.uid] == (0, "CONFIRMED")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": 99, "events": {}}', '{"format": 1, "events": []}', "[" * 100_000],
)
def test_a_damaged_ledger_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text)
    with pytest.raises(KnowledgeError, match=r"ledger\.json is damaged"):
        Ledger.load(path)


def test_a_ledger_with_an_event_that_was_altered_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    export(TALK, path=path)
    path.write_text(path.read_text(encoding="utf-8").replace("Ethics", "Altered"))
    with pytest.raises(KnowledgeError, match="damaged"):
        Ledger.load(path)


def test_a_ledger_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(KnowledgeError, match="cannot be written"):
        Ledger(tmp_path / "file" / "ledger.json").save()


def query(event: Event) -> dict[str, str]:
    link = google_calendar_link(event)
    assert len(link) <= LONGEST_LINK
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def test_a_link_to_google_calendar_says_all_of_an_event() -> None:
    found = query(TALK)
    assert found == {
        "action": "TEMPLATE",
        "dates": "20261201T170000Z/20261201T183000Z",
        "text": TALK.title,
        "location": "online",
        "details": f"{TALK.url}\n{TALK.description}",
    }
    # The last day of an all-day event is the day before its end there as well.
    assert query(DAYS)["dates"] == "20270415/20270418"


@given(calendars().filter(bool))
@example([replace(TALK, title="ö" * 300, place="日" * 300, description="語" * 4000)])
@example([replace(TALK, url=f"https://example.org/{'x' * 1000}", description="")])
def test_a_link_fits_whatever_an_event_says(given_events: list[Event]) -> None:
    for event in given_events:
        found = query(event)
        assert "�" not in "".join(found.values()) or "�" in repr(event)
        shown = found.get("text", "")
        assert event.title.startswith(shown.removesuffix("…").rstrip())
