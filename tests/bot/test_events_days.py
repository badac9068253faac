"""Days as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events.days import days_of
from tests.bot.hostile import texts

NOW = datetime(2026, 11, 24, 11, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-12-03", "2026-12-03", "2026-12-03"),
        ("3 December", "2026-12-03", "2026-12-03"),
        ("on the 3rd of December", "2026-12-03", "2026-12-03"),
        ("3. Dezember", "2026-12-03", "2026-12-03"),
        ("3 grudnia 2026", "2026-12-03", "2026-12-03"),
        ("el 3 de diciembre", "2026-12-03", "2026-12-03"),
        ("3/12/2026", "2026-12-03", "2026-12-03"),
        ("1 November", "2027-11-01", "2027-11-01"),
        ("29 February 2028", "2028-02-29", "2028-02-29"),
        ("today", "2026-11-24", "2026-11-24"),
        ("tomorrow", "2026-11-25", "2026-11-25"),
        ("morgen", "2026-11-25", "2026-11-25"),
        ("demain", "2026-11-25", "2026-11-25"),
        ("mañana", "2026-11-25", "2026-11-25"),
        ("domani", "2026-11-25", "2026-11-25"),
        ("jutro", "2026-11-25", "2026-11-25"),
        ("yarın", "2026-11-25", "2026-11-25"),
        ("Friday", "2026-11-27", "2026-11-27"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("nächste Woche", "2026-11-30", "2026-12-06"),
        ("la semaine prochaine", "2026-11-30", "2026-12-06"),
        ("this weekend", "2026-11-28", "2026-11-29"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("November", "2026-11-01", "2026-11-30"),
        ("in June", "2027-06-01", "2027-06-30"),
        ("juin 2019", "2019-06-01", "2019-06-30"),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_a_day_a_week_a_month_and_a_year_are_read(typed: str, first: str, last: str) -> None:
    days = days_of(typed, NOW)
    assert days == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "typed",
    ["banana", "31 February", "29 February 2027", "2026-13-45", "12", "½", "", "?!", "9999-12-31"],
)
def test_what_is_no_day_is_not_taken_for_one(typed: str) -> None:
    assert days_of(typed, NOW) is None


def test_an_american_means_another_day_by_the_same_figures() -> None:
    march = date(2026, 3, 12)
    assert days_of("3/12/2026", NOW, month_first=True) == (march, march)


@given(texts(100), st.booleans())
def test_any_text_is_days_in_order_or_none(typed: str, month_first: bool) -> None:
    days = days_of(typed, NOW, month_first=month_first)
    assert days is None or days[0] <= days[1]
