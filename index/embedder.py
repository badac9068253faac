"""Texts to vectors: one for the whole text, one for each token; what every encoder shares."""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.models import ModelSpec

Vectors = NDArray[np.float32]
"""Shape (texts, dimension), each row of length 1."""

REFERENCE = "sentence-transformers"
"""The encoder that versions from before there were two were made with."""


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What must be equal for two sets of vectors to be comparable.

    ``encoder`` is what computes: the same weights in 8 bits give vectors of their own.
    """

    name: str
    weights_sha256: str
    dimension: int
    max_tokens: int
    query_prefix: str
    passage_prefix: str
    encoder: str = REFERENCE

    def by(self, encoder: str) -> ModelIdentity:
        """Return the same model, computed by an encoder of another name."""
        return replace(self, encoder=encoder)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text as the encoder sees it.

    ``vector`` has length 1, shape (dimension,); ``tokens`` are the last hidden states of the text's
    own tokens, without those of the prefix and the special ones, shape (tokens, dimension).
    """

    vector: NDArray[np.float32]
    tokens: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokens of some texts, padded to one length; ``own`` are those of the text itself.

    All have the shape (texts, tokens).
    """

    ids: NDArray[np.int64]
    attention: NDArray[np.int64]
    own: NDArray[np.bool_]


class Embedder(ABC):
    """A loaded encoder, for any thread. Loading may take seconds; do it off the event loop.

    ``together`` says how many questions it computes at a time.
    """

    together: ClassVar[int]

    def __init__(
        self, identity: ModelIdentity, spec: ModelSpec, models: Path, tokenizer: Tokenizer
    ) -> None:
        """Take what the encoder is, the model's entry, and the folder for what is made of it once.

        Padding and cutting are done here. They would be the tokenizer's state, so that threads
        would cut each other's texts short, and a second one for counting takes 280 MB.
        """
        self.identity = identity
        self.spec = spec
        self.models = models
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer

    @cached_property
    def passage_tokens(self) -> int:
        """Return how many tokens a passage may have: the limit less prefix and special tokens."""
        prefix = self._tokenizer.encode(self.identity.passage_prefix)
        return self.identity.max_tokens - len(prefix.ids)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, without prefix and special tokens."""
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [len(each.ids) for each in encoded]

    def fits(self, text: str) -> bool:
        """Return whether a passage of this text would be read as a whole."""
        # No token is shorter than a byte of the text as tokenizers normalise it, so what is short
        # need not be counted.
        if len(unicodedata.normalize("NFKC", text).encode()) <= self.passage_tokens:
            return True
        return self.count_tokens([text])[0] <= self.passage_tokens

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return the encoding of each question."""
        prefix = self.identity.query_prefix
        return [encoding for _, encoding in sorted(self._encode(questions, prefix), key=_place)]

    def encode_passages(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding]]:
        """Yield the place and the encoding of each text, the longest first.

        Every core works on them.
        """
        return self._encode(texts, self.identity.passage_prefix, everywhere=True)

    @abstractmethod
    def _encode(
        self, texts: Sequence[str], prefix: str, *, everywhere: bool = False
    ) -> Iterator[tuple[int, Encoding]]:
        """Yield the place and the encoding of each text, in any order; on every core if asked."""

    def tokens(self, texts: Sequence[str], prefix: str) -> Batch:
        """Return texts behind a prefix as an encoder reads them."""
        encoded = self._tokenizer.encode_batch([prefix + text for text in texts])
        most = self.identity.max_tokens
        kept = [_within(each.special_tokens_mask, most) for each in encoded]
        shape = len(texts), max(map(len, kept))
        # What is padded is not attended to, so it may be any token.
        ids, attention = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        own = np.zeros(shape, dtype=np.bool_)
        for row, (each, places) in enumerate(zip(encoded, kept, strict=True)):
            ids[row, : len(places)] = np.array(each.ids)[places]
            attention[row, : len(places)] = 1
            special = np.array(each.special_tokens_mask, dtype=np.bool_)
            ends = np.array([end for _, end in each.offsets], dtype=np.int64)
            # A token that ends inside the prefix belongs to it.
            own[row, : len(places)] = (~special & (ends > len(prefix.rstrip())))[places]
        return Batch(ids, attention, own)


def _within(special: Sequence[int], most: int) -> NDArray[np.int64]:
    """Return the places of the tokens that count of a text: its first, and the signs at its end."""
    places = np.arange(len(special))
    if len(places) <= most:
        return places
    tail = next(at for at, mark in enumerate(reversed(special)) if not mark)
    return np.concatenate((places[: most - tail], places[len(places) - tail :]))


def encoding(
    vector: NDArray[np.float32], hidden: NDArray[np.float32], own: NDArray[np.bool_]
) -> Encoding:
    """Return one text's encoding of what an encoder gives for it."""
    vector = vector / np.linalg.norm(vector)
    # A text without a token of its own, like a lone sign, is represented by its vector.
    return Encoding(vector, hidden[own] if own.any() else vector[np.newaxis])


def _place(encoded: tuple[int, Encoding]) -> int:
    return encoded[0]
