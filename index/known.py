"""What the passages of a version tell together: found when it is built, not when it is opened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.examples import examples
from index.followup import Threads
from index.manifest import DocumentRecord
from index.names import NOUNS_ARE_CAPITAL, Names
from index.words import Words
from knowledge import Passage

# Counts up whenever `Threads.of`, `Names.of` or `examples` change: what a version has of an older
# number is not used, and found again when it is opened.
_EDITION = 1
_FOLDER = f"known-{_EDITION}"
_CALLED, _NAMES, _ORDINARY, _EXAMPLES = "called.txt", "names.txt", "ordinary.txt", "examples.json"


@dataclass(frozen=True, slots=True)
class Known:
    """How documents write names, for replies and for questions, and what they certainly answer."""

    threads: Threads
    names: Names
    examples: tuple[str, ...]

    @classmethod
    def of(cls, passages: Iterable[Passage], documents: Mapping[str, DocumentRecord]) -> Known:
        """Go through all passages, some times."""
        return cls(
            threads=Threads.of(passage.text for passage in passages),
            names=Names.of(
                passage.text
                for passage in passages
                if documents[passage.document].language != NOUNS_ARE_CAPITAL
            ),
            examples=examples(passages, (record.title for record in documents.values())),
        )

    def save(self, version: Path) -> None:
        """Write into a version's folder."""
        folder = version / _FOLDER
        folder.mkdir()
        Words.of(self.threads.names).save(folder / _CALLED)
        Words.of(self.names.names).save(folder / _NAMES)
        Words.of(self.names.ordinary).save(folder / _ORDINARY)
        written = json.dumps(self.examples, ensure_ascii=False)
        (folder / _EXAMPLES).write_text(written, encoding="utf-8")

    @classmethod
    def open(cls, version: Path) -> Known | None:
        """Open what `save` wrote, mapped into memory; None where an older Entente wrote it."""
        folder = version / _FOLDER
        if not folder.is_dir():
            return None
        return cls(
            threads=Threads(Words.open(folder / _CALLED)),
            names=Names(Words.open(folder / _NAMES), Words.open(folder / _ORDINARY)),
            examples=tuple(json.loads((folder / _EXAMPLES).read_text(encoding="utf-8"))),
        )
