"""Answers made by hand, for the card."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, TypeVar

from discord import ui

from bot.markdown import Span
from index import Answer, DocumentRecord, Hit, Verdict
from knowledge import Passage

VERSION = "20261124-120000-abcdef"
_T = TypeVar("_T")


def document(**values: Any) -> DocumentRecord:
    """Return a document's record, of 23 October 2019 unless said otherwise."""
    return _make(
        DocumentRecord,
        {
            "id": "a.md",
            "title": "The partnership",
            "url": "https://example.org/a",
            "society": "joint",
            "as_of": "2019-10-23",
            "language": "en",
        }
        | values,
    )


def hit(text: str, *sentences: Span, headings: tuple[str, ...] = (), **values: Any) -> Hit:
    """Return a passage that was found with its best sentences; values are those of its document."""
    source = document(**values)
    passage = Passage(
        document=source.id,
        headings=headings,
        text=text,
        start=0,
        end=len(text),
        sentences=tuple(sorted(sentences)),
        url=source.url,
        as_of=source.as_of,
    )
    return _make(Hit, {"passage": passage, "document": source, "sentences": sentences})


def answer(question: str, hits: tuple[Hit, ...], verdict: Verdict = Verdict.ANSWERED) -> Answer:
    """Return an answer with these passages, best first."""
    values = {"question": question, "verdict": verdict, "hits": hits, "version": VERSION}
    return _make(Answer, values)


def _make(kind: type[_T], values: dict[str, Any]) -> _T:
    """Return an object with these values, and 0 for the numbers that a card does not show."""
    zeros = {f.name: 0 for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING}  # type: ignore[arg-type]
    return kind(**(zeros | values))


def sent(view: ui.LayoutView) -> list[dict[str, Any]]:
    """Return a view as it is sent to Discord."""
    return view.to_components()  # type: ignore[no-untyped-call, no-any-return, unused-ignore]


def components(view: ui.LayoutView) -> list[dict[str, Any]]:
    """Return all components of a view, as sent, in the order a person meets them."""

    def walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for item in items:
            yield item
            yield from walk(item.get("components", []))

    return list(walk(sent(view)))
