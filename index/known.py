"""What the passages of a version tell together: found when it is built, not when it is opened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.examples import examples
from index.followup import Threads
from index.guard import years_of
from index.manifest import DocumentRecord
from index.names import NOUNS_ARE_CAPITAL, Names
from index.words import Words
from knowledge import Passage

# Counts up whenever `Threads.of`, `Names.of`, `examples` or `years_of` change: what a version has
# of an older number is not used, and found again when it is opened.
_EDITION = 1
_FOLDER = f"known-{_EDITION}"
_CALLED, _NAMES, _ORDINARY = "called.txt", "names.txt", "ordinary.txt"
_EXAMPLES, _YEARS = "examples.json", "years.json"


@dataclass(frozen=True, slots=True)
class Known:
    """How documents write names, for replies and for questions.

    With ``examples`` of what they certainly answer, and the ``years`` that they name.
    """

    threads: Threads
    names: Names
    examples: tuple[str, ...]
    years: frozenset[int]

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
            years=years_of(
                " ".join((documents[passage.document].title, passage.as_of or "", passage.text))
                for passage in passages
            ),
        )

    def save(self, version: Path) -> None:
        """Write into a version's folder."""
        folder = version / _FOLDER
        folder.mkdir()
        Words.of(self.threads.names).save(folder / _CALLED)
        Words.of(self.names.names).save(folder / _NAMES)
        Words.of(self.names.ordinary).save(folder / _ORDINARY)
        written = {_EXAMPLES: self.examples, _YEARS: sorted(self.years)}
        for name, found in written.items():
            (folder / name).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")

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
            years=frozenset(json.loads((folder / _YEARS).read_text(encoding="utf-8"))),
        )
