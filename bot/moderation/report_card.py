"""The publish report as a card of several parts, each of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.events.card import TEXT_LIMIT
from bot.markdown import escape_line, shorten, size
from bot.moderation.progress import COLOUR
from bot.moderation.publishing import broken_code
from bot.moderation.report_controls import (
    WHY_LIMIT,
    DiscardButton,
    DownloadButton,
    LeaveButton,
    Part,
    PartButton,
    PublishButton,
    RepliesButton,
    why_lines,
)
from bot.moderation.report_words import (
    MARKS,
    QUIET,
    calendar_lines,
    change_name,
    document_counts,
    document_line,
    event_lines,
    figure_lines,
    file_counts,
    file_line,
    golden_counts,
    golden_line,
    passage_heading,
    passage_text,
    reply_text,
)
from index import Change, FileOutcome
from index.report import GoldenOutcome, PublishReport

Items = list[ui.Item[Any]]

_WARNING = discord.Colour.from_rgb(190, 70, 60)
_PASSAGES, _GOLDEN, _LINES = 3, 5, 10
# So many, of so few characters, that with every one doubled by escaping all fit into a card.
_BROKEN, _FILES, _NOTES, _NAMED = 4, 4, 3, 15
_QUESTION, _FILE, _REASON, _NOTE = 90, 50, 70, 120
_ROOM = 3200
_GOLDEN_NOTE = (
    "-# In brackets the 95 % interval (Wilson) and the number of questions; those whose quote is "
    "not in a version are left out."
)


def report_card(
    report: PublishReport,
    part: Part = Part.SUMMARY,
    page: int = 0,
    *,
    waiting: bool,
    why: str = "",
) -> ui.LayoutView:
    """Return a page of a part of the report; a page beyond the last shows the last.

    :param waiting: Whether its version is the candidate, which can be published or discarded.
    :param why: The reason of who asked for it, which goes into the history.
    """
    pages = _pages(report, part)
    page = max(0, min(page, pages - 1))
    where = f" · page {page + 1} of {pages}" if pages > 1 else ""
    children: Items = [ui.TextDisplay(f"### Publish report{where}\n-# {report.candidate}")]
    children += [*why_lines(why), *_PARTS[part](report, page)]
    view = ui.LayoutView(timeout=None)
    colour = _WARNING if report.broken else COLOUR
    view.add_item(ui.Container(*children, accent_colour=colour))
    view.add_item(ui.ActionRow(*_part_buttons(report, part)))
    version = report.candidate
    turns: Items = []
    if page > 0:
        turns.append(PartButton(version, part, page - 1, "Back", turn=True))
    if page + 1 < pages:
        turns.append(PartButton(version, part, page + 1, "More", turn=True))
    if turns:
        view.add_item(ui.ActionRow(*turns))
    actions: Items = [PublishButton(version), DiscardButton(version)] if waiting else []
    view.add_item(ui.ActionRow(*actions, DownloadButton(version)))
    return view


def confirm_card(report: PublishReport, why: str = "") -> ui.LayoutView:
    """Return the question whether the candidate may break the golden questions it breaks."""
    broken = report.broken
    many = "a golden question" if len(broken) == 1 else f"{len(broken)} golden questions"
    lines = [f"- {escape_line(shorten(each.golden.question, 100))}" for each in broken[:_NAMED]]
    if len(broken) > _NAMED:
        lines.append(f"- and {len(broken) - _NAMED} more: see the report")
    said = (
        f"### This version breaks {many}\nWhat was answered rightly is not any more:\n"
        + "\n".join(lines)
    )
    children: Items = [ui.TextDisplay(said)]
    children += [*why_lines(why), ui.TextDisplay("Publish it all the same?")]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_WARNING))
    publish = PublishButton(report.candidate, broken_code(report))
    view.add_item(ui.ActionRow(publish, LeaveButton(report.candidate)))
    return view


def replies_card(report: PublishReport, outcome: GoldenOutcome) -> ui.LayoutView:
    """Return what came back for a golden question before, and what comes now."""
    head = golden_line(outcome, change_name(report, outcome.change))
    replies = [("Before", outcome.before)] if outcome.before else []
    replies.append(("With this version", outcome.after))
    budget = (TEXT_LIMIT - size(head) - 60) // len(replies)
    children: Items = [ui.TextDisplay(head)]
    for name, reply in replies:
        children += [ui.Separator(), ui.TextDisplay(f"**{name}**: {reply_text(reply, budget)}")]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=COLOUR))
    return view


def sorted_golden(report: PublishReport) -> list[tuple[int, GoldenOutcome]]:
    """Return the golden questions with their places, those first that a person must see."""
    order = list(MARKS)
    return sorted(enumerate(report.golden), key=lambda each: order.index(each[1].change))


def _summary(report: PublishReport, _page: int) -> Items:
    instead = f"Instead of {report.before}." if report.before else "The first version."
    lines = [instead, *_some([escape_line(shorten(n, _NOTE)) for n in report.diff.notes], _NOTES)]
    lines.append(f"**Documents**: {document_counts(report)}")
    lines += calendar_lines(report)
    lines.append(f"**Files**: {file_counts(report)}")
    lines += _some([f"- {file_line(file, _FILE, _REASON)}" for file in _loud(report)], _FILES)
    children: Items = [ui.TextDisplay("\n".join(lines)), ui.Separator()]
    children.append(ui.TextDisplay("\n".join(_golden_lines(report))))
    if report.golden:
        figures = figure_lines(report.figures_before, report.figures_after)
        said = "\n".join(f"- {line}" for line in figures)
        children += [ui.TextDisplay(said), ui.TextDisplay(_GOLDEN_NOTE)]
    return children


def _golden_lines(report: PublishReport) -> Iterator[str]:
    """Yield how the golden questions fare, those that break last, as a list."""
    yield f"**Golden questions**: {golden_counts(report)}"
    if many := len(report.unheld):
        yield f"⚠️ To be mended, for their quote is not in this version: {many}"
    if report.before and not report.figures_before:
        yield "What is served was made by another model, and was not asked."
    names = (shorten(outcome.golden.question, _QUESTION) for outcome in report.broken)
    yield from _some([f"- ❌ {escape_line(name)}" for name in names], _BROKEN)


def _passages(report: PublishReport, page: int) -> Items:
    changes = report.diff.passages[page * _PASSAGES : (page + 1) * _PASSAGES]
    if not changes:
        return [ui.TextDisplay("No passage changed.")]
    heads = [passage_heading(change) for change in changes]
    used = sum(size(head) + 4 for head in heads) + WHY_LIMIT * 2 + 200
    budget = (TEXT_LIMIT - used) // len(changes)
    children: Items = [ui.TextDisplay("-# ~~Struck~~ words go, **bold** words come.")]
    for head, change in zip(heads, changes, strict=True):
        text = passage_text(change, budget)
        children += [ui.TextDisplay(head), ui.TextDisplay(f"> {text}")]
    return children


def _golden(report: PublishReport, page: int) -> Items:
    found = sorted_golden(report)[page * _GOLDEN : (page + 1) * _GOLDEN]
    if not found:
        return [ui.TextDisplay(f"**Golden questions**: {golden_counts(report)}")]
    return [
        ui.Section(
            ui.TextDisplay(golden_line(outcome, change_name(report, outcome.change))),
            accessory=RepliesButton(report.candidate, at),
        )
        for at, outcome in found
    ]


def _files(report: PublishReport, page: int) -> Items:
    found = _file_pages(report)
    said = (
        "\n".join(f"- {line}" for line in found[page]) if found else "No document or event changed."
    )
    return [ui.TextDisplay(said)]


def _file_pages(report: PublishReport) -> list[list[str]]:
    """Return lines on files and documents, so many to a page that they fit."""
    pages: list[list[str]] = []
    for line in _file_lines(report):
        full = not pages or len(pages[-1]) == _LINES
        if full or size("\n".join(pages[-1])) + size(line) > _ROOM:
            pages.append([])
        pages[-1].append(line)
    return pages


def _loud(report: PublishReport) -> list[FileOutcome]:
    """Return the files that a moderator should hear of."""
    return [file for file in report.diff.files if file.word not in QUIET or file.reason]


def _file_lines(report: PublishReport) -> list[str]:
    changed = report.diff.changed(Change.ADDED, Change.CHANGED, Change.REMOVED)
    return [*map(file_line, _loud(report)), *map(document_line, changed), *event_lines(report.diff)]


_PARTS: dict[Part, Callable[[PublishReport, int], Items]] = {
    Part.SUMMARY: _summary,
    Part.PASSAGES: _passages,
    Part.GOLDEN: _golden,
    Part.FILES: _files,
}


def _pages(report: PublishReport, part: Part) -> int:
    counts = {
        Part.SUMMARY: 1,
        Part.PASSAGES: -(-len(report.diff.passages) // _PASSAGES),
        Part.GOLDEN: -(-len(report.golden) // _GOLDEN),
        Part.FILES: len(_file_pages(report)),
    }
    return max(1, counts[part])


def _part_buttons(report: PublishReport, shown: Part) -> Iterator[ui.Item[Any]]:
    events = ", events" if any(event_lines(report.diff)) else ""
    labels = {
        Part.SUMMARY: "Summary",
        Part.PASSAGES: f"Passages ({len(report.diff.passages)})",
        Part.GOLDEN: f"Golden questions ({len(report.golden)})",
        Part.FILES: f"Documents{events} ({len(_file_lines(report))})",
    }
    for part, label in labels.items():
        yield PartButton(report.candidate, part, 0, label, disabled=part is shown)


def _some(lines: Sequence[str], most: int) -> list[str]:
    more = len(lines) - most
    return [*lines[:most], *([f"- and {more} more"] if more > 0 else [])]
