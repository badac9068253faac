"""Encodings that need not be computed again: a text that was encoded once keeps its own."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.calibration import Calibration
from index.contents import HEADING_ENCODINGS, KEYS, PASSAGE_ENCODINGS, SENTENCE_ENCODINGS
from index.embedder import Embedder
from index.encodings import Encodings, Row
from index.errors import VersionError
from index.late import centre
from index.quantisation import NONE, bits_of, quantise, restore, shape_of
from index.unfinished import KEY, Unfinished
from index.version import read_manifest

# Texts of a like length that are handed to the encoder together, and encodings that are written
# together: a kill loses at most so many.
_WINDOW = 256
_BATCH = 32
_SEED = 0


class Texts(Protocol):
    """Texts to encode, made when they are asked for."""

    lengths: NDArray[np.int32]

    def __getitem__(self, at: int, /) -> str: ...
    def __iter__(self) -> Iterator[str]: ...


def keys(texts: Iterable[str]) -> NDArray[np.bytes_]:
    """Return a key for each text: the first 16 bytes of its SHA-256, shape (texts,)."""
    written = bytearray()
    for text in texts:
        written += hashlib.sha256(text.encode()).digest()[: KEY.itemsize]
    return np.frombuffer(written, KEY)


@dataclass(frozen=True, slots=True)
class _Source:
    """Encodings and the keys of their texts, the keys sorted and with the row of each."""

    encodings: Encodings
    keys: NDArray[np.bytes_]
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, encodings: Encodings, names: NDArray[np.bytes_]) -> _Source:
        order = np.argsort(names, kind="stable")
        return cls(encodings, names[order], order)

    @property
    def has_tokens(self) -> bool:
        """Return whether its token vectors were kept."""
        return len(self.encodings.tokens) > 0

    def find(self, wanted: NDArray[np.bytes_]) -> NDArray[np.int64]:
        """Return the row of each key, -1 for one that is not there."""
        if not len(self.keys):
            return np.full(len(wanted), -1)
        at = np.searchsorted(self.keys, wanted).clip(max=len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.rows[at], -1)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Where the encoding of each text is: a row of a source, by its number; ``bits`` are wanted."""

    keys: NDArray[np.bytes_]
    source: NDArray[np.int32]
    row: NDArray[np.int64]
    sources: tuple[Encodings, ...]
    bits: int
    embedded: int

    def save(self, folder: Path, name: str, begin: int, end: int) -> Encodings:
        """Write the encodings of the texts from ``begin`` to ``end``, and return them mapped."""
        dimension = self.sources[0].vectors.shape[1]
        rows = ((self.source[at], self.row[at]) for at in range(begin, end))
        counts = np.zeros(end - begin, np.int64)
        for number, encodings in enumerate(self.sources):
            mine = self.source[begin:end] == number
            chosen = self.row[begin:end][mine]
            if self.bits != NONE:
                counts[mine] = encodings.starts[chosen + 1] - encodings.starts[chosen]
        return Encodings.write(
            folder,
            name,
            (_in_bits(self.sources[number].row(row), self.bits) for number, row in rows),
            counts,
            (dimension, *shape_of(dimension, self.bits)),
        )

    def save_keys(self, path: Path) -> None:
        """Write the keys of all texts."""
        as_bytes = self.keys.view(np.uint8).reshape(-1, KEY.itemsize)
        np.save(path, as_bytes, allow_pickle=False)


class EncodingStore:
    """The encodings of versions by the keys of their texts; none of those of another model."""

    def __init__(
        self,
        folders: Sequence[Path],
        embedder: Embedder,
        calibration: Calibration,
        unfinished: Path,
    ) -> None:
        """Open the encodings of some versions' folders, of which the caller knows they are whole.

        Of a text that several have, the first counts. ``unfinished`` is the folder to keep what is
        encoded in, and to take up what a killed build left there.
        """
        self._embedder = embedder
        self._calibration = calibration
        self._unfinished = unfinished
        self._sources = [
            source
            for folder in folders
            if _made_with(folder, embedder)
            for source in _opened(folder)
        ]

    def encode(self, texts: Texts, bits: int, progress: Callable[[int, int], None]) -> Encoded:
        """Find the encoding of each text, and compute those that nobody has, equal texts once.

        The token vectors have so many ``bits`` a number.
        """
        named = keys(texts)
        wanted, firsts, places = np.unique(named, return_index=True, return_inverse=True)
        unfinished = self._open_unfinished(wanted, bits)
        source = np.full(len(wanted), -1, np.int32)
        row = np.full(len(wanted), -1, np.int64)
        sources = [source for source in self._sources if bits == NONE or source.has_tokens]
        for number, known in enumerate(sources):
            found = np.where(source < 0, known.find(wanted), -1)
            source[found >= 0] = number
            row = np.where(found >= 0, found, row)
        # What a killed build left counts as missing until it is looked for at the end.
        missing = np.flatnonzero(source < 0)
        missing = missing[~np.isin(wanted[missing], unfinished.keys)]
        self._embed(texts, wanted[missing], firsts[missing], bits, unfinished, progress)
        opened = [known.encodings for known in sources]
        if len(unfinished.keys):
            new = _Source.of(unfinished.encodings(), unfinished.keys)
            found = np.where(source < 0, new.find(wanted), -1)
            source[found >= 0] = len(opened)
            row = np.where(found >= 0, found, row)
            opened.append(new.encodings)
        return Encoded(named, source[places], row[places], tuple(opened), bits, len(missing))

    def _open_unfinished(self, wanted: NDArray[np.bytes_], bits: int) -> Unfinished:
        identity = self._embedder.identity
        mean = hashlib.sha256(self._calibration.passage_mean.tobytes()).hexdigest()
        made_with = (dataclasses.asdict(identity), mean)
        return Unfinished(self._unfinished, made_with, identity, bits, wanted)

    def _embed(
        self,
        texts: Texts,
        names: NDArray[np.bytes_],
        places: NDArray[np.int64],
        bits: int,
        unfinished: Unfinished,
        progress: Callable[[int, int], None],
    ) -> None:
        done = 0
        progress(done, len(names))
        waiting: list[tuple[bytes, Row]] = []
        for window in _windows(texts.lengths[places]):
            encoded = self._embedder.encode_passages([texts[int(at)] for at in places[window]])
            for at, encoding in encoded:
                tokens = centre(encoding.tokens, self._calibration.passage_mean)
                row = (encoding.vector, quantise(tokens, bits))
                waiting.append((names[window[at]], row))
                if len(waiting) == _BATCH:
                    unfinished.add(*zip(*waiting, strict=True))
                    waiting.clear()
                done += 1
                progress(done, len(names))
        if waiting:
            unfinished.add(*zip(*waiting, strict=True))


def _windows(lengths: NDArray[np.int32]) -> Iterator[NDArray[np.int64]]:
    """Yield places of texts of a like length, the windows mixed, so that the rate stays."""
    order = np.argsort(-lengths, kind="stable")
    begins = np.arange(0, len(order), _WINDOW)
    for begin in np.random.default_rng(_SEED).permutation(begins):
        yield order[begin : begin + _WINDOW]


def _opened(folder: Path) -> Iterator[_Source]:
    stored = np.load(folder / KEYS, allow_pickle=False).view(KEY).ravel()
    begin = 0
    for name in (PASSAGE_ENCODINGS, SENTENCE_ENCODINGS, HEADING_ENCODINGS):
        encodings = Encodings.load(folder, name)
        end = begin + len(encodings)
        yield _Source.of(encodings, stored[begin:end])
        begin = end


def _in_bits(row: Row, bits: int) -> Row:
    vector, tokens = row
    if bits == NONE:
        return vector, tokens[:0]
    return vector, tokens if bits_of(tokens) == bits else quantise(restore(tokens), bits)


def _made_with(folder: Path, embedder: Embedder) -> bool:
    try:
        return read_manifest(folder).model == embedder.identity
    except VersionError:
        return False
