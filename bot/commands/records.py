"""An event as the JSON object that scripts depend on."""

from __future__ import annotations

from knowledge.calendars.model import Event


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
