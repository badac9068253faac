"""What every contestant is given: the same passages, their vectors, and the same model."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.bench import Bench
from index import Library
from knowledge import heading_line

_MADE = "model.safetensors"


def hand_out(bench: Bench, size: int) -> None:
    """Write the passages of a size, as Entente split them, and a vector for each."""
    data = bench.places.data(size)
    version = Library(data / "index").open_current()
    texts: list[str] = []
    with (data / "passages.jsonl").open("w", encoding="utf-8") as file:
        for number, passage in enumerate(islice(version.contents.passages, size)):
            record = {"id": str(number), "text": passage.text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            title = version.documents[passage.document].title
            texts.append(f"{heading_line(title, passage.headings)}\n{passage.text}")
    vectors = np.empty((len(texts), bench.copier.identity.dimension), np.float32)
    for place, encoding in bench.copier.encode_passages(texts):
        vectors[place] = encoding.vector
    np.save(data / "vectors.npy", vectors)


def full_precision(source: Path, folder: Path) -> None:
    """Save a sentence-transformers directory in 32-bit floats, unless it is there.

    Entente keeps the weights in 16 bits on disk and loads them as 32; who loads them as they lie
    computes in 16, which takes a CPU twice as long. The official weights have 32.
    """
    if (folder / _MADE).is_file():
        return
    from sentence_transformers import SentenceTransformer

    model: SentenceTransformer = SentenceTransformer(
        str(source), device="cpu", local_files_only=True, model_kwargs={"dtype": "float32"}
    )
    model.save(str(folder), create_model_card=False)
