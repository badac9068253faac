"""The reference encoder: sentence-transformers in full precision."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from index.embedder import Embedder, Encoding, ModelIdentity, encoding
from index.errors import ModelError
from index.models import ModelSpec
from index.progress import Progress, silent

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class TorchEmbedder(Embedder):
    """A sentence-transformers directory, loaded."""

    together = 32

    def __init__(self, spec: ModelSpec, models: Path, progress: Progress = silent) -> None:
        """Load the model of a catalogue entry from its directory, never from the network.

        ``models`` is the folder for what is made once for a model and kept.

        :raises ModelError: If the directory is missing or cannot be loaded.
        """
        # The hub's libraries read these when they are imported.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        directory, weights = spec.directory(models, progress)
        import torch

        # torch's default of a thread a core makes a question take a hundred times longer on a
        # busy two-core machine (measured: 1,224 ms against 14 ms). Builds raise it.
        torch.set_num_threads(1)
        self.model = load_model(directory)
        dimension, limit = self.model.get_embedding_dimension(), self.model.max_seq_length
        if dimension is None or limit is None:
            raise ModelError(
                f"The model in {directory} does not say its dimension or its token limit, "
                "so it cannot be used for search."
            )
        identity = ModelIdentity(
            name=spec.name,
            weights_sha256=weights,
            dimension=dimension,
            max_tokens=int(limit),
            query_prefix=spec.query_prefix,
            passage_prefix=spec.passage_prefix,
        )
        super().__init__(identity, spec, models, _tokenizer(self.model, directory))

    @property
    def tokenizer(self) -> Tokenizer:
        """Return the tokenizer."""
        return self._tokenizer

    def _encode(
        self, texts: Sequence[str], prefix: str, *, everywhere: bool = False
    ) -> Iterator[tuple[int, Encoding]]:
        import torch

        # Texts go with their likes in length, so that little padding is computed.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        threads = torch.get_num_threads()
        if everywhere:
            torch.set_num_threads(os.cpu_count() or 1)
        try:
            for begin in range(0, len(order), self.together):
                chosen = order[begin : begin + self.together]
                yield from zip(chosen, self._batch([texts[i] for i in chosen], prefix), strict=True)
        finally:
            torch.set_num_threads(threads)

    def _batch(self, texts: Sequence[str], prefix: str) -> list[Encoding]:
        import torch

        batch = self.tokens(texts, prefix)
        features = {
            "input_ids": torch.from_numpy(batch.ids),
            "attention_mask": torch.from_numpy(batch.attention),
        }
        with torch.inference_mode():
            output = self.model(features)
        vectors = output["sentence_embedding"].numpy()
        hidden = output["token_embeddings"].numpy()
        return [encoding(*each) for each in zip(vectors, hidden, batch.own, strict=True)]


def load_model(directory: Path) -> SentenceTransformer:
    """Load a sentence-transformers directory in full precision, without a word on the terminal.

    :raises ModelError: If it cannot be loaded.
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


def _tokenizer(model: SentenceTransformer, directory: Path) -> Tokenizer:
    """Return the model's tokenizer as the library for tokens has it.

    :raises ModelError: If it is one of the few that only exist in Python.
    """
    backend = getattr(model.tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise ModelError(
            f"The model in {directory} has no fast tokenizer (a tokenizer.json), "
            "which Entente needs."
        )
    return Tokenizer.from_str(backend.to_str())
