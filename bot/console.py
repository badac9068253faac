"""What the terminal shows: progress, reports, sentences. JSON goes to standard output alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from bot.ask.words import lead
from bot.events.words import COMPUTED, found_sentence, status_text, when_text
from index import Answer, BuildReport, EventAnswer, Hit, Verdict
from index import Progress as Report
from knowledge import Outcome, Status
from knowledge.calendars.model import Event

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

STAGES = {
    "converting": "Converting the model (once)",
    "exporting": "Exporting the model (once)",
    "comparing": "Comparing it with the reference",
    "reading": "Reading documents",
    "splitting": "Splitting into passages",
    "calibrating": "Calibrating the model (once)",
    "embedding": "Embedding",
    "writing": "Writing the index",
    "measuring": "Measuring when to abstain",
    "asking": "Asking the golden questions",
}
_COLOURS = {Verdict.ANSWERED: "green", Verdict.UNSURE: "yellow", Verdict.NONE: "red"}


class _RateColumn(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """Show the rate, once there is one."""
        rate = task.finished_speed or task.speed
        return Text(f"{rate:,.1f}/s" if rate else "")


@contextmanager
def progress_bars() -> Iterator[Report]:
    """Show a bar a stage on standard error, and yield what moves it."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=err) as bars:

        def move(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage))
            bars.update(tasks[stage], completed=done, total=total)

        yield move


def show_report(report: BuildReport, console: Console = out) -> None:
    """Say what a build did, and what became of each file that was not indexed."""
    manifest = report.manifest
    show_outcomes(report.outcomes, console)
    total = manifest.texts
    if report.unchanged:
        console.print(
            f"Nothing changed: embedded 0 of {total} texts, index version {manifest.version} stays."
        )
        return
    state = "is published" if report.published else "waits as the candidate"
    console.print(
        f"Index version [bold]{manifest.version}[/bold] {state}: "
        f"{len(manifest.documents)} documents, {manifest.passages} passages. "
        f"Embedded {report.embedded} of {total} texts (passages, their sentences and headings; the "
        f"others were known or repeat one) in {report.seconds:.1f} s."
    )
    if not report.published:
        console.print(
            "See what it changes with `entente index diff`; then `entente index publish`, or "
            "`entente index discard`."
        )


def show_outcomes(outcomes: tuple[Outcome, ...], console: Console = out) -> None:
    """List the files with what became of them: the counts, then each that was not indexed."""
    counts = Counter(outcome.status for outcome in outcomes)
    console.print(" · ".join(f"{counts[status]} {status}" for status in Status))
    for outcome in outcomes:
        if outcome.status is not Status.INDEXED or outcome.reason:
            console.print(f"  {outcome.status}: {escape(outcome.file)}: {escape(outcome.reason)}")


def show_answer(answer: Answer, now: datetime, zone: tzinfo) -> None:
    """Show an answer: its events as of ``now``, their times in ``zone``, its sentence in bold."""
    colour = _COLOURS[answer.verdict]
    out.print(f"[bold]{escape(answer.question)}[/bold]")
    if answer.calendar is not None:
        _show_found(answer.calendar, colour, now, zone)
        return
    out.print(f"[{colour}]{escape(lead(answer))}[/{colour}] (confidence {answer.confidence:.2f})")
    for example in answer.examples:
        out.print(f"  {escape(example)}")
    for hit in answer.hits:
        _show_hit(hit)
    out.print(f"[dim]Index version {answer.version}[/dim]")


def _show_found(found: EventAnswer, colour: str, now: datetime, zone: tzinfo) -> None:
    out.print(_plain(found_sentence(found), colour), soft_wrap=True)
    for event in (*found.events, *([found.last] if found.last else [])):
        show_event(event, now, zone)
    out.print(f"[dim]{COMPUTED}[/dim]")


def show_event(event: Event, now: datetime, zone: tzinfo) -> None:
    """Show when an event is, what it is, how it stands, where, and where that is known from."""
    said = status_text(event, now, zone)
    out.print(
        _plain(when_text(event, zone), "bold"),
        *([_plain(f"({said})")] if said else []),
        soft_wrap=True,
    )
    parts = (event.title, event.place, event.society)
    out.print(Text("  ") + _plain(" · ".join(filter(None, parts))), soft_wrap=True)
    links = {"at": event.url, "recording": event.recording, "from": event.source}
    for name, link in links.items():
        if link:
            out.print(_plain(f"  {name} {link}", "dim"), soft_wrap=True)
    # A calendar says itself as of when it is; a file that says nothing has no date.
    known = f"as of {event.as_of:%Y-%m-%d %H:%M} {event.as_of:%Z}" if event.as_of else "undated"
    out.print(_plain(f"  {event.calendar}, {known}", "dim"), soft_wrap=True)


def _plain(text: str, style: str = "") -> Text:
    """Return a calendar's text without what would steer a terminal."""
    return Text("".join(sign if sign.isprintable() else " " for sign in text), style)


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
