"""``entente golden``: list, add and remove the golden questions, and ask them all."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from bot.clock import utc_now
from bot.commands.noting import note
from bot.console import err, out, progress_bars
from bot.engine import open_events, open_searcher
from bot.settings import Settings, load
from index.evaluation.figures import Figure
from index.evaluation.golden import UNNAMED, GoldenQuestion, abstaining, answerable
from index.evaluation.golden_file import GOLDEN, add_golden, golden_of, remove_golden
from index.evaluation.golden_quotes import Quotes
from index.evaluation.golden_trial import (
    GoldenFigures,
    GoldenReply,
    ask_golden,
    golden_figures,
)
from index.language import question_language
from knowledge import check_folder, read_folder

_FIGURES = ("coverage", "precision_when_answered", "false_answer_rate")


def list_golden(*, as_json: bool) -> None:
    """Show every golden question with what must come back."""
    settings = load()
    questions = _questions(settings)
    if as_json:
        _write([_record(golden) for golden in questions])
        return
    table = Table("question", "language", "must come back")
    for golden in questions:
        table.add_row(*map(Text, (golden.question, golden.language or "", _expected(golden))))
    if questions:
        out.print(table)
    abstain = sum(golden.kind is not None for golden in questions)
    out.print(f"{len(questions)} golden questions, {abstain} of them must abstain.")


def add(
    question: str,
    *,
    document: str | None,
    quote: str | None,
    kind: str | None,
    language: str | None,
) -> None:
    """Add a question to the file of the knowledge folder."""
    settings = load()
    language = language or question_language(question)
    new = abstaining(question, kind, language)
    if document is not None and quote is not None:
        new = answerable(question, document, quote, language)
    documents = read_folder(settings.knowledge_dir).documents
    added = add_golden(settings.knowledge_dir, new, documents)
    note(settings, "golden add", added.question)
    out.print(Text(f"Added to {GOLDEN}: “{added.question}” → {_expected(added)}"), soft_wrap=True)


def remove(question: str) -> None:
    """Remove a question from the file of the knowledge folder."""
    settings = load()
    check_folder(settings.knowledge_dir)
    gone = remove_golden(settings.knowledge_dir, question)
    note(settings, "golden remove", gone.question)
    out.print(Text(f"Removed from {GOLDEN}: “{gone.question}”."), soft_wrap=True)


def run_golden(*, as_json: bool) -> None:
    """Ask every golden question of the published version, with the calendars as they are."""
    settings = load()
    questions = _questions(settings)
    searcher = open_searcher(settings, open_events(settings))
    with progress_bars() as progress:
        replies = ask_golden(searcher, questions, now=utc_now(), progress=progress)
    quotes = Quotes(searcher.version.contents.passages)
    faults = [quotes.fault(golden) for golden in questions]
    held = [place for place, fault in enumerate(faults) if fault is None]
    figures = golden_figures([questions[at] for at in held], [replies[at] for at in held])
    version = searcher.version.manifest.version
    right = sum(reply.right for reply in replies)
    note(settings, "golden run", version, right=right, wrong=len(replies) - right)
    if as_json:
        tried = zip(questions, replies, faults, strict=True)
        asked = [_record(golden) | _came(reply, fault) for golden, reply, fault in tried]
        measured = {name: getattr(figures, name).to_json() for name in _FIGURES}
        _write([{"version": version, "figures": measured, "questions": asked}])
        return
    _show(questions, replies, faults)
    _show_figures(figures)
    out.print(f"Index version {version}")


def _questions(settings: Settings) -> tuple[GoldenQuestion, ...]:
    check_folder(settings.knowledge_dir)
    questions = golden_of(settings.knowledge_dir)
    if not questions:
        err.print(f"There are no golden questions in {settings.knowledge_dir} yet.", soft_wrap=True)
    return questions


def _show(
    questions: Sequence[GoldenQuestion],
    replies: Sequence[GoldenReply],
    faults: Sequence[str | None],
) -> None:
    wrong = 0
    for golden, reply, fault in zip(questions, replies, faults, strict=True):
        if reply.right:
            continue
        wrong += 1
        out.print(Text(golden.question, "bold"))
        out.print(Text(f"  expected: {_expected(golden)}"), soft_wrap=True)
        out.print(Text(f"  came back: {_said(reply)}"), soft_wrap=True)
        if fault:
            out.print(Text(f"  mend it: {fault}"), soft_wrap=True)
    out.print(f"{len(questions) - wrong} of {len(questions)} golden questions are right.")


def _show_figures(figures: GoldenFigures) -> None:
    table = Table("figure", "value", "95 % interval", "n")
    for name in _FIGURES:
        figure: Figure = getattr(figures, name)
        if figure.value is not None:
            interval = f"{figure.low:.3f}–{figure.high:.3f}"
            table.add_row(name.replace("_", " "), f"{figure.value:.3f}", interval, str(figure.n))
    if table.row_count:
        out.print(table)


def _expected(golden: GoldenQuestion) -> str:
    if golden.kind == UNNAMED:
        return "nothing"
    if golden.kind is not None:
        return f"nothing ({golden.kind.replace('_', ' ')})"
    return f"{golden.document}: {golden.quote}"


def _said(reply: GoldenReply) -> str:
    if reply.document is None:
        return "events of the calendars" if reply.calendar else "no passage"
    return f"{reply.verdict} ({reply.confidence:.2f}), {reply.document}: {reply.sentence}"


def _record(golden: GoldenQuestion) -> dict[str, Any]:
    return {
        "question": golden.question,
        "language": golden.language,
        "document": golden.document,
        "quote": golden.quote,
        "must_abstain": golden.kind is not None,
        "kind": golden.kind,
    }


def _came(reply: GoldenReply, fault: str | None) -> dict[str, Any]:
    return {
        "right": reply.right,
        "verdict": reply.verdict.value,
        "confidence": reply.confidence,
        "calendar": reply.calendar,
        "came_back": reply.document,
        "headings": list(reply.headings),
        "sentence": reply.sentence or None,
        "unheld": fault,
    }


def _write(records: Sequence[dict[str, Any]]) -> None:
    # JSON is UTF-8, whatever the terminal is.
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
