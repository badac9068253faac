"""Index versions for tests: real ones of made-up documents, and copies under other names."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index import Embedder, IndexVersion, Library, build

DOCUMENTS = {
    "one.md": "# Opening hours\n\nThe made-up house opens at nine. The reading room closes at 5.\n",
    "two.md": "# Parking\n\nThe made-up car park has ten places for visitors.\n",
}
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def write(folder: Path, documents: dict[str, str]) -> Path:
    """Put documents into a folder, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def version_of(documents: dict[str, str], root: Path, embedder: Embedder) -> IndexVersion:
    """Return an opened version of some documents, made in a library of its own."""
    library = Library(root / "index")
    build(write(root / "knowledge", documents), library, embedder)
    return library.open_current(embedder.identity)


def copy_as(source: Path, library: Library, name: str, day: int) -> str:
    """Put a copy of a version into a library under another name, made so many days after BEGIN."""
    folder = library.folder(name)
    shutil.copytree(source, folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"version": name, "created": str(BEGIN + timedelta(days=day))}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return name
