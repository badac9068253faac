"""LlamaIndex: HuggingFaceEmbedding and a FAISS vector store, asked through its retriever."""

from __future__ import annotations

import faiss
import numpy as np
from llama_index.core import StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.faiss import FaissVectorStore

from benchmarks.contestants.serving import Job, Opened, serve


def _model(job: Job) -> HuggingFaceEmbedding:
    return HuggingFaceEmbedding(
        model_name=str(job.model), device="cpu", query_instruction=job.query_prefix
    )


def prepare(job: Job) -> None:
    """Make an index of nodes that have the given vectors, and persist it."""
    vectors = np.load(job.vectors)
    store = FaissVectorStore(faiss.IndexFlatIP(vectors.shape[1]))
    nodes = [
        TextNode(id_=str(number), text=text, embedding=vector)
        for number, (text, vector) in enumerate(zip(job.texts(), vectors.tolist(), strict=True))
    ]
    context = StorageContext.from_defaults(vector_store=store)
    index = VectorStoreIndex(nodes, storage_context=context, embed_model=_model(job))
    index.storage_context.persist(str(job.folder))


def opening(job: Job) -> Opened:
    """Load the index."""
    context = StorageContext.from_defaults(
        vector_store=FaissVectorStore.from_persist_dir(str(job.folder)),
        persist_dir=str(job.folder),
    )
    index = load_index_from_storage(context, embed_model=_model(job))
    retriever = index.as_retriever(similarity_top_k=job.top)
    return Opened(retriever.retrieve)


if __name__ == "__main__":
    serve(prepare, opening)
