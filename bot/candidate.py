"""The candidate against what is served: difference, golden questions, and what would break."""

from __future__ import annotations

from collections.abc import Callable

from bot.clock import Clock, utc_now
from bot.events.service import EventService
from bot.settings import Settings
from index import (
    Embedder,
    IndexVersion,
    Library,
    Progress,
    Reranker,
    Searcher,
    VersionError,
    compare,
    encoder_of,
    silent,
)
from index.evaluation.golden_file import golden_of
from index.outcomes import read_outcomes
from index.report import PublishReport, keep_report, make_report, read_report


def candidate_of(library: Library) -> str:
    """Return the candidate's id. Raises VersionError when there is none."""
    version = library.candidate
    if version is None:
        raise VersionError(
            "There is no candidate. Make one with `entente index build --candidate`."
        )
    return version


def candidate_report(
    library: Library,
    settings: Settings,
    embedder: Embedder,
    *,
    events: EventService,
    reranker: Reranker | None = None,
    clock: Clock = utc_now,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> PublishReport:
    """Return the publish report on the candidate: the one kept with it, or a new one, then kept.

    A kept one counts as long as it is about what is served and about the golden questions there
    are. Each version is asked with its own calendar files, and with what ``events`` fetched. Takes
    seconds of computing: never call it on the event loop.

    :raises VersionError: If there is no candidate, or it or what is served cannot be opened.
    :raises ModelError: If the encoder that made one of them cannot be loaded here.
    :raises EvaluationDataError: If the file of golden questions cannot be read.
    :raises BuildCancelledError: If it was cancelled.
    """
    version = candidate_of(library)
    golden = golden_of(settings.knowledge_dir)
    kept = read_report(library, version)
    if kept and kept.fits(library) and tuple(each.golden for each in kept.golden) == golden:
        return kept
    folder = library.folder(version)
    after = IndexVersion.open(folder, embedder.identity)
    served = library.open_current() if library.current else None
    made_with = after.manifest.model
    # What another model made can be compared with, and cannot be asked.
    asked = served if served and served.manifest.model.by(made_with.encoder) == made_with else None

    def ask(version: IndexVersion) -> Searcher:
        encoder = encoder_of(embedder, version.manifest.model)
        return Searcher(version, encoder, reranker, events.finder_of(version))

    now = clock()
    report = make_report(
        ask(asked) if asked else None,
        ask(after),
        golden,
        compare(served, after, read_outcomes(folder), zone=settings.time_zone, now=now),
        now=now,
        calendars=len(settings.calendars),
        progress=progress,
        cancelled=cancelled,
    )
    keep_report(library, report)
    return report
