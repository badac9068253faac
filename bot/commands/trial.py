"""The candidate tried at the command line: with the golden questions, before it is published."""

from __future__ import annotations

from collections.abc import Sequence

from bot.candidate import candidate_report
from bot.engine import VECTORS, event_searcher, load_reranker, open_events
from bot.settings import Settings
from index import Embedder, Library, Manifest, Progress, VersionError
from index.encoders import ENCODERS
from index.evaluation.golden_file import golden_of
from index.report import PublishReport


class Gate:
    """Lets a version take the place of another only where it breaks no golden question.

    ``broken`` are those that it breaks, None as long as none was asked.
    """

    def __init__(self, settings: Settings, embedder: Embedder) -> None:
        """Take the settings, and the model that the version is made with."""
        self._settings = settings
        self._embedder = embedder
        self.broken: list[str] | None = None

    def opens(self, served: Manifest | None, progress: Progress) -> bool:
        """Return whether the candidate may be published at once, as `index.build` asks it.

        :raises VersionError: If the candidate, or what is served, cannot be opened.
        :raises EvaluationDataError: If the golden questions cannot be read.
        """
        if served is None or not golden_of(self._settings.knowledge_dir):
            return True
        if served.model.encoder not in ENCODERS:
            # Nobody can ask it any more, and no bot starts with it.
            return True
        report = report_on_candidate(self._settings, self._embedder, progress)
        self.broken = broken_questions(report)
        return not self.broken


def report_on_candidate(
    settings: Settings, embedder: Embedder, progress: Progress
) -> PublishReport:
    """Return the publish report, as the bot would have it with its calendars and cross-encoder.

    :raises VersionError: If there is no candidate, or it or what is served cannot be opened.
    :raises EvaluationDataError: If the golden questions cannot be read.
    """
    events = open_events(settings)
    event_searcher(events, embedder, settings.events_dir / VECTORS)
    return candidate_report(
        Library(settings.index_dir),
        settings,
        embedder,
        events=events,
        reranker=load_reranker(settings),
        progress=progress,
    )


def broken_questions(report: PublishReport) -> list[str]:
    """Return the golden questions that the candidate breaks."""
    return [outcome.golden.question for outcome in report.broken]


def refuse(version: str, broken: Sequence[str]) -> VersionError:
    """Return that a candidate is not published for the golden questions it breaks."""
    listed = "\n".join(f"  {question}" for question in broken)
    return VersionError(
        f"The candidate {version} breaks golden questions:\n{listed}\n"
        "Publish it all the same with `entente index publish --yes`."
    )
