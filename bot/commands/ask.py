"""``entente ask``: questions in the terminal, answers for people or as JSON for scripts."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator

import typer

from bot.console import err, show_answer
from bot.engine import open_searcher
from bot.exit_codes import UNREADABLE
from bot.settings import load
from index import Answer, Hit, QuestionError, Searcher, Verdict

STANDARD_INPUT = "-"


def ask_questions(question: str, *, as_json: bool, top: int) -> None:
    """Answer one question, or those of standard input, one a line."""
    searcher = open_searcher(load())
    if question == STANDARD_INPUT:
        for line in _lines():
            _answer(searcher, line, as_json=as_json, top=top)
    elif not _answer(searcher, question, as_json=as_json, top=top):
        raise typer.Exit(UNREADABLE)


def _lines() -> Iterator[str]:
    """Yield the questions of standard input; one that is not UTF-8 ends the command."""
    sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        err.print(f"Standard input is not UTF-8 text ({error.reason} at byte {error.start}).")
        raise typer.Exit(UNREADABLE) from None


def _answer(searcher: Searcher, question: str, *, as_json: bool, top: int) -> bool:
    """Print the answer to a question, and return whether it could be searched for."""
    begin = time.perf_counter()
    try:
        answer = searcher.answer(question, top)
    except QuestionError as error:
        if as_json:
            _print(_refused(question, str(error), searcher, begin))
        else:
            err.print(str(error))
        return False
    if as_json:
        _print(answered(question, answer, _milliseconds(begin)))
    else:
        show_answer(answer)
    return True


def _print(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _milliseconds(begin: float) -> float:
    return round((time.perf_counter() - begin) * 1000, 2)


def answered(question: str, answer: Answer, milliseconds: float) -> dict[str, object]:
    """Return an answer as the JSON object that scripts depend on."""
    return {
        "question": question,
        "verdict": answer.verdict.value,
        "confidence": round(answer.confidence, 4),
        "passages": [_passage(hit) for hit in answer.hits],
        "events": [],
        "version": answer.version,
        "ms": milliseconds,
    }


def _passage(hit: Hit) -> dict[str, object]:
    return {
        "text": hit.passage.text,
        "sentence": list(hit.sentence),
        "document": hit.document.id,
        "title": hit.document.title,
        "headings": list(hit.passage.headings),
        "url": hit.document.url,
        "as_of": hit.document.as_of,
        "score": round(hit.score, 4),
    }


def _refused(question: str, sentence: str, searcher: Searcher, begin: float) -> dict[str, object]:
    """Return the same object for a question that cannot be searched for, with the reason."""
    nothing = Answer(question, Verdict.NONE, 0.0, (), searcher.version.manifest.version)
    return answered(question, nothing, _milliseconds(begin)) | {"error": sentence}
