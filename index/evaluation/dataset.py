"""Datasets in the form of BEIR: a folder with corpus, queries and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from index.evaluation.errors import EvaluationDataError
from index.evaluation.lines import identified, lines, text_of
from index.evaluation.sample import spread
from knowledge import Document
from knowledge.readers.builder import Builder, clean, one_line

CORPUS = "corpus.jsonl"
_QUERIES, _QRELS = "queries.jsonl", "qrels.tsv"
_UNANSWERABLE = "unanswerable.jsonl"
_COLUMNS = 3

Span = tuple[int, int]
"""The characters of a text from the first to the second, exclusive."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question of a dataset.

    ``relevance`` are the judgements above 0 by document id; a question without any must not be
    answered, and then ``kind`` says of which sort it is. ``answers`` are spans of the texts of the
    documents that answer it, by document id, where somebody labelled them.
    """

    id: str
    text: str
    language: str | None
    relevance: Mapping[str, int] = field(default_factory=dict)
    kind: str | None = None
    answers: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A corpus and questions to it; ``left_out`` counts queries without a relevant document."""

    name: str
    documents: tuple[Document, ...]
    answerable: tuple[Query, ...]
    unanswerable: tuple[Query, ...]
    left_out: int

    def limited(self, limit: int | None) -> Dataset:
        """Return the dataset with at most so many questions of each sort, and the whole corpus."""
        return replace(
            self,
            answerable=spread(self.answerable, limit),
            unanswerable=spread(self.unanswerable, limit),
        )


def read_dataset(folder: Path, language: str) -> Dataset:
    """Read a dataset whose documents are in a language.

    Raises EvaluationDataError naming file and line for whatever cannot be used.
    """
    documents, ids = _corpus(folder / CORPUS, language)
    queries = _queries(folder / _QUERIES, kind=None)
    relevance = _qrels(folder / _QRELS, ids, {query.id for query in queries})
    answerable = tuple(
        Query(query.id, query.text, query.language, relevance[query.id])
        for query in queries
        if relevance.get(query.id)
    )
    if not answerable:
        raise EvaluationDataError(f"No question of {folder} has a relevant document.")
    extra = folder / _UNANSWERABLE
    unanswerable = read_unanswerable(extra, "unanswerable") if extra.exists() else ()
    name = folder.resolve().name
    return Dataset(name, documents, answerable, unanswerable, len(queries) - len(answerable))


def read_unanswerable(file: Path, kind: str) -> tuple[Query, ...]:
    """Return questions that no document answers. Raises EvaluationDataError."""
    return _queries(file, kind)


def document(name: str, title: str, text: str, language: str) -> Document | None:
    """Return a corpus entry as a document, its paragraphs between blank lines.

    An entry with a title alone says its title; one without either is None.
    """
    title = one_line(clean(title))
    builder = Builder()
    for paragraph in _paragraphs(clean(text)) or [title]:
        builder.paragraph(paragraph)
    body = builder.body()
    if not body.text:
        return None
    return Document(name, title, body.text, body.sections, language=language)


def _paragraphs(text: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            parts[-1].append(line)
        else:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def _corpus(file: Path, language: str) -> tuple[tuple[Document, ...], set[str]]:
    documents: list[Document] = []
    ids: set[str] = set()
    for number, name, record in identified(file):
        title = text_of(file, number, record, "title") or ""
        text = text_of(file, number, record, "text")
        if text is None:
            raise EvaluationDataError.at(file, number, "has no 'text'")
        ids.add(name)
        if made := document(name, title, text, language):
            documents.append(made)
    if not documents:
        raise EvaluationDataError(f"{file} holds no document with any text.")
    return tuple(documents), ids


def _queries(file: Path, kind: str | None) -> tuple[Query, ...]:
    return tuple(
        Query(name, _question(file, number, record), _language(file, number, record), kind=kind)
        for number, name, record in identified(file)
    )


def _question(file: Path, number: int, record: dict[str, Any]) -> str:
    text = text_of(file, number, record, "text")
    if text is None or not text.strip():
        raise EvaluationDataError.at(file, number, "has no 'text', or an empty one")
    return text


def _language(file: Path, number: int, record: dict[str, Any]) -> str | None:
    return text_of(file, number, record, "language", "lang") or None


def _qrels(file: Path, documents: set[str], queries: set[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for place, (number, line) in enumerate(lines(file)):
        parts = line.split("\t")
        if len(parts) != _COLUMNS:
            raise EvaluationDataError.at(
                file, number, f"has {len(parts)} columns, not query-id, corpus-id and score"
            )
        query, name, written = parts
        try:
            score = int(written)
        except ValueError:
            if place == 0:
                continue
            raise EvaluationDataError.at(
                file, number, f"has the score {written!r}, which is not a whole number"
            ) from None
        if place == 0:
            raise EvaluationDataError.at(
                file, number, "is no header; write query-id, corpus-id and score"
            )
        if query not in queries:
            raise EvaluationDataError.at(file, number, f"names the unknown query {query!r}")
        if name not in documents:
            raise EvaluationDataError.at(file, number, f"names the unknown document {name!r}")
        judged = found.setdefault(query, {})
        if judged.setdefault(name, score) != score:
            raise EvaluationDataError.at(
                file, number, f"judges {query!r} and {name!r} a second time, and differently"
            )
    return {
        query: {name: score for name, score in judged.items() if score > 0}
        for query, judged in found.items()
    }
