"""What the calendars answer: made-up events, the real model, a simulated clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index import Embedder, Searcher, Verdict
from index.events import EventSearcher, Scope
from knowledge.calendars.book import EventBook
from knowledge.calendars.model import Event, EventStatus, Kind, Phase
from tests.index.made_up_events import BERLIN, BOOK, EVENTS, NOW, at, timed


@pytest.fixture(scope="session")
def events(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> EventSearcher:
    """Return what answers from the made-up calendar."""
    return EventSearcher(lambda: BOOK, embedder, BERLIN, tmp_path_factory.mktemp("events"))


def titles(found: Iterable[Event]) -> list[str]:
    """Return the titles of events."""
    return [event.title for event in found]


ETHICS = "Made-up webinar: ethics of AI in radiology"
CANCELLED = "Made-up webinar: DICOMweb for beginners"
REPORTING = "Made-up webinar: structured reporting"
SECURITY = "Made-up webinar: cybersecurity of PACS"


def test_the_next_webinar_takes_place_and_a_cancelled_one_follows_it(events: EventSearcher) -> None:
    found = events.answer("When is the next webinar?", NOW)
    assert found
    assert found.answers
    assert titles(found.events) == [ETHICS, CANCELLED]
    assert found.last is None


@pytest.mark.parametrize(
    ("seconds", "first", "phase"),
    [
        (-1, ETHICS, Phase.COMING),
        (0, ETHICS, Phase.RUNNING),
        (1800, ETHICS, Phase.RUNNING),
        (3599, ETHICS, Phase.RUNNING),
        (3600, SECURITY, Phase.COMING),
    ],
)
def test_next_around_the_start_and_the_end(
    events: EventSearcher, seconds: int, first: str, phase: Phase
) -> None:
    now = at("2026-12-01T18:00") + timedelta(seconds=seconds)
    found = events.answer("next webinar?", now)
    assert found
    assert found.events[0].title == first
    assert found.events[0].phase(now) is phase
    # The one after a running one is told, too.
    assert (SECURITY in titles(found.events)) is (seconds >= 0)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was the last SIIM meeting?", "SIIM-CAIMI26"),
        ("when is RSNA 2026", "RSNA 2026"),
        ("when was RSNA 2025", "RSNA 2025"),
        ("when is RSNA?", "RSNA 2026"),
        ("when and where is SIIM27", "SIIM 2027"),
        ("when is the EuSoMII annual meeting?", "EuSoMII Annual Meeting 2026"),
        ("is there a hackathon coming up", "Made-up hackathon"),
        ("anything on AI ethics coming up?", ETHICS),
        ("is there a webinar about the responsible use of artificial intelligence soon?", ETHICS),
        ("Gibt es demnächst ein Webinar zu KI-Ethik?", ETHICS),
        ("nächster Kurs über federated learning", "Made-up course: federated learning"),
        ("upcoming events in Chicago", "RSNA 2026"),
        ("events in Nashville next year", "SIIM 2027"),
        ("next online webinar", ETHICS),
        ("when was the webinar on structured reporting?", REPORTING),
        ("abstract deadline for SIIM 2027?", "Made-up abstracts for SIIM 2027 due"),
        ("when is the DICOMweb webinar?", CANCELLED),
        ("when is CAIMI", "SIIM-CAIMI26"),
        ("is the DICOMweb webinar cancelled?", CANCELLED),
        ("Wurde das Webinar zu DICOMweb abgesagt?", CANCELLED),
        ("Fällt das Webinar zu DICOMweb aus?", CANCELLED),
        ("Gaat het webinar over DICOMweb nog door?", CANCELLED),
        ("Son EuSoMII webinarı ne zamandı?", REPORTING),
        ("wen is teh nxt hackaton", "Made-up hackathon"),
        ("Gibt es bald etwas zu föderiertem Lernen?", "Made-up course: federated learning"),
        ("Siber güvenlik webinarı ne zaman?", SECURITY),
        ("courses in Rotterdam?", "Made-up course: federated learning"),
        ("Rotterdam'da kurs var mı?", "Made-up course: federated learning"),
        ("webinars", CANCELLED),
        ("events", CANCELLED),
    ],
)
def test_the_first_event(events: EventSearcher, question: str, expected: str) -> None:
    found = events.answer(question, NOW)
    assert found
    assert found.answers
    assert found.events[0].title == expected


def test_a_period_holds_all_that_touches_it(events: EventSearcher) -> None:
    found = events.answer("What's on this week?", NOW)
    assert found
    assert found.question.scope is Scope.PERIOD
    assert titles(found.events) == [CANCELLED, "RSNA 2026"]


def test_nothing_to_come_names_the_last_one(events: EventSearcher) -> None:
    late = datetime(2030, 1, 1, tzinfo=UTC)
    found = events.answer("when is the next webinar?", late)
    assert found
    assert not found.answers
    assert not found.events
    assert found.last is not None
    assert found.last.title == SECURITY


def test_only_a_cancelled_one_to_come_is_no_answer_but_is_shown(embedder: Embedder) -> None:
    past = timed("Made-up webinar that was", "2026-11-01T10:00")
    off = timed("Made-up webinar that is off", "2026-12-01T10:00", status=EventStatus.POSTPONED)
    book = EventBook([past, off])
    found = EventSearcher(lambda: book, embedder, BERLIN).answer("next webinar?", NOW)
    assert found
    assert not found.answers
    assert found.events == (off,)
    assert found.last == past


def test_a_named_event_is_the_latest_one_unless_the_next_is_asked_for(
    events: EventSearcher,
) -> None:
    plain = events.answer("when is the EuSoMII annual meeting?", NOW)
    coming = events.answer("when is the next EuSoMII annual meeting?", NOW)
    assert plain is not None
    assert coming is not None
    assert titles(plain.events) == ["EuSoMII Annual Meeting 2026"]
    assert plain.answers
    assert not coming.events
    assert not coming.answers
    assert coming.last == plain.events[0]


def test_a_society_with_a_year_is_its_meeting_and_nothing_else(events: EventSearcher) -> None:
    found = events.answer("when was SIIM 2026?", NOW)
    assert found is not None
    assert titles(found.events) == ["SIIM 2026 annual meeting (SIIM26)"]
    # The deadline and the hackathon of a year without a meeting are not what was asked for.
    assert events.answer("when was SIIM 2025?", NOW) is None


def test_a_deadline_is_never_answered_with_the_meeting_it_is_for(events: EventSearcher) -> None:
    due = events.answer("By when do I hand in my abstract for the SIIM annual meeting?", NOW)
    assert due is not None
    assert titles(due.events) == ["Made-up abstracts for SIIM 2027 due"]
    # There is no deadline of EuSoMII, and its meeting is none.
    assert events.answer("When are abstracts for the EuSoMII annual meeting due?", NOW) is None


def test_a_meeting_is_never_answered_with_its_deadline(embedder: Embedder) -> None:
    begin = "2027-03-01T09:00"
    meeting = timed("SIIM-CAIMI27", begin, Kind.MEETING, "siim")
    due = timed("Made-up deadline for SIIM-CAIMI27", "2027-01-01T09:00", Kind.DEADLINE, "siim")
    book = EventBook([meeting, due])
    searcher = EventSearcher(lambda: book, embedder, BERLIN)
    for question in ("When and where is CAIMI27?", "Where does CAIMI take place next year?"):
        found = searcher.answer(question, NOW)
        assert found is not None
        assert found.events == (meeting,)


def test_a_deadline_is_none_of_the_meetings_it_is_for(embedder: Embedder) -> None:
    due = timed("Made-up deadline for the meeting", "2027-01-01T09:00", Kind.DEADLINE, "siim")
    book = EventBook([due])
    found = EventSearcher(lambda: book, embedder, BERLIN).answer("next SIIM meeting?", NOW)
    assert found is not None
    assert not found.events


def test_a_topic_that_nothing_is_about(events: EventSearcher) -> None:
    found = events.answer("next webinar on wine tasting?", NOW)
    assert found
    assert not found.answers
    assert not found.events


def test_an_empty_book_says_so(embedder: Embedder) -> None:
    found = EventSearcher(EventBook, embedder, BERLIN).answer("when is the next webinar?", NOW)
    assert found
    assert not found.answers
    assert found.last is None


def test_what_the_documents_may_know_is_left_to_them(events: EventSearcher) -> None:
    assert events.answer("Where was the SIIM annual meeting of 2019?", NOW) is None
    assert events.answer("When was EuSoMII founded?", NOW) is None


def test_search_gives_what_is_to_come_first(events: EventSearcher) -> None:
    assert titles(events.search("rsna", NOW)) == ["RSNA 2026", "RSNA 2027", "RSNA 2025"]
    assert titles(events.search("protection against hackers", NOW))[0] == SECURITY
    assert len(events.search("rsna", NOW, limit=2)) == 2
    assert events.search("wine tasting", NOW) == ()


def test_titles_while_typing(events: EventSearcher) -> None:
    assert titles(events.by_title("rsn", 25, NOW)) == ["RSNA 2026", "RSNA 2027", "RSNA 2025"]
    assert titles(events.by_title("cybersecurty", 1, NOW)) == [SECURITY]
    assert len(events.by_title("", 5, NOW)) == 5


def test_a_changed_book_is_seen(embedder: Embedder) -> None:
    books = [BOOK]
    searcher = EventSearcher(lambda: books[-1], embedder, BERLIN)
    searcher.answer("next webinar", NOW)
    sooner = timed("Made-up webinar: sooner", "2026-11-24T13:00")
    books.append(EventBook([*EVENTS, sooner]))
    found = searcher.answer("next webinar", NOW)
    assert found
    assert found.events[0] == sooner


def test_encodings_are_kept_and_a_damaged_file_is_made_again(
    embedder: Embedder, tmp_path: Path
) -> None:
    question = "is there a webinar about the responsible use of algorithms soon?"
    first = EventSearcher(lambda: BOOK, embedder, BERLIN, tmp_path).answer(question, NOW)
    [kept] = tmp_path.iterdir()
    whole = kept.read_bytes()
    again = EventSearcher(lambda: BOOK, embedder, BERLIN, tmp_path).answer(question, NOW)
    assert kept.read_bytes() == whole
    kept.write_bytes(whole[:-500])
    mended = EventSearcher(lambda: BOOK, embedder, BERLIN, tmp_path).answer(question, NOW)
    assert first == again == mended
    assert first
    assert titles(first.events)[0] == ETHICS


def test_series_that_lengthen_are_found_by_their_next_occurrence(embedder: Embedder) -> None:
    class Weekly:
        """A made-up weekly meeting."""

        def between(self, begin: datetime, end: datetime) -> Iterable[Event]:
            first = timed("Made-up journal club", "2026-01-06T17:00", Kind.MEETING, "siim")
            for week in range(400):
                start = first.starts_at + timedelta(weeks=week)
                if begin - timedelta(hours=1) < start < end:
                    yield replace(
                        first, uid=f"club-{week}", start=start, end=start + timedelta(hours=1)
                    )

    book = EventBook([], [Weekly()])
    found = EventSearcher(lambda: book, embedder, BERLIN).answer("next siim meeting?", NOW)
    assert found
    assert found.events[0].starts_at == at("2026-11-24T17:00")


def test_a_searcher_answers_from_the_calendar_and_never_with_a_passage(
    searcher: Searcher, embedder: Embedder
) -> None:
    dated = Searcher(
        searcher.version, embedder, events=EventSearcher(lambda: BOOK, embedder, BERLIN)
    )
    answer = dated.answer("when is the next webinar?", now=NOW)
    assert answer.verdict is Verdict.ANSWERED
    assert answer.confidence == 1
    assert answer.hits == ()
    assert answer.calendar
    assert answer.events == answer.calendar.events
    late = dated.answer("when is the next webinar?", now=datetime(2030, 1, 1, tzinfo=UTC))
    assert late.verdict is Verdict.NONE
    assert late.hits == ()
    assert late.confidence == 0
    assert late.calendar
    assert late.calendar.last
    assert dated.answer("What is DICOM?", now=NOW).hits
    assert dated.answer("hello", now=NOW).calendar is None
    assert titles(dated.search_events("rsna", NOW))[0] == "RSNA 2026"
    assert searcher.search_events("rsna", NOW) == ()
