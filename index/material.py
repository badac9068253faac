"""What an index version is made of: the knowledge folder as it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from index.aliases import read_aliases
from index.bank import encode_bank
from index.calendars import hashes, read_calendars
from index.calibration import calibrate
from index.embedder import Embedder
from index.hidden import warned, warnings
from index.manifest import Manifest, content_digest
from index.progress import Progress
from index.quantisation import bits_for
from index.reuse import EncodingStore
from index.writing import write_version
from knowledge import SPLITTER_VERSION, Document, Outcome, Passage, read_folder, split
from knowledge.hidden import HiddenPassage, is_hidden, read_hidden


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
    ) -> Manifest | None:
        """Write a version into an empty folder and return its manifest.

        What one of the ``earlier`` versions holds is not encoded again. None is returned when there
        is no text.
        """
        passages, idle = self._passages(embedder, progress)
        if not passages:
            return None
        calibration = calibrate(embedder, progress)
        said = warnings(idle, {document.id for document in self.documents}, passages)
        return write_version(
            folder,
            version=name,
            content=self.content(embedder),
            created=created,
            model=embedder.identity,
            documents=self.documents,
            passages=passages,
            outcomes=warned(self.outcomes, said),
            warnings=said,
            calendars=self.calendars,
            store=EncodingStore(earlier, embedder, calibration),
            calibration=calibration,
            off_topic=encode_bank(embedder),
            aliases=self.aliases,
            token_bits=self.token_bits,
            progress=progress,
        )

    def _passages(
        self, embedder: Embedder, progress: Progress
    ) -> tuple[list[Passage], tuple[HiddenPassage, ...]]:
        """Return the passages that are shown, and the entries that hide none."""
        shown: list[Passage] = []
        idle = dict.fromkeys(self.hidden)
        for done, document in enumerate(self.documents):
            progress("splitting", done, len(self.documents))
            for passage in split(
                document, count_tokens=embedder.count_tokens, max_tokens=embedder.passage_tokens
            ):
                if entry := is_hidden(passage, self.hidden):
                    idle.pop(entry, None)
                else:
                    shown.append(passage)
        progress("splitting", len(self.documents), len(self.documents))
        return shown, tuple(idle)


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
