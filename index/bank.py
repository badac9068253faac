"""Shipped texts that no community's documents are about: the cohort and the off-topic bank."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np

from index.embedder import Embedder, Encoding
from index.files import publish_file

_DATA = Path(__file__).parent / "data"


@cache
def cohort() -> tuple[str, ...]:
    """Return the unrelated passages."""
    return _texts("cohort.jsonl")


@cache
def bank() -> tuple[str, ...]:
    """Return the off-topic questions."""
    return _texts("offtopic.jsonl")


def key(embedder: Embedder) -> str:
    """Return what tells a model's encodings of these texts from another's."""
    seen = [dataclasses.astuple(embedder.identity), bank(), cohort()]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:12]


def encode_bank(embedder: Embedder) -> list[Encoding]:
    """Return the encodings of the off-topic questions, computed once and kept by the models."""
    path = embedder.models / f"bank-{key(embedder)}.npz"
    if not path.is_file():
        _save(embedder.encode_questions(bank()), path)
    with np.load(path, allow_pickle=False) as stored:
        tokens = np.split(stored["tokens"].astype(np.float32), stored["borders"])
        return [Encoding(*pair) for pair in zip(stored["vectors"], tokens, strict=True)]


def _save(encodings: list[Encoding], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as file:
        np.savez(
            file,
            vectors=np.stack([encoding.vector for encoding in encodings]),
            tokens=np.concatenate([encoding.tokens for encoding in encodings]).astype(np.float16),
            borders=np.cumsum([len(encoding.tokens) for encoding in encodings])[:-1],
        )
    publish_file(temporary, path)


def _texts(name: str) -> tuple[str, ...]:
    with (_DATA / name).open(encoding="utf-8") as lines:
        return tuple(json.loads(line)["text"] for line in lines)
