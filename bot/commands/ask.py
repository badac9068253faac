"""``entente ask``: questions in the terminal, answers for people or as JSON for scripts."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import typer

from bot.ask.words import note
from bot.clock import utc_now
from bot.commands.calendars import open_fresh
from bot.commands.moments import read_moment
from bot.commands.records import event_record
from bot.console import err, show_answer
from bot.engine import open_searcher
from bot.events.words import day_text, found_sentence
from bot.exit_codes import UNREADABLE
from bot.settings import load
from index import Answer, Hit, QuestionError, Searcher, Verdict

STANDARD_INPUT = "-"


def ask_questions(question: str, *, as_json: bool, top: int, now: str | None) -> None:
    """Answer one question, or those of standard input, one a line, as if it were ``now``."""
    settings = load()
    moment = read_moment(now, settings.zone)
    if not _is_text(question):
        err.print("The question is not UTF-8 text.")
        raise typer.Exit(UNREADABLE)
    if as_json:
        # JSON is UTF-8, whatever the terminal is.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    searcher = open_searcher(settings, open_fresh(settings))

    def answer(text: str) -> bool:
        return _answer(
            searcher, text, as_json=as_json, top=top, now=moment or utc_now(), zone=settings.zone
        )

    if question == STANDARD_INPUT:
        for line in _lines():
            answer(line)
    elif not answer(question):
        raise typer.Exit(UNREADABLE)


def _is_text(argument: str) -> bool:
    """Return whether an argument was UTF-8; Python keeps its other bytes as lone surrogates."""
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _lines() -> Iterator[str]:
    """Yield the questions of standard input; a line that is not UTF-8 ends the command."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = line.decode()
        except UnicodeDecodeError as error:
            err.print(f"Line {number} of standard input is not UTF-8 text ({error.reason}).")
            raise typer.Exit(UNREADABLE) from None
        yield text.removeprefix("\ufeff").rstrip("\r\n")


def _answer(
    searcher: Searcher, question: str, *, as_json: bool, top: int, now: datetime, zone: ZoneInfo
) -> bool:
    """Print the answer to a question, and return whether it could be searched for."""
    begin = time.perf_counter()
    try:
        answer = searcher.answer(question, top, now=now)
    except QuestionError as error:
        if as_json:
            _print(_refused(question, str(error), searcher, begin))
        else:
            err.print(str(error))
        return False
    if as_json:
        _print(answered(question, answer, _milliseconds(begin)))
    else:
        show_answer(answer, now, zone)
    return True


def _print(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _milliseconds(begin: float) -> float:
    return round((time.perf_counter() - begin) * 1000, 2)


def answered(question: str, answer: Answer, milliseconds: float) -> dict[str, object]:
    """Return an answer as the JSON object that scripts depend on."""
    record: dict[str, object] = {
        "question": question,
        "verdict": answer.verdict.value,
        "confidence": round(answer.confidence, 4),
        "passages": [_passage(hit) for hit in answer.hits],
        "events": [event_record(event) for event in answer.events],
        "version": answer.version,
        "ms": milliseconds,
    }
    return record | {"note": said} if (said := _note(answer)) else record


def _note(answer: Answer) -> str | None:
    """Return what a script should know besides the verdict; None where that says it all."""
    found = answer.calendar
    if found is None:
        return note(answer)
    said = found_sentence(found)
    if found.last:
        return f"{said} {found.last.title}, {day_text(found.last)}"
    return None if found.answers else said


def _passage(hit: Hit) -> dict[str, object]:
    return {
        "text": hit.passage.text,
        "sentence": list(hit.sentence),
        "document": hit.document.id,
        "title": hit.document.title,
        "headings": list(hit.passage.headings),
        "url": hit.passage.url,
        "as_of": hit.passage.as_of,
        "score": round(hit.score, 4),
    }


def _refused(question: str, sentence: str, searcher: Searcher, begin: float) -> dict[str, object]:
    """Return the same object for a question that cannot be searched for, with the reason."""
    nothing = Answer(question, Verdict.NONE, 0.0, (), searcher.version.manifest.version)
    return answered(question, nothing, _milliseconds(begin)) | {"error": sentence}
