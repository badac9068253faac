"""The JSON objects that scripts depend on: written one a line, and an event as one."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from knowledge.calendars.model import Event


def write_record(record: Mapping[str, object]) -> None:
    """Write an object on a line of standard output."""
    # JSON is UTF-8, whatever the terminal is.
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def event_record(event: Event) -> dict[str, object]:
    """Return an event as an object: times in ISO form with their offset, days as plain dates."""
    return {
        "uid": event.uid,
        "title": event.title,
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "all_day": event.all_day,
        "status": event.status.value,
        "kind": event.kind.value,
        "society": event.society,
        "place": event.place,
        "url": event.url,
        "recording": event.recording,
        "source": event.source,
    }
