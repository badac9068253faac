"""``entente evaluate``: how good the answers are, on a dataset or on golden questions."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer
from rich.markup import escape
from rich.table import Table

from bot.console import err, out, progress_bars
from bot.engine import load_embedder, load_reranker
from bot.exit_codes import CONFIGURATION
from bot.settings import Settings, load
from index import Searcher
from index.evaluation import (
    Figure,
    MissingLibraryError,
    Report,
    Section,
    check_golden,
    evaluate_dataset,
    evaluate_golden,
    open_cached,
    read_dataset,
    read_golden,
    read_unanswerable,
    require_libraries,
    spread,
    with_answers,
)
from knowledge import Document, Outcome, read_folder

_CACHE = "evaluation"
_TENTHS = 10


def evaluate(
    *,
    dataset: Path | None,
    off_topic: Path | None,
    answers: Path | None,
    language: str,
    questions: Path | None,
    knowledge: Path | None,
    limit: int | None,
    failures: bool,
    as_json: bool,
) -> None:
    """Evaluate on whichever of the two is given, and show what was measured."""
    _check_usage(dataset, off_topic or answers, questions, knowledge, failures=failures)
    try:
        require_libraries()
    except MissingLibraryError as error:
        err.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(CONFIGURATION) from None
    settings = load()
    if dataset is not None:
        report = _on_dataset(settings, dataset, off_topic, answers, language, limit)
    else:
        assert questions is not None  # noqa: S101 - checked above
        report = _on_golden(settings, questions, knowledge or settings.knowledge_dir, limit)
    if as_json:
        # JSON is UTF-8, whatever the terminal is.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        record = report.to_json(failures=failures)
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        return
    _show(report)
    if failures:
        _show_failures(report)


def _check_usage(
    dataset: Path | None,
    beside: Path | None,
    questions: Path | None,
    knowledge: Path | None,
    *,
    failures: bool,
) -> None:
    if (dataset is None) == (questions is None):
        raise typer.BadParameter("Give either --dataset or --questions.")
    if questions is None and (knowledge is not None or failures):
        raise typer.BadParameter("--knowledge and --failures go with --questions.")
    if dataset is None and beside is not None:
        raise typer.BadParameter("--off-topic and --answers go with --dataset.")


def _on_dataset(
    settings: Settings,
    folder: Path,
    off_topic: Path | None,
    answers: Path | None,
    language: str,
    limit: int | None,
) -> Report:
    dataset = read_dataset(folder, language)
    if answers:
        dataset = with_answers(dataset, folder, answers)
    dataset = dataset.limited(limit)
    others = read_unanswerable(off_topic, "off_topic") if off_topic else ()
    searcher = _searcher(settings, folder, dataset.documents)
    return evaluate_dataset(dataset, searcher, spread(others, limit), _tell)


def _on_golden(settings: Settings, file: Path, folder: Path, limit: int | None) -> Report:
    golden = read_golden(file)
    reading = read_folder(folder)
    check_golden(file, golden, reading.documents)
    searcher = _searcher(settings, folder, reading.documents, reading.outcomes)
    return evaluate_golden(file.name, spread(golden, limit), searcher, _tell)


def _searcher(
    settings: Settings,
    folder: Path,
    documents: Sequence[Document],
    outcomes: Sequence[Outcome] = (),
) -> Searcher:
    """Return what answers from the documents of a folder, made where it is not kept yet."""
    embedder, reranker = load_embedder(settings, new=True), load_reranker(settings)
    with progress_bars() as progress:
        return open_cached(
            folder,
            documents,
            settings.data_dir / _CACHE,
            embedder,
            outcomes=outcomes,
            reranker=reranker,
            progress=progress,
        )


def _tell(_stage: str, done: int, total: int) -> None:
    """Say every tenth how far the asking is: a bar would be drawn while the time is taken."""
    if done * _TENTHS // total > (done - 1) * _TENTHS // total:
        err.print(f"Asked {done} of {total} questions")


def _show(report: Report) -> None:
    out.print(
        f"[bold]{escape(report.name)}[/bold]: {report.documents} documents, {report.passages} "
        f"passages, {escape(report.model)}, index version {report.version}",
        soft_wrap=True,
    )
    counts = (f"{count} {kind.replace('_', ' ')}" for kind, count in report.questions.items())
    out.print(f"Questions: {', '.join(counts)}", soft_wrap=True)
    for table in (_answerable(report.sections), _must_abstain(report.sections)):
        if table.row_count:
            out.print(table)
    times = (
        f"{name.replace('_', ' ')} {value:.1f} ms" for name, value in report.milliseconds.items()
    )
    out.print(f"One question: {', '.join(times)}", soft_wrap=True)


def _answerable(sections: Iterable[Section]) -> Table:
    table = Table("questions", "figure", "value", "95 % interval", "n")
    for section in sections:
        known = {label: figure for label, figure in section.figures.items() if figure.n}
        for place, (label, figure) in enumerate(known.items()):
            name = "" if place else escape(section.name)
            value, interval = _value(figure)
            table.add_row(name, label.replace("_", " "), value, interval, str(figure.n))
        table.add_section()
    return table


def _must_abstain(sections: Iterable[Section]) -> Table:
    table = Table("questions", "must abstain", "n")
    for label in ("false answers", "AUROC", "coverage at 5 %"):
        table.add_column(label)
    for section in sections:
        for place, (kind, figures) in enumerate(section.kinds.items()):
            name = "" if place else escape(section.name)
            cells = ("\n".join(_value(figure)) for figure in figures.values())
            n = str(figures["false_answers"].n)
            table.add_row(name, escape(kind.replace("_", " ")), n, *cells)
        table.add_section()
    return table


def _value(figure: Figure) -> tuple[str, str]:
    """Return a figure and its interval; a dash for what could not be measured."""
    value = "–" if figure.value is None else f"{figure.value:.3f}"
    known = figure.low is not None and figure.high is not None
    return value, f"{figure.low:.3f}–{figure.high:.3f}" if known else "–"


def _show_failures(report: Report) -> None:
    out.print(f"\n{len(report.failures)} questions went wrong.")
    for failure in report.failures:
        place = "" if failure.place in {None, 1} else f"; the right one is number {failure.place}"
        out.print(
            f"[bold]{escape(failure.question)}[/bold] (line {failure.line}, {failure.language}): "
            f"[red]{', '.join(failure.reasons)}[/red]{place}",
            soft_wrap=True,
        )
        out.print(f"  expected {escape(failure.expected)}", soft_wrap=True)
        said = f"{failure.verdict}, confidence {failure.confidence:.2f}"
        out.print(f"  got      {escape(failure.got)} ({said})", soft_wrap=True)
