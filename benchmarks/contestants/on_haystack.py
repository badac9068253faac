"""Haystack: a pipeline of SentenceTransformersTextEmbedder and the in-memory retriever."""

from __future__ import annotations

import numpy as np
from haystack import Document, Pipeline
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersTextEmbedder,
)

from benchmarks.contestants.serving import Job, Opened, serve

_STORE = "store.json"


def prepare(job: Job) -> None:
    """Write a store of documents that have the given vectors."""
    store = InMemoryDocumentStore(embedding_similarity_function="dot_product")
    pairs = zip(job.texts(), np.load(job.vectors).tolist(), strict=True)
    store.write_documents(
        [
            Document(id=str(number), content=text, embedding=vector)
            for number, (text, vector) in enumerate(pairs)
        ]
    )
    store.save_to_disk(str(job.folder / _STORE))


def opening(job: Job) -> Opened:
    """Load the store, and put the pipeline together."""
    store = InMemoryDocumentStore.load_from_disk(str(job.folder / _STORE))
    embedder = SentenceTransformersTextEmbedder(
        model=str(job.model),
        device=ComponentDevice.from_str("cpu"),
        prefix=job.query_prefix,
        normalize_embeddings=True,
        progress_bar=False,
    )
    pipeline = Pipeline()
    pipeline.add_component("embedder", embedder)
    pipeline.add_component("retriever", InMemoryEmbeddingRetriever(store, top_k=job.top))
    pipeline.connect("embedder.embedding", "retriever.query_embedding")
    embedder.warm_up()
    return Opened(lambda question: pipeline.run({"embedder": {"text": question}}))


if __name__ == "__main__":
    serve(prepare, opening)
