"""A change of what the bot knows, and of how it answers, as the terminal shows it."""

from __future__ import annotations

from rich.text import Text

from bot.console import out
from index import Change, DocumentChange, FileWord, PassageChange, VersionDiff, words
from index.pairing import Kind, Mark
from index.report import GoldenChange, PublishReport

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "−", Change.CHANGED: "~"}
_COLOURS = {Change.ADDED: "green", Change.REMOVED: "red", Change.CHANGED: "yellow"}
# Brackets and braces say it where a terminal has no colours.
_RUNS = {
    Mark.SAME: ("", "", ""),
    Mark.DELETED: ("[-", "-]", "red strike"),
    Mark.INSERTED: ("{+", "+}", "green bold"),
}
_KINDS = {Kind.ADDED: "new passage", Kind.REMOVED: "passage gone", Kind.CHANGED: "passage changed"}


def show_version_diff(difference: VersionDiff) -> None:
    """Print documents, files and passages that differ, words that changed marked."""
    out.print(_plain(f"From {difference.before or 'nothing'} to {difference.after}"))
    out.print(" · ".join(f"{count} {word}" for word, count in difference.counts.items()))
    for file in difference.files:
        if file.word not in {FileWord.INDEXED, FileWord.UNCHANGED} or file.reason:
            out.print(_plain(f"  {file.word}: {file.file}{': ' * bool(file.reason)}{file.reason}"))
    for note in difference.notes:
        out.print(_plain(note))
    changed = difference.changed(Change.ADDED, Change.CHANGED, Change.REMOVED)
    for document in changed:
        _show_document(document)
        for passage in difference.passages:
            if passage.document == document.id:
                _show_passage(passage)
    if not changed:
        out.print("No document changed.")
    _show_events(difference)


def show_golden(report: PublishReport) -> None:
    """Print how the golden questions fare, and name those that break or cannot be checked."""
    if not report.golden:
        out.print("There are no golden questions yet.")
        return
    counts = (f"{len(report.having(change))} {change}" for change in GoldenChange)
    out.print(_plain(f"Golden questions: {' · '.join(counts)}", "bold"))
    for outcome in report.broken:
        out.print(_plain(f"  breaks: {outcome.golden.question}", "red"))
        for name, reply in (("before", outcome.before), ("after", outcome.after)):
            if reply:
                said = reply.sentence or "no passage"
                out.print(_plain(f"    {name}: {reply.verdict}: {said}"))
    for outcome in report.unheld:
        out.print(_plain(f"  needs mending: {outcome.golden.question} {outcome.unheld}"))


def _show_events(difference: VersionDiff) -> None:
    for calendar in difference.calendars:
        if calendar.change is not Change.UNCHANGED:
            line = f"{_SIGNS[calendar.change]} {calendar.file}"
            out.print(_plain(line, f"bold {_COLOURS[calendar.change]}"))
    for event in difference.events.listed:
        out.print(_plain(f"    {event.word}: {event.title}, {event.when}"))
    if difference.events.unlisted:
        out.print(f"    and {difference.events.unlisted} more")


def _show_document(document: DocumentChange) -> None:
    count = f"{document.passages_before} → {document.passages_after} passages"
    line = f"{_SIGNS[document.change]} {document.id}: {document.title} ({count})"
    out.print(_plain(line, f"bold {_COLOURS[document.change]}"))
    for field in document.fields:
        name = field.name.replace("_", " ")
        out.print(_plain(f"    {name}: {field.before or 'none'} → {field.after or 'none'}"))


def _show_passage(change: PassageChange) -> None:
    path = " › ".join(change.headings)
    was = " › ".join(change.headings_before or ())
    moved = f", was under {was}" if change.headings_before is not None else ""
    out.print(_plain(f"    {_KINDS[change.kind]}: {path or 'the beginning'}{moved}", "cyan"))
    text = Text("    ")
    for run in words(change):
        before, after, style = _RUNS[run.mark]
        text.append(before + _flat(run.text) + after, style)
    out.print(text)


def _plain(text: str, style: str = "") -> Text:
    return Text(_flat(text), style)


def _flat(text: str) -> str:
    """Return a text on one line, without what would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
