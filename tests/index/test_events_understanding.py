"""What a question asks of the calendars: the table of questions, and any text at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from index.aliases import load
from index.events import Known, understand
from tests.conftest import SHIPPED
from tests.index.made_up_events import BERLIN, EVENTS, NOW

_TABLE = yaml.safe_load(
    (Path(__file__).parents[1] / "questions" / "events.yaml").read_text(encoding="utf-8")
)
KNOWN = Known.of(EVENTS)
ALIASES = load(SHIPPED / "aliases.yaml")


def wrong(row: dict[str, Any]) -> str | None:
    """Return what of a row is not understood as it says."""
    found = understand(row["q"], NOW, BERLIN, KNOWN, ALIASES)
    if found is None:
        return None if row["scope"] == "none" else "not taken"
    if row["scope"] != found.scope:
        return f"scope {found.scope} {found}"
    for key in ("begin", "end"):
        day = getattr(found, key)
        if key in row and (day is None or day.date() != row[key]):
            return f"{key} {day}"
    if "kinds" in row and {str(kind) for kind in found.kinds} != set(row["kinds"]):
        return f"kinds {found.kinds}"
    if "societies" in row and not set(row["societies"]) <= found.societies:
        return f"societies {found.societies}"
    if row.get("named", found.named) != found.named:
        return f"titles {found.titles} {found}"
    if row.get("where", found.asks_where) != found.asks_where:
        return "where"
    if row.get("topic", bool(found.topic)) != bool(found.topic):
        return f"topic {found.topic!r}"
    return None


@pytest.mark.parametrize("row", _TABLE["tuning"] + _TABLE["held_out"], ids=lambda row: row["q"])
def test_the_table(row: dict[str, Any]) -> None:
    assert wrong(row) is None


_BITS = [word for row in _TABLE["tuning"] for word in row["q"].split()]
_BITS += ["31", "30.2.", "2/30", "99", "0000-00-00", "9999-12-31", "in 999 months", "29 february"]


# From 1906 to 2160.
_TIMES = st.integers(-2_000_000_000, 6_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


@given(st.one_of(st.text(), st.lists(st.sampled_from(_BITS)).map(" ".join)), _TIMES)
def test_no_text_and_no_time_makes_it_fail(text: str, now: datetime) -> None:
    found = understand(text, now, "Pacific/Kiritimati", KNOWN, ALIASES)
    if found is not None and found.begin is not None and found.end is not None:
        assert found.begin < found.end


@given(st.text(max_size=3))
def test_a_title_of_no_word_is_never_named(title: str) -> None:
    known = Known.of([replace(EVENTS[0], title=title)])
    found = understand("when is the next webinar?", NOW, BERLIN, known)
    assert found is not None
    assert not found.named


@pytest.mark.parametrize(
    ("question", "now", "zone", "begin", "end"),
    [
        # Clocks go back in Europe on 25 October 2026: the week has an hour more.
        (
            "what's on this week",
            "2026-10-24T12:00Z",
            "Europe/Berlin",
            "2026-10-18T22:00Z",
            "2026-10-25T23:00Z",
        ),
        (
            "what's on today",
            "2026-10-25T12:00Z",
            "Europe/Berlin",
            "2026-10-24T22:00Z",
            "2026-10-25T23:00Z",
        ),
        # They go forward on 28 March 2027.
        (
            "what's on today",
            "2027-03-28T00:30Z",
            "Europe/Berlin",
            "2027-03-27T23:00Z",
            "2027-03-28T22:00Z",
        ),
        # In the United States on 14 March and 7 November 2027.
        (
            "what's on today",
            "2027-03-14T12:00Z",
            "America/New_York",
            "2027-03-14T05:00Z",
            "2027-03-15T04:00Z",
        ),
        (
            "what's on this weekend",
            "2027-11-04T12:00Z",
            "America/New_York",
            "2027-11-06T04:00Z",
            "2027-11-08T05:00Z",
        ),
        # The same moment is another day in other zones.
        (
            "what's on today",
            "2026-11-24T10:30Z",
            "Pacific/Kiritimati",
            "2026-11-24T10:00Z",
            "2026-11-25T10:00Z",
        ),
        (
            "what's on today",
            "2026-11-24T09:30Z",
            "Pacific/Honolulu",
            "2026-11-23T10:00Z",
            "2026-11-24T10:00Z",
        ),
        (
            "what's on tomorrow",
            "2026-12-31T23:30Z",
            "Europe/London",
            "2027-01-01T00:00Z",
            "2027-01-02T00:00Z",
        ),
        # A week begins on Monday, and Sunday ends it.
        (
            "what's on this week",
            "2026-11-29T22:59Z",
            "Europe/Berlin",
            "2026-11-22T23:00Z",
            "2026-11-29T23:00Z",
        ),
        (
            "what's on this week",
            "2026-11-29T23:00Z",
            "Europe/Berlin",
            "2026-11-29T23:00Z",
            "2026-12-06T23:00Z",
        ),
    ],
)
def test_days_and_weeks_begin_in_the_zone(
    question: str, now: str, zone: str, begin: str, end: str
) -> None:
    found = understand(question, datetime.fromisoformat(now), zone)
    assert found is not None
    assert (found.begin, found.end) == (
        datetime.fromisoformat(begin),
        datetime.fromisoformat(end),
    )


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("events in november", "2026-11-01", "2026-12-01"),
        ("events in october", "2027-10-01", "2027-11-01"),
        ("what happened in december", "2025-12-01", "2026-01-01"),
        ("what happened in november", "2026-11-01", "2026-12-01"),
        ("anything on 24 november?", "2026-11-24", "2026-11-25"),
        ("anything on 23 november?", "2027-11-23", "2027-11-24"),
        ("anything on 29 february?", "2028-02-29", "2028-03-01"),
        ("anything on 3/12?", "2026-12-03", "2026-12-04"),
        ("anything on 12/31?", "2026-12-31", "2027-01-01"),
        ("anything on December 3rd, 2027?", "2027-12-03", "2027-12-04"),
        ("events 17-19 June 2027", "2027-06-17", "2027-06-20"),
        ("gibt es am 3.12. etwas?", "2026-12-03", "2026-12-04"),
        ("events in 2038", "2038-01-01", "2039-01-01"),
        ("events in may", "2027-05-01", "2027-06-01"),
        ("Was läuft im Mai?", "2027-05-01", "2027-06-01"),
        ("webinars on monday", "2026-11-30", "2026-12-01"),
        ("what happened last week", "2026-11-16", "2026-11-23"),
        ("events in the next 3 months", "2026-11-24", "2027-02-25"),
        ("événements le 1er mars 2027", "2027-03-01", "2027-03-02"),
        ("eventos del 3 de diciembre de 2027", "2027-12-03", "2027-12-04"),
        ("wydarzenia 3 grudnia 2027", "2027-12-03", "2027-12-04"),
        ("webinars from 2027-01-01 to 2027-03-01", "2027-01-01", "2027-03-02"),
        ("events between June and August", "2027-06-01", "2027-09-01"),
        ("Veranstaltungen von Dezember bis Februar", "2026-12-01", "2027-03-01"),
        ("events until march", "2026-11-24", "2027-04-01"),
        ("any webinars before June?", "2026-11-24", "2027-06-01"),
        ("the meeting last year in october", "2025-10-01", "2025-11-01"),
        ("tomorrow?", "2026-11-25", "2026-11-26"),
        ("in december?", "2026-12-01", "2027-01-01"),
        ("Aralık ayında hangi etkinlikler var?", "2026-12-01", "2027-01-01"),
    ],
)
def test_periods(words: str, begin: str, end: str) -> None:
    found = understand(words, NOW, BERLIN)
    assert found is not None
    assert found.begin is not None
    assert found.end is not None
    assert (str(found.begin.date()), str(found.end.date())) == (begin, end)


@pytest.mark.parametrize("words", ["events on 31 february", "events on 45.13.2026"])
def test_a_day_that_is_none_is_no_period(words: str) -> None:
    found = understand(words, NOW, BERLIN)
    assert found is None or found.begin is None or found.begin.day == 1


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("wan is das nächste webinar", "wann ist das nächste webinar"),
        ("whn is the nxt webinar", "when is the next webinar"),
        ("qand est le prochain webinaire", "quand est le prochain webinaire"),
        ("cuado es el proximo webinar", "cuándo es el próximo webinar"),
        ("kedy nastepny webinar", "kiedy następny webinar"),
    ],
)
def test_a_slip_in_a_question_word_is_no_topic(slipped: str, meant: str) -> None:
    found, right = understand(slipped, NOW, BERLIN), understand(meant, NOW, BERLIN)
    assert found is not None
    assert found == right
    assert not found.topic
