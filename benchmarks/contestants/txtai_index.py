"""What both contestants on txtai do: an Embeddings database, asked under a lock.

Without the lock it dies with several threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from txtai import Embeddings

from benchmarks.contestants.serving import Job, Opened


def prepare(job: Job, *, hybrid: bool) -> None:
    """Index the passages with the given vectors, and save the database."""
    rows = iter(np.load(job.vectors))

    # It must be a function: anything else that can be called is called to get one.
    def given(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([next(rows) for _ in texts])

    made = Embeddings(method="external", transform=given, content=True, hybrid=hybrid)
    made.index(job.texts())
    made.config["transform"] = None
    made.save(str(job.folder))


def opening(job: Job, *, hybrid: bool) -> Opened:
    """Load the database, with the model as txtai itself would run it."""
    embeddings = Embeddings(hybrid=hybrid)
    encoder = {
        "method": None,
        "path": str(job.model),
        "instructions": {"query": job.query_prefix},
    }
    embeddings.load(str(job.folder), config=encoder)
    lock = Lock()

    def one(question: str) -> object:
        with lock:
            return embeddings.search(question, job.top)

    return Opened(one)
