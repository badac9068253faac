"""A candidate and the report on it, made beside what is served. Nothing here knows of Discord."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.candidate import candidate_report
from bot.clock import Clock
from bot.events.service import EventService
from bot.settings import Settings
from index import (
    BuildReport,
    Library,
    Progress,
    Searcher,
    VersionError,
    build,
)
from index.evaluation.golden_file import golden_of
from index.report import PublishReport, read_report
from knowledge import check_folder


class StaleReportError(VersionError):
    """A report is not about what waits, what is served, or the golden questions there are."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made: how it was built, if it was; and the report, unless there is no candidate."""

    build: BuildReport | None
    report: PublishReport | None


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything a candidate and its report are made with."""

    settings: Settings
    searcher: Searcher
    events: EventService
    clock: Clock

    @property
    def library(self) -> Library:
        """Return the index versions."""
        return Library(self.settings.index_dir)

    def reindex(self, by: str, progress: Progress, cancelled: Callable[[], bool]) -> Prepared:
        """Make a candidate of the knowledge folder, and the report on it.

        :raises EntenteIndexError: If it cannot be built, somebody else is building, or it was
            cancelled; then nothing of it is left.
        :raises KnowledgeError: If the folder cannot be read.
        """
        check_folder(self.settings.knowledge_dir)
        made: list[PublishReport] = []

        def reported(_served: object) -> bool:
            # Made before the lock is let go of: nobody else builds while the questions are asked.
            made.append(self.report(progress, cancelled))
            return False

        done = build(
            self.settings.knowledge_dir,
            self.library,
            self.searcher.embedder,
            progress=progress,
            token_limit=self.settings.token_vectors_mb * 1_000_000,
            by=by,
            cancelled=cancelled,
            agreed=reported,
        )
        return Prepared(done, made[0] if made else None)

    def report(self, progress: Progress, cancelled: Callable[[], bool]) -> PublishReport:
        """Return the report on the candidate, made anew where it does not fit any more.

        :raises EntenteIndexError: If there is no candidate, it cannot be opened, the golden
            questions cannot be read, or it was cancelled.
        """
        return candidate_report(
            self.library,
            self.settings,
            self.searcher.embedder,
            events=self.events,
            reranker=self.searcher.reranker,
            clock=self.clock,
            progress=progress,
            cancelled=cancelled,
        )

    def report_alone(self, progress: Progress, cancelled: Callable[[], bool]) -> Prepared:
        """Return what `report` does, as `reindex` would."""
        return Prepared(None, self.report(progress, cancelled))


def kept_report(settings: Settings, version: str) -> PublishReport:
    """Return the report that was kept on a version.

    :raises StaleReportError: If there is none any more.
    :raises VersionError: If it is damaged.
    """
    report = read_report(Library(settings.index_dir), version)
    if report is None:
        raise StaleReportError(
            "This report is not kept any more. `/knowledge report` shows the one on what waits now."
        )
    return report


def fitting_report(settings: Settings, version: str) -> PublishReport:
    """Return the report on the candidate, which still says what publishing it would change.

    :raises StaleReportError: If another version waits, or another is served, or the golden
        questions changed since.
    :raises EvaluationDataError: If the golden questions cannot be read.
    """
    library = Library(settings.index_dir)
    if library.candidate != version:
        raise StaleReportError(
            f"The version {version} does not wait to be published any more: it was published or "
            "discarded, or a newer one took its place. `/knowledge report` shows what waits now."
        )
    report = kept_report(settings, version)
    if not report.fits(library):
        raise StaleReportError(
            "Since this report was made, another version went live. `/knowledge report` compares "
            "anew."
        )
    if tuple(each.golden for each in report.golden) != golden_of(settings.knowledge_dir):
        raise StaleReportError(
            "Since this report was made, the golden questions changed. `/knowledge report` asks "
            "them anew."
        )
    return report
