"""The calendars as the bot keeps them: from files and addresses, whatever their sources do."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.calendar_addresses import CalendarAddress
from bot.events.service import CalendarState, EventService
from bot.settings import Settings
from tests.bot.calendars import NOW, Source, calendar, remote_only
from tests.bot.conftest import StoppedClock

HTML = b"<!DOCTYPE html><html><body>We are down for maintenance.</body></html>"


@pytest.fixture
def make(tmp_path: Path, events_folder: Path, source: Source, clock: StoppedClock) -> Any:
    """Return a maker of services, as each start of the bot makes one."""

    def made(**settings: Any) -> EventService:
        chosen: dict[str, Any] = {
            "data_dir": tmp_path / "data",
            "knowledge_dir": events_folder,
            "calendars": (CalendarAddress(name="Remote", url=source.url, society="siim"),),
            "fetch_hosts": frozenset({"127.0.0.1"}),
            "calendar_minutes": 30,
        }
        service = EventService(Settings(**(chosen | settings)), clock)
        service.load()
        return service

    return made


def titles(service: EventService) -> set[str]:
    """Return the titles of the events to come."""
    return {event.title for event in service.book.coming(NOW)}


def remote(service: EventService) -> CalendarState:
    """Return how the remote calendar stands."""
    (found,) = [each for each in service.calendars if each.name == "Remote"]
    return found


async def test_loading_reads_the_folder_and_leaves_the_network_alone(
    make: Any, source: Source
) -> None:
    service = make()
    assert "Spring meeting" in titles(service)
    assert source.asked == 0
    assert remote(service).events == 0


async def test_a_refresh_adds_the_remote_calendar(make: Any, source: Source) -> None:
    service = make()
    before = service.book
    assert await service.refresh() is True
    assert {"Remote seminar", "Spring meeting"} <= titles(service)
    assert remote(service) == CalendarState("Remote", NOW, None, 1, remote=True)
    assert "Remote seminar" not in {event.title for event in before.coming(NOW)}
    (event,) = [e for e in service.book.coming(NOW) if e.title == "Remote seminar"]
    assert (event.society, event.calendar) == ("siim", "Remote")
    assert source.asked == 1


async def test_an_address_is_asked_again_only_when_it_is_due(
    make: Any, source: Source, clock: StoppedClock
) -> None:
    service = make()
    await service.refresh()
    clock.advance(minutes=29)
    assert await service.refresh() is False
    assert source.asked == 1
    clock.advance(minutes=1)
    await service.refresh()
    assert source.asked == 2
    assert remote(service).as_of == NOW + timedelta(minutes=30)


async def test_a_failing_address_waits_for_its_turn_too(make: Any, source: Source) -> None:
    source.status = 500
    service = make()
    for _ in range(3):
        await service.refresh()
    assert source.asked == 1


@pytest.mark.parametrize(
    ("status", "body"), [(500, b"down"), (404, b"gone"), (200, HTML), (200, b"")]
)
async def test_a_source_that_fails_leaves_the_last_good_copy(
    make: Any, source: Source, clock: StoppedClock, status: int, body: bytes
) -> None:
    await make().refresh()
    source.status, source.body = status, body
    clock.advance(hours=3)
    # A new start: the copy lies on the disk.
    service = make()
    assert "Remote seminar" in titles(service)
    assert await service.refresh() is False
    assert "Remote seminar" in titles(service)
    state = remote(service)
    assert state.problem
    assert state.as_of == NOW
    assert state.events == 1
    # And it comes back.
    source.status, source.body = 200, remote_only()
    clock.advance(hours=1)
    await service.refresh()
    assert remote(service) == CalendarState(
        "Remote", NOW + timedelta(hours=4), None, 1, remote=True
    )


async def test_an_address_nobody_answers_never_had_a_copy(make: Any) -> None:
    gone = CalendarAddress(name="Remote", url="http://127.0.0.1:9/events.ics")
    service = make(calendars=(gone,))
    assert await service.refresh() is False
    assert remote(service).problem
    assert remote(service).as_of is None
    assert "Spring meeting" in titles(service)


async def test_an_address_of_this_machine_is_not_fetched_unless_it_is_named(
    make: Any, source: Source
) -> None:
    service = make(fetch_hosts=frozenset())
    await service.refresh()
    assert source.asked == 0
    assert remote(service).problem


async def test_one_bad_calendar_leaves_the_others(
    make: Any, source: Source, events_folder: Path
) -> None:
    (events_folder / "events" / "broken.ics").write_bytes(b"\xff\xfe not a calendar")
    bad = CalendarAddress(name="Bad", url="http://127.0.0.1:9/events.ics")
    good = CalendarAddress(name="Remote", url=source.url)
    service = make(calendars=(bad, good))
    await service.refresh()
    assert {"Remote seminar", "Spring meeting"} <= titles(service)
    assert any("broken.ics" in str(report) for report in service.reports)


async def test_a_file_that_changes_is_read_again(make: Any, events_folder: Path) -> None:
    service = make(calendars=())
    assert await service.refresh() is False
    lines = ("SUMMARY:New meeting", "DTSTART:20261203T090000Z", "DTEND:20261203T100000Z")
    added = events_folder / "events" / "new.ics"
    added.write_bytes(calendar("New", {"new": lines}).encode())
    assert await service.refresh() is True
    assert "New meeting" in titles(service)
    added.write_bytes(added.read_bytes().replace(b"New meeting", b"Old meeting"))
    os.utime(added, ns=(1, 1))
    assert await service.refresh() is True
    assert "Old meeting" in titles(service)
    added.unlink()
    assert await service.refresh() is True
    assert "Old meeting" not in titles(service)


async def test_the_loop_of_the_bot_reads_again(world: Any, events_folder: Path) -> None:
    assert "Spring meeting" in titles(world.events)
    (events_folder / "events" / "made-up.ics").unlink()
    await world.env.advance_time(61)
    assert titles(world.events) == set()


@pytest.mark.settings(
    calendars=(CalendarAddress(name="Remote", url="http://127.0.0.1:9/events.ics"),)
)
async def test_the_bot_starts_and_answers_while_a_source_is_down(world: Any) -> None:
    await world.env.settle()
    assert remote(world.events).problem
    assert "Spring meeting" in titles(world.events)


async def test_closing_the_bot_ends_its_loop(make_bot: Any) -> None:
    bot = make_bot()
    await bot.close()
    assert not bot._refresh_calendars.is_running()
