"""What people asked and got no answer to, grouped by meaning, week by week."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.feedback.encoding import encoded
from bot.feedback.kept import Kept, kept_in
from index import Verdict
from index.grouping import group

if TYPE_CHECKING:
    from bot.app import Entente

WEEKS = 12
"""How many weeks are looked at, this one too."""

_MOST = 600
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """A week, which begins on a Monday: how much was asked, answered and passed on in it."""

    monday: date
    asked: int = 0
    answered: int = 0
    passed: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A question without an answer: its most typical wording, and how often it was asked.

    ``weeks`` are how often in each week; ``others`` are its other wordings.
    """

    question: str
    times: int
    people: int
    passed: int
    last: datetime
    weeks: tuple[int, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a guild, most frequent first, and its weeks, oldest first.

    ``keeping`` says whether questions are kept; if not, only what was passed on is known.
    ``left_out`` is how many wordings were too many to compare.
    """

    gaps: tuple[Gap, ...]
    weeks: tuple[Week, ...]
    keeping: bool
    left_out: int = 0


@dataclass(slots=True)
class _Wording:
    """All that was asked in the same words."""

    text: str
    at: list[datetime] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    passed: int = 0


async def gaps_of(bot: Entente, guild: int) -> Gaps:
    """Return what was asked in a guild in the last weeks and not answered.

    :raises BusyError: If people ask so much that there is no turn for this.
    """
    zone, searcher = bot.settings.zone, bot.ask.searcher
    mondays = _mondays(bot.now(), zone)
    since = datetime.combine(mondays[0], time(), zone)
    kept = await kept_in(bot.state, guild, since)
    wordings = _unanswered(kept)
    compared = wordings[:_MOST]
    texts = [each.text for each in compared]
    encodings = await encoded(bot, searcher, texts)
    mean = searcher.version.contents.calibration.question_mean
    groups = await asyncio.to_thread(group, texts, encodings, mean)
    found = [_gap([compared[at] for at in members], mondays, zone) for members in groups]
    return Gaps(
        gaps=tuple(sorted(found, key=lambda gap: (-gap.times, -gap.people, -gap.last.timestamp()))),
        weeks=_weeks(kept, mondays, zone),
        keeping=bot.settings.keep_questions,
        left_out=len(wordings) - len(compared),
    )


def _unanswered(kept: Kept) -> list[_Wording]:
    """Return what was asked and not answered, or not well, by its words, the latest first."""
    found: dict[str, _Wording] = {}

    def wording(text: str) -> _Wording:
        return found.setdefault(" ".join(text.casefold().split()), _Wording(text))

    voted_down = {(vote.person, vote.question) for vote in kept.down}
    asked: set[tuple[str, str]] = set()
    for question in kept.questions:
        own = (question.person, question.text)
        if question.verdict == Verdict.ANSWERED.value and own not in voted_down:
            continue
        asked.add(own)
        each = wording(question.text)
        each.at.append(question.asked_at)
        each.people.add(question.person)
    for passed in kept.passed:
        each = wording(passed.question)
        each.passed += 1
        # What is kept as a question as well was asked once.
        if (passed.person, passed.question) not in asked:
            each.at.append(passed.created_at)
            each.people.add(passed.person)
    return sorted(found.values(), key=lambda each: max(each.at), reverse=True)


def _gap(wordings: Sequence[_Wording], mondays: Sequence[date], zone: ZoneInfo) -> Gap:
    at = [moment for each in wordings for moment in each.at]
    counts = Counter(_monday(moment, zone) for moment in at)
    return Gap(
        question=wordings[0].text,
        times=len(at),
        people=len(set().union(*(each.people for each in wordings))),
        passed=sum(each.passed for each in wordings),
        last=max(at),
        weeks=tuple(counts[monday] for monday in mondays),
        others=tuple(each.text for each in wordings[1:]),
    )


def _weeks(kept: Kept, mondays: Sequence[date], zone: ZoneInfo) -> tuple[Week, ...]:
    asked = _counted((each.asked_at for each in kept.questions), zone)
    right = (each for each in kept.questions if each.verdict == Verdict.ANSWERED.value)
    answered = _counted((each.asked_at for each in right), zone)
    passed = _counted((each.created_at for each in kept.passed), zone)
    return tuple(Week(each, asked[each], answered[each], passed[each]) for each in mondays)


def _counted(moments: Iterable[datetime], zone: ZoneInfo) -> Counter[date]:
    return Counter(_monday(moment, zone) for moment in moments)


def _mondays(now: datetime, zone: ZoneInfo) -> list[date]:
    this = _monday(now, zone)
    return [this - _WEEK * back for back in reversed(range(WEEKS))]


def _monday(moment: datetime, zone: ZoneInfo) -> date:
    day = moment.astimezone(zone).date()
    return day - timedelta(days=day.weekday())
