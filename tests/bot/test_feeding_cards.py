"""The cards of feeding at their worst: the longest of everything, in signs that are escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import pytest
from discord import ui

from bot.feeding.adding import taken_card
from bot.feeding.golden_card import (
    DRAFT_IDS,
    FAILED,
    LISTED,
    questions_card,
    refused_card,
    trial_card,
)
from bot.feeding.golden_draft import Draft
from bot.feeding.listing import list_card
from bot.feeding.passages import passages_card
from bot.feeding.shelf import Item
from bot.feeding.trials import Trial, Tried
from bot.markdown import size, unescape
from index import Verdict
from index.evaluation.figures import rate
from index.evaluation.golden import GoldenQuestion
from index.evaluation.golden_trial import GoldenReply, golden_figures
from knowledge import Block, BlockKind, Document, Passage, Section
from knowledge.hidden import HiddenPassage
from knowledge.intake import Accepted

WORST = ["*" * 3000, "😀" * 3000, "<@1> " * 600]


def check(view: ui.LayoutView) -> None:
    raw: list[dict[str, Any]] = cast("Any", view).to_components()
    total = sum(map(size, _texts(raw)))
    assert total <= 4000
    assert view.total_children_count <= 40


def _texts(parts: list[dict[str, Any]]) -> Iterator[str]:
    for part in parts:
        if "content" in part:
            yield part["content"]
        yield from _texts(part.get("components", []))


def item(text: str) -> Item:
    section = Section((text,), (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    document = Document(text, text, text, (section,), society=text, as_of=date(2026, 11, 24))
    return Item(text, text, document)


def passage(text: str) -> Passage:
    return Passage(text, (text, text), text, 0, len(text), ((0, len(text)),))


@pytest.mark.parametrize("text", WORST)
def test_lists_and_passages_fit(text: str) -> None:
    check(list_card([item(text)] * 20, {}, 1))
    check(list_card([Item(text, text, trouble=text)] * 20, {}, 1))
    hidden = [HiddenPassage(text, " ".join(text.split()), text)]
    check(passages_card(item(text), [passage(text)] * 9, hidden, 1, "Hidden."))


@pytest.mark.parametrize("text", WORST)
def test_golden_cards_fit(text: str) -> None:
    golden = GoldenQuestion(1, text, None, text, text)
    check(questions_card([golden] * 30, 1, []))
    reply = GoldenReply(
        Verdict.ANSWERED, 1.0, text, text, (), text, ((0, len(text)),), calendar=False, right=False
    )
    tried = (Tried(golden, reply, text),) * (2 * FAILED)
    figures = golden_figures([golden] * 3, [reply] * 3)
    trial = Trial("20261124-120000-abcdef", tried, rate([False] * 3), figures)
    check(trial_card(trial, 1, []))
    assert LISTED > 1


@pytest.mark.parametrize("text", WORST)
def test_what_was_refused_fits(text: str) -> None:
    check(refused_card("No. " * 100, Draft(text[:1000], text[:300], text[:1000]), []))


def test_what_was_refused_is_there_in_full_where_it_fits() -> None:
    draft = Draft("q" * 1000, "d" * 300, "*" + "w" * 999)
    view = refused_card("No.", draft, [])
    for name, number in DRAFT_IDS.items():
        found = view.find_item(number)
        assert isinstance(found, ui.TextDisplay)
        assert unescape(found.content) == getattr(draft, name)


@pytest.mark.parametrize("text", WORST)
def test_what_was_added_fits(text: str) -> None:
    check(taken_card(Accepted("documents/x.md", text, notes=(text,) * 9)))
