"""The files of an index version, opened: passages and everything they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.aliases import Aliases, load
from index.calibration import Calibration
from index.compared import Compared, Encoder
from index.dense import DenseIndex
from index.embedder import Embedder
from index.encodings import Encodings
from index.lexical import LexicalIndex
from index.passages import Passages
from index.rows import mapped

DENSE = "dense.faiss"
LEXICAL = "bm25"
CALIBRATION = "calibration.npz"
KEYS = "keys.npy"
ALIASES = "aliases.yaml"
PASSAGE_ENCODINGS = "passages"
SENTENCE_ENCODINGS = "sentences"
HEADING_ENCODINGS = "headings"
HEADING_OF = "heading-of.npy"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a version holds, the large parts mapped into memory.

    ``kept`` has vectors alone of the passages, and nothing else, in a version too large to keep
    token vectors; then there must be an ``encoder`` for those that are compared.
    """

    passages: Passages
    kept: Compared
    dense: DenseIndex
    lexical: LexicalIndex
    calibration: Calibration
    aliases: Aliases
    encoder: Encoder | None = None

    def compared(self, rows: NDArray[np.int64]) -> tuple[Compared, NDArray[np.int64]]:
        """Return what some passages are compared by, and where each of them stands in it."""
        if self.encoder is None:
            return self.kept, rows
        return self.encoder.compared(rows), np.arange(len(rows))

    def encoding(self, embedder: Embedder, titles: Mapping[str, str]) -> Contents:
        """Return the same with an encoder, if it needs one, that made the vectors."""
        if len(self.kept.encodings.tokens):
            return self
        return replace(self, encoder=Encoder(embedder, self.calibration, self.passages, titles))

    @classmethod
    def open(cls, folder: Path, languages: Iterable[str]) -> Contents:
        """Open the files of a folder, of which the caller knows that they are whole."""
        passages = Passages(folder)
        aliases = load(folder / ALIASES)
        return cls(
            passages=passages,
            kept=Compared(
                encodings=Encodings.load(folder, PASSAGE_ENCODINGS),
                sentences=Encodings.load(folder, SENTENCE_ENCODINGS),
                first_sentence=passages.first_sentence,
                headings=Encodings.load(folder, HEADING_ENCODINGS),
                heading_of=mapped(folder / HEADING_OF),
            ),
            dense=DenseIndex.load(folder / DENSE),
            lexical=LexicalIndex.load(folder / LEXICAL, languages, aliases),
            calibration=Calibration.load(folder / CALIBRATION),
            aliases=aliases,
        )
