"""The publish report in sentences, as Discord shows them: escaped, and never too long."""

from __future__ import annotations

from collections.abc import Iterator

from bot.markdown import ELLIPSIS, escape_line, shorten, size
from bot.markdown import passage as shown_passage
from index import (
    Change,
    DocumentChange,
    FileOutcome,
    FileWord,
    PassageChange,
    VersionDiff,
    words,
)
from index.evaluation.figures import Figure
from index.evaluation.golden_trial import GoldenFigures, GoldenReply
from index.pairing import Kind, Mark, Run
from index.report import GoldenChange, GoldenOutcome, PublishReport

KINDS = {Kind.ADDED: "New passage", Kind.REMOVED: "Passage gone", Kind.CHANGED: "Passage changed"}
FIRST = {GoldenChange.UNCHANGED_WRONG: "wrong", GoldenChange.UNCHANGED_RIGHT: "right"}
QUIET = {FileWord.INDEXED, FileWord.UNCHANGED}
MARKS = {
    GoldenChange.BROKE: "❌",
    GoldenChange.FIXED: "🆕",
    GoldenChange.UNCHANGED_WRONG: "➖",
    GoldenChange.UNCHANGED_RIGHT: "✅",
}
"""The changes in the order in which a person wants to see them, each with its sign."""

_FIGURES = {
    "coverage": "Questions with an answer that are answered",
    "precision_when_answered": "Answers that are right",
    "false_answer_rate": "Questions answered that must not be",
}
_SIGNS = {Mark.SAME: "", Mark.DELETED: "~~", Mark.INSERTED: "**"}
_CONTEXT = 60
_NAME, _QUESTION, _QUOTE = 80, 140, 80


def change_name(report: PublishReport, change: GoldenChange) -> str:
    """Return what to call what the candidate does to a golden question."""
    return change.value if report.figures_before else FIRST.get(change, change.value)


def document_counts(report: PublishReport) -> str:
    """Return how many documents are added, changed, removed and unchanged."""
    return " · ".join(f"{len(report.diff.changed(change))} {change}" for change in Change)


def file_counts(report: PublishReport) -> str:
    """Return how many files were indexed, unchanged, skipped, empty, failed and pruned."""
    return " · ".join(f"{count} {word}" for word, count in report.diff.counts.items())


def calendar_lines(report: PublishReport) -> Iterator[str]:
    """Yield how many calendar files are added, changed and so on, and the events in them."""
    if report.diff.calendars:
        counts = (f"{n} {change}" for change, n in report.diff.calendar_counts.items())
        yield f"**Calendar files**: {' · '.join(counts)}"
        yield f"**Events in them**: {report.diff.events.summary}"
    if report.calendars:
        yield f"**Fetched calendars**: {report.calendars}; they need no publishing"


def event_lines(diff: VersionDiff) -> Iterator[str]:
    """Yield what became of calendar files and of the events in them."""
    for calendar in diff.calendars:
        if calendar.change is not Change.UNCHANGED:
            yield f"**{calendar.change}** {escape_line(shorten(calendar.file, _NAME))}"
    for event in diff.events.listed:
        yield f"**{event.word}** {escape_line(shorten(event.title, _NAME))}: {event.when}"
    if diff.events.unlisted:
        yield f"and {diff.events.unlisted} more events"


def golden_counts(report: PublishReport) -> str:
    """Return how many golden questions the candidate fixes, breaks and leaves."""
    if not report.golden:
        return "there are none yet. `/golden add` makes one."
    changes = MARKS if report.figures_before else FIRST
    parts = (f"{len(report.having(each))} {change_name(report, each)}" for each in changes)
    return " · ".join(parts)


def figure_lines(before: GoldenFigures | None, after: GoldenFigures) -> Iterator[str]:
    """Yield each figure before and after, with n and its interval."""
    for name, label in _FIGURES.items():
        now = _value(getattr(after, name))
        was = f"{_value(getattr(before, name))} → " if before else ""
        yield f"{label}: {was}{now}"


def file_line(file: FileOutcome, name: int = _NAME, reason: int = 160) -> str:
    """Return what became of a file, and why, with so many characters for each."""
    said = f": {escape_line(shorten(file.reason, reason))}" if file.reason else ""
    return f"**{file.word}** {escape_line(shorten(file.file, name))}{said}"


def document_line(document: DocumentChange) -> str:
    """Return what became of a document."""
    fields = "".join(
        f"; {field.name.replace('_', ' ')}: {_short(field.before)} → {_short(field.after)}"
        for field in document.fields
    )
    title = escape_line(shorten(document.title, _NAME))
    name = escape_line(shorten(document.id, _NAME))
    count = f"{document.passages_before} → {document.passages_after} passages"
    return f"**{document.change}** {title} ({name}): {count}{fields}"


def passage_heading(change: PassageChange) -> str:
    """Return what became of a passage, and where it stands."""
    path = " › ".join((change.document, *change.headings))
    said = f"**{KINDS[change.kind]}**: {escape_line(shorten(path, 140))}"
    if change.headings_before is None:
        return said
    was = " › ".join(change.headings_before) or "no heading"
    return f"{said}\n-# It was under {escape_line(shorten(was, _NAME))}."


def passage_text(change: PassageChange, budget: int) -> str:
    """Return a passage in one line with ~~words that go~~ and **words that come** marked.

    Of what stays the same in a changed passage, only what is near a change is shown; what does not
    fit into ``budget`` is left out at the end. Each with […] in its place.
    """
    if change.kind is not Kind.CHANGED:
        return fitted(change.after or change.before or "", budget)
    runs = words(change)
    if not any(run.text.strip() for run in runs if run.mark is not Mark.SAME):
        return "Only spaces or line ends changed."
    said, before = "", Mark.SAME
    for at, run in enumerate(runs):
        part = _run(run, first=at == 0, last=at == len(runs) - 1)
        # Two marks without a space between would be read as one.
        marked = Mark.SAME not in {before, run.mark}
        between = " " if marked and not (said + part[:1]).endswith(" ") else ""
        if size(said + between + part) > budget - len(ELLIPSIS) - 1:
            return f"{said} {ELLIPSIS}".strip()
        said, before = said + between + part, run.mark
    return said.strip()


def golden_line(outcome: GoldenOutcome, name: str) -> str:
    """Return a golden question, what the candidate does to it, and what must come back."""
    golden = outcome.golden
    expected = "-# Nothing may come back"
    if golden.kind is None:
        quote = escape_line(shorten(golden.quote or "", _QUOTE))
        expected = f"-# Must come back: “{quote}”"
    unheld = ""
    if outcome.unheld:
        unheld = f"\n-# ⚠️ Needs mending: {escape_line(shorten(outcome.unheld, _NAME))}"
    question = escape_line(shorten(golden.question, _QUESTION))
    return f"{MARKS[outcome.change]} {name}: **{question}**\n{expected}{unheld}"


def reply_text(reply: GoldenReply, budget: int) -> str:
    """Return what came back for a golden question, its answering sentences in bold."""
    mark = "right" if reply.right else "wrong"
    if reply.document is None:
        source = "the calendars answer" if reply.calendar else f"no passage ({reply.verdict})"
        return f"{mark}; {source}"
    path = escape_line(shorten(" › ".join((reply.title, *reply.headings)), 140))
    head = f"{mark}; {reply.verdict} ({reply.confidence:.2f}); {path}"
    room = budget - size(head) - 6
    if not reply.sentences:
        return f"{head}\n> {fitted(reply.text, room)}"
    return f"{head}\n>>> {shown_passage(reply.text, reply.sentences, room)}"


def fitted(text: str, budget: int) -> str:
    """Return a text in one line, escaped, cut at a word border so that it fits into ``budget``."""
    limit = budget
    while size(shown := escape_line(shorten(text, limit))) > budget:
        limit = limit * budget // size(shown) - 1
    return shown


def _run(run: Run, *, first: bool, last: bool) -> str:
    """Return a run of words with its marks, white space outside of them."""
    text = "".join(" " if sign.isspace() else sign for sign in run.text)
    core = text.strip()
    if run.mark is Mark.SAME:
        return _near(text, first=first, last=last)
    if not core:
        return text[:1]
    sign = _SIGNS[run.mark]
    begin = " " if text[0].isspace() else ""
    end = " " if text[-1].isspace() else ""
    return f"{begin}{sign}{escape_line(core)}{sign}{end}"


def _near(text: str, *, first: bool, last: bool) -> str:
    """Return of what stays the same only what is beside a change, escaped."""
    before = 0 if first else _CONTEXT
    after = 0 if last else _CONTEXT
    if len(text) <= before + after + len(ELLIPSIS) + 2:
        return escape_line(text)
    head = escape_line(text[:before].rpartition(" ")[0]) if before else ""
    tail = escape_line(text[-after:].partition(" ")[2]) if after else ""
    return f"{head} {ELLIPSIS} {tail}" if head else f"{ELLIPSIS} {tail}"


def _short(value: str | None) -> str:
    return escape_line(shorten(value, 60)) if value else "none"


def _value(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "no questions"
    return f"**{figure.value:.0%}** ({figure.low:.0%} to {figure.high:.0%}, n = {figure.n})"
