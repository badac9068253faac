"""Where in its document a question of a dataset is answered: labels beside the judgements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.evaluation.dataset import CORPUS, Dataset, Span
from index.evaluation.errors import EvaluationDataError
from index.evaluation.lines import identified, lines
from knowledge.readers.builder import clean

_HEADER = ["query-id", "corpus-id", "start", "end"]


def with_answers(dataset: Dataset, folder: Path, file: Path) -> Dataset:
    """Return a dataset with the labels of a file on its questions.

    The file has a header and a line a label, parted by tabs: query-id, corpus-id, start and end, in
    characters of the entry's text in the ``folder`` of the dataset, the end exclusive.

    :raises EvaluationDataError: Naming file and line of a label that cannot be used.
    """
    raw = {name: str(record.get("text") or "") for _, name, record in identified(folder / CORPUS)}
    texts = {document.id: document.text for document in dataset.documents}
    known = {query.id: query for query in dataset.answerable}
    found: dict[str, dict[str, Span]] = {}
    for number, (query, name, begin, end) in _labels(file):
        if query not in known:
            raise EvaluationDataError.at(file, number, f"names the unknown query {query!r}")
        if name not in known[query].relevance or name not in texts:
            raise EvaluationDataError.at(
                file, number, f"names the document {name!r}, which does not answer {query!r}"
            )
        if not 0 <= begin < end <= len(raw[name]) or not raw[name][begin:end].strip():
            raise EvaluationDataError.at(
                file, number, f"has the span {begin} to {end}, which is no text of {name!r}"
            )
        span = _moved(raw[name], texts[name], (begin, end))
        found.setdefault(query, {})[name] = span
    return replace(
        dataset,
        answerable=tuple(
            replace(query, answers=found.get(query.id, {})) for query in dataset.answerable
        ),
    )


def _labels(file: Path) -> Iterator[tuple[int, tuple[str, str, int, int]]]:
    for place, (number, line) in enumerate(lines(file)):
        parts = line.split("\t")
        if place == 0:
            if parts != _HEADER:
                raise EvaluationDataError.at(
                    file, number, f"is no header; write {', '.join(_HEADER)}, parted by tabs"
                )
            continue
        try:
            query, name, begin, end = parts
            yield number, (query, name, int(begin), int(end))
        except ValueError:
            raise EvaluationDataError.at(
                file, number, f"is not {', '.join(_HEADER)}, the last two whole numbers"
            ) from None


def _moved(raw: str, text: str, span: Span) -> Span:
    """Return where a span of an entry lies in its document, which differs in white space alone."""
    places = [at for at, character in enumerate(text) if not character.isspace()]
    begin, end = (len("".join(clean(raw[:at]).split())) for at in span)
    return places[begin], places[end - 1] + 1
