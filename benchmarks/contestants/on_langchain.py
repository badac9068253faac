"""LangChain: HuggingFaceEmbeddings and the FAISS vector store."""

from __future__ import annotations

import numpy as np
from langchain_community.vectorstores import FAISS
from langchain_huggingface import HuggingFaceEmbeddings

from benchmarks.contestants.serving import Job, Opened, serve


def _embeddings(job: Job) -> HuggingFaceEmbeddings:
    return HuggingFaceEmbeddings(
        model_name=str(job.model),
        model_kwargs={"device": "cpu"},
        encode_kwargs={"normalize_embeddings": True},
        query_encode_kwargs={"normalize_embeddings": True, "prompt": job.query_prefix},
    )


def prepare(job: Job) -> None:
    """Make a store of the given vectors, and save it."""
    pairs = zip(job.texts(), np.load(job.vectors).tolist(), strict=True)
    FAISS.from_embeddings(pairs, _embeddings(job)).save_local(str(job.folder))


def opening(job: Job) -> Opened:
    """Load the store."""
    store = FAISS.load_local(
        str(job.folder), _embeddings(job), allow_dangerous_deserialization=True
    )
    return Opened(lambda question: store.similarity_search(question, k=job.top))


if __name__ == "__main__":
    serve(prepare, opening)
