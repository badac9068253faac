"""What the terminal shows: progress, reports, sentences. JSON goes to standard output alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from bot.ask.words import lead
from index import Answer, BuildReport, Hit, Verdict
from index import Progress as Report
from knowledge import Outcome, Status

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_STAGES = {
    "converting": "Converting the model (once)",
    "reading": "Reading documents",
    "splitting": "Splitting into passages",
    "calibrating": "Calibrating the model (once)",
    "embedding": "Embedding",
    "writing": "Writing the index",
    "measuring": "Measuring when to abstain",
}
_COLOURS = {Verdict.ANSWERED: "green", Verdict.UNSURE: "yellow", Verdict.NONE: "red"}


@contextmanager
def progress_bars() -> Iterator[Report]:
    """Show a bar a stage on standard error, and yield what moves it."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=err) as bars:

        def move(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES.get(stage, stage))
            bars.update(tasks[stage], completed=done, total=total)

        yield move


def show_report(report: BuildReport, console: Console = out) -> None:
    """Say what a build did, and what became of each file that was not indexed."""
    manifest = report.manifest
    show_outcomes(report.outcomes, console)
    total = manifest.passages + manifest.sentences
    if report.unchanged:
        console.print(
            f"Nothing changed: embedded 0 of {total} texts, index version {manifest.version} stays."
        )
        return
    console.print(
        f"Index version [bold]{manifest.version}[/bold] is published: "
        f"{len(manifest.documents)} documents, {manifest.passages} passages. "
        f"Embedded {report.embedded} of {total} texts (passages and their sentences; the others "
        f"were known or repeat one) in {report.seconds:.1f} s."
    )


def show_outcomes(outcomes: tuple[Outcome, ...], console: Console = out) -> None:
    """List the files with what became of them: the counts, then each that was not indexed."""
    counts = Counter(outcome.status for outcome in outcomes)
    console.print(" · ".join(f"{counts[status]} {status}" for status in Status))
    for outcome in outcomes:
        if outcome.status is not Status.INDEXED or outcome.reason:
            console.print(f"  {outcome.status}: {escape(outcome.file)}: {escape(outcome.reason)}")


def show_answer(answer: Answer) -> None:
    """Show an answer with its sentence in bold."""
    colour = _COLOURS[answer.verdict]
    out.print(f"[bold]{escape(answer.question)}[/bold]")
    out.print(f"[{colour}]{escape(lead(answer))}[/{colour}] (confidence {answer.confidence:.2f})")
    for example in answer.examples:
        out.print(f"  {escape(example)}")
    for hit in answer.hits:
        _show_hit(hit)
    out.print(f"[dim]Index version {answer.version}[/dim]")


def _show_hit(hit: Hit) -> None:
    text = Text(hit.passage.text)
    for begin, end in hit.sentences:
        text.stylize("bold", begin, end)
    grid = Table.grid(padding=(0, 1))
    path = " › ".join((hit.document.title, *hit.passage.headings))
    origin = [part for part in (hit.document.society, hit.passage.url) if part]
    if hit.passage.as_of:
        origin.insert(0, f"as of {hit.passage.as_of}")
    grid.add_row("│", Text(path, style="cyan"))
    grid.add_row("│", text)
    grid.add_row("│", Text(" · ".join(origin) or "undated", style="dim", overflow="fold"))
    out.print(grid)
