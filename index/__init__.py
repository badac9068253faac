"""First floor: how we find. Embedding, FAISS, BM25, fusion, answers, index versions."""

from index.abstention import Verdict
from index.build import BuildReport, NothingToIndexError, build
from index.embedder import Embedder, ModelIdentity
from index.errors import EntenteIndexError, ModelError, QuestionError, VersionError
from index.events import EventAnswer, EventQuestion, EventSearcher, Scope
from index.examples import examples
from index.intents import Intent
from index.library import Library
from index.manifest import DocumentRecord, Manifest
from index.models import CATALOGUE, DEFAULT_MODEL, ModelSpec, find_model
from index.progress import Progress, silent
from index.question import MAX_CHARACTERS
from index.reranker import Reranker, find_reranker
from index.search import Answer, Hit, Searcher
from index.version import IndexVersion

__all__ = [
    "CATALOGUE",
    "DEFAULT_MODEL",
    "MAX_CHARACTERS",
    "Answer",
    "BuildReport",
    "DocumentRecord",
    "Embedder",
    "EntenteIndexError",
    "EventAnswer",
    "EventQuestion",
    "EventSearcher",
    "Hit",
    "IndexVersion",
    "Intent",
    "Library",
    "Manifest",
    "ModelError",
    "ModelIdentity",
    "ModelSpec",
    "NothingToIndexError",
    "Progress",
    "QuestionError",
    "Reranker",
    "Scope",
    "Searcher",
    "Verdict",
    "VersionError",
    "build",
    "examples",
    "find_model",
    "find_reranker",
    "silent",
]
