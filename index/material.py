"""What an index version is made of: the knowledge folder as it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from index.aliases import read_aliases
from index.bank import encode_bank
from index.calendars import hashes, read_calendars
from index.calibration import calibrate
from index.dense import RULE, DenseRule
from index.embedder import Embedder
from index.hidden import Hiding, warned
from index.manifest import Manifest, content_digest
from index.passages import write_passages
from index.progress import Progress
from index.quantisation import bits_for
from index.reuse import EncodingStore
from index.writing import write_version
from knowledge import SPLITTER_VERSION, Document, Outcome, Passage, read_folder, split
from knowledge.hidden import HiddenPassage, read_hidden


@dataclass(frozen=True, slots=True)
class Material:
    """What an index version is made of, apart from the model.

    ``calendars`` are the bytes of the calendar files by their paths.
    """

    documents: Sequence[Document]
    outcomes: Sequence[Outcome]
    hidden: tuple[HiddenPassage, ...]
    aliases: str
    token_bits: int
    calendars: Mapping[str, bytes] = field(default_factory=dict)

    def content(self, embedder: Embedder) -> str:
        """Return the hash of what the answers of such a version depend on."""
        return content_digest(
            embedder.identity,
            SPLITTER_VERSION,
            {document.id: document.revision for document in self.documents},
            self.aliases,
            self.token_bits,
            [(entry.document, entry.quote) for entry in self.hidden],
            hashes(self.calendars),
        )

    def write(
        self,
        folder: Path,
        name: str,
        embedder: Embedder,
        *,
        earlier: Sequence[Path],
        created: datetime,
        progress: Progress,
        unfinished: Path | None = None,
        dense: DenseRule = RULE,
    ) -> Manifest | None:
        """Write a version into an empty folder and return its manifest.

        What one of the ``earlier`` versions holds is not encoded again, nor what a killed build
        left in the folder ``unfinished``, which the caller removes when the version is in its
        place; without one nothing is kept. None is returned when there is no text.
        """
        hiding = Hiding(self.hidden, {document.id for document in self.documents})
        if not write_passages(folder, self._passages(embedder, hiding, progress)):
            return None
        calibration = calibrate(embedder, progress)
        with _kept(unfinished) as kept:
            return write_version(
                folder,
                version=name,
                content=self.content(embedder),
                created=created,
                embedder=embedder,
                documents=self.documents,
                outcomes=warned(self.outcomes, hiding.warnings),
                warnings=hiding.warnings,
                calendars=self.calendars,
                store=EncodingStore(earlier, embedder, calibration, kept),
                calibration=calibration,
                off_topic=encode_bank(embedder),
                aliases=self.aliases,
                token_bits=self.token_bits,
                dense_rule=dense,
                progress=progress,
            )

    def _passages(
        self, embedder: Embedder, hiding: Hiding, progress: Progress
    ) -> Iterator[Passage]:
        """Yield the passages that are shown."""
        for done, document in enumerate(self.documents):
            progress("splitting", done, len(self.documents))
            for passage in split(
                document, count_tokens=embedder.count_tokens, max_tokens=embedder.passage_tokens
            ):
                if not hiding.hides(passage):
                    yield passage
        progress("splitting", len(self.documents), len(self.documents))


@contextmanager
def _kept(folder: Path | None) -> Iterator[Path]:
    """Yield a folder that stays, or one for the moment."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory() as temporary:
        yield Path(temporary)


def read_material(
    knowledge: Path, embedder: Embedder, token_limit: int, progress: Progress
) -> Material:
    """Read a knowledge folder. Raises KnowledgeError when that, or a list in it, cannot be read."""
    progress("reading", 0, 1)
    reading = read_folder(knowledge)
    calendars, dated = read_calendars(knowledge)
    progress("reading", 1, 1)
    # Passages and their sentences are encoded, so each character twice.
    characters = 2 * sum(len(document.text) for document in reading.documents)
    return Material(
        documents=reading.documents,
        outcomes=sorted((*reading.outcomes, *dated), key=lambda outcome: outcome.file),
        hidden=read_hidden(knowledge),
        aliases=read_aliases(knowledge),
        token_bits=bits_for(characters, embedder.identity.dimension, token_limit),
        calendars=calendars,
    )
