"""What moderators see: within Discord's limits, and harmless, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from discord import ui
from hypothesis import given, settings

from bot.markdown import ELLIPSIS, escape_line, size, unescape
from bot.moderation.history import Past, history_card
from bot.moderation.progress import outcome_lines, stage_line
from bot.moderation.report_card import confirm_card, replies_card, report_card
from bot.moderation.report_controls import Part, PartButton
from bot.moderation.report_words import passage_text
from bot.moderation.work import Stage
from index import (
    Action,
    Change,
    DocumentChange,
    FieldChange,
    FileOutcome,
    FileWord,
    PassageChange,
    Publication,
    Verdict,
    VersionDiff,
)
from index.calendar_diff import EventChange, EventDiff, EventWord
from index.diff import CalendarChange
from index.evaluation.figures import rate
from index.evaluation.golden import answerable
from index.evaluation.golden_trial import GoldenFigures, GoldenReply
from index.pairing import Kind
from index.report import GoldenChange, GoldenOutcome, PublishReport
from knowledge import Outcome, Status
from tests.bot.hostile import HOSTILE, texts
from tests.contract.limits import LIMITS
from tests.contract.messages import NEW, Message

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
VERSION = "20261124-120000-abcdef-12"
START = "2026-12-01T18:00:00+01:00"


def report_of(text: str, many: int = 40) -> PublishReport:
    """Return a report in which everything that can be is of one text, and there is much of all."""
    said = " ".join(text.split()) or "x"
    reply = GoldenReply(
        Verdict.ANSWERED, 0.5, said, said, (said, said), text, _spans(text), False, True
    )
    changes = list(GoldenChange)
    figures = GoldenFigures(rate([True, False]), rate([True]), rate([]))
    fields = tuple(FieldChange(name, said, said) for name in ("title", "url", "as_of"))
    return PublishReport(
        candidate=VERSION,
        before=VERSION,
        at=AT,
        diff=VersionDiff(
            before=VERSION,
            after=VERSION,
            documents=tuple(
                DocumentChange(said, said, Change.CHANGED, 1, 2, fields) for _ in range(many)
            ),
            files=tuple(FileOutcome(said, FileWord.FAILED, said) for _ in range(many)),
            passages=tuple(
                PassageChange(
                    said,
                    (said, said),
                    kind,
                    None if kind is Kind.ADDED else text,
                    None if kind is Kind.REMOVED else f"{text[: at * 7]}x{text[at * 9 :]}",
                    (said,),
                )
                for at in range(many // 4)
                for kind in Kind
            ),
            notes=(said,) * many,
            calendars=(CalendarChange(said, Change.CHANGED),) * many,
            events=EventDiff(
                dict.fromkeys(EventWord, 20_000),
                (EventChange(said, said, EventWord.MOVED, START, START, 5_000),) * many,
                20_000,
            ),
        ),
        golden=tuple(
            GoldenOutcome(
                answerable(said, said, said), reply, reply, changes[at % len(changes)], said
            )
            for at in range(many)
        ),
        figures_before=figures,
        figures_after=figures,
        seconds=1.0,
        calendars=many,
    )


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(text)),) if text.strip() else ()


def pages(report: PublishReport, why: str) -> Iterator[ui.LayoutView]:
    """Yield every page of every part, as a person turns to it."""
    for part in Part:
        page = 0
        while True:
            view = report_card(report, part, page, waiting=True, why=why)
            yield view
            buttons = (item for item in view.walk_children() if isinstance(item, PartButton))
            turns = [button.page for button in buttons if _leads_on(button, page)]
            if not turns:
                break
            page = turns[0]


def _leads_on(button: PartButton, page: int) -> bool:
    return ":turn" in button.custom_id and button.page > page


def problems(view: ui.LayoutView) -> list[str]:
    """Return what Discord would refuse."""
    components: list[Any] = view.to_components()  # type: ignore[no-untyped-call]
    body = {"components": components, "flags": 1 << 15}
    message = Message("$", NEW, body)
    found = [problem for limit in LIMITS for problem in limit(message)]
    shown = [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]
    # Discord's clients count in UTF-16 units.
    if sum(map(size, shown)) > 4000:
        found.append(f"{sum(map(size, shown))} units")
    ids = [str(getattr(item, "custom_id", "") or "") for item in view.walk_children()]
    return found + [name for name in ids if len(name) > 100]


@settings(max_examples=60)
@given(text=texts())
def test_every_page_of_a_report_is_within_the_limits(text: str) -> None:
    report = report_of(text)
    for view in pages(report, text[:200]):
        assert problems(view) == []
    for outcome in report.golden[:4]:
        assert problems(replies_card(report, outcome)) == []
    assert problems(confirm_card(report, text[:200])) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_changed_passage_shows_and_does_nothing_else(text: str) -> None:
    change = PassageChange("a.md", (), Kind.CHANGED, f"{text} old end", f"{text} new end")
    said = passage_text(change, 1000)
    shown = "~~old~~ **new** end"
    assert shown in said
    kept = [part.strip() for part in said.partition("~~old~~")[0].split(ELLIPSIS)]
    # Every sign is escaped, and nothing is there but what the text says.
    plain = " ".join(text.split())
    assert all(escape_line(unescape(part)) == part for part in kept)
    assert all(" ".join(unescape(part).split()) in plain for part in kept)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("closes at five.", "closes at six.", "closes at ~~five~~ **six**."),
        ("one two three", "one three", "one ~~two~~ three"),
        ("one three", "one two three", "one **two** three"),
        ("old", "new", "~~old~~ **new**"),
        ("a  b", "a b", "Only spaces or line ends changed."),
        ("Fee: 5€", "Fee: 7€", "Fee: ~~5~~ **7**€"),
    ],
)
def test_changed_words_are_marked(before: str, after: str, said: str) -> None:
    assert passage_text(PassageChange("a.md", (), Kind.CHANGED, before, after), 500) == said


def test_of_a_long_passage_only_what_is_near_a_change_is_shown() -> None:
    long = "made up words that stay " * 40
    change = PassageChange("a.md", (), Kind.CHANGED, f"{long}old {long}", f"{long}new {long}")
    said = passage_text(change, 1000)
    assert "~~old~~ **new**" in said
    assert said.startswith(ELLIPSIS)
    assert said.endswith(ELLIPSIS)
    assert size(said) < 300


def test_golden_questions_that_break_come_first() -> None:
    report = report_of("made up", many=12)
    [view, *_] = pages(replace(report, diff=replace(report.diff, passages=())), "")
    first = report_card(report, Part.GOLDEN, 0, waiting=False)
    shown = [i.content for i in first.walk_children() if isinstance(i, ui.TextDisplay)]
    assert [text[:1] for text in shown[1:4]] == ["❌"] * 3
    assert "Publish" in [getattr(item, "label", None) for item in _buttons(view)]
    assert "Publish" not in [getattr(item, "label", None) for item in _buttons(first)]


def _buttons(view: ui.LayoutView) -> Iterator[Any]:
    for item in view.walk_children():
        yield getattr(item, "item", item)


@settings(max_examples=60)
@given(text=texts())
def test_the_history_is_within_the_limits(text: str) -> None:
    entries = [Publication(VERSION, AT, text, text, Action.PUBLISH) for _ in range(20)]
    for page in range(3):
        assert problems(history_card(Past(entries, {}, VERSION), page, "said")) == []


@settings(max_examples=60)
@given(text=texts())
def test_what_became_of_files_fits_into_a_card(text: str) -> None:
    outcomes = [Outcome(text, Status.FAILED, text) for _ in range(40)]
    said = outcome_lines(outcomes)
    assert size(said) < 3000
    assert said.endswith("35 more")


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (None, "Beginning…"),
        (Stage("reading", 0, 1, 3.0), "**Reading documents**…"),
        (Stage("embedding", 0, 1200, 0.2), "**Embedding**: 0 of 1,200"),
        (
            Stage("embedding", 300, 1200, 10.0),
            "**Embedding**: 300 of 1,200 · 30 a second · about 30 s left",
        ),
        (
            Stage("asking", 4, 1200, 8.0),
            "**Asking the golden questions**: 4 of 1,200 · 30 a minute · about 40 min left",
        ),
        (Stage("embedding", 1200, 1200, 10.0), "**Embedding**: 1,200 of 1,200"),
        (Stage("new stage", 5, 10, 0.0), "**New stage**: 5 of 10"),
    ],
)
def test_progress_says_stage_rate_and_time_left(stage: Stage | None, said: str) -> None:
    assert stage_line(stage) == said
