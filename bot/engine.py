"""Open what answers questions, building the first index version where there is none."""

from __future__ import annotations

import os

# Read by the hub's libraries when they load: nothing is downloaded unless the operator says so.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from collections.abc import Callable
from pathlib import Path

from bot.clock import utc_now
from bot.console import err, progress_bars, show_outcomes, show_report
from bot.events.service import EventService
from bot.settings import Settings
from index import (
    BuildingError,
    BuildReport,
    Embedder,
    EventSearcher,
    Library,
    Manifest,
    ModelSpec,
    NothingToIndexError,
    Progress,
    Reranker,
    Searcher,
    build,
    find_model,
    open_embedder,
)
from knowledge import check_folder

VECTORS = "vectors"
"""The folder of the events' encodings, in that of the calendars."""


def model_of(settings: Settings) -> ModelSpec:
    """Return the model of the settings. Raises ModelError when there is none of that name."""
    return find_model(settings.model, settings.model_query_prefix, settings.model_passage_prefix)


def load_embedder(settings: Settings, *, new: bool = False) -> Embedder:
    """Load the model of the settings by the encoder that made what is served.

    With ``new``, or where nothing is served, it is the encoder that the settings want, made first
    where it is missing. Raises ModelError when it cannot be used.
    """
    served = None if new else served_manifest(settings)
    with progress_bars() as progress:
        return open_embedder(
            model_of(settings),
            settings.models_dir,
            progress,
            encoder=served.model.encoder if served else settings.encoder,
            tell=lambda sentence: err.print(sentence, markup=False, soft_wrap=True),
        )


def served_manifest(settings: Settings) -> Manifest | None:
    """Return what the served version says of itself; None where none is, or it cannot be read."""
    library = Library(settings.index_dir)
    return next((m for m in library.versions() if m.version == library.current), None)


def load_reranker(settings: Settings) -> Reranker | None:
    """Load the cross-encoder of the settings, if any. Raises ModelError when it cannot be used."""
    return Reranker(settings.reranker) if settings.reranker else None


def build_version(
    settings: Settings,
    embedder: Embedder,
    *,
    agreed: Callable[[Manifest | None, Progress], bool],
    force: bool = False,
    why: str = "",
) -> BuildReport:
    """Build an index version with progress on standard error, and publish it or leave it waiting.

    ``agreed`` says which, as `index.build` asks it; it is told what shows how far it is itself.
    Raises what `index.build` raises; files that could not be indexed have been shown by then.
    """
    try:
        with progress_bars() as progress:
            return build(
                settings.knowledge_dir,
                Library(settings.index_dir),
                embedder,
                progress=progress,
                force=force,
                token_limit=settings.token_vectors_mb * 1_000_000,
                why=why,
                agreed=lambda served: agreed(served, progress),
            )
    except NothingToIndexError as error:
        show_outcomes(error.outcomes, err)
        raise


def prune(library: Library, settings: Settings) -> list[str]:
    """Remove the versions that need not be kept, and return their ids.

    While somebody builds, nothing is removed: whoever publishes next will.
    """
    try:
        return library.prune(settings.keep_versions)
    except BuildingError:
        return []


def open_events(settings: Settings) -> EventService:
    """Return the calendars as the folder and the last good copies have them."""
    events = EventService(settings, utc_now)
    events.load()
    return events


def event_searcher(events: EventService, embedder: Embedder, store: Path | None) -> EventSearcher:
    """Return what finds events by meaning, in the files that count now and in what is fetched.

    The calendars search with it from then on.
    """
    files = events.files
    events.finder = EventSearcher(lambda: files.book, embedder, events.zone, store)
    return events.finder


def open_searcher(settings: Settings, events: EventService) -> Searcher:
    """Return what answers from the published version, made first when there is none.

    Raises ModelError, VersionError, KnowledgeError, NothingToIndexError or StateError, each with a
    sentence.
    """
    library = Library(settings.index_dir)
    missing = library.current is None
    if missing:
        # Loading the model takes seconds, making it for the first time many.
        check_folder(settings.knowledge_dir)
    embedder, reranker = load_embedder(settings), load_reranker(settings)
    if missing:
        err.print(f"There is no index yet: building one from {settings.knowledge_dir}.")
        # What somebody published meanwhile stays: a change of that is for moderators to see first.
        report = build_version(settings, embedder, agreed=lambda served, _progress: served is None)
        show_report(report, err)
        if report.published and not report.unchanged:
            # Who writes there loads the state, which other starts from a terminal can do without.
            from bot.commands.noting import note

            note(settings, "publish", report.manifest.version)
    return Searcher(
        library.open_current(embedder.identity),
        embedder,
        reranker,
        event_searcher(events, embedder, settings.events_dir / VECTORS),
    )
