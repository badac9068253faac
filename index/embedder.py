"""Texts to vectors, by sentence-transformers: one for the whole text, one for each token."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models import ModelSpec
from index.progress import Progress, silent

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
"""Shape (texts, dimension), each row of length 1."""

_BATCH = 32


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What must be equal for two sets of vectors to be comparable."""

    name: str
    weights_sha256: str
    dimension: int
    max_tokens: int
    query_prefix: str
    passage_prefix: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text as the encoder sees it.

    ``vector`` has length 1, shape (dimension,); ``tokens`` are the last hidden states of the text's
    own tokens, without those of the prefix and the special ones, shape (tokens, dimension).
    """

    vector: NDArray[np.float32]
    tokens: NDArray[np.float32]


class Embedder:
    """A loaded encoder, for any thread. Loading takes seconds; do it off the event loop."""

    def __init__(self, spec: ModelSpec, models: Path, progress: Progress = silent) -> None:
        """Load the model of a catalogue entry from its directory, never from the network.

        ``models`` is the folder for what is made once for a model and kept. Raises ModelError when
        the directory is missing or cannot be loaded.
        """
        # The hub's libraries read these when they are imported.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        directory, weights = spec.directory(models, progress)
        import torch

        # torch's default of a thread a core makes a question take a hundred times longer on a
        # busy two-core machine (measured: 1,224 ms against 14 ms). Builds raise it.
        torch.set_num_threads(1)
        model = load_model(directory)
        dimension = model.get_embedding_dimension()
        if dimension is None or model.max_seq_length is None:
            raise ModelError(
                f"The model in {directory} does not say its dimension or its token limit, "
                "so it cannot be used for search."
            )
        self._model = model
        # A tokenizer keeps what the last call asked of it: two threads would cut each other's texts
        # short, or not at all. Encoding itself goes on side by side.
        self._tokenizing = Lock()
        self.models = models
        self.identity = ModelIdentity(
            name=spec.name,
            weights_sha256=weights,
            dimension=dimension,
            max_tokens=int(model.max_seq_length),
            query_prefix=spec.query_prefix,
            passage_prefix=spec.passage_prefix,
        )

    @property
    def passage_tokens(self) -> int:
        """Return how many tokens a passage may have: the limit less prefix and special tokens."""
        with self._tokenizing:
            prefix = self._model.tokenizer(self.identity.passage_prefix)
        return self.identity.max_tokens - len(prefix["input_ids"])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, without prefix and special tokens."""
        if not texts:
            return []
        # verbose=False: a text over the limit is what we ask about, not something to warn of.
        with self._tokenizing:
            encoded = self._model.tokenizer(
                list(texts), add_special_tokens=False, truncation=False, verbose=False
            )
        return [len(ids) for ids in encoded["input_ids"]]

    def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
        """Return the encoding of each question."""
        return self._encode(questions, self.identity.query_prefix)

    def encode_passages(self, texts: Sequence[str]) -> Iterator[tuple[int, Encoding]]:
        """Yield the place and the encoding of each text, the longest first.

        Texts go with their likes in length, so that little padding is computed.
        """
        import torch

        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        threads = torch.get_num_threads()
        torch.set_num_threads(os.cpu_count() or 1)
        try:
            for begin in range(0, len(order), _BATCH):
                batch = order[begin : begin + _BATCH]
                found = self._encode([texts[i] for i in batch], self.identity.passage_prefix)
                yield from zip(batch, found, strict=True)
        finally:
            torch.set_num_threads(threads)

    def _encode(self, texts: Sequence[str], prefix: str) -> list[Encoding]:
        import torch

        with self._tokenizing:
            batch = self._model.tokenizer(
                [prefix + text for text in texts],
                padding=True,
                truncation=True,
                max_length=self.identity.max_tokens,
                return_special_tokens_mask=True,
                return_offsets_mapping=True,
                return_tensors="pt",
            )
        special = batch.pop("special_tokens_mask").numpy().astype(bool)
        # A token that ends inside the prefix belongs to it.
        own = ~special & (batch.pop("offset_mapping").numpy()[:, :, 1] > len(prefix.rstrip()))
        with torch.inference_mode():
            output = self._model(dict(batch))
        vectors = output["sentence_embedding"].numpy()
        vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        hidden = output["token_embeddings"].numpy()
        return [
            # A text without a token of its own, like a lone sign, is represented by its vector.
            Encoding(vector, states[mask] if mask.any() else vector[np.newaxis])
            for vector, states, mask in zip(vectors, hidden, own, strict=True)
        ]


def load_model(directory: Path) -> SentenceTransformer:
    """Load a sentence-transformers directory in full precision, without a word on the terminal.

    Raises ModelError when it cannot be loaded.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model: SentenceTransformer = SentenceTransformer(
            str(directory),
            device="cpu",
            local_files_only=True,
            model_kwargs={"use_safetensors": True, "dtype": "float32"},
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The model in {directory} cannot be loaded: {error}") from error
    return model
