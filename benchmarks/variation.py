"""Many passages out of few: each copy has other words, and encodings with noise of its own.

Encoding a million texts would take days, and says nothing about how an index grows. So copies of a
passage are told from one another as different passages are, but computed from one encoding.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.texts import Text

if TYPE_CHECKING:
    from index import Embedder
    from index.embedder import Encoding

VOLUME = "Volume"
SIGN = " › "
_WORD = re.compile(r"(?<![\w'-])[a-z]{5,}(?![\w'-])")
_SWAPPED = 0.3
# So that the cosine of a copy to its original is about .95.
_NOISE = 0.33
_NOISE_ROWS = 4096


class Wording:
    """Swaps words with one another, other ones for each number; swapped twice they are back."""

    def __init__(self, texts: Iterable[Text]) -> None:
        """Take the texts whose small words may be swapped."""
        counts = Counter(word for text in texts for word in _WORD.findall(text.body))
        self._words = sorted(word for word, count in counts.items() if count > 1)
        self._number = -1
        self._partner: dict[str, str] = {}

    def swap(self, text: str, number: int) -> str:
        """Return a text in the words of a number."""
        if number != self._number:
            chosen = np.random.default_rng(number).permutation(len(self._words))
            half = int(len(chosen) * _SWAPPED / 2)
            pairs = zip(chosen[:half], chosen[half : 2 * half], strict=True)
            named = [(self._words[one], self._words[other]) for one, other in pairs]
            self._partner = dict(named) | {other: one for one, other in named}
            self._number = number
        return _WORD.sub(lambda match: self._partner.get(match[0], match[0]), text)


class Recording:
    """An encoder that remembers what it made of passages; in all else it is the encoder."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.known: dict[str, Encoding] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.embedder, name)

    def encode_passages(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding]]:
        """Encode passages, and remember them."""
        for place, encoding in self.embedder.encode_passages(texts):
            self.known[texts[place]] = encoding
            yield place, encoding


class Varied:
    """An encoder for copies: finds the encoding of what was copied, and adds noise.

    ``computed`` counts the texts for which there was none, and which were really encoded.
    """

    def __init__(self, recording: Recording, wording: Wording) -> None:
        self._recording = recording
        self._wording = wording
        self._noise = _table()
        self.computed = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._recording, name)

    def encode_passages(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding]]:
        """Yield the place and encoding of each text."""
        missing: list[int] = []
        for place, text in enumerate(texts):
            if original := self._recording.known.get(self._original(text)):
                yield place, self._varied(original, text)
            else:
                missing.append(place)
        self.computed += len(missing)
        for place, encoding in self._recording.encode_passages([texts[at] for at in missing]):
            yield missing[place], encoding

    def _original(self, text: str) -> str:
        """Return the text that a copy was made of; see `benchmarks.folders.write_volumes`."""
        head, end, body = text.partition("\n")
        volume, _, title = head.partition(SIGN)
        number = volume.removeprefix(f"{VOLUME} ")
        return title + end + self._wording.swap(body, int(number)) if number.isdecimal() else text

    def _varied(self, original: Encoding, text: str) -> Encoding:
        from index.embedder import Encoding

        at = zlib.crc32(text.encode())
        vector = original.vector + self._rows(at, 1, original.vector.shape[0])[0]
        lengths = np.linalg.norm(original.tokens, axis=1, keepdims=True)
        noise = self._rows(at, len(original.tokens), original.tokens.shape[1])
        return Encoding(_unit(vector), original.tokens + lengths * noise)

    def _rows(self, at: int, count: int, dimension: int) -> NDArray[np.float32]:
        rows = (at + np.arange(count)) % _NOISE_ROWS
        columns = (at // _NOISE_ROWS + np.arange(dimension)) % self._noise.shape[1]
        chosen: NDArray[np.float32] = self._noise[rows[:, np.newaxis], columns]
        return np.asarray(chosen * np.float32(_NOISE / dimension**0.5), dtype=np.float32)


def _table() -> NDArray[np.float32]:
    rng = np.random.default_rng(0)
    return rng.standard_normal((_NOISE_ROWS, 2048), dtype=np.float32)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)
