"""What is worth telling when the calendars changed, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcements.changes import Change, Snapshot, What, changes, take
from bot.announcements.words import TEXT_LIMIT, change_texts, digest_texts, starting_text
from bot.markdown import size
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus, Kind

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CANCELLED, POSTPONED = EventStatus.CANCELLED, EventStatus.POSTPONED


def made_up(uid: str = "a", days: float = 10, **fields: object) -> Event:
    """Return a made-up event of an hour, some days from now, of a calendar read just now."""
    start = NOW + timedelta(days=days)
    event = Event(
        uid,
        f"Made-up event {uid}",
        start,
        start + timedelta(hours=1),
        "UTC",
        calendar="Made-up calendar",
        as_of=NOW,
    )
    return replace(event, **fields)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Weekly:
    """A series without an end, a made-up meeting each week."""

    name: str = "weekly"

    def between(self, begin: datetime, end: datetime) -> Iterable[Event]:
        first = (begin - NOW) // timedelta(days=7) - 1
        last = (end - NOW) // timedelta(days=7) + 1
        for week in range(first, last):
            event = made_up(f"{self.name}/{week}", 7 * week, title=f"Made-up {self.name} meeting")
            if event.ends_at > begin and event.starts_at < end:
                yield event


def known(*events: Event) -> Snapshot:
    """Return what is remembered after one look at a calendar with these and one late event."""
    return take(Snapshot({}), EventBook([*events, LATE]), NOW)


def found(before: Snapshot, *events: Event, now: datetime = NOW) -> list[tuple[What, str]]:
    return [(c.what, c.event.uid) for c in changes(before, EventBook([*events, LATE]), now)]


LATE = made_up("late", 300)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, made_up(), [What.NEW]),
        (None, made_up(status=EventStatus.TENTATIVE), [What.NEW]),
        (None, made_up(status=CANCELLED), []),
        (None, made_up(days=-2), []),
        (None, made_up(days=-0.02), []),  # it is running
        (made_up(), made_up(), []),
        (made_up(), made_up(title="Another name"), []),
        (made_up(), made_up(days=12), [What.MOVED]),
        (made_up(), made_up(start=date(2026, 3, 11), end=date(2026, 3, 12)), [What.MOVED]),
        (made_up(day_known=False), made_up(), [What.MOVED]),
        (made_up(days=-1), made_up(days=5), [What.MOVED]),
        (made_up(), made_up(days=-5), []),
        (made_up(), made_up(end=NOW + timedelta(days=11)), []),
        (made_up(), made_up(status=CANCELLED), [What.CANCELLED]),
        (made_up(), made_up(days=20, status=CANCELLED), [What.CANCELLED]),
        (made_up(), made_up(status=POSTPONED), [What.POSTPONED]),
        (made_up(status=POSTPONED), made_up(status=CANCELLED), [What.CANCELLED]),
        (made_up(status=CANCELLED), made_up(status=POSTPONED), []),
        (made_up(status=CANCELLED), made_up(status=CANCELLED), []),
        (made_up(days=-1), made_up(days=-1, status=CANCELLED), []),
        (made_up(status=POSTPONED), made_up(days=40), [What.REINSTATED]),
        (made_up(status=CANCELLED), made_up(), [What.REINSTATED]),
    ],
)
def test_what_is_told(before: Event | None, after: Event, told: list[What]) -> None:
    snapshot = known(*[before] if before else [])
    assert [what for what, _ in found(snapshot, after)] == told
    # Once it is told and remembered, it is not told again.
    again = take(snapshot, EventBook([after, LATE]), NOW)
    assert found(again, after) == []


def test_nothing_of_a_calendar_seen_for_the_first_time_is_new() -> None:
    assert found(Snapshot({}), made_up()) == []
    other = made_up("b", calendar="Another calendar")
    assert found(known(made_up()), made_up(), other) == []


READ_AGAIN = replace(LATE, as_of=NOW + timedelta(hours=1))


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        # The calendar was read again and reaches beyond the event, which is gone.
        ([READ_AGAIN], [What.WITHDRAWN]),
        # The calendar was not read since: its source may be down.
        ([LATE], []),
        # Its last event is sooner than the one that is gone: a feed of the next few only.
        ([made_up("soon", 1, as_of=NOW + timedelta(hours=1))], []),
        # The whole calendar is gone: an operator took it out.
        ([], []),
    ],
)
def test_what_vanishes_is_told_only_where_its_calendar_says_so(
    rest: list[Event], told: list[What]
) -> None:
    before = known(made_up(), made_up("soon", 1))
    stays = [made_up("soon", 1)] if rest == [READ_AGAIN] or rest == [LATE] else []
    seen = [c.what for c in changes(before, EventBook([*rest, *stays]), NOW)]
    assert seen == told


def test_what_was_withdrawn_and_returns_takes_place_after_all() -> None:
    before = take(known(made_up()), EventBook([READ_AGAIN]), NOW)
    assert found(before, made_up()) == [(What.REINSTATED, "a")]
    assert changes(before, EventBook([READ_AGAIN]), NOW) == ()


def test_an_occurrence_that_comes_within_reach_is_not_new() -> None:
    book = EventBook([LATE], [Weekly()])
    before = take(Snapshot({}), book, NOW)
    for month in range(1, 20):
        now = NOW + timedelta(days=30 * month)
        assert changes(before, book, now) == ()
        before = take(before, book, now)


def test_a_new_series_is_one_line() -> None:
    before = take(Snapshot({}), EventBook([LATE], [Weekly()]), NOW)
    later = NOW + timedelta(days=1)
    told = changes(before, EventBook([LATE], [Weekly(), Weekly("second")]), later)
    assert len(told) > 10
    [text] = change_texts(told, later)
    assert text.count("Made-up second meeting") == 1
    assert f"and {len(told) - 1} more dates" in text


def test_an_occurrence_moved_far_ahead_is_moved() -> None:
    @dataclass(frozen=True)
    class Moved(Weekly):
        def between(self, begin: datetime, end: datetime) -> Iterable[Event]:
            for event in super().between(NOW - timedelta(days=99), end):
                moved = event.uid == "weekly/3"
                there = made_up(event.uid, 200) if moved else event
                if there.ends_at > begin and there.starts_at < end:
                    yield there

    before = take(Snapshot({}), EventBook([], [Weekly()]), NOW)
    [change] = changes(before, EventBook([], [Moved()]), NOW)
    assert (change.what, change.event.uid) == (What.MOVED, "weekly/3")


def test_moved_says_from_when_to_when() -> None:
    old, new = made_up(), made_up(days=12)
    [text] = change_texts([Change(What.MOVED, new, old)], NOW)
    first, second = (f"<t:{int(event.starts_at.timestamp())}:F>" for event in (old, new))
    assert f"moved from {first} to {second}" in text


def test_many_changes_are_one_message_as_long_as_it_holds_them() -> None:
    told = [Change(What.CANCELLED, made_up(str(n)), made_up(str(n))) for n in range(10)]
    [text] = change_texts(told, NOW)
    assert text.startswith("### ")
    assert text.count("**Cancelled:**") == 10


def test_no_cancellation_is_left_out_and_new_events_are_counted() -> None:
    cancelled = [Change(What.CANCELLED, made_up(f"c{n}"), made_up(f"c{n}")) for n in range(100)]
    new = [Change(What.NEW, made_up(f"n{n}")) for n in range(100)]
    texts = change_texts([*new, *cancelled], NOW)
    whole = "\n".join(texts)
    assert all(f"Made-up event c{n}**" in whole for n in range(100))
    listed = whole.count("**New:**")
    assert f"and {100 - listed} more new events" in whole


HOSTILE = st.text(alphabet="ab *_@<>`|#[]()\\\n:/é😀", max_size=400)


@given(
    st.lists(
        st.builds(
            made_up,
            uid=st.uuids().map(str),
            days=st.floats(0.1, 60),
            title=HOSTILE,
            place=st.none() | HOSTILE,
            society=st.none() | HOSTILE,
            url=st.none() | HOSTILE.map(lambda text: f"https://example.org/{text}"),
            kind=st.sampled_from(Kind),
        ),
        max_size=12,
    )
)
def test_every_message_fits_and_mentions_nobody(events: list[Event]) -> None:
    texts = [
        *change_texts([Change(What.NEW, event) for event in events], NOW),
        *digest_texts(events, NOW),
        *(starting_text(event, NOW) for event in events),
    ]
    for text in texts:
        assert 0 < size(text) <= TEXT_LIMIT
        assert "@everyone" not in text.replace("\\@", "")
        assert "<@" not in text.replace("\\<", "").replace("\\@", "")


def test_an_empty_week_says_so() -> None:
    [text] = digest_texts([], NOW)
    assert "Nothing" in text


def test_who_rolls_back_calls_nothing_off_and_later_nothing_is_told_twice() -> None:
    # Read long before: the calendar as it is after a roll back has an event that is newer.
    published = known(made_up("taken-back", as_of=NOW - timedelta(days=20)))
    book = EventBook([READ_AGAIN])
    assert [c.what for c in changes(published, book, NOW)] == [What.WITHDRAWN]
    assert changes(published, book, NOW, telling=frozenset()) == ()
    after = take(published, book, NOW, telling=frozenset())
    assert after.events["taken-back"].takes_place
    again = EventBook([READ_AGAIN, made_up("taken-back", as_of=NOW - timedelta(days=20))])
    assert changes(after, again, NOW) == ()
    # A calendar that is fetched has not been rolled back: it tells as ever.
    telling = frozenset({"Made-up calendar"})
    assert [c.what for c in changes(published, book, NOW, telling=telling)] == [What.WITHDRAWN]
