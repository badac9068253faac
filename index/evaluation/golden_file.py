"""The community's golden questions: a file of the knowledge folder, kept as people wrote it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml
from filelock import FileLock
from rapidfuzz import fuzz, process

from index.evaluation.errors import EvaluationDataError, GoldenError
from index.evaluation.golden import UNNAMED, GoldenQuestion, entries, parse_golden, unheld
from index.evaluation.lines import read_text
from index.question import clean
from knowledge import Document
from knowledge.files import write_atomically

GOLDEN = "golden.yaml"

_HEAD = """\
# The golden questions of this folder: what the bot must go on answering, and what it must not.
# An entry names a document and a quote that must come back, or says must_abstain: true with a kind.
"""
_ALIKE = 60


class _Quoted(str):
    """A text that is written in quotes, as people write it."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def golden_of(folder: Path) -> tuple[GoldenQuestion, ...]:
    """Return the golden questions of a knowledge folder, none where it has no file of them.

    :raises EvaluationDataError: If the file cannot be read, naming the line at fault.
    """
    file = folder / GOLDEN
    return parse_golden(file, _text(file))


def add_golden(
    folder: Path, question: GoldenQuestion, documents: Iterable[Document]
) -> GoldenQuestion:
    """Put a question at the end of the folder's file, and return it as it stands there.

    :raises GoldenError: If it is there already, or its document does not say its quote.
    :raises QuestionError: If it holds nothing to search for.
    :raises EvaluationDataError: If the file cannot be read.
    """
    new = _tidy(question)
    if fault := unheld(new, {document.id: document.text for document in documents}):
        raise GoldenError(f"This golden question {fault}. Copy the quote word for word.")
    with FileLock(folder / f".{GOLDEN}.lock"):
        file = folder / GOLDEN
        text = _text(file)
        known = parse_golden(file, text)
        same = next((each for each in known if _key(each.question) == _key(new.question)), None)
        if same is not None:
            raise GoldenError(f"There is a golden question “{same.question}” already.")
        begun = text or _HEAD
        longer = begun + "\n" * (not begun.endswith("\n")) + _written([new])
        _write(file, longer, text, [*known, new])
        return golden_of(folder)[-1]


def remove_golden(folder: Path, question: str) -> GoldenQuestion:
    """Take a question out of the folder's file, and return it.

    :raises GoldenError: If there is no such question; it names the one most like it.
    :raises EvaluationDataError: If the file cannot be read.
    """
    with FileLock(folder / f".{GOLDEN}.lock"):
        file = folder / GOLDEN
        text = _text(file)
        known = parse_golden(file, text)
        wanted = _key(question)
        at = next((at for at, each in enumerate(known) if _key(each.question) == wanted), None)
        if at is None:
            raise GoldenError(_no_such(question, [each.question for each in known]))
        left = [each for place, each in enumerate(known) if place != at]
        _write(file, _without(text, entries(file, text)[at]), text, left)
        return known[at]


def _text(file: Path) -> str:
    return read_text(file) if file.exists() else ""


def _tidy(question: GoldenQuestion) -> GoldenQuestion:
    """Return a question as it is written: cleaned as it will be when it is asked."""
    kind = None if question.kind is None else " ".join(question.kind.split()) or UNNAMED
    tidy = GoldenQuestion(
        line=0,
        question=clean(question.question),
        language=_tidied(question.language),
        document=_tidied(question.document),
        quote=_tidied(question.quote),
        kind=kind,
    )
    if (tidy.document is None) != (tidy.quote is None) or (tidy.quote is None) == (
        tidy.kind is None
    ):
        raise GoldenError(
            "A golden question needs a document and a quote, or nothing may come back to it."
        )
    return tidy


def _tidied(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _key(question: str) -> str:
    """Return what two ways of writing a question have in common."""
    return " ".join(question.split()).casefold().rstrip("?!. ")


def _no_such(question: str, known: Sequence[str]) -> str:
    nearest = process.extractOne(question, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    hint = f" Did you mean “{nearest[0]}”?" if nearest else ""
    return f"There is no golden question “{question}”.{hint}"


def _write(file: Path, edited: str, text: str, wanted: Sequence[GoldenQuestion]) -> None:
    """Write an edited text, or a new one where the edit is not what is wanted.

    Editing keeps every comment, and a list in one line, say, cannot be edited line by line.
    """
    if not _says(file, edited, wanted):
        edited = _head(text) + (_written(wanted) if wanted else "[]\n")
    write_atomically(file, edited)


def _says(file: Path, text: str, wanted: Sequence[GoldenQuestion]) -> bool:
    try:
        found = parse_golden(file, text)
    except EvaluationDataError:
        return False
    return [_record(each) for each in found] == [_record(each) for each in wanted]


def _head(text: str) -> str:
    lines = takewhile(lambda line: line.startswith("#") or not line.strip(), text.splitlines(True))
    return "".join(lines)


def _without(text: str, entry: Any) -> str:
    """Return a text without the lines of an entry; the comments around it stay."""
    begin, last = entry.start_mark, entry.value[-1][1].end_mark
    lines = text.splitlines(keepends=True)
    # The end of a block of lines is the beginning of the next one, after the blank ones between.
    end = last.line + (last.column > 0)
    while not lines[end - 1].strip():
        end -= 1
    return "".join(lines[: begin.line] + lines[end:])


def _written(questions: Sequence[GoldenQuestion]) -> str:
    return yaml.dump(
        [_record(each) for each in questions],
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=sys.maxsize,
    )


def _record(golden: GoldenQuestion) -> dict[str, object]:
    record: dict[str, object] = {"question": _Quoted(golden.question)}
    if golden.language:
        record["language"] = golden.language
    if golden.document is not None and golden.quote is not None:
        return record | {"document": golden.document, "quote": _Quoted(golden.quote)}
    kind = {} if golden.kind in {None, UNNAMED} else {"kind": golden.kind}
    return record | {"must_abstain": True} | kind
