"""``entente events``: what is on, in the terminal, for people or as JSON for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from bot.clock import utc_now
from bot.commands.calendars import open_fresh
from bot.commands.moments import read_date, read_moment
from bot.commands.records import event_record
from bot.console import err, out, show_event
from bot.events.service import EventService
from bot.events.words import when_text
from bot.settings import Settings, load
from index.question import clean
from knowledge import check_folder
from knowledge.calendars.model import Event, Kind

MOST = 500
"""How many events are listed where nothing says until when: a series may have no end."""

_JOINT = {"siim", "eusomii"}
_DAY = timedelta(days=1)


def list_upcoming(
    *, society: str | None, kind: str | None, within: int | None, now: str | None, as_json: bool
) -> None:
    """List what is to come and what runs now, soonest first."""
    settings = load()
    moment = read_moment(now, settings.zone) or utc_now()
    wanted = _read_kind(kind)
    events = _open(settings)
    coming: Iterable[Event] = events.book.coming(moment)
    if within is not None:
        last = moment + timedelta(days=within)
        coming = takewhile(lambda event: event.starts_at <= last, coming)
    found = (event for event in coming if _is_wanted(event, society, wanted))
    if not _show(found, moment, settings.zone, as_json=as_json):
        err.print("Nothing like that is coming up in the calendars.")
        _say_last(events, moment, settings.zone, society, wanted)


def search_events(query: str, *, now: str | None, as_json: bool) -> None:
    """List the events closest in meaning, best first. Raises QuestionError, ModelError."""
    from bot.engine import VECTORS, event_searcher, load_embedder

    settings = load()
    moment = read_moment(now, settings.zone) or utc_now()
    text = clean(query)
    events = _open(settings)
    searcher = event_searcher(events, load_embedder(settings), settings.events_dir / VECTORS)
    if not _show(searcher.search(text, moment), moment, settings.zone, as_json=as_json):
        err.print("No event in the calendars is about that.")


def list_between(*, begin: str, end: str, now: str | None, as_json: bool) -> None:
    """List what is on from a date to another, both included."""
    settings = load()
    first, last = read_date(begin, "--from"), read_date(end, "--to")
    if last < first:
        raise typer.BadParameter(f"{end!r} lies before {begin!r}.", param_hint="--to")
    moment = read_moment(now, settings.zone) or utc_now()
    events = _open(settings)
    found = _on(events, first, last, settings.zone)
    if not _show(found, moment, settings.zone, as_json=as_json, most=None):
        err.print(f"The calendars have nothing from {first} to {last}.")


def export_events(*, ics: bool, output: Path | None, now: str | None) -> None:
    """Write all known events as a calendar's feed, or as JSON."""
    from knowledge.calendars.export import Ledger, to_ics

    settings = load()
    moment = read_moment(now, settings.zone) or utc_now()
    events = _open(settings)
    known = _known(events, moment)
    if ics:
        ledger = Ledger.load(settings.events_dir / "ledger.json")
        written = to_ics(known, ledger, moment)
        _write(written, output)
        # Only what was given away counts: then the numbers of its changes must rise.
        ledger.save()
    else:
        lines = [json.dumps(event_record(event), ensure_ascii=False) for event in known]
        _write("".join(f"{line}\n" for line in lines).encode(), output)
    if output is not None:
        out.print(f"Wrote {len(known)} events to {output}.", markup=False, soft_wrap=True)


def _open(settings: Settings) -> EventService:
    """Return the calendars. Raises KnowledgeError where there is no knowledge folder."""
    check_folder(settings.knowledge_dir)
    return open_fresh(settings)


def _read_kind(text: str | None) -> Kind | None:
    if text is None:
        return None
    try:
        return Kind(text.strip().lower())
    except ValueError:
        known = ", ".join(Kind)
        raise typer.BadParameter(
            f"{text!r} is no kind of event. The kinds are {known}.", param_hint="--kind"
        ) from None


def _is_wanted(event: Event, society: str | None, kind: Kind | None) -> bool:
    if kind is not None and event.kind is not kind:
        return False
    if society is None:
        return True
    asked, whose = society.strip().casefold(), (event.society or "").casefold()
    # What two societies hold together is each one's event.
    return whose == asked or (whose == "joint" and asked in _JOINT)


def _on(events: EventService, first: date, last: date, zone: ZoneInfo) -> Iterator[Event]:
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + _DAY, time(), zone)
    # The days of an all-day event begin up to 26 hours apart, from one end of the earth to another.
    for event in events.book.between(begin - 2 * _DAY, end + 2 * _DAY):
        if isinstance(event.start, datetime):
            starts, ends = event.starts_at, event.ends_at
            if starts < end and (ends > begin or starts >= begin):
                yield event
        elif event.start <= last and event.end > first:
            yield event


def _known(events: EventService, now: datetime) -> Sequence[Event]:
    """Return every single event, and of a series what lies from a year ago to two years ahead."""
    around = events.book.between(now - timedelta(days=366), now + timedelta(days=732))
    found = {event.uid: event for event in (*events.book.singles, *around)}
    return sorted(found.values(), key=lambda event: (event.starts_at, event.uid))


def _show(
    found: Iterable[Event],
    now: datetime,
    zone: ZoneInfo,
    *,
    as_json: bool,
    most: int | None = MOST,
) -> int:
    """Print events, at most so many, and return how many were printed."""
    if as_json:
        # JSON is UTF-8, whatever the terminal is.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    count, given = 0, iter(found)
    for event in islice(given, most):
        count += 1
        if as_json:
            sys.stdout.write(json.dumps(event_record(event), ensure_ascii=False) + "\n")
        else:
            show_event(event, now, zone)
    if next(given, None) is not None:
        err.print(f"Only the first {most} are shown. Narrow it down with --within or --kind.")
    return count


def _say_last(
    events: EventService, now: datetime, zone: ZoneInfo, society: str | None, kind: Kind | None
) -> None:
    """Say what was last, where nothing is to come."""
    past = (e for e in events.book.past(now) if e.takes_place and _is_wanted(e, society, kind))
    if last := next(past, None):
        err.print(f"The last was {last.title!r}, {when_text(last, zone)}.", markup=False)


def _write(content: bytes, output: Path | None) -> None:
    """Write to a file in one step, or to standard output.

    Raises OSError, which names the file that was asked for.
    """
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    if output.is_symlink() or (output.exists() and not output.is_file()):
        # A link, a pipe or a device is written to: a file in its place would take it away.
        output.write_bytes(content)
        return
    temporary = output.with_name(f".{output.name}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(output)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
