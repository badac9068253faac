"""First floor: how we find. Embedding, FAISS, BM25, fusion, answers, index versions."""

from index.abstention import Verdict
from index.build import BuildCancelledError, BuildReport, NothingToIndexError, build, prepare
from index.dense import DenseKind
from index.diff import (
    Change,
    DocumentChange,
    FieldChange,
    FileOutcome,
    FileWord,
    VersionDiff,
    compare,
)
from index.embedder import Embedder, ModelIdentity
from index.encoders import AUTO, encoder_of, exported, open_embedder, preferred
from index.errors import EntenteIndexError, ModelError, QuestionError, VersionError
from index.events import EventAnswer, EventQuestion, EventSearcher, Scope
from index.examples import examples
from index.intents import Intent
from index.library import Library
from index.lock import BuildingError
from index.manifest import DocumentRecord, Manifest
from index.models import CATALOGUE, DEFAULT_MODEL, ModelSpec, find_model
from index.pairing import PassageChange, words
from index.progress import Progress, silent
from index.publications import Action, Publication
from index.question import MAX_CHARACTERS
from index.reranker import Reranker, find_reranker
from index.search import Answer, Hit, Searcher
from index.version import IndexVersion

__all__ = [
    "AUTO",
    "CATALOGUE",
    "DEFAULT_MODEL",
    "MAX_CHARACTERS",
    "Action",
    "Answer",
    "BuildCancelledError",
    "BuildReport",
    "BuildingError",
    "Change",
    "DenseKind",
    "DocumentChange",
    "DocumentRecord",
    "Embedder",
    "EntenteIndexError",
    "EventAnswer",
    "EventQuestion",
    "EventSearcher",
    "FieldChange",
    "FileOutcome",
    "FileWord",
    "Hit",
    "IndexVersion",
    "Intent",
    "Library",
    "Manifest",
    "ModelError",
    "ModelIdentity",
    "ModelSpec",
    "NothingToIndexError",
    "PassageChange",
    "Progress",
    "Publication",
    "QuestionError",
    "Reranker",
    "Scope",
    "Searcher",
    "Verdict",
    "VersionDiff",
    "VersionError",
    "build",
    "compare",
    "encoder_of",
    "examples",
    "exported",
    "find_model",
    "find_reranker",
    "open_embedder",
    "preferred",
    "prepare",
    "silent",
    "words",
]
