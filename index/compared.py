"""What passages are compared with a question by, word by word: kept, or encoded when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.calibration import Calibration
from index.embedder import Embedder
from index.encodings import Encodings, Row
from index.late import centre
from index.passages import Passages
from index.quantisation import BITS, quantise
from knowledge import Passage, heading_line

FEW = 5
"""How many passages are encoded for a question where their token vectors are not kept."""

# Those of a question are looked at more than once, and some passages are found by many.
_KEPT = 256


@dataclass(frozen=True, slots=True)
class Compared:
    """Encodings of passages, of their sentences, and of the lines above them.

    ``first_sentence`` has one entry more than there are passages: the sentences of passage ``i``
    are the texts ``first_sentence[i]`` to ``first_sentence[i + 1]`` of ``sentences``. What stands
    above it is the text ``heading_of[i]`` of ``headings``, which have each line once.
    """

    encodings: Encodings
    sentences: Encodings
    first_sentence: NDArray[np.int64]
    headings: Encodings
    heading_of: NDArray[np.int64]


class Encoder:
    """Encodes the few passages that are compared, of a version too large to keep their tokens."""

    def __init__(
        self,
        embedder: Embedder,
        calibration: Calibration,
        passages: Passages,
        titles: Mapping[str, str],
    ) -> None:
        """Take the model, and the titles of the documents by their ids."""
        self._embedder = embedder
        self._calibration = calibration
        self._passages = passages
        self._titles = titles
        self._kept = lru_cache(_KEPT)(self._encoded)

    def compared(self, rows: NDArray[np.int64]) -> Compared:
        """Return some passages, in their order, as if there were no others."""
        encoded = [self._kept(int(row)) for row in rows]
        sentences = [sentence for texts in encoded for sentence in texts[2:]]
        return Compared(
            encodings=_together([texts[0] for texts in encoded]),
            sentences=_together(sentences),
            first_sentence=np.array([0, *accumulate(len(texts) - 2 for texts in encoded)]),
            headings=_together([texts[1] for texts in encoded]),
            heading_of=np.arange(len(rows)),
        )

    def _encoded(self, row: int) -> list[Row]:
        """Return the encodings of a passage, the line above it, and its sentences."""
        texts = self._texts(self._passages[row])
        found: dict[int, Row] = {}
        for at, encoding in self._embedder.encode_passages(texts):
            tokens = centre(encoding.tokens, self._calibration.passage_mean)
            found[at] = (encoding.vector, quantise(tokens, BITS[0]))
        return [found[at] for at in range(len(texts))]

    def _texts(self, passage: Passage) -> list[str]:
        head = heading_line(self._titles[passage.document], passage.headings)
        whole = f"{head}\n{passage.text}"
        sentences = (f"{head}\n{passage.text[begin:end]}" for begin, end in passage.sentences)
        return [whole, head or whole, *sentences]


def _together(rows: list[Row]) -> Encodings:
    return Encodings.of(*zip(*rows, strict=True))
