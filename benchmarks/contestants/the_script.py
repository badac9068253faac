"""The 30-line script: sentence-transformers and FAISS, as a request handler would have it."""

from __future__ import annotations

import faiss
import numpy as np
from sentence_transformers import SentenceTransformer

from benchmarks.contestants.serving import Job, Opened, serve


def prepare(job: Job) -> None:
    """Write a flat index of the vectors."""
    vectors = np.load(job.vectors)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(job.folder / "vectors.faiss"))


def opening(job: Job) -> Opened:
    """Load model, index and texts."""
    model = SentenceTransformer(str(job.model), device="cpu")
    index = faiss.read_index(str(job.folder / "vectors.faiss"))
    texts = job.texts()

    def one(question: str) -> object:
        vector = model.encode([job.query_prefix + question], normalize_embeddings=True)
        _, rows = index.search(vector, job.top)
        return [texts[row] for row in rows[0]]

    return Opened(one)


if __name__ == "__main__":
    serve(prepare, opening)
