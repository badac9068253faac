"""Remote calendars from a real server: what is kept, what is served, what is said."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from knowledge.calendars import Feed, FeedState, FeedStore, feed_store
from knowledge.calendars.feeds import LONGEST_PAUSE
from knowledge.calendars.keeping import keep

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
EVENT = """\
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20261101T000000Z
SUMMARY:Made up {uid}
DTSTART:202612{day:02}T090000Z
DTEND:202612{day:02}T100000Z
END:VEVENT
"""
BROKEN = "BEGIN:VEVENT\nUID:broken\nSUMMARY:No start\nEND:VEVENT\n"


def ics(*uids: str, extra: str = "", end: str = "END:VCALENDAR\n") -> bytes:
    """Return a made-up calendar."""
    events = "".join(EVENT.format(uid=uid, day=1 + at) for at, uid in enumerate(uids))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Made up//EN\n{events}{extra}{end}".encode()


@dataclass
class Source:
    """What the server answers, and what it was asked."""

    body: bytes = ics("a", "b")
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)
    url: str = ""


@pytest.fixture
async def source() -> AsyncIterator[Source]:
    kept = Source()

    async def answer(request: web.Request) -> web.Response:
        kept.asked.append(request)
        wanted = request.headers.get("If-None-Match")
        if wanted is not None and wanted == kept.headers.get("ETag") and kept.status == 200:
            return web.Response(status=304, headers=kept.headers)
        return web.Response(body=kept.body, status=kept.status, headers=kept.headers)

    app = web.Application()
    app.router.add_get("/events.ics", answer)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    kept.url = f"http://127.0.0.1:{runner.addresses[0][1]}/events.ics"
    yield kept
    await runner.cleanup()


@pytest.fixture
def store(tmp_path: Path) -> FeedStore:
    return FeedStore(tmp_path / "feeds", frozenset({"127.0.0.1"}))


@pytest.fixture
def feed(source: Source) -> Feed:
    return Feed("Made up", f"{source.url}?token=secret", society="eusomii")


def uids(state: FeedState) -> list[str]:
    return [] if state.reading is None else [event.uid for event in state.reading.singles]


async def test_a_calendar_is_fetched_and_kept(store: FeedStore, feed: Feed, tmp_path: Path) -> None:
    assert store.read(feed, NOW) == FeedState(feed)
    state = await store.refresh(feed, NOW)
    assert uids(state) == ["a", "b"]
    assert (state.fetched_at, state.checked_at, state.problem) == (NOW, NOW, None)
    assert state.changed
    # Another process, later: from the disk alone.
    again = FeedStore(tmp_path / "feeds").read(feed, NOW + HOUR)
    assert uids(again) == ["a", "b"]
    assert again.fetched_at == NOW
    assert not again.changed


async def test_an_event_says_where_it_is_from(store: FeedStore, feed: Feed) -> None:
    state = await store.refresh(feed, NOW)
    assert state.reading is not None
    event = state.reading.singles[0]
    assert (event.calendar, event.society, event.as_of) == ("Made up", "eusomii", NOW)
    # The address, but for what may be a secret.
    assert event.source == feed.url.partition("?")[0]


async def test_the_same_calendar_again_is_no_change(store: FeedStore, feed: Feed) -> None:
    await store.refresh(feed, NOW)
    state = await store.refresh(feed, NOW + HOUR)
    assert not state.changed
    assert state.fetched_at == NOW + HOUR
    assert state.reading is not None
    assert state.reading.singles[0].as_of == NOW + HOUR


async def test_an_unchanged_calendar_is_confirmed(
    store: FeedStore, feed: Feed, source: Source
) -> None:
    source.headers = {"ETag": '"1"', "Last-Modified": "Tue, 24 Nov 2026 12:00:00 GMT"}
    await store.refresh(feed, NOW)
    state = await store.refresh(feed, NOW + HOUR)
    assert source.asked[1].headers["If-None-Match"] == '"1"'
    assert source.asked[1].headers["If-Modified-Since"] == "Tue, 24 Nov 2026 12:00:00 GMT"
    assert uids(state) == ["a", "b"]
    assert (state.fetched_at, state.changed, state.problem) == (NOW + HOUR, False, None)
    # A new calendar has another mark.
    source.headers, source.body = {"ETag": '"2"'}, ics("c")
    state = await store.refresh(feed, NOW + 2 * HOUR)
    assert (uids(state), state.changed) == (["c"], True)


PAGE = b"<!DOCTYPE html><html><body>Down for maintenance</body></html>"
BAD = {
    "page": (200, PAGE, "HTML"),
    "empty": (200, b"", "empty"),
    "json": (200, b'{"error": 1}', "JSON"),
    "gone": (404, ics("c"), "404"),
    "down": (500, ics("c"), "500"),
    "cut": (200, ics("a", end="BEGIN:VEVENT\nSUMMARY:Ha"), "breaks off"),
    "cut between events": (200, ics("a", end=""), "breaks off"),
    "broken": (200, ics(extra=BROKEN), "no event can be read"),
}


@pytest.mark.parametrize(("status", "body", "said"), BAD.values(), ids=BAD)
async def test_what_is_worse_never_replaces_a_good_copy(
    store: FeedStore, feed: Feed, source: Source, status: int, body: bytes, said: str
) -> None:
    await store.refresh(feed, NOW)
    source.status, source.body = status, body
    state = await store.refresh(feed, NOW + HOUR)
    assert uids(state) == ["a", "b"]
    assert (state.fetched_at, state.checked_at) == (NOW, NOW + HOUR)
    assert said in (state.problem or "")
    assert "secret" not in (state.problem or "")
    assert not state.changed
    # The next process knows it too.
    read = store.read(feed, NOW + HOUR)
    assert (uids(read), read.problem) == (["a", "b"], state.problem)
    source.status, source.body = 200, ics("d")
    state = await store.refresh(feed, NOW + 2 * HOUR)
    assert (uids(state), state.problem, state.changed) == (["d"], None, True)


async def test_a_page_is_no_calendar_the_first_time_either(
    store: FeedStore, feed: Feed, source: Source
) -> None:
    source.body = PAGE
    state = await store.refresh(feed, NOW)
    assert state.reading is None
    assert state.fetched_at is None
    assert "HTML" in (state.problem or "")


async def test_the_first_copy_may_be_cut(store: FeedStore, feed: Feed, source: Source) -> None:
    source.body = ics("a", end="BEGIN:VEVENT\nSUMMARY:Ha")
    state = await store.refresh(feed, NOW)
    assert uids(state) == ["a"]
    assert state.reading is not None
    assert state.reading.reports


async def test_a_calendar_that_is_emptied_wholly_is_believed(
    store: FeedStore, feed: Feed, source: Source
) -> None:
    await store.refresh(feed, NOW)
    source.body = ics()
    state = await store.refresh(feed, NOW + HOUR)
    assert (uids(state), state.problem, state.changed) == ([], None, True)


async def test_a_source_that_wants_to_be_left_alone_is_left_alone(
    store: FeedStore, feed: Feed, source: Source, tmp_path: Path
) -> None:
    await store.refresh(feed, NOW)
    source.status, source.headers = 429, {"Retry-After": "7200"}
    state = await store.refresh(feed, NOW + HOUR)
    assert state.next_try == NOW + 3 * HOUR
    source.status, source.headers, source.body = 200, {}, ics("c")
    # A new process leaves it alone as well.
    other = FeedStore(tmp_path / "feeds", frozenset({"127.0.0.1"}))
    state = await other.refresh(feed, NOW + 2 * HOUR)
    assert uids(state) == ["a", "b"]
    assert "429" in (state.problem or "")
    assert len(source.asked) == 2
    state = await other.refresh(feed, NOW + 3 * HOUR)
    assert (uids(state), state.problem, state.next_try) == (["c"], None, None)


async def test_nobody_is_left_alone_for_years(store: FeedStore, feed: Feed, source: Source) -> None:
    source.status, source.headers = 503, {"Retry-After": "99999999"}
    state = await store.refresh(feed, NOW)
    assert state.next_try == NOW + LONGEST_PAUSE
    # A clock that was years ahead is no reason to wait for years.
    source.status, source.headers = 200, {}
    state = await store.refresh(feed, NOW - timedelta(days=400))
    assert uids(state) == ["a", "b"]


async def test_a_host_of_this_machine_is_not_asked_unless_it_is_allowed(
    feed: Feed, source: Source, tmp_path: Path
) -> None:
    state = await FeedStore(tmp_path).refresh(feed, NOW)
    assert "public internet" in (state.problem or "")
    assert not source.asked


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def sheet(folder: Path) -> Path:
    (found,) = folder.rglob("*.json")
    return found


def copy(folder: Path) -> Path:
    (found,) = folder.rglob("*.ics")
    return found


def rewrite(path: Path, **fields: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | fields))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "note cut": lambda folder: sheet(folder).write_bytes(sheet(folder).read_bytes()[:40]),
    "note a list": lambda folder: sheet(folder).write_text("[]"),
    "note of another version": lambda folder: rewrite(sheet(folder), format=99),
    "note with a wrong time": lambda folder: rewrite(sheet(folder), fetched_at="yesterday"),
    "note with a time of no zone": lambda folder: rewrite(sheet(folder), fetched_at="2026-11-24"),
    "note with a number": lambda folder: rewrite(sheet(folder), etag=5),
    "note that leads elsewhere": lambda folder: rewrite(sheet(folder), digest="../../x"),
    "copy cut": lambda folder: copy(folder).write_bytes(copy(folder).read_bytes()[:40]),
    "copy gone": lambda folder: copy(folder).unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_damaged_files_count_as_none_and_heal(
    store: FeedStore, feed: Feed, source: Source, tmp_path: Path, damage: str
) -> None:
    source.headers = {"ETag": '"1"'}
    await store.refresh(feed, NOW)
    DAMAGES[damage](tmp_path)
    state = store.read(feed, NOW)
    assert state.reading is None
    assert state.fetched_at is None
    assert "cannot be used" in (state.problem or "")
    # Without a copy its mark must not be sent, or nothing would come.
    state = await store.refresh(feed, NOW + HOUR)
    assert (uids(state), state.problem) == (["a", "b"], None)
    assert uids(store.read(feed, NOW + HOUR)) == ["a", "b"]


async def test_a_folder_that_cannot_be_written_is_said(feed: Feed, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = FeedStore(tmp_path / "file", frozenset({"127.0.0.1"}))
    state = await store.refresh(feed, NOW)
    assert uids(state) == ["a", "b"]
    assert "cannot be written" in (state.problem or "")


@pytest.mark.parametrize("at", [".ics", ".json"])
async def test_a_crash_while_a_copy_is_kept_leaves_the_old_one(
    store: FeedStore,
    feed: Feed,
    source: Source,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
) -> None:
    class Killed(BaseException):
        """The process ends here."""

    def killed(path: Path, data: bytes) -> None:
        if path.suffix == at:
            path.with_name(f".{path.name}.1.tmp").write_bytes(data[: len(data) // 2])
            raise Killed
        keep(path, data)

    await store.refresh(feed, NOW)
    source.body = ics("c")
    with monkeypatch.context() as patched:
        patched.setattr(feed_store, "keep", killed)
        with pytest.raises(Killed):
            await store.refresh(feed, NOW + HOUR)
    state = store.read(feed, NOW + HOUR)
    assert (uids(state), state.fetched_at) == (["a", "b"], NOW)
    assert uids(await store.refresh(feed, NOW + HOUR)) == ["c"]


async def test_only_the_last_copy_lies_on_the_disk(
    store: FeedStore, feed: Feed, source: Source, tmp_path: Path
) -> None:
    other = Feed("Other", feed.url)
    await store.refresh(other, NOW)
    for uid in "cde":
        source.body = ics(uid)
        await store.refresh(feed, NOW)
    assert sorted(path.suffix for path in files(tmp_path)) == [".ics", ".ics", ".json", ".json"]
    assert uids(store.read(other, NOW)) == ["a", "b"]
    # The address may hold a secret, and so it is in no file and no file's name.
    for path in files(tmp_path):
        assert "secret" not in path.name + path.read_text(encoding="utf-8")
