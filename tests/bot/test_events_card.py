"""The card of an event and of a list: within Discord's limits, harmless, and plain."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask.buttons import ShareButton, private_buttons
from bot.ask.card import answer_card, question_text, version_on
from bot.ask.card import pages as answer_pages
from bot.ask.words import note
from bot.events.buttons import details_button, event_buttons, file_name
from bot.events.card import Moment, event_card, list_card, pages
from bot.events.keys import event_key, find_event
from bot.events.words import status, status_text, when, when_text
from bot.markdown import size
from index import MAX_CHARACTERS, Answer, EventAnswer, EventQuestion, Scope, Verdict
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus, Kind
from tests.bot.answers import VERSION, answer, sent
from tests.bot.client import read
from tests.bot.events import (
    AGENTS,
    BERLIN,
    BOOK,
    CALENDAR,
    CANCELLED,
    MEETING,
    NOW,
    RECORDED,
    event,
)
from tests.bot.hostile import HOSTILE, texts
from tests.bot.test_card import ADDRESSES
from tests.contract.limits import LIMITS
from tests.contract.messages import NEW, V2_FLAG, Message

TEXT, LINK, BUTTON = 10, 5, 2
SEEN = Moment(NOW)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2150, 1, 1), timezones=st.timezones())  # noqa: DTZ001


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Return an event of any kind, its texts and addresses hostile."""
    start: datetime | date = draw(TIMES | st.dates(date(1990, 1, 1), date(2150, 1, 1)))
    hours, days = draw(st.integers(0, 300)), draw(st.integers(1, 400))
    length = timedelta(hours=hours) if isinstance(start, datetime) else timedelta(days=days)
    return event(
        draw(texts(300)),
        start,
        end=start + length,
        uid=draw(st.text(min_size=1, max_size=5)),
        kind=draw(st.sampled_from(Kind)),
        status=draw(st.sampled_from(EventStatus)),
        society=draw(st.none() | st.just("joint") | texts(60)),
        place=draw(st.none() | texts(300)),
        url=draw(ADDRESSES),
        recording=draw(ADDRESSES),
        description=draw(texts(1000)),
        calendar=draw(texts(100)),
        as_of=draw(st.none() | st.just(NOW)),
        day_known=isinstance(start, datetime) or draw(st.booleans()),
    )


def items(view: ui.LayoutView) -> list[dict[str, Any]]:
    """Return all components of a view as sent, in the order a person meets them."""
    message = Message("$", NEW, {"components": sent(view)})
    return [component for _, component in message.components()]


def shown(view: ui.LayoutView) -> list[str]:
    """Return the texts of a card."""
    return [item["content"] for item in items(view) if item["type"] == TEXT]


def labels(view: ui.LayoutView) -> list[str]:
    """Return the labels of a card's buttons."""
    return [item["label"] for item in items(view) if item["type"] == BUTTON]


def card(made: Event, seen: Moment = SEEN) -> ui.LayoutView:
    """Return an event's card as one person sees it in a guild."""
    return event_card(made, seen, [*event_buttons(made, seen), ShareButton()])


def check(view: ui.LayoutView) -> None:
    """Hold a card against what Discord takes and shows."""
    body = {"components": sent(view), "flags": V2_FLAG}
    assert [p for limit in LIMITS for p in limit(Message("$", NEW, body))] == []
    # What sharing adds: who shared it.
    assert sum(map(size, shown(view))) <= 4000 - 100
    assert all(text.strip() for text in shown(view))
    assert len(items(view)) <= 40
    for button in (item for item in items(view) if item["type"] == BUTTON):
        assert 0 < len(button["label"]) <= 80
        assert len(button.get("custom_id", "")) <= 100
        if button["style"] == LINK:
            assert button["url"].startswith(("https://", "http://"))
            assert size(button["url"]) <= 512
    assert all(0 < len(i["components"]) <= 5 for i in items(view) if i["type"] == 1)


def plain(text: str) -> str:
    """Return a text of a card without the marks the card itself sets: frames and time stamps."""
    for frame in (">>> ", "### "):
        text = text.removeprefix(frame)
    # Of a title's own stamp the signs are escaped.
    text = re.sub(r"<t:-?\d+:[DFRft]>", "TIME", text)
    return "\n".join(line.removeprefix("-# ") for line in text.split("\n"))


@settings(max_examples=40)
@given(events(), st.booleans())
def test_any_event_has_a_card_that_discord_takes(made: Event, down: bool) -> None:
    seen = Moment(NOW, frozenset({made.calendar}) if down else frozenset())
    view = card(made, seen)
    check(view)
    for text in shown(view):
        reading = read(plain(text))
        assert reading.constructs == []
        assert text.startswith(">>> ") or not reading.links


@settings(max_examples=40)
@given(st.lists(events(), min_size=1, max_size=7), texts(200), st.booleans())
def test_any_list_has_pages_that_discord_takes(found: list[Event], query: str, down: bool) -> None:
    seen = Moment(NOW, frozenset(made.calendar for made in found) if down else frozenset())
    heading = question_text(" ".join(query.split()) or "?")
    for page in range(pages(found)):
        view = list_card(heading, found, page, seen, details_button, [ShareButton()], query=True)
        check(view)
        for text in shown(view)[1:]:
            reading = read(plain(text))
            assert reading.constructs == []
            assert reading.links == []


@settings(max_examples=40)
@given(st.lists(events(), min_size=1, max_size=12))
def test_every_event_of_a_list_is_on_one_page_and_has_its_button(found: list[Event]) -> None:
    views = [list_card("A", found, p, SEEN, details_button, []) for p in range(pages(found))]
    numbers = [label for view in views for label in labels(view)]
    assert numbers == [f"Details {number}" for number in range(1, len(found) + 1)]
    beyond = list_card("A", found, 99, SEEN, details_button, [])
    assert shown(beyond) == shown(views[-1])


def test_a_card_says_what_it_is_when_where_and_whose() -> None:
    start = int(AGENTS.starts_at.timestamp())
    assert shown(card(AGENTS)) == [
        "### Webinar on made-up agents",
        f"**When** <t:{start}:F> (<t:{start}:R>), until <t:{start + 3600}:t>\n"
        "**Where** online\n"
        "**What** Webinar · EuSoMII",
        ">>> A made-up webinar. See https://example.org/more",
        f"-# {CALENDAR}, as of <t:{int((NOW - timedelta(days=1)).timestamp())}:D>",
    ]
    assert labels(card(AGENTS)) == [
        "Open",
        "Google Calendar",
        "Add to calendar",
        "Remind me",
        "Share to channel",
    ]


def test_what_is_over_offers_its_recording_and_no_reminder() -> None:
    text = "\n".join(shown(card(RECORDED)))
    assert f"**Took place on <t:{int(RECORDED.starts_at.timestamp())}:D>" in text
    assert labels(card(RECORDED)) == ["Recording", "Share to channel"]


def test_an_acronym_is_in_capitals_and_the_source_a_click_away() -> None:
    made = event("A", society="esr", url="https://example.org/", source="https://example.org/s")
    assert "**What** Event · ESR" in "\n".join(shown(card(made)))
    assert "Source" in labels(card(made))
    assert "Source" not in labels(card(dataclasses.replace(made, source=made.url)))
    assert "Source" not in labels(card(dataclasses.replace(made, source="events/made-up.ics")))


def test_a_cancelled_event_says_so_in_words_and_keeps_its_time() -> None:
    text = "\n".join(shown(card(CANCELLED)))
    assert "**Cancelled" in text
    assert f"<t:{int(CANCELLED.starts_at.timestamp())}:F>" in text
    assert "Remind me" not in labels(card(CANCELLED))
    assert "Google Calendar" not in labels(card(CANCELLED))


def test_a_source_that_does_not_answer_is_said_with_the_age_of_the_copy() -> None:
    read_at = int((NOW - timedelta(days=1)).timestamp())
    (*_, footer) = shown(card(AGENTS, Moment(NOW, frozenset({CALENDAR}))))
    assert "does not answer" in footer
    assert f"<t:{read_at}:R>" in footer


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_in_one_line(text: str) -> None:
    made = event(text, place=text, society=text, description=text, calendar=text)
    for view in (card(made), list_card("A", [made], 0, SEEN, details_button, [])):
        for part in shown(view):
            assert "@everyone" not in part.replace("\\@everyone", "")
            assert part.count("\n") <= 3


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (MEETING, "from Monday 7 June 2027 to Wednesday 9 June 2027"),
        (event("A", date(2027, 2, 28)), "Sunday 28 February 2027"),
        (event("A", date(2028, 2, 29)), "Tuesday 29 February 2028"),
        (event("A", date(2019, 6, 1), end=date(2019, 7, 1), day_known=False), "in June 2019"),
    ],
)
def test_days_are_said_in_words_that_no_zone_can_shift(made: Event, said: str) -> None:
    assert when_text(made, UTC) == when_text(made, ZoneInfo("Pacific/Kiritimati")) == said
    assert when(made, NOW).startswith(said)


def test_a_month_never_becomes_a_day() -> None:
    made = event("A", date(2027, 6, 1), end=date(2027, 7, 1), day_known=False)
    text = "\n".join(shown(card(made)))
    assert "in June 2027" in text
    assert "1 June" not in text
    assert "Add to calendar" not in labels(card(made))
    during = datetime(2027, 6, 15, tzinfo=UTC)
    assert "Running" not in status(made, during)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "Thursday 3 December 2026, 17:00 to 18:00 UTC"),
        ("Europe/Berlin", "Thursday 3 December 2026, 18:00 to 19:00 CET"),
        ("America/New_York", "Thursday 3 December 2026, 12:00 to 13:00 EST"),
        ("America/Sao_Paulo", "Thursday 3 December 2026, 14:00 to 15:00 UTC-03"),
    ],
)
def test_a_terminal_reads_times_in_a_zone_that_is_named(zone: str, said: str) -> None:
    assert when_text(AGENTS, ZoneInfo(zone)) == said


def test_an_end_on_another_day_or_after_a_clock_change_names_both() -> None:
    night = event("A", datetime(2026, 10, 25, 1, tzinfo=BERLIN), uid="n")
    night = event("A", night.start, end=datetime(2026, 10, 25, 4, tzinfo=BERLIN))
    assert when_text(night, BERLIN) == (
        "Sunday 25 October 2026, 01:00 CEST to Sunday 25 October 2026, 04:00 CET"
    )
    open_end = event("A", AGENTS.start, end=AGENTS.start)
    assert when_text(open_end, BERLIN) == "Thursday 3 December 2026, 18:00 CET"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(-1, ""), (0, "Running now"), (59, "Running now"), (60, "Took place"), (90, "Took place")],
)
def test_the_clock_says_how_an_event_stands(minutes: int, said: str) -> None:
    now = AGENTS.starts_at + timedelta(minutes=minutes)
    stands = status_text(AGENTS, now, BERLIN)
    assert stands.startswith(said) if said else stands == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"status": EventStatus.POSTPONED}, "Postponed"),
        ({"status": EventStatus.TENTATIVE}, "Tentative"),
        ({"status": EventStatus.CANCELLED}, "Cancelled"),
    ],
)
def test_a_status_is_said_in_words(values: dict[str, Any], said: str) -> None:
    assert status(event("A", AGENTS.start, **values), NOW).startswith(said)


def test_a_tentative_event_is_never_said_to_have_taken_place() -> None:
    made = event("A", datetime(2026, 1, 8, tzinfo=UTC), status=EventStatus.TENTATIVE)
    assert "Took place" not in status(made, NOW)
    assert "do not say whether" in status(made, NOW)


def test_a_key_finds_its_event_again_and_no_other() -> None:
    for made in BOOK.singles:
        assert find_event(BOOK, event_key(made.uid), NOW) is made
    assert find_event(BOOK, event_key("gone"), NOW) is None
    assert find_event(EventBook(), event_key(AGENTS.uid), NOW) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Röntgen & KI: Zürich 2027", "rontgen-ki-zurich-2027.ics"),
        ("../../etc/passwd", "etc-passwd.ics"),
        ("日本", "event.ics"),
        ("a" * 300, f"{'a' * 60}.ics"),
    ],
)
def test_a_file_is_named_after_its_event_in_plain_letters(title: str, name: str) -> None:
    assert file_name(event(title)) == name


def asked(
    question: str,
    found: tuple[Event, ...],
    last: Event | None = None,
    scope: Scope = Scope.NEXT,
    kinds: frozenset[Kind] = frozenset(),
) -> Answer:
    """Return an answer of the calendars."""
    answers = any(made.takes_place for made in found)
    verdict = Verdict.ANSWERED if answers else Verdict.NONE
    computed = EventAnswer(EventQuestion(scope, kinds=kinds), found, last, answers)
    return dataclasses.replace(
        answer(question, (), verdict), events=found, calendar=computed, confidence=1.0
    )


@settings(max_examples=40)
@given(
    texts(MAX_CHARACTERS),
    st.lists(events(), max_size=9),
    st.none() | events(),
    st.sampled_from(Scope),
)
def test_any_answer_of_the_calendars_has_pages_that_discord_takes(
    question: str, found: list[Event], last: Event | None, scope: Scope
) -> None:
    made = asked(" ".join(question.split()) or "?", tuple(found), last, scope)
    numbers = []
    for page in range(answer_pages(made)):
        view = answer_card(made, page, private_buttons, SEEN)
        check(view)
        numbers += [label for label in labels(view) if label.startswith("Details")]
        for text in shown(view)[1:]:
            reading = read(plain(text))
            assert reading.constructs == []
            assert reading.links == []
    total = len(found) + (last is not None)
    assert numbers == [f"Details {number}" for number in range(2, total + 1)]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (asked("?", (AGENTS,)), "The next event:"),
        (asked("?", (AGENTS,), kinds=frozenset({Kind.WEBINAR})), "The next webinar:"),
        (asked("?", (RECORDED,), scope=Scope.LAST), "The last event:"),
        (
            asked("?", (), RECORDED),
            "Nothing upcoming of that kind is in my calendars. The last one I know:",
        ),
        (asked("?", ()), "Nothing upcoming of that kind is in my calendars."),
        (
            asked("?", (MEETING, CANCELLED)),
            "“Made-up cancelled course” on 10 Dec 2026 is cancelled; the next is "
            "“Made-up annual meeting” on 7 Jun 2027.",
        ),
        (
            asked("?", (CANCELLED,), RECORDED),
            "“Made-up cancelled course” on 10 Dec 2026 is cancelled. Nothing else of that kind is "
            "coming up in my calendars. The last one I know:",
        ),
    ],
)
def test_an_answer_of_the_calendars_says_what_it_is_to_people_and_scripts(
    made: Answer, said: str
) -> None:
    assert note(made) == said
    assert said in shown(answer_card(made, 0, private_buttons, SEEN))


def test_an_answer_of_the_calendars_is_marked_as_computed() -> None:
    view = answer_card(asked("When?", (AGENTS, MEETING)), 0, private_buttons, SEEN)
    question, _said, title, _body, other, footer = shown(view)
    assert (question, title) == ("### When?", f"**{AGENTS.title}**")
    assert other.startswith(f"**{MEETING.title}**\nfrom Monday 7 June 2027")
    assert footer.endswith(f"Computed from calendars and the clock · index {VERSION}")
    assert version_on(view) == VERSION
    assert {"Add to calendar", "Remind me", "Details 2"} <= set(labels(view))
