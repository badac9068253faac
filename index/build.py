"""Documents to a published index version; unchanged passages keep their vectors."""

from __future__ import annotations

import time
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Material:
    """What an index version is made of, apart from the model."""

    documents: Sequence[Document]
    outcomes: Sequence[Outcome]
    aliases: str
    token_bits: int

    def content(self, embedder: Embedder) -> str:
        """Return the hash of what the answers of such a version depend on."""
        return content_digest(
            embedder.identity,
            SPLITTER_VERSION,
            {document.id: document.revision for document in self.documents},
            self.aliases,
            self.token_bits,
        )

    def write(
        self,
        folder: Path,
        name: str,
        embedder: Embedder,
        *,
        previous: Path | None,
        created: datetime,
        progress: Progress,
    ) -> Manifest | None:
        """Write a version into an empty folder; return its manifest, None when there is no text.

        What the ``previous`` version holds is not encoded again.
        """
        passages = _split(self.documents, embedder, progress)
        if not passages:
            return None
        calibration = calibrate(embedder, progress)
        return write_version(
            folder,
            version=name,
            content=self.content(embedder),
            created=created,
            model=embedder.identity,
            documents=self.documents,
            passages=passages,
            outcomes=self.outcomes,
            store=EncodingStore(previous, embedder, calibration),
            calibration=calibration,
            off_topic=encode_bank(embedder),
            aliases=self.aliases,
            token_bits=self.token_bits,
            progress=progress,
        )


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
    # Passages and their sentences are encoded, so each character twice.
    characters = 2 * sum(len(document.text) for document in reading.documents)
    material = Material(
        documents=reading.documents,
        outcomes=reading.outcomes,
        aliases=read_aliases(knowledge),
        token_bits=bits_for(characters, embedder.identity.dimension, token_limit),
    )
    content = material.content(embedder)
    with library.building() as folder:
        current = _current(library)
        if current is not None and current.content == content and not force:
            return BuildReport(
                current, reading.outcomes, 0, time.monotonic() - begin, unchanged=True
            )
        created = datetime.now(UTC)
        manifest = material.write(
            folder,
            _free_name(library, f"{created:%Y%m%d-%H%M%S}-{content[:6]}"),
            embedder,
            previous=library.folder(current.version) if current else None,
            created=created,
            progress=progress,
        )
        if manifest is None:
            raise NothingToIndexError(knowledge, reading.outcomes)
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
    documents: Sequence[Document], embedder: Embedder, progress: Progress
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
