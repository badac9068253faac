"""Calendar files as a part of index versions: kept, compared, taken back. All is made up."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import (
    Change,
    Embedder,
    FileWord,
    IndexVersion,
    Library,
    VersionDiff,
    VersionError,
    build,
    compare,
    prepare,
)
from index.calendar_diff import MOST_LISTED, EventWord
from index.calendars import readings_of
from index.outcomes import read_outcomes
from knowledge import Status
from tests.bot.calendars import EVENTS, NOW, calendar
from tests.index.versions import DOCUMENTS, write

OWN = "events/own.ics"
PAGE = b"<html>Made up, and no calendar.</html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a knowledge folder of made-up documents and one calendar."""
    made = write(tmp_path / "knowledge", DOCUMENTS)
    put(made, calendar("Own"))
    return made


@pytest.fixture
def library(tmp_path: Path, folder: Path, embedder: Embedder) -> Library:
    """Return a library that serves a version of the folder."""
    made = Library(tmp_path / "index")
    build(folder, made, embedder)
    return made


def put(folder: Path, text: str | bytes, file: str = OWN) -> None:
    """Write a calendar file into a folder."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def edited(**lines: tuple[str, ...] | None) -> str:
    """Return the calendar with other lines for some events, None for none."""
    other = {key.replace("_", "-"): value for key, value in lines.items()}
    return calendar("Own", {uid: said for uid, said in (EVENTS | other).items() if said})


def titles(version: IndexVersion) -> set[str]:
    """Return the titles of the single events in a version's files."""
    return {event.title for each in readings_of(version, "UTC") for event in each.singles}


def difference(library: Library) -> VersionDiff:
    """Return what the candidate changes."""
    made = library.folder(str(library.candidate))
    return compare(library.open_current(), IndexVersion.open(made), read_outcomes(made), now=NOW)


def test_a_version_keeps_the_calendars_it_was_made_of(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    put(folder, edited(spring_meeting=None))
    put(folder, calendar("Second", {"second": EVENTS["abstracts-deadline"]}), "second.ics")
    first = library.open_current()
    assert set(first.manifest.calendars or {}) == {OWN}
    assert "Spring meeting" in titles(first)
    report = build(folder, library, embedder)
    assert report.embedded == 0
    second = library.open_current()
    assert "Spring meeting" not in titles(second)
    assert list(second.manifest.calendars or {}) == [OWN, "second.ics"]
    assert [each.name for each in readings_of(second, "UTC")] == [OWN, "second.ics"]
    for file in (OWN, "second.ics"):
        assert second.calendars
        assert (second.calendars / file).read_bytes() == (folder / file).read_bytes()
    library.publish(first.manifest.version, roll_back=True)
    assert library.rolled_back
    assert "Spring meeting" in titles(library.open_current())


def test_changed_calendars_alone_make_a_candidate_and_unchanged_ones_none(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    assert prepare(folder, library, embedder).unchanged
    put(folder, edited(spring_meeting=None))
    report = prepare(folder, library, embedder)
    assert (report.unchanged, report.embedded) == (False, 0)
    again = prepare(folder, library, embedder)
    assert again.manifest == report.manifest
    put(folder, calendar("Own"))
    assert prepare(folder, library, embedder).unchanged
    assert library.candidate is None
    (folder / OWN).unlink()
    report = prepare(folder, library, embedder)
    assert (report.embedded, report.manifest.calendars) == (0, {})


def test_two_reindexes_are_alike_but_for_time(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    put(folder, calendar("Second", {}), "second.ics")
    first = prepare(folder, library, embedder, force=True).manifest
    second = prepare(folder, library, embedder, force=True).manifest
    assert first.embedded == second.embedded == 0
    assert dataclasses.replace(second, version=first.version, created=first.created) == first


def test_a_calendar_that_cannot_be_read_is_reported_and_the_others_are_in(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    put(folder, PAGE, "events/page.ics")
    put(folder, b"BEGIN:VCALENDAR" + b" " * 11_000_000, "events/large.ics")
    broken = "SUMMARY:No day", "DTSTART:someday"
    put(folder, calendar("Odd", {"odd": broken, "good": EVENTS["spring-meeting"]}), "odd.ics")
    (folder / "events/link.ics").symlink_to("/etc/hostname")
    report = prepare(folder, library, embedder)
    found = {outcome.file: outcome for outcome in report.outcomes}
    for name in ("page", "large", "link"):
        assert found[f"events/{name}.ics"].status is Status.FAILED
        assert found[f"events/{name}.ics"].reason
    assert found["odd.ics"].status is Status.INDEXED
    assert "No day" in found["odd.ics"].reason
    assert set(report.manifest.calendars or {}) == {OWN, "odd.ics"}
    words = {file.file: file.word for file in difference(library).files}
    assert words["events/page.ics"] is FileWord.FAILED
    assert (words[OWN], words["odd.ics"]) == (FileWord.UNCHANGED, FileWord.INDEXED)


def test_a_calendar_that_broke_takes_its_events_along_and_says_so(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    put(folder, PAGE)
    prepare(folder, library, embedder)
    diff = difference(library)
    assert [(each.file, each.change) for each in diff.calendars] == [(OWN, Change.REMOVED)]
    assert {file.file: file.word for file in diff.files}[OWN] is FileWord.FAILED
    assert set(diff.events.counts) == {EventWord.REMOVED}


def test_a_folder_without_calendars_is_a_version_without_them(
    tmp_path: Path, embedder: Embedder
) -> None:
    library = Library(tmp_path / "index")
    build(write(tmp_path / "knowledge", DOCUMENTS), library, embedder)
    version = library.open_current()
    assert version.manifest.calendars == {}
    assert readings_of(version, "UTC") == ()


def test_files_are_said_to_be_added_changed_removed_or_unchanged(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    put(folder, calendar("Kept", {}), "kept.ics")
    put(folder, calendar("Gone", {}), "gone.ics")
    build(folder, library, embedder)
    put(folder, edited(spring_meeting=None))
    put(folder, calendar("New", {}), "new.ics")
    (folder / "gone.ics").unlink()
    prepare(folder, library, embedder)
    diff = difference(library)
    assert {each.file: each.change for each in diff.calendars} == {
        OWN: Change.CHANGED,
        "gone.ics": Change.REMOVED,
        "kept.ics": Change.UNCHANGED,
        "new.ics": Change.ADDED,
    }
    words = {file.file: file.word for file in diff.files if file.file.endswith(".ics")}
    assert words == {
        OWN: FileWord.INDEXED,
        "gone.ics": FileWord.PRUNED,
        "kept.ics": FileWord.UNCHANGED,
        "new.ics": FileWord.INDEXED,
    }
    assert not diff.changed(Change.ADDED, Change.CHANGED, Change.REMOVED)
    assert VersionDiff.from_json(diff.to_json()) == diff


def test_each_event_that_differs_is_named_with_its_date(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    webinar = [line.replace("20261201T", "20261208T") for line in EVENTS["next-webinar"]]
    recorded = (*EVENTS["past-webinar"], "X-ENTENTE-RECORDING:https://example.org/recording")
    put(
        folder,
        edited(
            next_webinar=tuple(webinar),
            past_webinar=recorded,
            abstracts_deadline=(*EVENTS["abstracts-deadline"], "STATUS:CANCELLED"),
            spring_meeting=None,
            new_course=("SUMMARY:Made-up course", "DTSTART;VALUE=DATE:20270110"),
        ),
    )
    prepare(folder, library, embedder)
    events = difference(library).events
    assert {(each.word, each.title, each.when) for each in events.listed} == {
        (
            EventWord.MOVED,
            "Webinar: Ethics of AI in radiology",
            "2026-12-01 18:00+01:00 → 2026-12-08 18:00+01:00",
        ),
        (EventWord.CANCELLED, "Deadline: Abstracts for the spring meeting", "2026-12-15"),
        (EventWord.REMOVED, "Spring meeting", "2027-04-15"),
        (EventWord.ADDED, "Made-up course", "2027-01-10"),
        (
            EventWord.CHANGED,
            "Webinar: Federated learning for mammography",
            "2026-11-10 17:00+00:00",
        ),
    }
    assert sum(events.counts.values()) == 5
    # What is to come stands before what is over, the soonest first.
    first, *_, last = events.listed
    assert (first.word, last.word) == (EventWord.MOVED, EventWord.CHANGED)


def test_a_series_is_one_entry_and_each_of_its_dates_is_counted(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    put(folder, edited(journal_club=None))
    prepare(folder, library, embedder)
    events = difference(library).events
    [gone] = events.listed
    assert (gone.title, gone.word, gone.before) == (
        "Journal club",
        EventWord.REMOVED,
        "2026-12-02T12:00:00-05:00",
    )
    assert events.counts == {EventWord.REMOVED: gone.more + 1}
    assert gone.when.endswith(f"and {gone.more} more dates")
    # Twelve months from October on, of which November is over.
    assert gone.more == 9


def test_many_events_are_counted_and_the_first_are_listed(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    many: dict[str, tuple[str, ...]] = {
        f"made-up-{n}": (f"SUMMARY:Made up {n}", f"DTSTART;VALUE=DATE:{2027 + n}0101")
        for n in range(MOST_LISTED + 20)
    }
    put(folder, calendar("Many", many), "many.ics")
    prepare(folder, library, embedder)
    events = difference(library).events
    assert events.counts == {EventWord.ADDED: MOST_LISTED + 20}
    assert (len(events.listed), events.unlisted) == (MOST_LISTED, 20)
    assert [each.title for each in events.listed][:2] == ["Made up 0", "Made up 1"]


def test_a_first_version_only_adds_events(library: Library) -> None:
    first = library.open_current()
    diff = compare(None, first, (), now=NOW)
    assert set(diff.events.counts) == {EventWord.ADDED}
    assert compare(first, first, (), now=NOW).events.listed == ()


def test_a_version_from_before_is_opened_and_says_nothing_of_calendars(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    file = library.folder(str(library.current)) / "manifest.json"
    written = json.loads(file.read_text(encoding="utf-8"))
    del written["calendars"]
    written["content"] = "of an older Entente"
    file.write_text(json.dumps(written), encoding="utf-8")
    old = library.open_current(embedder.identity)
    assert (old.manifest.calendars, old.calendars) == (None, None)
    assert prepare(folder, library, embedder).embedded == 0
    diff = difference(library)
    assert any("published like documents" in note for note in diff.notes)
    assert diff.events.listed == ()


def test_a_calendar_that_was_altered_afterwards_is_found_out(library: Library) -> None:
    version = library.open_current()
    assert version.calendars
    (version.calendars / OWN).write_bytes(calendar("Another").encode())
    with pytest.raises(VersionError, match=r"own\.ics"):
        library.open_current()


def test_times_without_a_zone_are_in_the_one_that_is_given(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    lines = ("SUMMARY:Made up", "DTSTART:20270110T090000", "DTEND:20270110T100000")
    put(folder, calendar("Floating", {"floating": lines}), "floating.ics")
    prepare(folder, library, embedder)
    made = library.folder(str(library.candidate))
    [change] = compare(
        library.open_current(), IndexVersion.open(made), (), zone="Europe/Vienna", now=NOW
    ).events.listed
    assert datetime.fromisoformat(str(change.after)) == datetime(2027, 1, 10, 8, tzinfo=UTC)
