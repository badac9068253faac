"""The files of an index version, opened: passages and everything they are found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.aliases import Aliases, load
from index.calibration import Calibration
from index.dense import DenseIndex
from index.encodings import Encodings
from index.lexical import LexicalIndex
from index.passages import Passages

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

    ``first_sentence`` has one entry more than there are passages: the sentences of passage ``i``
    are the texts ``first_sentence[i]`` to ``first_sentence[i + 1]`` of ``sentences``. What stands
    above it is the text ``heading_of[i]`` of ``headings``, which have each line once.
    """

    passages: Passages
    encodings: Encodings
    sentences: Encodings
    first_sentence: NDArray[np.int64]
    headings: Encodings
    heading_of: NDArray[np.int64]
    dense: DenseIndex
    lexical: LexicalIndex
    calibration: Calibration
    aliases: Aliases

    @classmethod
    def open(cls, folder: Path, languages: Iterable[str]) -> Contents:
        """Open the files of a folder, of which the caller knows that they are whole."""
        passages = Passages(folder)
        aliases = load(folder / ALIASES)
        return cls(
            passages=passages,
            encodings=Encodings.load(folder, PASSAGE_ENCODINGS),
            sentences=Encodings.load(folder, SENTENCE_ENCODINGS),
            first_sentence=passages.first_sentence,
            headings=Encodings.load(folder, HEADING_ENCODINGS),
            heading_of=np.load(folder / HEADING_OF, mmap_mode="r", allow_pickle=False),
            dense=DenseIndex.load(folder / DENSE),
            lexical=LexicalIndex.load(folder / LEXICAL, languages, aliases),
            calibration=Calibration.load(folder / CALIBRATION),
            aliases=aliases,
        )
