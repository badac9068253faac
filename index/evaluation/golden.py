"""Golden questions: a YAML list of questions with the quote that must come back, or none may."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.evaluation.errors import EvaluationDataError
from index.evaluation.libraries import library
from index.evaluation.lines import read_text
from knowledge import Document

UNNAMED = "unnamed"
"""The kind of a question that must not be answered, where none is given."""


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question at a line of its file, and what must come back.

    Either ``document`` and ``quote`` are given, or nothing may come back and ``kind`` says why.
    """

    line: int
    question: str
    language: str | None
    document: str | None = None
    quote: str | None = None
    kind: str | None = None


def answerable(
    question: str, document: str, quote: str, language: str | None = None
) -> GoldenQuestion:
    """Return a question, not in a file yet, to which a document's quote must come back."""
    return GoldenQuestion(0, question, language, document, quote)


def abstaining(
    question: str, kind: str | None = None, language: str | None = None
) -> GoldenQuestion:
    """Return a question, not in a file yet, to which nothing may come back."""
    return GoldenQuestion(0, question, language, kind=kind or UNNAMED)


def read_golden(file: Path) -> tuple[GoldenQuestion, ...]:
    """Read a file of golden questions. Raises EvaluationDataError naming the line at fault."""
    questions = parse_golden(file, read_text(file))
    if not questions:
        raise EvaluationDataError(f"{file} is not a list of questions.")
    return questions


def parse_golden(file: Path, text: str) -> tuple[GoldenQuestion, ...]:
    """Return the golden questions in the text of a file, which may have none.

    :raises EvaluationDataError: If it is no such list, naming the line at fault.
    """
    constructor = library("yaml").SafeLoader("")
    return tuple(
        _golden(file, node.start_mark.line + 1, constructor.construct_document(node))
        for node in entries(file, text)
    )


def entries(file: Path, text: str) -> list[Any]:
    """Return the YAML nodes of the questions in a text, which know where they stand in it.

    :raises EvaluationDataError: If the text is not a list, naming the line at fault.
    """
    yaml = library("yaml")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise EvaluationDataError.at(file, line, f"is not YAML ({error.problem})") from None
    except yaml.YAMLError as error:
        raise EvaluationDataError(f"{file} is not YAML ({error}).") from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise EvaluationDataError(f"{file} is not a list of questions.")
    return list(root.value)


def check_golden(
    file: Path, questions: Iterable[GoldenQuestion], documents: Iterable[Document]
) -> None:
    """Raise EvaluationDataError when a question quotes what no document says, with every such."""
    texts = {document.id: document.text for document in documents}
    wrong = [
        str(EvaluationDataError.at(file, question.line, fault))
        for question in questions
        if (fault := unheld(question, texts))
    ]
    if wrong:
        raise EvaluationDataError("\n".join(wrong))


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Return the span of a quote in a text, whatever white space stands between its words."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    match = re.search(pattern, text)
    return match.span() if match else None


def unheld(question: GoldenQuestion, texts: Mapping[str, str]) -> str | None:
    """Return what is wrong with a question's quote, a sentence without its subject, if anything.

    ``texts`` are those of the documents, by id.
    """
    if question.document is None or question.quote is None:
        return None
    if question.document not in texts:
        return f"names the document {question.document!r}, which the knowledge folder does not have"
    if find_quote(question.quote, texts[question.document]) is None:
        return f"quotes {question.quote!r}, which {question.document} does not say"
    return None


def _golden(file: Path, line: int, entry: Any) -> GoldenQuestion:
    if not isinstance(entry, dict):
        raise EvaluationDataError.at(file, line, "begins an entry without a question")
    question = _text(file, line, entry, "question")
    if question is None:
        raise EvaluationDataError.at(file, line, "begins an entry without a question")
    language = _text(file, line, entry, "language")
    document, quote = (_text(file, line, entry, name) for name in ("document", "quote"))
    abstain = entry.get("must_abstain", False)
    if not isinstance(abstain, bool):
        raise EvaluationDataError.at(
            file, line, "begins an entry whose must_abstain is neither true nor false"
        )
    if _NEEDED[abstain] != (document is not None, quote is not None):
        raise EvaluationDataError.at(
            file,
            line,
            "begins an entry that needs a document and a quote, or must_abstain: true alone",
        )
    kind = (_text(file, line, entry, "kind") or UNNAMED) if abstain else None
    return GoldenQuestion(line, question, language, document, quote, kind)


_NEEDED: dict[bool, Sequence[bool]] = {True: (False, False), False: (True, True)}


def _text(file: Path, line: int, entry: dict[Any, Any], name: str) -> str | None:
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise EvaluationDataError.at(
            file,
            line,
            f"begins an entry whose {name} is {value!r}; write a text, in quotes if need be",
        )
    return value
