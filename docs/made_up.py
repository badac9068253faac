"""What the pictures of the documentation show that is not so: made up, and saying that it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import knowledge
from bot.state.moderation_tables import PassedQuestion, PassedState, Question
from tests.bot.calendars import calendar

EVENTS = "events/made-up.ics"
"""The calendar that a copy gets of `write_events`."""

_COPIED = ("documents", "events", "golden.yaml", "aliases.yaml")
_DOCUMENT = "# The reading room (made up)\n\nThe made-up reading room opens on made-up Mondays.\n"
_IN_VAIN = {
    "Is there a creche at the annual meeting?": 5,
    "Gibt es beim Kongress eine Kinderbetreuung?": 2,
    "Where can I park my car at the congress?": 4,
    "How do I reset my password?": 3,
    "I forgot my password, how do I log in?": 2,
    "Which graphics card should I buy for training models?": 2,
    "Is there a mentoring programme for residents?": 2,
}
_ANSWERED = {"What will the partnership focus on?": 30}
# Steps that spread the questions over the weeks and over people, the same way each time.
_DAYS, _STEP, _PEOPLE = 75, 11, 7
# Of the questions asked in vain, each so many-th was passed on.
_PASSED = 3


def copy_knowledge(to: Path) -> None:
    """Copy the documents and calendars that ship with Entente, so that they can be changed."""
    to.mkdir()
    for name in _COPIED:
        source = Path(knowledge.__file__).parent / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, to / name)


def change(known: Path) -> None:
    """Add a made-up document to a copy, and leave out the last two sections of another."""
    (known / "documents" / "made-up.md").write_text(_DOCUMENT, encoding="utf-8")
    partnership = known / "documents" / "partnership.md"
    kept, *_ = partnership.read_text(encoding="utf-8").rsplit("\n## ", 2)
    partnership.write_text(kept, encoding="utf-8")


def questions(guild: int, now: datetime) -> Iterable[Question]:
    """Yield questions of the last weeks as they are kept: those asked in vain, and answered ones.

    :param guild: The id of the server in which they were asked.
    :param now: The time of the latest.
    """
    asked = {**_IN_VAIN, **_ANSWERED}
    texts = [text for text, times in asked.items() for _ in range(times)]
    for number, text in enumerate(texts):
        yield Question(
            id=f"{number:016x}",
            asked_at=now - timedelta(days=number * _STEP % _DAYS),
            guild_id=guild,
            person=f"{number % _PEOPLE:032x}",
            text=text,
            language=None,
            verdict="answered" if text in _ANSWERED else "none",
            confidence=0.9 if text in _ANSWERED else 0.1,
            version="made-up",
            answered_by=None,
        )


def passed(asked: Iterable[Question]) -> Iterable[PassedQuestion]:
    """Yield what their askers passed to the moderators, who dropped it, of questions kept."""
    in_vain = [question for question in asked if question.verdict == "none"]
    for question in in_vain[::_PASSED]:
        yield PassedQuestion(
            id=question.id,
            guild_id=question.guild_id,
            person=question.person,
            question=question.text,
            verdict=question.verdict,
            # So that nothing of it is sent.
            state=PassedState.DROPPED,
            attempts=0,
            created_at=question.asked_at,
        )


def write_events(known: Path, **starts: datetime) -> None:
    """Write a calendar into a copy: an event of an hour for each kind, at a full hour."""
    events = {kind: _lines(kind, start) for kind, start in starts.items()}
    (known / EVENTS).write_bytes(calendar("Made up", events).encode())


def _lines(kind: str, start: datetime) -> tuple[str, ...]:
    begin, end = (f"{start + timedelta(hours=add):%Y%m%dT%H0000Z}" for add in (0, 1))
    return (
        f"SUMMARY:Made-up {kind}",
        f"DTSTART:{begin}",
        f"DTEND:{end}",
        f"CATEGORIES:{kind.capitalize()}",
    )
