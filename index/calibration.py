"""What a model needs to know of itself: its mean tokens, and how it sees unrelated passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.bank import cohort, encode_bank, key
from index.embedder import Embedder, Encoding, Vectors
from index.files import publish_file
from index.late import centre
from index.progress import Progress, silent
from index.quantisation import Tokens


@dataclass(frozen=True, slots=True)
class Calibration:
    """A model's means and cohort.

    ``question_mean`` and ``passage_mean`` have the shape (dimension,); ``cohort`` are the vectors
    of the unrelated passages, shape (passages, dimension).
    """

    question_mean: NDArray[np.float32]
    passage_mean: NDArray[np.float32]
    cohort: Vectors

    def question(self, encoding: Encoding) -> Tokens:
        """Return a question's token vectors, ready to be compared."""
        return centre(encoding.tokens, self.question_mean)

    def surprise(self, vector: NDArray[np.float32], cosine: float) -> float:
        """Return how many standard deviations a cosine is above those to unrelated passages."""
        unrelated = self.cohort @ vector
        return float((cosine - unrelated.mean()) / unrelated.std())

    def save(self, path: Path) -> None:
        """Write the calibration to one file, whole or not at all."""
        temporary = path.with_name(f".{path.name}.tmp")
        with temporary.open("wb") as file:
            np.savez(
                file,
                question_mean=self.question_mean,
                passage_mean=self.passage_mean,
                cohort=self.cohort,
            )
        publish_file(temporary, path)

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(**{field.name: stored[field.name] for field in dataclasses.fields(cls)})


def calibrate(embedder: Embedder, progress: Progress = silent) -> Calibration:
    """Return a model's calibration, computed once and kept beside the models."""
    path = embedder.models / f"calibration-{key(embedder)}.npz"
    if path.is_file():
        return Calibration.load(path)
    passages = cohort()
    encoded: list[Encoding] = []
    for _, encoding in embedder.encode_passages(passages):
        encoded.append(encoding)
        progress("calibrating", len(encoded), len(passages))
    found = Calibration(
        question_mean=_mean(encode_bank(embedder)),
        passage_mean=_mean(encoded),
        cohort=np.stack([encoding.vector for encoding in encoded]),
    )
    found.save(path)
    return found


def _mean(encodings: Sequence[Encoding]) -> NDArray[np.float32]:
    tokens = np.concatenate([encoding.tokens for encoding in encodings])
    return np.asarray(tokens.mean(axis=0), dtype=np.float32)
