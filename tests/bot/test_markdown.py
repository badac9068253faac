"""Text of others in Discord: it is shown as it is and does nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.markdown import ELLIPSIS, Span, escape, escape_line, passage, shorten, size, unescape
from tests.bot.client import read
from tests.bot.hostile import HOSTILE, passages, texts

_MARKERS = re.compile(r"^\s*(?:(?:[-+•*]|\d+[.)])\s+)+", re.MULTILINE)


def check_is_only_text(text: str) -> None:
    for shown in (escape(text), escape_line(text)):
        reading = read(shown)
        assert reading.constructs == []
        assert (reading.text, reading.bold) == (text, [])
        assert unescape(shown) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_becomes_more_than_text(text: str) -> None:
    check_is_only_text(text)


@given(texts())
def test_escaped_text_is_shown_verbatim(text: str) -> None:
    check_is_only_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.eusomii.org/annual_meeting/",
        "See https://siim.org/page/a_b_c?x=1&y=2#top, please.",
        "(https://de.wikipedia.org/wiki/Röntgen_(Begriff))",
    ],
)
def test_a_link_to_the_web_stays_a_link(text: str) -> None:
    assert escape(text) == text
    assert len(read(escape(text)).links) == 1
    assert read(escape_line(text)).links == []


@pytest.mark.parametrize(
    "text",
    [
        "https://[evil](example.org)",
        "https://example.org/[evil](example.org)",
        "https://example.org/**a**",
        "https://example.org/a\\b",
        "https://example.org/@everyone",
        "https://localhost/a",
        "steam://run/1",
        "javascript://example.org/%0aalert(1)",
    ],
)
def test_a_link_that_could_mislead_is_only_text(text: str) -> None:
    reading = read(escape(text))
    assert (reading.text, reading.links, reading.constructs) == (text, [], [])


def test_a_part_of_a_link_is_not_a_link() -> None:
    text = "See https://example.org/one/two/three now."
    cut = text.index("/two")
    reading = read(passage(text, [(0, cut)], 1000))
    assert (reading.text, reading.links, reading.constructs) == (text, [], [])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One sentence.", "**One sentence.**"),
        ("- An item.", "- **An item.**"),
        ("  - An item.", "  - **An item.**"),
        ("* An item.", "\\* **An item.**"),
        ("+ An item.", "+ **An item.**"),
        ("• An item.", "• **An item.**"),
        ("12. An item.", "12. **An item.**"),
        ("- - An item in an item.", "- - **An item in an item.**"),
        ("- One.\n- Two.", "- **One.**\n- **Two.**"),
        ("Over\ntwo lines.", "**Over**\n**two lines.**"),
        ("  Indented. ", "  **Indented.** "),
        ("One.\n\nTwo.", "**One.**\n\n**Two.**"),
        ("Ends in **", "**Ends in \\*\\***"),
        ("*", "**\\***"),
        ("-5 is a number", "**-5 is a number**"),
    ],
)
def test_bold_is_put_where_discord_shows_it(text: str, shown: str) -> None:
    assert passage(text, [(0, len(text))], 1000) == shown
    assert read(shown).constructs == []


@given(passages())
def test_a_passage_that_fits_is_verbatim_with_its_sentences_in_bold(
    drawn: tuple[str, list[Span]],
) -> None:
    text, spans = drawn
    shown = passage(text, spans, 20_000)
    reading = read(shown)
    assert reading.constructs == []
    assert reading.text == text
    assert unescape(_without_bold(shown)) == text
    # Line ends and list markers stand outside what is bold.
    bold = iter("".join(reading.bold))
    words = "\n".join(text[begin:end] for begin, end in sorted(spans))
    left_out = _MARKERS.sub("", words)
    assert all(letter in bold for letter in left_out if not letter.isspace())


@given(passages(), st.integers(100, 800))
@example(("word " * 600, [(1000, 1100)]), 200)
@example(("word " * 600, [(1000, 1100), (10, 100)]), 300)
@example(("x" * 3000, [(1000, 1100)]), 120)
@example(("*" * 3000, [(0, 3000)]), 120)
def test_a_passage_keeps_to_its_budget_and_marks_what_it_leaves_out(
    drawn: tuple[str, list[Span]], budget: int
) -> None:
    text, spans = drawn
    whole, shown = passage(text, spans, 20_000), passage(text, spans, budget)
    assert size(shown) <= budget
    assert read(shown).constructs == []
    assert (shown == whole) == (size(whole) <= budget)
    if shown != whole:
        assert ELLIPSIS in shown
        assert read(shown).text.removeprefix(f"{ELLIPSIS} ").removesuffix(f" {ELLIPSIS}") in text


@given(passages())
def test_a_cut_passage_keeps_its_best_sentence_when_that_fits(
    drawn: tuple[str, list[Span]],
) -> None:
    text, ((begin, end), *_) = drawn
    alone = passage(text[begin:end], [(0, end - begin)], 20_000)
    # A link that goes on beyond the sentence is escaped, by one sign.
    room = 2 * len(f"{ELLIPSIS} ") + text.count("://")
    shown = passage(text, drawn[1], size(alone) + room)
    assert "".join(read(alone).bold) in "".join(read(shown).bold)


def test_two_sentences_are_both_bold_where_they_fit_and_the_better_one_else() -> None:
    text = "One is here. Two is there. Three is far away."
    spans = [(27, 45), (0, 12)]
    assert passage(text, spans, 1000) == "**One is here.** Two is there. **Three is far away.**"
    assert passage(text, spans, 30) == "[…] **Three is far away.**"


@pytest.mark.parametrize("budget", [-5, 0, 1, 8])
def test_a_budget_for_nothing_ends(budget: int) -> None:
    assert passage("Some words here.", [(5, 10)], budget) == f"{ELLIPSIS}  {ELLIPSIS}"


@given(texts(), st.integers(1, 100))
def test_a_shortened_text_is_one_line_of_at_most_its_limit(text: str, limit: int) -> None:
    shown = shorten(text, limit)
    assert len(shown) <= limit
    assert "\n" not in shown
    line = " ".join(text.split())
    assert shown == line or (shown.endswith("…") and line.startswith(shown[:-1]))


def _without_bold(shown: str) -> str:
    """Return a shown text without the signs of its bold, which alone are not escaped."""
    parts, at = [], 0
    while at < len(shown):
        if shown[at] == "\\":
            parts.append(shown[at : at + 2])
            at += 2
        elif shown.startswith("**", at):
            at += 2
        else:
            parts.append(shown[at])
            at += 1
    return "".join(parts)
