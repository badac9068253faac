"""The publish report: what a candidate would change, before anyone else sees it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from index.build import BuildCancelledError
from index.diff import VersionDiff
from index.errors import VersionError
from index.evaluation.golden import GoldenQuestion
from index.evaluation.golden_quotes import Quotes
from index.evaluation.golden_trial import (
    ASKING,
    GoldenFigures,
    GoldenReply,
    ask_golden,
    golden_figures,
)
from index.library import Library
from index.progress import Progress, silent
from index.search import Searcher


class GoldenChange(StrEnum):
    """What a candidate does to a golden question."""

    FIXED = "fixed"
    BROKE = "broke"
    UNCHANGED_RIGHT = "still right"
    UNCHANGED_WRONG = "still wrong"


@dataclass(frozen=True, slots=True)
class GoldenOutcome:
    """A golden question with what came back before, if there was a before, and what comes now.

    ``unheld`` is a sentence where the candidate does not hold what the question quotes, so that
    nothing right can come back.
    """

    golden: GoldenQuestion
    before: GoldenReply | None
    after: GoldenReply
    change: GoldenChange
    unheld: str | None = None


@dataclass(frozen=True, slots=True)
class PublishReport:
    """A candidate against what was served ``at`` a time; ``before`` is None for the first version.

    There are no ``figures_before``, and no replies, where what was served was not asked: there was
    none, or another model made it. The figures leave out questions whose quote the version does not
    hold. ``calendars`` counts those that are fetched, which no build changes, if it is known.
    """

    candidate: str
    before: str | None
    at: AwareDatetime
    diff: VersionDiff
    golden: tuple[GoldenOutcome, ...]
    figures_before: GoldenFigures | None
    figures_after: GoldenFigures
    seconds: float
    calendars: int | None = None

    @property
    def broken(self) -> tuple[GoldenOutcome, ...]:
        """Return the golden questions that the candidate breaks: they need a second yes."""
        return self.having(GoldenChange.BROKE)

    @property
    def unheld(self) -> tuple[GoldenOutcome, ...]:
        """Return the golden questions that need mending: the candidate lacks what they quote."""
        return tuple(outcome for outcome in self.golden if outcome.unheld)

    def having(self, change: GoldenChange) -> tuple[GoldenOutcome, ...]:
        """Return the golden questions with one change."""
        return tuple(outcome for outcome in self.golden if outcome.change is change)

    def fits(self, library: Library) -> bool:
        """Return whether it is still about what waits and what is served."""
        return (self.candidate, self.before) == (library.candidate, library.current)

    def to_json(self) -> str:
        """Return the report as it is written."""
        return _FORM.dump_json(self, indent=1).decode() + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> PublishReport:
        """Read what `to_json` wrote.

        :raises VersionError: If it is damaged.
        """
        try:
            return _FORM.validate_json(text)
        except ValidationError as error:
            raise VersionError(
                f"The publish report is damaged ({error.errors()[0]['msg']}). "
                "Build the candidate again."
            ) from None


_FORM = TypeAdapter(PublishReport)


def make_report(
    before: Searcher | None,
    after: Searcher,
    golden: Sequence[GoldenQuestion],
    diff: VersionDiff,
    *,
    now: datetime,
    calendars: int | None = None,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> PublishReport:
    """Ask all golden questions of what is served and of the candidate, as of an aware time.

    ``before`` is None where what is served, if anything, cannot be asked.

    Takes tens of milliseconds a question and version: never call it on the event loop. Nothing is
    written. ``cancelled`` is asked at each question; then the candidate is left to the caller.

    :raises BuildCancelledError: If it was cancelled.
    """
    begin = time.monotonic()
    sides = [side for side in (before, after) if side is not None]
    replies = [
        ask_golden(side, golden, now=now, progress=_part(place, len(sides), progress, cancelled))
        for place, side in enumerate(sides)
    ]
    faults = [_faults(side, golden) for side in sides]
    figures = [_figures(golden, *both) for both in zip(replies, faults, strict=True)]
    earlier = replies[0] if before else [None] * len(golden)
    return PublishReport(
        candidate=after.version.manifest.version,
        before=diff.before,
        at=now,
        diff=diff,
        golden=tuple(map(_outcome, golden, earlier, replies[-1], faults[-1])),
        figures_before=figures[0] if before else None,
        figures_after=figures[-1],
        seconds=round(time.monotonic() - begin, 2),
        calendars=calendars,
    )


def read_report(library: Library, version: str) -> PublishReport | None:
    """Return the report that was kept on a version, None where none was.

    :raises VersionError: If it is damaged.
    """
    try:
        return PublishReport.from_json(library.report_path(version).read_bytes())
    except FileNotFoundError:
        return None


def keep_report(library: Library, report: PublishReport) -> None:
    """Keep a report beside its version, for as long as there is the version."""
    library.keep_report(report.candidate, report.to_json())


def _part(place: int, parts: int, progress: Progress, cancelled: Callable[[], bool]) -> Progress:
    """Return what counts the questions of one version among those of all."""

    def step(_stage: str, done: int, total: int) -> None:
        if cancelled():
            raise BuildCancelledError
        progress(ASKING, place * total + done, parts * total)

    return step


def _faults(searcher: Searcher, golden: Sequence[GoldenQuestion]) -> list[str | None]:
    quotes = Quotes(searcher.version.contents.passages)
    return [quotes.fault(question) for question in golden]


def _figures(
    golden: Sequence[GoldenQuestion],
    replies: Sequence[GoldenReply],
    faults: Sequence[str | None],
) -> GoldenFigures:
    held = [place for place, fault in enumerate(faults) if fault is None]
    return golden_figures([golden[at] for at in held], [replies[at] for at in held])


def _outcome(
    golden: GoldenQuestion, before: GoldenReply | None, after: GoldenReply, unheld: str | None
) -> GoldenOutcome:
    was = after.right if before is None else before.right
    return GoldenOutcome(golden, before, after, _CHANGES[was, after.right], unheld)


_CHANGES = {
    (False, True): GoldenChange.FIXED,
    (True, False): GoldenChange.BROKE,
    (True, True): GoldenChange.UNCHANGED_RIGHT,
    (False, False): GoldenChange.UNCHANGED_WRONG,
}
