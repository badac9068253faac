"""Chroma: a persistent collection, asked with vectors of sentence-transformers."""

from __future__ import annotations

import chromadb
import numpy as np
from chromadb.config import Settings
from sentence_transformers import SentenceTransformer

from benchmarks.contestants.serving import Job, Opened, serve

_NAME = "passages"
_BATCH = 5000
_QUIET = Settings(anonymized_telemetry=False)


def prepare(job: Job) -> None:
    """Add the passages with the given vectors, as many at once as Chroma takes."""
    client = chromadb.PersistentClient(str(job.folder), settings=_QUIET)
    collection = client.create_collection(_NAME, metadata={"hnsw:space": "ip"})
    texts, vectors = job.texts(), np.load(job.vectors)
    for begin in range(0, len(texts), _BATCH):
        rows = range(begin, min(begin + _BATCH, len(texts)))
        collection.add(
            ids=[str(row) for row in rows],
            documents=[texts[row] for row in rows],
            embeddings=vectors[rows.start : rows.stop],
        )


def opening(job: Job) -> Opened:
    """Open the collection."""
    client = chromadb.PersistentClient(str(job.folder), settings=_QUIET)
    collection = client.get_collection(_NAME)
    model = SentenceTransformer(str(job.model), device="cpu")

    def one(question: str) -> object:
        vector = model.encode([job.query_prefix + question], normalize_embeddings=True)
        return collection.query(query_embeddings=vector, n_results=job.top)

    return Opened(one)


if __name__ == "__main__":
    serve(prepare, opening)
