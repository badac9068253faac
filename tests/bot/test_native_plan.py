"""What is done to a guild's scheduled events, whatever the calendars and the guild hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcements.draft import (
    DESCRIPTION_LIMIT,
    LOCATION_LIMIT,
    NAME_LIMIT,
    draft_of,
    key_in,
)
from bot.announcements.native import MOST, Action, Do, Fate, Present, Status, Written, plan
from bot.events.keys import event_key
from bot.markdown import size
from knowledge.calendars.model import Event, EventStatus

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def made_up(uid: str = "a", hours: float = 24, lasts: float = 1, **fields: object) -> Event:
    """Return a made-up event some hours from now."""
    start = NOW + timedelta(hours=hours)
    event = Event(uid, f"Made-up event {uid}", start, start + timedelta(hours=lasts), "UTC")
    return replace(event, **fields)  # type: ignore[arg-type]


class Guild:
    """A guild's scheduled events as Discord would hold them, and what the bot wrote down."""

    def __init__(self, present: Iterable[Present] = ()) -> None:
        self.present = {each.id: each for each in present}
        self.written: dict[str, Written] = {}
        self.most = 0

    def run(self, wanted: Sequence[Event], now: datetime = NOW) -> tuple[Action, ...]:
        """Plan and do it; every step must be one that Discord takes."""
        actions = plan(wanted, self.written, list(self.present.values()), now)
        for action in actions:
            self._do(action, now)
        return actions

    def counted(self) -> int:
        return sum(each.status is not Status.OVER for each in self.present.values())

    def _do(self, action: Action, now: datetime) -> None:
        draft = action.draft
        if action.do in {Do.CREATE, Do.EDIT}:
            assert now < draft.start < draft.end
            assert 0 < size(draft.name) <= NAME_LIMIT
            assert size(draft.description) <= DESCRIPTION_LIMIT
            assert 0 < size(draft.location) <= LOCATION_LIMIT
        if action.do is Do.CREATE:
            assert self.counted() < MOST
            number = max(self.present, default=1000) + 1
        else:
            assert action.scheduled is not None
            number = action.scheduled
            assert self.present[number].key is not None, "touched what somebody else made"
            assert self.present[number].status is Status.SCHEDULED
        fate = {Do.CANCEL: Fate.CANCELLED, Do.DELETE: Fate.DROPPED}.get(action.do, Fate.LIVE)
        self.written[action.uid] = Written(
            action.uid, number, draft.digest, draft.start, draft.end, fate
        )
        if action.do in {Do.CANCEL, Do.DELETE}:
            del self.present[number]
        else:
            key = key_in(draft.description)
            self.present[number] = Present(number, Status.SCHEDULED, draft.start, key)


events = st.builds(
    made_up,
    uid=st.uuids().map(str),
    hours=st.floats(-48, 2000),
    lasts=st.floats(-5, 100),
    title=st.text(max_size=150),
    description=st.text(max_size=1500),
    place=st.none() | st.text(max_size=150),
    url=st.none() | st.just("https://example.org/" + "x" * 90) | st.just("https://example.org/e"),
    status=st.sampled_from(EventStatus),
)
foreign = st.builds(
    Present,
    id=st.integers(1, 900),
    status=st.sampled_from(Status),
    start=st.just(NOW + timedelta(days=1)),
)


@given(st.lists(events, max_size=12), st.lists(foreign, max_size=6, unique_by=lambda e: e.id))
def test_a_second_run_does_nothing_and_others_stay(
    wanted: list[Event], others: list[Present]
) -> None:
    guild = Guild(others)
    guild.run(wanted)
    assert guild.run(wanted) == ()
    assert {each.id: each for each in others}.items() <= guild.present.items()


@given(st.integers(0, 130), st.integers(0, 130), st.lists(events, max_size=8), st.randoms())
def test_at_most_a_hundred_and_the_soonest(
    own: int, others: int, sooner: list[Event], random: object
) -> None:
    guild = Guild(Present(n, Status.SCHEDULED, NOW + timedelta(days=1)) for n in range(others))
    first = [made_up(f"first {n}", hours=3000 + n) for n in range(own)]
    guild.run(first)
    guild.run([*first, *sooner])
    possible = sorted(
        (e for e in [*first, *sooner] if e.takes_place and e.starts_at > NOW + timedelta(hours=1)),
        key=lambda e: e.starts_at,
    )
    room = max(0, MOST - others)
    live = {n.uid for n in guild.written.values() if n.fate is Fate.LIVE}
    assert {event.uid for event in possible[: max(0, room - 8)]} <= live
    assert len(live) <= room
    assert guild.counted() <= max(MOST, others)


def test_an_edit_keeps_the_id() -> None:
    guild = Guild()
    guild.run([made_up()])
    [number] = guild.present
    [action] = guild.run([made_up(hours=48)])
    assert (action.do, action.scheduled) == (Do.EDIT, number)


@pytest.mark.parametrize("status", [EventStatus.CANCELLED, EventStatus.POSTPONED])
def test_what_does_not_take_place_is_cancelled_and_may_come_back(status: EventStatus) -> None:
    guild = Guild()
    guild.run([made_up()])
    assert [a.do for a in guild.run([made_up(status=status)])] == [Do.CANCEL]
    assert guild.run([made_up(status=status)]) == ()
    assert [a.do for a in guild.run([made_up(hours=72)])] == [Do.CREATE]


def test_what_a_moderator_deleted_is_not_made_again() -> None:
    guild = Guild()
    guild.run([made_up()])
    guild.present.clear()
    assert guild.run([made_up()]) == ()
    assert guild.run([made_up(hours=48)]) == ()


def test_what_was_over_and_is_moved_ahead_is_made_anew() -> None:
    guild = Guild()
    guild.run([made_up(hours=24)])
    guild.present.clear()
    later = NOW + timedelta(days=3)
    assert guild.run([made_up(hours=24)], later) == ()
    assert [a.do for a in guild.run([made_up(hours=240)], later)] == [Do.CREATE]


def test_what_was_made_and_not_written_down_is_adopted() -> None:
    guild = Guild()
    guild.run([made_up()])
    [number] = guild.present
    guild.written.clear()
    [action] = guild.run([made_up()])
    assert (action.do, action.scheduled) == (Do.EDIT, number)
    assert guild.run([made_up()]) == ()


def test_what_has_begun_is_left_to_discord() -> None:
    guild = Guild([Present(5, Status.ACTIVE, NOW, event_key("a"))])
    notes: Mapping[str, Written] = {"a": Written("a", 5, "", NOW, NOW + timedelta(hours=1))}
    moved = made_up(status=EventStatus.CANCELLED)
    assert plan([moved], notes, list(guild.present.values()), NOW) == ()
    assert plan([made_up(hours=5)], notes, list(guild.present.values()), NOW) == ()


@pytest.mark.parametrize(
    "event",
    [
        made_up(hours=-1, lasts=3),
        made_up(hours=-30),
        made_up(day_known=False),
        made_up(start=date(2026, 3, 1), end=date(2026, 3, 2)),
    ],
)
def test_what_cannot_start_any_more_is_not_made(event: Event) -> None:
    assert Guild().run([event]) == ()


def test_an_event_without_an_end_lasts_an_hour() -> None:
    draft = draft_of(made_up(lasts=0), "0" * 12)
    assert draft.end - draft.start == timedelta(hours=1)


@given(events)
def test_a_description_ends_with_the_key(event: Event) -> None:
    key = event_key(event.uid)
    assert key_in(draft_of(event, key).description) == key
