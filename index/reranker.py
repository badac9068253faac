"""Passages put in order by a cross-encoder, which reads question and passage together."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models import HUB_ID, WEIGHTS, on_hub
from index.progress import silent

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

CANDIDATES = 20
"""How many passages are read together with the question."""

_SCORER = "ForSequenceClassification"


class Reranker:
    """A loaded cross-encoder. Loading takes seconds; do it off the event loop."""

    def __init__(self, name: str) -> None:
        """Load a cross-encoder from what `find_reranker` takes, never from the network.

        Raises ModelError when it is missing, cannot be loaded, or is no cross-encoder.
        """
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        self._model = _load(find_reranker(name))

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how well each text answers the question: higher is better, the scale is its own.

        A text beyond the model's limit is read up to there.
        """
        from torch.nn import Identity

        if not texts:
            return np.empty(0, np.float32)
        pairs = [(question, text) for text in texts]
        # Without the usual sigmoid, which makes all very good passages equal.
        scores = self._model.predict(pairs, activation_fn=Identity(), show_progress_bar=False)
        return np.asarray(scores, np.float32)


def find_reranker(name: str) -> Path:
    """Return the folder of a cross-encoder: a directory, or ``owner/model@revision`` of a hub.

    Raises ModelError when there is none, or what is there is no cross-encoder with safetensors
    weights and one score.
    """
    path = Path(name).expanduser()
    if match := HUB_ID.fullmatch(name):
        path = on_hub(match["id"], match["revision"])(path, silent)
    elif not path.is_dir():
        raise ModelError(
            f"There is no cross-encoder “{name}”. Set ENTENTE_RERANKER to the path of a directory, "
            "or to owner/model@<40-digit revision> of a hub, or leave it out."
        )
    if not (path / WEIGHTS).is_file():
        raise ModelError(
            f"The cross-encoder in {path} has no {WEIGHTS}. Entente loads only safetensors "
            "weights: give ENTENTE_RERANKER a directory that has them."
        )
    if not _is_cross_encoder(path / "config.json"):
        raise ModelError(
            f"The model in {path} is no cross-encoder with one score ({_SCORER}, one label). "
            "Give ENTENTE_RERANKER one that is, or leave it out."
        )
    return path.resolve()


def _is_cross_encoder(config: Path) -> bool:
    """Return whether a configuration is one of a model that gives a pair of texts a score.

    An encoder would be loaded without a word, and given a head of random numbers.
    """
    try:
        values = json.loads(config.read_text(encoding="utf-8"))
        kinds, labels = values["architectures"], values.get("id2label", {})
        return len(labels) == 1 and all(kind.endswith(_SCORER) for kind in kinds)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _parts_besides_the_encoder(model: CrossEncoder) -> set[str]:
    """Return the names of what makes a score of an encoding.

    Where their weights are missing they are filled with random numbers, and nothing is raised.
    """
    whole = model.model
    if whole is None:
        return set()
    parts = {name for name, part in whole.named_children() if any(True for _ in part.parameters())}
    return parts - {whole.base_model_prefix}


def _load(directory: Path) -> CrossEncoder:
    from safetensors import SafetensorError, safe_open
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model: CrossEncoder = CrossEncoder(
            str(directory),
            device="cpu",
            local_files_only=True,
            model_kwargs={"use_safetensors": True, "dtype": "float32"},
        )
        with safe_open(directory / WEIGHTS, "pt") as weights:
            saved = {str(key).split(".")[0] for key in weights.keys()}  # noqa: SIM118 - no mapping
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise ModelError(f"The cross-encoder in {directory} cannot be loaded: {error}") from error
    if unsaved := _parts_besides_the_encoder(model) - saved:
        raise ModelError(
            f"The cross-encoder in {directory} has no weights for {', '.join(sorted(unsaved))}. "
            "It was not saved whole: get it again, or leave ENTENTE_RERANKER out."
        )
    return model
