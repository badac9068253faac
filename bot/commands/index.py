"""``entente index``: build the published version, and say what it holds."""

from __future__ import annotations

import json
import sys

from rich.markup import escape
from rich.table import Table

from bot.console import out, show_report
from bot.engine import build_version, load_embedder
from bot.settings import load
from index import Library, Manifest
from knowledge import check_folder


def build_index(*, force: bool) -> None:
    """Build from the knowledge folder and publish."""
    settings = load()
    check_folder(settings.knowledge_dir)
    show_report(build_version(settings, load_embedder(settings), force=force))


def show_status(*, as_json: bool) -> None:
    """Show the published version, whole or not. Raises VersionError when it cannot be opened."""
    settings = load()
    manifest = Library(settings.index_dir).open_current().manifest
    if as_json:
        sys.stdout.write(json.dumps(json.loads(manifest.to_json()), ensure_ascii=False) + "\n")
        return
    _show(manifest)


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
