"""Encodings of events in one file, so that a restart does not compute them again."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encodings import Encodings
from index.files import publish_file
from index.quantisation import StoredTokens

Row = tuple[NDArray[np.float32], StoredTokens]
"""The pooled vector of a text, and its token vectors."""


def save(path: Path, rows: dict[str, Row]) -> None:
    """Write encodings by their texts, whole or not at all. A disk that refuses is let be."""
    if not rows:
        return
    encodings = Encodings.of([row[0] for row in rows.values()], [row[1] for row in rows.values()])
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            np.savez(
                file,
                texts=np.frombuffer(json.dumps(list(rows)).encode(), dtype=np.uint8),
                vectors=encodings.vectors[:],
                tokens=encodings.tokens[:],
                starts=encodings.starts,
            )
        publish_file(temporary, path)
    except OSError:
        # What is lost is time alone: the encodings are made again.
        return


def load(path: Path) -> dict[str, Row]:
    """Return what `save` wrote; nothing where there is none, or it is damaged."""
    try:
        # Opened here: numpy does not close a damaged file that it was given the path of.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            texts = json.loads(stored["texts"].tobytes())
            encodings = Encodings(stored["vectors"], stored["tokens"], stored["starts"])
        if not len(texts) == len(encodings) == len(encodings.starts) - 1:
            return {}
        rows = {text: encodings.row(number) for number, text in enumerate(texts)}
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return {}
    return rows if all(len(tokens) for _, tokens in rows.values()) else {}
