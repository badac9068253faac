"""What Why this answer? looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ask.card import heading
from bot.markdown import escape_line, shorten, size
from index import Answer, Hit, Intent

if TYPE_CHECKING:
    from bot.feedback.nearest import Nearest
    from bot.feedback.why import Reasons

_COLOUR = discord.Colour.from_rgb(46, 125, 106)
# In Discord's units, so that the card with ten passages stays below its limit of 4000.
_QUESTION, _HEADING, _FAULT, _LACKS, _DOCUMENT, _VERSION = 250, 110, 300, 150, 120, 50
_VERDICTS = {"answered": "answered", "unsure": "not sure", "none": "no answer"}
_LEGEND = (
    "-# **Score** is what passages are ranked by: MaxSim and cosine of the passage and of its best "
    "sentence, and a little for the words. **Dense** is the cosine, **words** is BM25, **late** is "
    "MaxSim; in brackets the rank among the passages that were compared."
)
_GONE = (
    "⚠️ Index {version}, which this answer is from, is gone or cannot be read any more. These are "
    "the numbers of what is served now."
)
_COMPUTED = (
    "This answer was computed from the calendars and the clock. No passage was compared, so there "
    "are no scores."
)


def why_card(found: Reasons) -> ui.LayoutView:
    """Return what an answer was chosen by: the top passages, the rule, the nearest golden."""
    answer = found.answer
    question = _line(answer.question, _QUESTION)
    children: list[ui.Item[Any]] = [ui.TextDisplay(f"### Why this answer?\n{question}")]
    if found.gone is not None:
        children.append(ui.TextDisplay(_GONE.format(version=_line(found.gone, _VERSION))))
    if answer.calendar is not None:
        children.append(ui.TextDisplay(_COMPUTED))
    else:
        children.append(ui.TextDisplay(_verdict(found)))
        children.append(ui.Separator())
        hits = [_hit(number, hit) for number, hit in enumerate(answer.hits, 1)]
        if hits:
            children += [ui.TextDisplay("\n".join(hits)), ui.TextDisplay(_LEGEND)]
        children += [ui.Separator(), ui.TextDisplay(_golden(found))]
    children.append(ui.TextDisplay(f"-# index {answer.version}"))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOUR))
    return view


def _verdict(found: Reasons) -> str:
    answer, rule = found.answer, found.rule
    said = (
        f"**{_VERDICTS[answer.verdict.value]}**: confidence {answer.confidence:.3f}. From "
        f"{rule.answered:.3f} on it counts as answered, from {rule.unsure:.3f} on as not sure."
    )
    return " ".join([said, *_notes(answer)])


def _notes(answer: Answer) -> list[str]:
    notes = []
    if answer.lacks:
        lacks = _line(answer.lacks, _LACKS)
        notes.append(f"The first passage does not hold what is asked for: {lacks}.")
    if answer.intent is Intent.MEDICAL_ADVICE:
        notes.append("It asks for medical advice, which is never answered.")
    return notes


def _hit(number: int, hit: Hit) -> str:
    where = _line(heading(hit), _HEADING)
    reranked = "" if hit.reranked is None else f" · cross-encoder {hit.reranked:.2f}"
    return (
        f"**{number}.** {where}\n-# score {hit.score:.3f} · dense {hit.dense:.3f} "
        f"({hit.dense_rank}) · words {hit.lexical:.2f} ({hit.lexical_rank}) · "
        f"late {hit.late:.3f}{reranked}"
    )


def _golden(found: Reasons) -> str:
    if found.fault is not None:
        return f"The golden questions cannot be read: {_line(found.fault, _FAULT)}"
    if found.nearest is None:
        return "There are no golden questions yet."
    return _nearest(found.nearest)


def _nearest(nearest: Nearest) -> str:
    golden = nearest.golden
    wanted = _line(golden.document, _DOCUMENT) if golden.document else "no answer"
    question = _line(golden.question, _QUESTION)
    return (
        f"Nearest golden question (cosine {nearest.cosine:.3f}): **{question}**\n"
        f"-# What must come back: {wanted}"
    )


def _line(text: str, room: int) -> str:
    """Return a text as one line, escaped, in at most ``room`` units."""
    limit = room
    while size(shown := escape_line(shorten(text, limit))) > room:
        limit -= max(1, (size(shown) - room) // 2)
    return shown
