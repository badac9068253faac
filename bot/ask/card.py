"""What an answer looks like: a Components V2 card."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.ask.calendar import (
    calendar_buttons,
    calendar_footer,
    calendar_items,
    calendar_pages,
)
from bot.ask.words import REPHRASE, lead
from bot.clock import utc_now
from bot.events.card import TEXT_LIMIT, Moment
from bot.events.words import SOCIETIES
from bot.links import link
from bot.markdown import escape_line, passage, shorten, size, unescape
from index import Answer, Hit, Verdict

if TYPE_CHECKING:
    from index.events.model import EventAnswer

MAX_PASSAGES = 10
"""How many passages a person can page through."""

PER_PAGE = 3
QUESTION_ID = 1
"""The component id of the question's text, by which a button finds it again after a restart."""

_HEADING_LIMIT = 80
_LONG_QUESTION = 300
_HEADINGS = 5
_QUOTE = ">>> "
_QUOTED, _NOT_QUOTED = "Quoted word for word", "No passage shown"
# The last line of a footer; nothing else that is small ends in a version.
_VERSION = re.compile(r"-# (?:.* · )?index (?P<version>\S+)")

_COLOURS = {
    Verdict.ANSWERED: discord.Colour.from_rgb(46, 125, 106),
    Verdict.UNSURE: discord.Colour.from_rgb(196, 138, 36),
    Verdict.NONE: discord.Colour.from_rgb(120, 124, 132),
}

ButtonFactory = Callable[[int, bool, str], list[ui.Item[Any]]]
"""Takes the page shown, whether there is a next one and what it holds, such as "passages"; returns
the buttons below the card."""


def pages(answer: Answer) -> int:
    """Return how many pages an answer has: the first alone, the others PER_PAGE passages each."""
    if answer.calendar is not None:
        return calendar_pages(answer.calendar, question_text(answer.question))
    rest = len(answer.hits) - _on_first_page(answer)
    return 1 + -(-rest // PER_PAGE)


def answer_card(
    answer: Answer,
    page: int,
    buttons: ButtonFactory,
    seen: Moment | None = None,
    feedback: Sequence[ui.Item[Any]] = (),
) -> ui.LayoutView:
    """Return a page of an answer, counted from 0; a page beyond the last shows the last.

    ``seen`` is what events are seen by: as of now, and every calendar's source up, by default.
    ``feedback`` are buttons, at most five, below all others.
    """
    view = _card(answer, page, buttons, seen)
    if feedback:
        view.add_item(ui.ActionRow(*feedback))
    return view


def _card(answer: Answer, page: int, buttons: ButtonFactory, seen: Moment | None) -> ui.LayoutView:
    last = pages(answer) - 1
    page = max(0, min(page, last))
    if answer.calendar is not None:
        return _calendar_card(answer, answer.calendar, page, buttons, seen or Moment(utc_now()))
    question, footer = question_text(answer.question), _footer(answer, page, last)
    said = lead(answer)
    children: list[ui.Item[ui.LayoutView]] = [
        ui.TextDisplay(question, id=QUESTION_ID),
        ui.Separator(),
    ]
    if not answer.hits:
        children.append(ui.TextDisplay(_list(said, answer.examples)))
    elif not _quotes(answer, page):
        # A text of its own: below a list it would read as a part of its last item.
        headings = dict.fromkeys(heading(hit) for hit in answer.hits)
        children.append(ui.TextDisplay(_list(f"**{said}**", list(headings)[:_HEADINGS])))
        children.append(ui.TextDisplay(REPHRASE))
    else:
        if page == 0:
            small = answer.verdict is Verdict.ANSWERED
            children.append(ui.TextDisplay(f"-# {said}" if small else said))
        room = TEXT_LIMIT - size(question) - size(footer) - size(said) - 3
        children += _passages(answer, page, room)
    children += [ui.Separator(), ui.TextDisplay(footer)]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOURS[answer.verdict]))
    if row := buttons(page, page < last, "passages"):
        view.add_item(ui.ActionRow(*row))
    return view


def _calendar_card(
    answer: Answer, found: EventAnswer, page: int, buttons: ButtonFactory, seen: Moment
) -> ui.LayoutView:
    """Return a page of events. No passage is shown: one that names a date may be of an old one."""
    question, said = question_text(answer.question), escape_line(lead(answer))
    footer = calendar_footer(found, question, page, seen, answer.version)
    children: list[ui.Item[ui.LayoutView]] = [
        ui.TextDisplay(question, id=QUESTION_ID),
        ui.Separator(),
    ]
    if page == 0:
        children.append(ui.TextDisplay(said))
    room = TEXT_LIMIT - size(question) - size(footer) - size(said)
    children += calendar_items(found, question, page, seen, room)
    children += [ui.Separator(), ui.TextDisplay(footer)]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOURS[answer.verdict]))
    more = page + 1 < pages(answer)
    if row := [*calendar_buttons(found, page, seen), *buttons(page, more, "events")]:
        view.add_item(ui.ActionRow(*row))
    return view


def question_text(question: str) -> str:
    """Return how a card shows the question: as a heading where it is short."""
    shown = escape_line(question)
    # Some of Discord's clients drop # at the end of a heading, escaped or not.
    fits = len(question) <= _LONG_QUESTION and not question.endswith("#")
    return f"### {shown}" if fits else f"**{shown}**"


def shown_question(text: str) -> str:
    """Return the question, escaped, that `question_text` was made from."""
    return text.removeprefix("### ") if text.startswith("### ") else text[2:-2]


def question_on(view: ui.LayoutView | ui.View | None, item_id: int = QUESTION_ID) -> str | None:
    """Return the question, or search, that stands on a card; None for what is no such card."""
    item = view.find_item(item_id) if isinstance(view, ui.LayoutView) else None
    return unescape(shown_question(item.content)) if isinstance(item, ui.TextDisplay) else None


def _quotes(answer: Answer, page: int) -> bool:
    """Tell whether a page shows passages; the first of an abstention has their headings alone."""
    return bool(answer.hits) and (page > 0 or answer.verdict is not Verdict.NONE)


def _on_first_page(answer: Answer) -> int:
    return 0 if answer.verdict is Verdict.NONE else min(1, len(answer.hits))


def _hits_on(answer: Answer, page: int) -> tuple[int, tuple[Hit, ...]]:
    """Return the number of the first hit on a page, from 0, and the page's hits."""
    if page == 0:
        return 0, answer.hits[:1]
    begin = _on_first_page(answer) + (page - 1) * PER_PAGE
    return begin, answer.hits[begin : begin + PER_PAGE]


def _passages(answer: Answer, page: int, room: int) -> list[ui.Item[ui.LayoutView]]:
    """Return a page's passages as quotations, each with its source, in ``room`` characters."""
    first, hits = _hits_on(answer, page)
    frames = [(escape_line(heading(hit)), f"-# {_origin(hit, answer)}") for hit in hits]
    used = sum(size(head) + size(foot) + len(_QUOTE) for head, foot in frames)
    budget = (room - used) // max(1, len(hits))
    items: list[ui.Item[ui.LayoutView]] = []
    links: list[ui.Item[ui.LayoutView]] = []
    for number, (hit, (head, foot)) in enumerate(zip(hits, frames, strict=True), first + 1):
        # A quotation runs to the end of its text, so what follows is a text of its own.
        quotation = _QUOTE + passage(hit.passage.text, hit.sentences, budget)
        if items:
            items.append(ui.Separator(visible=False))
        items += [ui.TextDisplay(text) for text in (head, quotation, foot)]
        if address := link(hit.passage.url):
            label = "Open source" if len(hits) == 1 else f"Open source {number}"
            links.append(ui.Button(label=label, url=address))
    if links:
        items.append(ui.ActionRow(*links))
    return items


def heading(hit: Hit) -> str:
    """Return where a passage stands: its document's title and its heading path."""
    document = hit.document
    title = shorten(document.title, _HEADING_LIMIT) or shorten(document.id, _HEADING_LIMIT)
    path = shorten(" › ".join(hit.passage.headings), _HEADING_LIMIT)
    return f"{title} › {path}" if path else title


def _origin(hit: Hit, answer: Answer) -> str:
    """Return whose passage it is, of when, and which of how many."""
    society = hit.document.society
    parts = [escape_line(shorten(SOCIETIES.get(society, society), 30))] if society else []
    parts.append(f"as of {as_of(hit.passage.as_of)}" if hit.passage.as_of else "undated")
    parts.append(f"passage {answer.hits.index(hit) + 1} of {len(answer.hits)}")
    return " · ".join(parts)


def as_of(iso: str) -> str:
    """Return an ISO date, or its beginning, as a person writes it: 23 October 2019, or 2019."""
    match iso.split("-"):
        case [year, month]:
            return f"{date(int(year), int(month), 1):%B %Y}"
        case [year]:
            return year
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _list(said: str, items: Sequence[str]) -> str:
    return "\n".join((said, *(f"- {escape_line(item)}" for item in items)))


def _footer(answer: Answer, page: int, last: int) -> str:
    where = f"Page {page + 1} of {last + 1} · " if page else ""
    shown = _QUOTED if _quotes(answer, page) else _NOT_QUOTED
    return f"-# {where}{shown} · index {answer.version}"


def version_on(view: ui.LayoutView | ui.View | None) -> str | None:
    """Return the index version that a card's answer is from; None for what names none."""
    items = view.walk_children() if isinstance(view, ui.LayoutView) else ()
    texts = (item.content for item in items if isinstance(item, ui.TextDisplay))
    feet = (_VERSION.fullmatch(text.splitlines()[-1]) for text in texts if text.startswith("-# "))
    return next((foot["version"] for foot in feet if foot), None)
