"""``entente index diff``, ``publish``, ``rollback``, ``history``, ``prune``, ``discard``."""

from __future__ import annotations

import json
import sys

from rich.markup import escape
from rich.table import Table

from bot.candidate import candidate_of
from bot.commands.noting import note, tidy
from bot.commands.records import write_record
from bot.commands.trial import broken_questions, refuse, report_on_candidate
from bot.console import out, progress_bars
from bot.diff_text import show_golden, show_version_diff
from bot.engine import load_embedder
from bot.settings import load
from index import Action, Library, Manifest, Publication, VersionError
from index.report_markdown import to_markdown

_ACTIONS = {Action.PUBLISH: "published", Action.ROLL_BACK: "rolled back to"}


def show_diff(*, as_json: bool, markdown: bool) -> None:
    """Show what the candidate changes, and how it answers the golden questions.

    Raises VersionError when there is none.
    """
    settings = load()
    candidate_of(Library(settings.index_dir))
    embedder = load_embedder(settings)
    with progress_bars() as progress:
        report = report_on_candidate(settings, embedder, progress)
    if as_json:
        write_record(json.loads(report.to_json()))
    elif markdown:
        sys.stdout.write(to_markdown(report))
    else:
        show_version_diff(report.diff)
        show_golden(report)


def publish_candidate(*, yes: bool, why: str, as_json: bool) -> None:
    """Serve the candidate.

    Raises VersionError when there is none, or when it breaks golden questions and ``yes`` is not
    given.
    """
    settings = load()
    library = Library(settings.index_dir)
    version = candidate_of(library)
    embedder = load_embedder(settings)
    with progress_bars() as progress:
        report = report_on_candidate(settings, embedder, progress)
    broken = broken_questions(report)
    if broken and not yes:
        raise refuse(version, broken)
    entry = library.publish(version, why=why, model=embedder.identity)
    if as_json:
        write_record(_now(library, entry) | {"breaks": broken})
    else:
        out.print(f"Index version [bold]{version}[/bold] is published.")
    note(settings, "publish", version, why=why, breaks=broken)
    tidy(settings, version)


def discard_candidate(*, as_json: bool) -> None:
    """Remove the candidate. Raises VersionError when there is none."""
    settings = load()
    library = Library(settings.index_dir)
    version = candidate_of(library)
    library.discard()
    note(settings, "discard", version)
    if as_json:
        write_record({"discarded": version})
        return
    out.print(f"The candidate {version} is discarded.")


def roll_back(version: str | None, *, why: str, as_json: bool) -> None:
    """Serve an earlier version again, the one before without a name. Raises VersionError."""
    settings = load()
    library = Library(settings.index_dir)
    chosen = version or library.predecessor
    if chosen is None:
        raise VersionError(
            "There is no earlier index version to go back to. `entente index history` lists them."
        )
    if chosen == library.candidate:
        raise VersionError(
            f"The index version {chosen} is the candidate and was never served. "
            "Publish it with `entente index publish`."
        )
    model = load_embedder(settings).identity
    entry = library.publish(chosen, why=why, roll_back=True, model=model)
    if as_json:
        write_record(_now(library, entry))
    else:
        out.print(f"Index version [bold]{escape(chosen)}[/bold] is served again.")
    note(settings, "roll back", chosen, why=why)


def show_history(*, as_json: bool) -> None:
    """List what was served, oldest first."""
    library = Library(load().index_dir)
    manifests = {manifest.version: manifest for manifest in library.versions()}
    history = library.history()
    if as_json:
        for entry in history:
            write_record(_record(entry, manifests.get(entry.version), served=entry is history[-1]))
        return
    table = Table("since (UTC)", "version", "", "by", "why", "documents", "passages")
    for entry in history:
        manifest = manifests.get(entry.version)
        counts = (str(len(manifest.documents)), str(manifest.passages)) if manifest else ("gone",)
        table.add_row(
            f"{entry.at:%Y-%m-%d %H:%M}",
            escape(entry.version),
            _ACTIONS[entry.action],
            escape(entry.by),
            escape(entry.why),
            *counts,
        )
    out.print(table if history else "Nothing was published yet. Begin with `entente index build`.")
    if history:
        out.print(f"Served now: [bold]{escape(history[-1].version)}[/bold]")
    if library.candidate:
        out.print(f"The candidate {library.candidate} waits; see `entente index diff`.")
    for name in library.damaged:
        out.print(f"The folder of {escape(name)} is damaged, and cannot be served.")


def prune(*, as_json: bool) -> None:
    """Remove the versions that need not be kept. Raises BuildingError while a build goes on."""
    settings = load()
    removed = Library(settings.index_dir).prune(settings.keep_versions)
    if removed:
        note(settings, "prune", removed=removed)
    if as_json:
        write_record({"removed": removed})
        return
    out.print(f"Removed {len(removed)} old index versions.")
    for version in removed:
        out.print(f"  {escape(version)}")


def _now(library: Library, entry: Publication) -> dict[str, object]:
    """Return what was published just now, as the history has it."""
    manifests = {manifest.version: manifest for manifest in library.versions()}
    return _record(entry, manifests.get(entry.version), served=True)


def _record(entry: Publication, manifest: Manifest | None, *, served: bool) -> dict[str, object]:
    return {
        "version": entry.version,
        "at": entry.at.isoformat(),
        "by": entry.by,
        "why": entry.why,
        "action": entry.action.value,
        "served": served,
        "on_disk": manifest is not None,
        "documents": len(manifest.documents) if manifest else None,
        "passages": manifest.passages if manifest else None,
    }
