"""Documents to a published index version; unchanged passages keep their vectors."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from index.aliases import read_aliases
from index.bank import encode_bank
from index.calibration import calibrate
from index.embedder import Embedder
from index.errors import EntenteIndexError, VersionError
from index.files import publish_folder
from index.library import Library
from index.manifest import Manifest, content_digest
from index.progress import Progress, silent
from index.quantisation import bits_for
from index.reuse import EncodingStore
from index.writing import write_version
from knowledge import SPLITTER_VERSION, Document, Outcome, Passage, read_folder, split

TOKEN_LIMIT = 1_000_000_000
"""Bytes up to which token vectors are kept in 8 bits: about 13,000 passages."""


class NothingToIndexError(EntenteIndexError):
    """No file of the knowledge folder holds any text; ``outcomes`` say why, file by file."""

    def __init__(self, folder: Path, outcomes: tuple[Outcome, ...]) -> None:
        """Take the folder and what became of each of its files."""
        super().__init__(
            f"No document in {folder} could be indexed, so nothing was built. Put at least one "
            "readable document there, or point ENTENTE_KNOWLEDGE_DIR elsewhere."
        )
        self.outcomes = outcomes


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in ``seconds`` of wall time.

    ``unchanged`` says that the current version already was what would have been built.
    """

    manifest: Manifest
    outcomes: tuple[Outcome, ...]
    embedded: int
    seconds: float
    unchanged: bool


def build(
    knowledge: Path,
    library: Library,
    embedder: Embedder,
    *,
    progress: Progress = silent,
    force: bool = False,
    token_limit: int = TOKEN_LIMIT,
) -> BuildReport:
    """Read a knowledge folder, write an index version, publish it, and say what was done.

    When documents, model and splitter are those of the current version, nothing is written unless
    ``force`` is given. Token vectors that would take more than ``token_limit`` bytes are kept in 4
    bits a number instead of 8. Raises KnowledgeError for a folder that cannot be read,
    NothingToIndexError when it holds no text, VersionError when another build is going on.
    """
    begin = time.monotonic()
    progress("reading", 0, 1)
    reading = read_folder(knowledge)
    progress("reading", 1, 1)
    aliases = read_aliases(knowledge)
    # Passages and their sentences are encoded, so each character twice.
    characters = 2 * sum(len(document.text) for document in reading.documents)
    token_bits = bits_for(characters, embedder.identity.dimension, token_limit)
    content = content_digest(
        embedder.identity,
        SPLITTER_VERSION,
        {d.id: d.revision for d in reading.documents},
        aliases,
        token_bits,
    )
    with library.building() as folder:
        current = _current(library)
        if current is not None and current.content == content and not force:
            return BuildReport(
                current, reading.outcomes, 0, time.monotonic() - begin, unchanged=True
            )
        passages = _split(reading.documents, embedder, progress)
        if not passages:
            raise NothingToIndexError(knowledge, reading.outcomes)
        calibration = calibrate(embedder, progress)
        previous = library.folder(current.version) if current else None
        created = datetime.now(UTC)
        manifest = write_version(
            folder,
            version=_free_name(library, f"{created:%Y%m%d-%H%M%S}-{content[:6]}"),
            content=content,
            created=created,
            model=embedder.identity,
            documents=reading.documents,
            passages=passages,
            outcomes=reading.outcomes,
            store=EncodingStore(previous, embedder, calibration),
            calibration=calibration,
            off_topic=encode_bank(embedder),
            aliases=aliases,
            token_bits=token_bits,
            progress=progress,
        )
        publish_folder(folder, library.folder(manifest.version))
        library.publish(manifest.version)
    return BuildReport(
        manifest, reading.outcomes, manifest.embedded, time.monotonic() - begin, unchanged=False
    )


def _current(library: Library) -> Manifest | None:
    """Return the published version's manifest if the version is whole, None otherwise."""
    try:
        return library.open_current().manifest
    except VersionError:
        # A damaged version is no reason not to build: building is how it is mended.
        return None


def _split(
    documents: tuple[Document, ...], embedder: Embedder, progress: Progress
) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    for done, document in enumerate(documents):
        progress("splitting", done, len(documents))
        passages += split(
            document, count_tokens=embedder.count_tokens, max_tokens=embedder.passage_tokens
        )
    progress("splitting", len(documents), len(documents))
    return tuple(passages)


def _free_name(library: Library, wanted: str) -> str:
    """Return ``wanted``, numbered when two versions are made within a second."""
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if not library.folder(name).exists())
