"""Texts to unit vectors, by sentence-transformers."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models import ModelSpec

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


class Embedder:
    """A loaded encoder. Loading takes seconds; do it off the event loop."""

    def __init__(self, spec: ModelSpec) -> None:
        """Load the model of a catalogue entry from its directory, never from the network.

        Raises ModelError when the directory is missing or cannot be loaded.
        """
        directory, weights = spec.directory()
        # The hub's libraries read this when they are imported.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        # torch's default of a thread a core makes a question take a hundred times longer on a
        # busy two-core machine (measured: 1,224 ms against 14 ms). Builds raise it.
        torch.set_num_threads(1)
        try:
            model: SentenceTransformer = SentenceTransformer(
                str(directory),
                device="cpu",
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"The model in {directory} cannot be loaded: {error}") from error
        dimension = model.get_embedding_dimension()
        if dimension is None or model.max_seq_length is None:
            raise ModelError(
                f"The model in {directory} does not say its dimension or its token limit, "
                "so it cannot be used for search."
            )
        self._model = model
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
        return self.identity.max_tokens - self._overhead

    @property
    def _overhead(self) -> int:
        encoded = self._model.tokenizer(self.identity.passage_prefix)
        return len(encoded["input_ids"])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, without prefix and special tokens."""
        if not texts:
            return []
        # verbose=False: a text over the limit is what we ask about, not something to warn of.
        encoded = self._model.tokenizer(
            list(texts), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def embed_questions(self, questions: Sequence[str]) -> Vectors:
        """Return one unit vector a question."""
        return self._embed([self.identity.query_prefix + text for text in questions])

    def embed_passages(
        self, texts: Sequence[str], on_done: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Return one unit vector a text, calling ``on_done`` with the number finished so far.

        Long texts go first and with their likes, so that little padding is computed.
        """
        import torch

        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        vectors = np.empty((len(texts), self.identity.dimension), dtype=np.float32)
        threads = torch.get_num_threads()
        torch.set_num_threads(os.cpu_count() or 1)
        try:
            for begin in range(0, len(order), _BATCH):
                batch = order[begin : begin + _BATCH]
                vectors[batch] = self._embed(
                    [self.identity.passage_prefix + texts[i] for i in batch]
                )
                on_done(min(begin + _BATCH, len(order)))
        finally:
            torch.set_num_threads(threads)
        return vectors

    def _embed(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(
            texts,
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)
