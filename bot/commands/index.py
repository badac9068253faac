"""``entente index``: build the published version, and say what it holds."""

from __future__ import annotations

import json
import sys

from rich.markup import escape
from rich.table import Table

from bot.commands.calendars import say_problems
from bot.commands.noting import note
from bot.console import out, show_report
from bot.engine import build_version, load_embedder, open_events
from bot.events.service import EventService
from bot.settings import load
from index import Library, Manifest
from knowledge import check_folder


def build_index(*, force: bool, candidate: bool = False, why: str = "") -> None:
    """Build from the knowledge folder, and publish or leave the version waiting."""
    settings = load()
    check_folder(settings.knowledge_dir)
    embedder = load_embedder(settings)
    report = build_version(settings, embedder, force=force, candidate=candidate, why=why)
    show_report(report)
    if report.published and not report.unchanged:
        note(settings, "publish", report.manifest.version, why=why)
    _show_calendars(open_events(settings))


def show_status(*, as_json: bool) -> None:
    """Show the published version, whole or not. Raises VersionError when it cannot be opened."""
    settings = load()
    manifest = Library(settings.index_dir).open_current().manifest
    if as_json:
        sys.stdout.write(json.dumps(json.loads(manifest.to_json()), ensure_ascii=False) + "\n")
        return
    _show(manifest)


def _show_calendars(events: EventService) -> None:
    """Say which calendars there are; they are read whenever they change, and need no build."""
    count = len(events.calendars)
    total = sum(calendar.events for calendar in events.calendars)
    out.print(f"Calendars: {count}, with {total} events and series. They need no build.")
    say_problems(events, out)


def _show(manifest: Manifest) -> None:
    model = manifest.model
    out.print(f"Index version [bold]{manifest.version}[/bold], whole")
    out.print(f"Built {manifest.created:%Y-%m-%d %H:%M} UTC with {model.name}, {model.dimension} d")
    out.print(f"{len(manifest.documents)} documents, {manifest.passages} passages")
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
