"""What golden questions look like: the list, one that was added or refused, and a trial of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from discord import ui

from bot.feeding.cards import framed, line, listed, pages, place
from bot.feeding.golden_draft import Draft
from bot.feeding.trials import Trial, Tried
from bot.feeding.words import NO_QUESTIONS, RUN_NOTE
from bot.markdown import shorten, size
from index.evaluation.figures import Figure
from index.evaluation.golden import UNNAMED, GoldenQuestion

LISTED, FAILED = 8, 3
"""How many questions a page of the list has, and one of what went wrong: the longest fit."""

DRAFT_IDS = {"question": 1, "document": 2, "quote": 3}
"""The component ids under which a refused question stands on its card, to be changed."""

_QUESTION, _DOCUMENT, _QUOTE = 90, 60, 60
_LONG_QUESTION, _SAID = 120, 100
_REASON, _TYPED_LIMIT = 400, 3500
_FULL = {"question": 1000, "document": 300, "quote": 1000}
_CUT = {"question": 700, "document": 250, "quote": 800}
_FIGURES = (
    ("coverage", "Answered, of those with an answer"),
    ("precision_when_answered", "Right, of those answered"),
    ("false_answer_rate", "Answered, of those that must not be"),
)


def questions_card(
    questions: Sequence[GoldenQuestion], page: int, row: Sequence[ui.Item[Any]]
) -> ui.LayoutView:
    """Return a page of the list, counted from 0."""
    of = pages(len(questions), LISTED)
    shown = [_listed(each) for each in questions[page * LISTED : (page + 1) * LISTED]]
    abstain = sum(each.kind is not None for each in questions)
    count = f"{len(questions)} golden question{'' if len(questions) == 1 else 's'}"
    head = f"### {count}, {abstain} of them must not be answered"
    foot = f"-# {place(page, of)}As they stand in the knowledge folder."
    return listed(head, shown or [NO_QUESTIONS], foot, row)


def golden_text(golden: GoldenQuestion, quote: int = 500) -> str:
    """Return one golden question with what must come back, in full as far as may be."""
    return f"> {line(golden.question, 400)}\n{expected(golden, 100, quote)}"


def expected(golden: GoldenQuestion, document: int = _DOCUMENT, quote: int = _QUOTE) -> str:
    """Return what must come back, in so many characters of the document and of the quote."""
    if golden.kind is not None:
        kind = "" if golden.kind == UNNAMED else f" ({line(golden.kind.replace('_', ' '), 40)})"
        return f"Must not be answered{kind}"
    return f"{line(golden.document or '', document)}: “{line(golden.quote or '', quote)}”"


def refused_card(said: str, draft: Draft, row: Sequence[ui.Item[Any]]) -> ui.LayoutView:
    """Return why a question was not added, with what was typed, so that nothing of it is lost.

    Only where all of it does not fit, for signs that have to be escaped, it is cut.
    """
    typed = _typed(draft, _FULL)
    if sum(size(text) for text in typed.values()) > _TYPED_LIMIT:
        typed = _typed(draft, _CUT)
    children: list[ui.Item[Any]] = [ui.TextDisplay(shorten(said, _REASON)), ui.Separator()]
    children += [ui.TextDisplay(text, id=DRAFT_IDS[name]) for name, text in typed.items() if text]
    return framed(children, row)


def _typed(draft: Draft, limits: Mapping[str, int]) -> dict[str, str]:
    return {name: line(getattr(draft, name), limit) for name, limit in limits.items()}


def trial_card(trial: Trial, page: int, row: Sequence[ui.Item[Any]]) -> ui.LayoutView:
    """Return how the golden questions went, with a page of those that went wrong."""
    failures, count = trial.failures, len(trial.tried)
    of = pages(len(failures), FAILED)
    right = count - len(failures)
    figures = [f"**{right} right, {len(failures)} wrong** {_interval(trial.right)}"]
    figures += [
        f"-# {said}: {round((figure.value or 0) * figure.n)} of {figure.n} {_interval(figure)}"
        for name, said in _FIGURES
        if (figure := getattr(trial.figures, name)).n
    ]
    shown = [_failed(each) for each in failures[page * FAILED : (page + 1) * FAILED]]
    foot = f"-# {place(page, of)}Index {trial.version}\n{RUN_NOTE}"
    head = f"### {right} of {count} golden questions are right"
    return listed("\n".join([head, *figures]), shown, foot, row)


def _interval(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    ends = f"{figure.low * 100:.0f}–{figure.high * 100:.0f} %"
    return f"({figure.value * 100:.0f} %, 95 % interval {ends})"


def _listed(golden: GoldenQuestion) -> str:
    return f"**{line(golden.question, _QUESTION)}**\n-# {expected(golden)}"


def _failed(tried: Tried) -> str:
    lines = [f"❌ **{line(tried.golden.question, _LONG_QUESTION)}**"]
    lines += [f"Expected: {expected(tried.golden, _DOCUMENT, _SAID)}", f"Came back: {_came(tried)}"]
    if tried.fault:
        lines.append(f"⚠️ {line(tried.fault, _DOCUMENT)} Mend the question, or the document.")
    return "\n".join(lines)


def _came(tried: Tried) -> str:
    reply = tried.reply
    if reply.document is None:
        return "events of the calendars" if reply.calendar else "no passage"
    verdict = "answered" if reply.answered else "not sure"
    return f"{verdict}, {line(reply.document, _DOCUMENT)}: “{line(reply.sentence, _SAID)}”"
