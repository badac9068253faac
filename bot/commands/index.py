"""``entente index``: build the published version, and say what it holds."""

from __future__ import annotations

import json

from rich.markup import escape
from rich.table import Table

from bot.commands.calendars import say_problems
from bot.commands.noting import note, tidy
from bot.commands.records import write_record
from bot.commands.trial import Gate, refuse
from bot.console import out, show_report
from bot.engine import build_version, load_embedder, open_events
from bot.events.service import EventService
from bot.settings import load
from index import BuildReport, DenseKind, Library, Manifest, Progress
from index.evaluation.golden_file import golden_of
from knowledge import check_folder


def build_index(
    *, force: bool, candidate: bool = False, why: str = "", as_json: bool = False
) -> None:
    """Build from the knowledge folder, and publish or leave the version waiting.

    Where a version is served already, the golden questions are asked of both. Raises VersionError
    when the new one breaks some: then it waits.
    """
    settings = load()
    check_folder(settings.knowledge_dir)
    library = Library(settings.index_dir)
    waited = library.candidate
    if library.current and not candidate:
        # What cannot be read is said now, and not once all is built.
        golden_of(settings.knowledge_dir)
    embedder = load_embedder(settings, new=True)
    gate = Gate(settings, embedder)
    agreed = _nobody if candidate else gate.opens
    report = build_version(settings, embedder, agreed=agreed, force=force, why=why)
    events = open_events(settings)
    if as_json:
        write_record(_built(report, len(events.calendars)) | {"breaks": gate.broken})
    else:
        show_report(report)
        _show_calendars(events, fetched=bool(settings.calendars))
    version, broken = report.manifest.version, {"breaks": gate.broken} if gate.broken else {}
    if report.published and not report.unchanged:
        note(settings, "publish", version, why=why)
    elif not report.published and version != waited:
        note(settings, "candidate", version, **broken)
    if report.published:
        tidy(settings, version)
    if gate.broken:
        raise refuse(version, gate.broken)


def _nobody(_served: Manifest | None, _progress: Progress) -> bool:
    return False


def show_status(*, as_json: bool) -> None:
    """Show the published version, whole or not. Raises VersionError when it cannot be opened."""
    settings = load()
    manifest = Library(settings.index_dir).open_current().manifest
    if as_json:
        write_record(json.loads(manifest.to_json()))
        return
    _show(manifest)


def _built(report: BuildReport, calendars: int) -> dict[str, object]:
    return {
        "version": report.manifest.version,
        "published": report.published,
        "unchanged": report.unchanged,
        "documents": len(report.manifest.documents),
        "passages": report.manifest.passages,
        "calendars": calendars,
        "embedded": report.embedded,
        "texts": report.manifest.texts,
        "seconds": round(report.seconds, 3),
        "files": [
            {"file": outcome.file, "status": outcome.status.value, "reason": outcome.reason}
            for outcome in report.outcomes
        ],
    }


def _show_calendars(events: EventService, *, fetched: bool) -> None:
    """Say how many calendars there are; what is odd in files is said with the files."""
    count = len(events.calendars)
    total = sum(calendar.events for calendar in events.calendars)
    need = " Those that are fetched need no build." if fetched else ""
    out.print(f"Calendars: {count}, with {total} events and series.{need}")
    say_problems(events, out, files=False)


def _found_by(dense: DenseKind) -> str:
    """Say how vectors are found, and how well where that was measured."""
    how = {
        "flat": "all compared",
        "hnsw": f"found by a graph (HNSW, efSearch {dense.width})",
        "ivf": f"found in {dense.width} of {dense.lists} lists (IVF)",
    }
    said = f"Vectors: {dense.bits} bits a number, {how[dense.kind]}"
    if not dense.sample:
        return said
    return f"{said}; {dense.recall:.2%} of the ten nearest found, in {dense.sample} tries"


def _show(manifest: Manifest) -> None:
    model = manifest.model
    out.print(f"Index version [bold]{manifest.version}[/bold], whole")
    out.print(f"Built {manifest.created:%Y-%m-%d %H:%M} UTC with {model.name}, {model.dimension} d")
    out.print(f"{len(manifest.documents)} documents, {manifest.passages} passages")
    out.print(_found_by(manifest.dense))
    table = Table("document", "title", "society", "as of", "language", "passages")
    for document in manifest.documents:
        table.add_row(
            escape(document.id),
            escape(document.title),
            document.society or "",
            document.as_of or "",
            document.language or "",
            str(document.passages),
        )
    out.print(table)
