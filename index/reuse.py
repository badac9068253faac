"""Encodings that need not be computed again: a text that was encoded once keeps its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.calibration import Calibration
from index.contents import HEADING_ENCODINGS, KEYS, PASSAGE_ENCODINGS, SENTENCE_ENCODINGS
from index.embedder import Embedder
from index.encodings import Encodings
from index.errors import VersionError
from index.late import centre
from index.quantisation import StoredTokens, bits_of, quantise, restore
from index.version import read_manifest

_KEY_BYTES = 16
_Row = tuple[NDArray[np.float32], StoredTokens]


def keys(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return a key for each text: the first 16 bytes of its SHA-256, shape (texts, 16)."""
    digests = b"".join(hashlib.sha256(text.encode()).digest()[:_KEY_BYTES] for text in texts)
    return np.frombuffer(digests, dtype=np.uint8).reshape(len(texts), _KEY_BYTES)


class EncodingStore:
    """The encodings of versions by the keys of their texts; none of those of another model."""

    def __init__(
        self, folders: Sequence[Path], embedder: Embedder, calibration: Calibration
    ) -> None:
        """Open the encodings of some versions' folders, of which the caller knows they are whole.

        Of a text that several have, the first counts.
        """
        self._embedder = embedder
        self._calibration = calibration
        self._places: dict[bytes, tuple[Encodings, int]] = {}
        for folder in reversed(folders):
            if _made_with(folder, embedder):
                self._open(folder)

    def _open(self, folder: Path) -> None:
        stored = iter(np.load(folder / KEYS, allow_pickle=False))
        for name in (PASSAGE_ENCODINGS, SENTENCE_ENCODINGS, HEADING_ENCODINGS):
            encodings = Encodings.load(folder, name)
            # The keys are longer than the first set: zip must take from the set first.
            self._places |= {
                bytes(key): (encodings, row)
                for row, key in zip(range(len(encodings)), stored, strict=False)
            }

    def encode(
        self, texts: Sequence[str], bits: int, progress: Callable[[int, int], None]
    ) -> tuple[list[_Row], int]:
        """Return vector and token vectors of each text, and how many had to be computed.

        Equal texts are computed once. The token vectors have so many ``bits`` a number.
        """
        wanted = [bytes(key) for key in keys(texts)]
        rows: dict[bytes, _Row] = {}
        missing: dict[bytes, str] = {}
        for key, text in zip(wanted, texts, strict=True):
            if place := self._places.get(key):
                encodings, row = place
                rows[key] = _in_bits(encodings.row(row), bits)
            else:
                missing[key] = text
        new = list(missing)
        progress(0, len(new))
        encoded = self._embedder.encode_passages(list(missing.values()))
        for done, (at, encoding) in enumerate(encoded, 1):
            tokens = centre(encoding.tokens, self._calibration.passage_mean)
            rows[new[at]] = (encoding.vector, quantise(tokens, bits))
            progress(done, len(new))
        return [rows[key] for key in wanted], len(new)


def _in_bits(row: _Row, bits: int) -> _Row:
    vector, tokens = row
    return vector, tokens if bits_of(tokens) == bits else quantise(restore(tokens), bits)


def _made_with(folder: Path, embedder: Embedder) -> bool:
    try:
        return read_manifest(folder).model == embedder.identity
    except VersionError:
        return False
