"""`entente events` as processes of its own, over made-up calendars."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.exit_codes import CONFIGURATION, UNREADABLE
from tests.bot.calendars import EVENTS, Source, calendar, write_calendar
from tests.bot.console import ENTENTE, Console

KEYS = [
    "uid",
    "title",
    "start",
    "end",
    "all_day",
    "status",
    "kind",
    "society",
    "place",
    "url",
    "recording",
    "source",
]
NOW = "2026-11-24T12:00Z"
USAGE = 2
ETHICS = "Webinar: Ethics of AI in radiology"
# Runs the command line in a process, then says what of the heavy libraries was loaded.
WITHOUT_MODEL = """
import sys
from bot.cli import main
try:
    main()
except SystemExit as ended:
    print("ended", ended.code)
print("torch" in sys.modules, "sentence_transformers" in sys.modules)
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Console:
    """Return a terminal whose knowledge folder holds the made-up calendar and no index."""
    made = Console(tmp_path / "knowledge", tmp_path / "data", tmp_path / "elsewhere")
    made.directory.mkdir()
    write_calendar(made.knowledge / "events" / "made-up.ics")
    return made


def remote(source: Source) -> dict[str, Any]:
    """Return the settings that name the remote calendar."""
    address = {"name": "Remote", "url": source.url, "society": "siim"}
    return {"CALENDARS": json.dumps([address]), "FETCH_HOSTS": "127.0.0.1"}


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """Return the objects of standard output, one a line, each with exactly the keys."""
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for record in found:
        assert list(record) == KEYS
        check_times(record)
    return found


def check_times(record: dict[str, Any]) -> None:
    """Check that times have an offset, and that days are plain."""
    for key in ("start", "end"):
        if record["all_day"]:
            assert len(record[key]) == len("2026-12-05")
            datetime.fromisoformat(record[key])
        else:
            assert datetime.fromisoformat(record[key]).utcoffset() is not None


def titles(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the titles of the objects of standard output."""
    return [record["title"] for record in objects(done)]


def upcoming(terminal: Console, *options: str, now: str = NOW, **settings: Any) -> list[str]:
    """Return the titles of what is upcoming."""
    done = terminal.run("events", "upcoming", "--json", "--now", now, *options, **settings)
    return titles(done)


def test_upcoming_is_what_runs_and_what_comes_soonest_first(terminal: Console) -> None:
    found = upcoming(terminal, "--within", "30")
    assert found == [
        "Course: Image segmentation in practice",
        ETHICS,
        "Journal club",
        "Hackathon: Reports into FHIR",
        "Deadline: Abstracts for the spring meeting",
    ]


def test_an_object_has_exactly_what_the_calendar_says(terminal: Console) -> None:
    done = terminal.run("events", "upcoming", "--json", "--now", NOW, "--kind", "webinar")
    (record,) = objects(done)
    assert "made-up.ics" in record.pop("source")
    assert record == {
        "uid": "next-webinar",
        "title": ETHICS,
        "start": "2026-12-01T18:00:00+01:00",
        "end": "2026-12-01T19:00:00+01:00",
        "all_day": False,
        "status": "confirmed",
        "kind": "webinar",
        "society": None,
        "place": "online",
        "url": "https://example.org/events/ethics",
        "recording": None,
    }


def test_an_all_day_event_has_days_and_an_exclusive_end(terminal: Console) -> None:
    done = terminal.run("events", "upcoming", "--json", "--now", NOW, "--kind", "hackathon")
    (record,) = objects(done)
    assert (record["start"], record["end"]) == ("2026-12-05", "2026-12-07")
    assert (record["all_day"], record["status"]) == (True, "cancelled")


@pytest.mark.parametrize(
    ("now", "there"),
    [
        ("2026-12-01T16:59:59Z", True),
        ("2026-12-01T17:00Z", True),
        ("2026-12-01T17:59:59Z", True),
        ("2026-12-01T18:00Z", False),
        ("2026-12-01T19:00", False),
    ],
)
def test_now_decides_what_is_upcoming(terminal: Console, now: str, there: bool) -> None:
    assert (ETHICS in upcoming(terminal, now=now)) is there


def test_a_time_without_an_offset_is_in_the_zone_of_the_settings(terminal: Console) -> None:
    for zone, there in {"Europe/Berlin": True, "UTC": False}.items():
        found = upcoming(terminal, now="2026-12-01T18:30", TIME_ZONE=zone)
        assert (ETHICS in found) is there


def test_a_series_gives_each_occurrence(terminal: Console) -> None:
    done = terminal.run("events", "upcoming", "--json", "--now", NOW, "--kind", "meeting")
    clubs = [record for record in objects(done) if record["title"] == "Journal club"]
    assert len({record["uid"] for record in clubs}) == len(clubs) == 10
    # First Wednesdays at noon in New York, in winter and in summer.
    assert clubs[0]["start"] == "2026-12-02T12:00:00-05:00"
    assert clubs[5]["start"] == "2027-05-05T12:00:00-04:00"


def test_a_list_has_both_its_days(terminal: Console) -> None:
    def listed(begin: str, end: str, **settings: Any) -> list[str]:
        command = ("events", "list", "--from", begin, "--to", end, "--json", "--now", NOW)
        return titles(terminal.run(*command, **settings))

    assert listed("2026-12-01", "2026-12-01") == [ETHICS]
    assert listed("2026-11-10", "2026-11-10") == ["Webinar: Federated learning for mammography"]
    assert listed("2026-12-06", "2026-12-06") == ["Hackathon: Reports into FHIR"]
    assert listed("2026-12-07", "2026-12-07") == []
    # 18:00 in Berlin is the day after on the other side of the earth.
    assert listed("2026-12-02", "2026-12-02", TIME_ZONE="Pacific/Auckland")[0] == ETHICS
    assert listed("2026-12-01", "2026-12-01", TIME_ZONE="Pacific/Auckland") == []


def test_a_list_leaves_nothing_of_its_days_out(terminal: Console) -> None:
    lines = ("SUMMARY:Made-up round", "DTSTART:20280103T090000Z", "RRULE:FREQ=DAILY;COUNT=600")
    file = terminal.knowledge / "events" / "daily.ics"
    file.write_text(calendar("Daily", {"daily": lines}), encoding="utf-8", newline="")
    done = terminal.run("events", "list", "--from", "2028-01-01", "--to", "2029-12-31", "--json")
    assert titles(done) == ["Made-up round"] * 600
    assert done.stderr == ""
    # What is to come may have no end, so that this stops, and says so.
    some = terminal.run("events", "upcoming", "--json", "--now", "2028-01-01")
    assert 0 < len(titles(some)) < 600
    assert "--within" in some.stderr


def test_nothing_is_a_sentence_and_no_failure(terminal: Console) -> None:
    for options in ((), ("--json",)):
        done = terminal.run("events", "upcoming", "--now", "2030-01-01", *options)
        assert (done.returncode, done.stdout) == (0, "")
        assert "Nothing like that is coming up" in done.stderr
        assert "The last was 'Journal club'" in done.stderr or "Spring meeting" in done.stderr
    done = terminal.run("events", "list", "--from", "2030-01-01", "--to", "2030-02-01", "--json")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing from 2030-01-01 to 2030-02-01" in done.stderr


def test_people_read_when_what_where_and_from_where(terminal: Console) -> None:
    shown = terminal.run(
        "events", "upcoming", "--now", NOW, "--within", "30", TIME_ZONE="Europe/Berlin"
    ).stdout
    assert "Tuesday 1 December 2026, 18:00 to 19:00 CET" in shown
    assert f"{ETHICS} · online" in shown
    assert "Running now" in shown
    assert "Cancelled" in shown
    assert "https://example.org/events/ethics" in shown
    assert "made-up.ics" in shown


def test_a_calendar_cannot_steer_the_terminal(terminal: Console) -> None:
    lines = ("SUMMARY:\x1b[31mRed [bold]title[/bold]\x07", "DTSTART:20261203T090000Z")
    hostile = terminal.knowledge / "hostile.ics"
    hostile.write_bytes(calendar("Hostile", {"red": lines}).encode())
    shown = terminal.run("events", "upcoming", "--now", NOW).stdout
    assert "Red [bold]title[/bold]" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("events", "upcoming", "--now", "tomorrow"), "'tomorrow' is no time"),
        (("events", "upcoming", "--now", "0001-01-01"), "outside the years"),
        (("events", "upcoming", "--kind", "party"), "'party' is no kind of event"),
        (("events", "upcoming", "--within", "0"), "--within"),
        (("events", "list", "--from", "2026-12-01", "--to", "soon"), "'soon' is no date"),
        (("events", "list", "--from", "2026-12-02", "--to", "2026-12-01"), "lies before"),
        (("events", "list", "--from", "2026-12-02"), "--to"),
        (("events", "export", "--ics", "--json"), "exclude each other"),
        (("ask", "When is the next webinar?", "--now", "2026-13-01"), "'2026-13-01' is no time"),
    ],
)
def test_a_wrong_command_line_is_usage(
    terminal: Console, arguments: tuple[str, ...], named: str
) -> None:
    done = terminal.run(*arguments)
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert named in " ".join(done.stderr.replace("│", "").split())


def test_a_missing_knowledge_folder_is_named(terminal: Console, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    done = terminal.run("events", "upcoming", KNOWLEDGE_DIR=missing)
    assert (done.returncode, done.stdout) == (UNREADABLE, "")
    assert missing in done.stderr


def test_a_broken_calendar_is_said_and_the_others_live(terminal: Console) -> None:
    (terminal.knowledge / "broken.ics").write_bytes(b"\xff\xfe not a calendar")
    done = terminal.run("events", "upcoming", "--json", "--now", NOW)
    assert ETHICS in titles(done)
    assert "broken.ics" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("upcoming", "--now", NOW),
        ("list", "--from", "2026-12-01", "--to", "2026-12-01"),
        ("export",),
        ("export", "--ics"),
    ],
)
def test_the_model_is_not_loaded(terminal: Console, command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_MODEL, "events", *command],
        env=terminal.environment(),
        cwd=terminal.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-2:] == ["ended 0", "False False"], done.stderr


def test_a_remote_calendar_is_fetched_kept_and_served_when_its_source_is_down(
    terminal: Console, source: Source
) -> None:
    assert "Remote seminar" in upcoming(terminal, **remote(source))
    assert "Remote seminar" in upcoming(terminal, **remote(source))
    assert source.asked == 1
    # Half an hour later, as far as the copy's age goes, the source is down.
    old = remote(source)
    for file in (terminal.data / "events").rglob("*.json"):
        file.write_text(file.read_text(encoding="utf-8").replace("2026", "2025"), encoding="utf-8")
    source.status, source.body = 503, b"down"
    done = terminal.run("events", "upcoming", "--json", "--now", NOW, **old)
    assert "Remote seminar" in titles(done)
    assert "Remote" in done.stderr
    assert "last good copy" in done.stderr
    assert "old" in done.stderr


def test_an_address_that_was_never_read_is_said(terminal: Console, source: Source) -> None:
    source.status = 500
    done = terminal.run("events", "upcoming", "--json", "--now", NOW, **remote(source))
    assert ETHICS in titles(done)
    assert "Calendar Remote" in done.stderr
    assert "No copy" in done.stderr


def test_an_address_of_this_machine_needs_to_be_named(terminal: Console, source: Source) -> None:
    settings = remote(source) | {"FETCH_HOSTS": ""}
    done = terminal.run("events", "upcoming", "--json", "--now", NOW, **settings)
    assert "Remote seminar" not in titles(done)
    assert "Calendar Remote" in done.stderr
    assert source.asked == 0


def test_an_export_is_a_calendar_with_every_event(terminal: Console, tmp_path: Path) -> None:
    file = tmp_path / "feed.ics"
    done = terminal.run("events", "export", "--ics", "--output", str(file), "--now", NOW)
    assert done.returncode == 0, done.stderr
    assert str(file) in done.stdout
    written = Calendar.from_ical(file.read_bytes())
    found = {str(each["UID"]): each for each in written.walk("VEVENT")}
    singles = {uid for uid in EVENTS if uid != "journal-club"}
    assert singles <= set(found)
    assert str(found["cancelled-hackathon"]["STATUS"]) == "CANCELLED"
    assert len(found) == len(singles) + 12
    # To standard output it is the same feed, byte for byte.
    again = subprocess.run(
        [ENTENTE, "events", "export", "--ics", "--now", NOW],
        env=terminal.environment(),
        cwd=terminal.directory,
        capture_output=True,
        check=True,
    )
    assert again.stdout == file.read_bytes()


def test_the_sequence_of_a_moved_event_rises(terminal: Console) -> None:
    def sequence() -> int:
        done = terminal.run("events", "export", "--ics", "--now", NOW)
        for event in Calendar.from_ical(done.stdout).walk("VEVENT"):
            if event["UID"] == "next-webinar":
                return int(event.get("SEQUENCE", 0))
        raise AssertionError("the event is gone")

    first = sequence()
    assert sequence() == first
    file = terminal.knowledge / "events" / "made-up.ics"
    file.write_bytes(file.read_bytes().replace(b"20261201T18", b"20261201T17"))
    assert sequence() > first


def test_an_export_without_ics_is_json(terminal: Console) -> None:
    found = titles(terminal.run("events", "export", "--now", NOW))
    assert "Webinar: Federated learning for mammography" in found
    assert "Spring meeting" in found


def test_a_file_that_cannot_be_written_is_named(terminal: Console, tmp_path: Path) -> None:
    file = tmp_path / "missing" / "feed.ics"
    done = terminal.run("events", "export", "--ics", "--output", str(file))
    assert done.returncode == CONFIGURATION
    assert str(file) in done.stderr


def test_what_is_no_regular_file_is_written_to_and_not_replaced(
    terminal: Console, tmp_path: Path
) -> None:
    folder, real, link = tmp_path / "folder", tmp_path / "real.ics", tmp_path / "link.ics"
    folder.mkdir()
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    before = sorted(tmp_path.iterdir())
    done = terminal.run("events", "export", "--ics", "--output", str(folder))
    assert done.returncode == CONFIGURATION
    assert str(folder) in done.stderr
    done = terminal.run("events", "export", "--ics", "--output", str(link))
    assert done.returncode == 0, done.stderr
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"BEGIN:VCALENDAR")
    # Nothing half-written is left behind either.
    assert [each for each in sorted(tmp_path.iterdir()) if each != terminal.data] == before


def test_a_search_finds_by_meaning(terminal: Console, models: Path) -> None:
    terminal.data.mkdir()
    (terminal.data / "models").symlink_to(models)
    done = terminal.run(
        "events", "search", "fairness and bias of algorithms", "--json", "--now", NOW
    )
    assert titles(done)[0] == ETHICS
    assert not (terminal.data / "index").exists()


def test_the_doctor_asks_the_calendars_of_the_settings(terminal: Console, source: Source) -> None:
    quick = terminal.run("doctor", "--quick", **remote(source))
    assert "✓ calendars: events/made-up.ics" in quick.stdout
    assert source.asked == 0
    assert "✓ addresses: Remote (1)" in terminal.run("doctor", **remote(source)).stdout
    # Asked again at once, however new the copy is.
    source.status = 404
    bad = terminal.run("doctor", **remote(source))
    assert bad.returncode == CONFIGURATION
    assert "✗ addresses: Calendar Remote" in bad.stdout
