"""The shipped calendar says what its sources say, and nothing else."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from knowledge.calendars import (
    Event,
    EventStatus,
    Kind,
    Origin,
    book_of,
    read_calendar,
    read_calendar_folder,
)
from tests.conftest import ROOT, SHARED, SHIPPED

READINGS = read_calendar_folder(SHIPPED, "UTC")
EVENTS = {event.uid.partition("@")[0]: event for each in READINGS for event in each.singles}

# Written down from the sources, not from the files: first day, day after the last, town.
DATES = {
    "siim-2016": (date(2016, 6, 29), date(2016, 7, 2), "Portland"),
    "academy-2017": (date(2017, 11, 18), date(2017, 11, 19), "Rotterdam"),
    "mou-2019": (date(2019, 10, 23), date(2019, 10, 24), "Vienna"),
    "siim-cmimi-2021-results": (date(2021, 9, 20), date(2021, 9, 21), None),
    "siim-hackathon-2022": (date(2022, 5, 31), date(2022, 6, 4), "online"),
    "siim-hackathon-2023": (date(2023, 6, 7), date(2023, 6, 17), "online"),
    "siim-hackathon-2024": (date(2024, 6, 20), date(2024, 6, 30), "online"),
    "ecr-2023": (date(2023, 3, 1), date(2023, 3, 6), "Vienna"),
    "ecr-2024": (date(2024, 2, 28), date(2024, 3, 4), "Vienna"),
    "eusomii-2023": (date(2023, 10, 13), date(2023, 10, 15), "Pisa"),
    "rsna-2024": (date(2024, 12, 1), date(2024, 12, 6), "Chicago"),
    "siim-caimi-2025": (date(2025, 10, 20), date(2025, 10, 22), "Irvine"),
    "rsna-2025": (date(2025, 11, 30), date(2025, 12, 5), "Chicago"),
    "siim-2026": (date(2026, 6, 10), date(2026, 6, 13), "Pittsburgh"),
    "siim-hackathon-2026": (date(2026, 6, 10), date(2026, 6, 13), "Pittsburgh"),
    "siim-caimi26-submissions": (date(2026, 7, 24), date(2026, 7, 25), None),
    "siim-caimi26": (date(2026, 10, 26), date(2026, 10, 28), "Philadelphia"),
    "rsna-2026": (date(2026, 11, 29), date(2026, 12, 4), "Chicago"),
    "rsna-2027": (date(2027, 11, 14), date(2027, 11, 19), "Chicago"),
}
MONTHS = {
    "siim-2019": (date(2019, 6, 1), date(2019, 7, 1), "Aurora"),
    "siim-2024": (date(2024, 6, 1), date(2024, 7, 1), "National Harbor"),
}
SOCIETIES = {"siim", "eusomii", "joint", "rsna", "esr"}


def test_every_file_is_read_whole() -> None:
    assert READINGS
    assert [str(report) for each in READINGS for report in each.reports] == []


def test_no_event_lacks_a_source_a_kind_or_a_society() -> None:
    assert all(event.society in SOCIETIES for event in EVENTS.values())
    assert all(event.description for event in EVENTS.values())
    for event in EVENTS.values():
        assert event.source, event.title
        # Where a file names no source, the reader gives the file's own name.
        assert event.source != event.calendar, event.title
    assert {uid for uid, event in EVENTS.items() if event.kind is Kind.OTHER} == {
        "mou-2019",
        "siim-cmimi-2021-results",
    }
    assert all(event.status is EventStatus.CONFIRMED for event in EVENTS.values())


@pytest.mark.parametrize("uid", [*DATES, *MONTHS])
def test_an_event_is_when_and_where_its_source_says(uid: str) -> None:
    start, end, town = (DATES | MONTHS)[uid]
    event = EVENTS[uid]
    assert (event.start, event.end) == (start, end)
    assert event.day_known is (uid in DATES)
    assert town is None or town in (event.place or "")


def test_the_general_assembly_began_at_six_in_central_europe() -> None:
    event = EVENTS["eusomii-assembly-2023"]
    assert event.start == datetime(2023, 2, 22, 17, 0, tzinfo=UTC)
    # The source says nothing of its end.
    assert event.end == event.start


def test_nothing_is_in_the_calendar_that_is_not_in_the_table() -> None:
    assert set(EVENTS) == {*DATES, *MONTHS, "eusomii-assembly-2023"}


def test_what_comes_is_rsna_alone_and_says_that_it_may_have_changed() -> None:
    coming = list(book_of(READINGS).coming(datetime(2026, 11, 24, 12, tzinfo=UTC)))
    assert [event.title for event in coming] == ["RSNA 2026", "RSNA 2027"]
    for event in coming:
        assert "Check" in event.description
        # As of the announcement, not of the day on which the file was written.
        assert event.as_of == datetime(2023, 10, 26, tzinfo=UTC)


def test_the_example_of_the_documentation_is_read_as_it_says() -> None:
    page = (ROOT / "docs" / "calendar-format.md").read_text(encoding="utf-8")
    example = page.split("```")[1]
    reading = read_calendar(example.encode(), Origin("example"))
    (event,) = reading.singles
    assert reading.reports == ()
    assert event.starts_at == datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
    assert event.ends_at == datetime(2026, 12, 3, 18, 0, tzinfo=UTC)
    assert (event.kind, event.society, event.place) == (Kind.WEBINAR, "eusomii", "online")
    assert event.source == "https://example.org/news/autumn"


def facts() -> Path:
    path = SHARED / "facts.md"
    if not path.is_file():
        pytest.skip(f"the facts are not in this checkout's neighbourhood ({path.name})")
    return path


def test_every_address_of_a_source_is_of_a_site_that_the_facts_name() -> None:
    text = facts().read_text(encoding="utf-8")
    for event in EVENTS.values():
        assert site(event) in text, event.title


def site(event: Event) -> str:
    """Return the host of a source's address, or the source's own name."""
    source = event.source or ""
    if "://" in source:
        return source.split("/")[2].removeprefix("www.").removeprefix("imaginginformatics.")
    return source.split(",")[0]
