"""The publish report as a Markdown file, with every text of others escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.diff import Change, DocumentChange, FileOutcome, FileWord, VersionDiff
from index.evaluation.figures import Figure
from index.evaluation.golden_trial import GoldenFigures, GoldenReply
from index.pairing import Kind, Mark, PassageChange, Run, marked, words
from index.report import GoldenChange, GoldenOutcome, PublishReport

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!^$]")
# What begins a list, a rule or a heading where it begins a line.
_LEADING = re.compile(r"^(\d*)([-+=.)])")
_SIGNS = {Mark.DELETED: ("<del>", "</del>"), Mark.INSERTED: ("<ins>", "</ins>")}
_KINDS = {Kind.ADDED: "New passage", Kind.REMOVED: "Passage gone", Kind.CHANGED: "Passage changed"}
_QUIET = {FileWord.INDEXED, FileWord.UNCHANGED}
_FIGURES = {
    "coverage": "Coverage: questions with an answer that are answered",
    "precision_when_answered": "Precision when answered: answers that are right",
    "false_answer_rate": "False answers: questions answered that must not be",
}
_CHANGES = {
    GoldenChange.BROKE: "broke",
    GoldenChange.FIXED: "fixed",
    GoldenChange.UNCHANGED_WRONG: "wrong as before",
    GoldenChange.UNCHANGED_RIGHT: "right as before",
}
_FIRST = {GoldenChange.UNCHANGED_WRONG: "wrong", GoldenChange.UNCHANGED_RIGHT: "right"}


def to_markdown(report: PublishReport) -> str:
    """Return a whole report as Markdown (CommonMark with tables)."""
    parts = [
        *_summary(report),
        *_golden(report),
        *_measured(report.figures_before, report.figures_after),
        *_documents(report.diff),
        *_events(report.diff),
        *_files(report.diff.files),
        *_passages(report.diff),
    ]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return a text in one line as Markdown that shows exactly its words."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line))


def _summary(report: PublishReport) -> Iterator[str]:
    yield f"# Publish report: {escape(report.candidate)}"
    instead = f"instead of {escape(report.before)}" if report.before else "the first version"
    yield (
        f"Candidate {escape(report.candidate)}, {instead}. "
        f"Made {report.at:%Y-%m-%d %H:%M} {report.at:%Z} in {report.seconds:.1f} s."
    )
    documents = (f"{len(report.diff.changed(change))} {change}" for change in Change)
    golden = (f"{len(report.having(each))} {name}" for each, name in _changes(report).items())
    lines = [
        f"Documents: {' · '.join(documents)}",
        f"Files: {' · '.join(f'{n} {word}' for word, n in report.diff.counts.items())}",
        f"Golden questions: {' · '.join(golden) if report.golden else 'there are none yet'}",
    ]
    if report.diff.calendars:
        counts = (f"{n} {change}" for change, n in report.diff.calendar_counts.items())
        lines.append(f"Calendar files: {' · '.join(counts)}")
        lines.append(f"Events in them: {report.diff.events.summary}")
    if report.calendars:
        lines.append(f"Fetched calendars: {report.calendars}; they need no publishing")
    if report.before and not report.figures_before:
        lines.append("What is served was made by another model, and was not asked")
    yield _list(lines)
    if report.diff.notes:
        yield _list(escape(note) for note in report.diff.notes)


def _golden(report: PublishReport) -> Iterator[str]:
    if report.golden:
        yield "## Golden questions"
    for change, name in _changes(report).items():
        outcomes = report.having(change)
        if not outcomes:
            continue
        yield f"### {name.capitalize()} ({len(outcomes)})"
        if change is GoldenChange.UNCHANGED_RIGHT:
            yield _list(escape(outcome.golden.question) for outcome in outcomes)
            continue
        for outcome in outcomes:
            yield from _outcome(outcome)


def _changes(report: PublishReport) -> dict[GoldenChange, str]:
    """Return what to call what the candidate does, where there were answers before it or not."""
    return _CHANGES if report.figures_before else _FIRST


def _outcome(outcome: GoldenOutcome) -> Iterator[str]:
    golden = outcome.golden
    yield f"#### {escape(golden.question)}"
    expected = "Nothing may come back"
    if golden.kind is None:
        expected = (
            f"Must come back: “{escape(golden.quote or '')}” ({escape(golden.document or '')})"
        )
    lines = [expected if golden.kind is None else f"{expected} ({escape(golden.kind)})"]
    if outcome.before:
        lines.append(f"Before: {_said(outcome.before)}")
    lines.append(f"After: {_said(outcome.after)}")
    if outcome.unheld:
        lines.append(f"The question needs mending: {escape(outcome.unheld)}")
    yield _list(lines)


def _said(reply: GoldenReply) -> str:
    mark = "right" if reply.right else "wrong"
    if reply.document is None:
        source = "the calendars answer" if reply.calendar else f"no passage ({reply.verdict.value})"
        return f"{mark}; {source}"
    path = " › ".join((reply.title, *reply.headings))
    where = f"{escape(path)} ({escape(reply.document)})"
    said = f"{mark}; {reply.verdict.value} ({reply.confidence:.2f})"
    return f"{said}; {where}: {_shown(reply.text, reply.sentences)}"


def _shown(text: str, sentences: Iterable[tuple[int, int]]) -> str:
    """Return a passage in one line, its answering sentences in bold."""
    parts, at = [], 0
    for begin, end in sorted(sentences):
        parts += [escape(text[at:begin]), f"<strong>{escape(text[begin:end])}</strong>"]
        at = max(at, end)
    return " ".join(part for part in (*parts, escape(text[at:])) if part)


def _measured(before: GoldenFigures | None, after: GoldenFigures) -> Iterator[str]:
    yield "## When it answers"
    rows = ["| figure | before | after |", "|---|---|---|"]
    for name, label in _FIGURES.items():
        was = _value(getattr(before, name)) if before else "–"
        rows.append(f"| {label} | {was} | {_value(getattr(after, name))} |")
    yield "\n".join(rows)
    yield (
        "In brackets the 95 % interval (Wilson), then the number of questions. Questions "
        "whose quote is not in a version are left out."
    )


def _value(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "no questions"
    return f"{figure.value:.1%} ({figure.low:.1%}–{figure.high:.1%}), n = {figure.n}"


def _documents(diff: VersionDiff) -> Iterator[str]:
    yield "## Documents"
    changed = diff.changed(Change.ADDED, Change.CHANGED, Change.REMOVED)
    yield _list(map(_document, changed)) if changed else "No document changed."


def _document(document: DocumentChange) -> str:
    fields = "".join(
        f"; {escape(field.name.replace('_', ' '))}: "
        f"{escape(field.before or 'none')} → {escape(field.after or 'none')}"
        for field in document.fields
    )
    return (
        f"{document.change}: {escape(document.id)}, {escape(document.title)}: "
        f"{document.passages_before} → {document.passages_after} passages{fields}"
    )


def _events(diff: VersionDiff) -> Iterator[str]:
    changed = [each for each in diff.calendars if each.change is not Change.UNCHANGED]
    if not changed:
        return
    yield "## Calendars"
    yield _list(f"{each.change}: {escape(each.file)}" for each in changed)
    events = diff.events
    lines = [f"{each.word}: {escape(each.title)}, {escape(each.when)}" for each in events.listed]
    if events.unlisted:
        lines.append(f"and {events.unlisted} more")
    if lines:
        yield "### Events"
        yield _list(lines)


def _files(files: Iterable[FileOutcome]) -> Iterator[str]:
    told = [file for file in files if file.word not in _QUIET or file.reason]
    if told:
        yield "## Files that need a look"
        yield _list(f"{file.word}: {escape(file.file)} {escape(file.reason)}" for file in told)


def _passages(diff: VersionDiff) -> Iterator[str]:
    if not diff.passages:
        return
    yield f"## Passages ({len(diff.passages)})"
    yield "<del>Struck out</del> words go, <ins>underlined</ins> words come."
    for change in diff.passages:
        yield from _passage(change)


def _passage(change: PassageChange) -> Iterator[str]:
    path = " › ".join((change.document, *change.headings))
    yield f"### {_KINDS[change.kind]}: {escape(path)}"
    if change.headings_before is not None:
        yield f"It was under {escape(' › '.join(change.headings_before) or 'no heading')}."
    yield f"> {_words(change)}"


def _words(change: PassageChange) -> str:
    # The gaps between runs are theirs; escaping trims the ends.
    runs = []
    for run in words(change):
        before = " " * (run.text[:1].isspace())
        after = " " * (run.text[-1:].isspace() and bool(run.text.strip()))
        runs.append(Run(run.mark, f"{before}{escape(run.text)}{after}"))
    return "".join(marked(runs, _SIGNS)).strip()


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
