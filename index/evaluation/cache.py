"""An index version of the documents that are evaluated on, kept from one evaluation to the next."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import index
import knowledge
from index.aliases import read_aliases
from index.embedder import Embedder
from index.errors import VersionError
from index.evaluation.errors import EvaluationDataError
from index.files import publish_folder
from index.library import Library
from index.material import Material
from index.progress import Progress, silent
from index.quantisation import BITS
from index.reranker import Reranker
from index.search import Searcher
from index.version import IndexVersion
from knowledge import Document, Outcome
from knowledge.hidden import read_hidden

_DIGITS = 12


def open_cached(
    source: Path,
    documents: Sequence[Document],
    cache: Path,
    embedder: Embedder,
    *,
    outcomes: Sequence[Outcome] = (),
    reranker: Reranker | None = None,
    progress: Progress = silent,
) -> Searcher:
    """Return what answers from documents that were read from a source.

    The version is named after everything its answers depend on, this code included, and is made
    only when there is none of that name; texts that an earlier version of the same source and
    model has keep their encodings. Older versions are removed. Raises EvaluationDataError when
    the documents hold no text, VersionError when another evaluation is making the same version.
    """
    library = Library(cache / _place(source, embedder))
    material = Material(
        documents=documents,
        outcomes=outcomes,
        hidden=read_hidden(source),
        aliases=read_aliases(source),
        token_bits=BITS[0],
    )
    content = material.content(embedder)
    name = f"{content[:_DIGITS]}-{_code()[:_DIGITS]}"
    version = _current(library, embedder)
    if version is not None and version.manifest.version == name:
        return Searcher(version, embedder, reranker)
    with library.building() as folder:
        made = material.write(
            folder,
            name,
            embedder,
            earlier=[library.folder(version.manifest.version)] if version else [],
            created=datetime.now(UTC),
            progress=progress,
            unfinished=library.unfinished,
        )
        if made is None:
            raise EvaluationDataError(f"No document in {source} holds any text.")
        # A folder of this name that is not the current version is a damaged one.
        shutil.rmtree(library.folder(name), ignore_errors=True)
        publish_folder(folder, library.folder(name))
        if library.current != name:
            library.publish(name)
        for other in library.folder(name).parent.iterdir():
            if other.name != name:
                shutil.rmtree(other)
    return Searcher(library.open_current(embedder.identity), embedder, reranker)


def _place(source: Path, embedder: Embedder) -> str:
    """Return the name of the folder for a source and a model."""
    seen = [str(source.resolve()), dataclasses.astuple(embedder.identity)]
    digest = hashlib.sha256(json.dumps(seen).encode()).hexdigest()
    return f"{source.resolve().name or 'root'}-{digest[:_DIGITS]}"


def _current(library: Library, embedder: Embedder) -> IndexVersion | None:
    try:
        return library.open_current(embedder.identity)
    except VersionError:
        return None


def _code() -> str:
    """Return a hash of the code that makes passages, ranks them and says when to abstain.

    A version keeps its own measure of when to abstain; after a change of the code, or of the data
    that ships with it, it is stale.
    """
    digest = hashlib.sha256()
    ours, below = Path(index.__file__).parent, Path(knowledge.__file__).parent
    measuring = Path(__file__).parent
    files = {file for file in ours.rglob("*.py") if file.parent != measuring}
    files.update(ours.glob("data/*"), below.rglob("*.py"), below.glob("*.yaml"))
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()
