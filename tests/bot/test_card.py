"""The card of an answer: within Discord's limits, and harmless, whatever it is made of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask.buttons import private_buttons, public_buttons
from bot.ask.card import (
    MAX_PASSAGES,
    QUESTION_ID,
    answer_card,
    as_of,
    pages,
    question_text,
    shown_question,
    version_on,
)
from bot.markdown import ELLIPSIS, Span, size, unescape
from index import MAX_CHARACTERS, Answer, Hit, Verdict
from tests.bot.answers import VERSION, answer, components, hit, sent
from tests.bot.client import read
from tests.bot.hostile import HOSTILE, passages, texts
from tests.contract.limits import LIMITS
from tests.contract.messages import NEW, V2_FLAG, Message

TEXT, LINK, BUTTON = 10, 5, 2
SENTENCE = "It will focus on education."
ADDRESSES = st.sampled_from(
    [
        None,
        "",
        "https://example.org/a_b",
        "http://example.org",
        "https://",
        "https://localhost/a",
        "https://exa mple.org",
        "https://[",
        "https://example.org:99999",
        "https://example.org/" + "a" * 493,
        "https://example.org/" + "😀" * 400,
        "javascript:alert(1)",
        "ftp://example.org",
        "@everyone",
    ]
)


@st.composite
def hits(draw: st.DrawFn, length: int) -> Hit:
    """Return a hit of any kind, with a passage of at most so many characters."""
    text, spans = draw(passages(length))
    return hit(
        text,
        *spans,
        title=draw(texts(200)),
        headings=tuple(draw(st.lists(texts(100), max_size=4))),
        url=draw(ADDRESSES),
        society=draw(st.one_of(st.none(), st.just("siim"), texts(60))),
        as_of=draw(st.sampled_from([None, "2019-10-23", "2019-10", "2019"])),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Return an answer of any kind: one line is asked, up to ten passages are found."""
    question = " ".join(draw(texts(MAX_CHARACTERS)).split()) or "?"
    length = draw(st.sampled_from([100, 3000]))
    found = draw(st.lists(hits(length), min_size=1, max_size=MAX_PASSAGES))
    return answer(question, tuple(found), draw(st.sampled_from(Verdict)))


def cards(made: Answer) -> list[list[dict[str, Any]]]:
    """Return the components of each page of an answer, as its asker sees it."""
    views = [answer_card(made, page, private_buttons) for page in range(pages(made))]
    return [components(view) for view in views]


def shown(card: list[dict[str, Any]]) -> list[str]:
    """Return the texts of a card."""
    return [item["content"] for item in card if item["type"] == TEXT]


@settings(max_examples=60)
@given(answers())
def test_every_page_keeps_to_what_discord_takes(made: Answer) -> None:
    for page in range(pages(made)):
        view = answer_card(made, page, private_buttons)
        card = components(view)
        body = {"components": sent(view), "flags": V2_FLAG}
        assert [p for limit in LIMITS for p in limit(Message("$", NEW, body))] == []
        # What sharing adds: who shared it.
        assert sum(map(size, shown(card))) <= 4000 - 100
        assert all(text.strip() for text in shown(card))
        assert len(card) <= 40
        numbered = [item["id"] for item in card if item.get("id")]
        assert len(set(numbered)) == len(numbered)
        for button in (item for item in card if item["type"] == BUTTON):
            assert 0 < len(button["label"]) <= 80
            if button["style"] == LINK:
                assert button["url"].startswith(("https://", "http://"))
                assert size(button["url"]) <= 512
        rows = [item for item in card if item["type"] == 1]
        assert all(0 < len(row["components"]) <= 5 for row in rows)


@settings(max_examples=60)
@given(answers())
def test_nothing_on_a_card_becomes_more_than_text(made: Answer) -> None:
    for card in cards(made):
        question, *middle, footer = shown(card)
        heading = question.removeprefix("### ")
        asked = read(heading)
        assert asked.constructs == []
        assert asked.text == made.question
        assert footer.endswith(VERSION)
        for text in middle[(middle[0].startswith("**I have no")) :]:
            reading = read(text.removeprefix(">>> ").removeprefix("-# "))
            assert reading.constructs == []
            assert text.startswith(">>> ") or not reading.links


@settings(max_examples=60)
@given(answers())
def test_every_passage_is_on_one_page_with_its_place(made: Answer) -> None:
    footers = [text for card in cards(made) for text in shown(card) if text.startswith("-# ")]
    places = [text.rsplit(" · ", 1)[1] for text in footers if "passage " in text]
    total = len(made.hits)
    assert [place for place in places if place.startswith("passage ")] == [
        # Equal hits are the same passage.
        f"passage {made.hits.index(found) + 1} of {total}"
        for found in made.hits
    ]


@given(texts(MAX_CHARACTERS).map(lambda text: " ".join(text.split())))
def test_the_question_is_found_again_exactly(question: str) -> None:
    assert unescape(shown_question(question_text(question))) == question


@pytest.mark.parametrize(
    "question", ["What is C#?", "Why C#", "#", "### a", "- a #", "1. a", "a" * 301]
)
def test_a_question_is_a_heading_or_bold(question: str) -> None:
    made = question_text(question)
    assert unescape(shown_question(made)) == question
    # A client may drop # at the end of a heading.
    assert made.startswith("### ") == (len(question) <= 300 and not question.endswith("#"))


@given(passages())
def test_a_quotation_is_verbatim_or_marked_as_cut(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    (card, *_) = cards(answer("What?", (hit(text, *spans),)))
    (quotation,) = [part for part in shown(card) if part.startswith(">>> ")]
    reading = read(quotation.removeprefix(">>> "))
    assert reading.text == text or ELLIPSIS in reading.text
    if size(text) < 1500:
        assert reading.text == text


def test_a_long_passage_keeps_its_sentence_in_bold() -> None:
    text = f"{'Before. ' * 300}{SENTENCE}{' After.' * 300}"
    begin = text.index(SENTENCE)
    (card, *_) = cards(answer("What?", (hit(text, (begin, begin + len(SENTENCE))),)))
    quotation = shown(card)[3]
    assert quotation.startswith(f">>> {ELLIPSIS} Before.")
    assert quotation.endswith(f"After. {ELLIPSIS}")
    assert f"**{SENTENCE}**" in quotation


def test_list_items_are_bold_after_their_marker() -> None:
    text = "It will:\n- educate\n- publish\n1. meet"
    (card, *_) = cards(answer("What?", (hit(text, (text.index("-"), len(text))),)))
    assert shown(card)[3] == ">>> It will:\n- **educate**\n- **publish**\n1. **meet**"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_one_line_of_text(text: str) -> None:
    made = hit(SENTENCE, (0, len(SENTENCE)), title=text, headings=(text,), society=text)
    for verdict in Verdict:
        for card in cards(answer("What?", (made,), verdict)):
            for part in shown(card)[1:-1]:
                assert part.count("\n") <= 2
                assert "@everyone" not in part.replace("\\@everyone", "")


def test_the_first_page_has_the_best_passage_alone_with_its_source() -> None:
    made = answer("What?", (hit(SENTENCE, (0, len(SENTENCE)), headings=("Aims", "Education")),))
    (card,) = cards(made)
    assert shown(card) == [
        "### What?",
        "-# Closest passage",
        "The partnership › Aims › Education",
        f">>> **{SENTENCE}**",
        "-# SIIM and EuSoMII · as of 23 October 2019 · passage 1 of 1",
        f"-# Quoted word for word · index {VERSION}",
    ]
    labels = [item.get("label") for item in card if item["type"] == BUTTON]
    assert labels == ["Open source", "Share to channel"]


def test_ten_passages_have_four_pages_and_a_page_beyond_the_last_is_the_last() -> None:
    found = tuple(hit(f"{SENTENCE} {number}", (0, 5)) for number in range(MAX_PASSAGES))
    made = answer("What?", found)
    assert pages(made) == 4
    last = shown(components(answer_card(made, 3, public_buttons)))
    assert shown(components(answer_card(made, 99, public_buttons))) == last
    assert shown(components(answer_card(made, -1, public_buttons)))[1] == "-# Closest passage"


def test_an_abstention_shows_headings_once_each_and_no_passage() -> None:
    found = tuple(hit(f"{SENTENCE} {number}", (0, 5), headings=("Aims",)) for number in range(4))
    first, *_ = cards(answer("What?", found, Verdict.NONE))
    text = "\n".join(shown(first))
    assert "I have no passage that answers this" in text
    assert text.count("- The partnership › Aims") == 1
    assert SENTENCE not in text
    assert not [item for item in first if item.get("style") == LINK]


def test_a_card_says_that_it_quotes_where_it_does_and_nowhere_else() -> None:
    found = (hit(SENTENCE, (0, 5)),)
    for made in (answer("What?", found, Verdict.NONE), answer("Hello!", (), Verdict.NONE)):
        headings, *passages = cards(made)
        assert "Quoted word for word" not in "\n".join(shown(headings))
        assert all("Quoted word for word" in shown(page)[-1] for page in passages)
    for verdict in (Verdict.ANSWERED, Verdict.UNSURE):
        assert all(
            "Quoted word for word" in shown(page)[-1] for page in cards(answer("?", found, verdict))
        )


@settings(max_examples=40)
@given(answers())
def test_the_version_is_read_off_every_page(made: Answer) -> None:
    views = [answer_card(made, page, private_buttons) for page in range(pages(made))]
    assert {version_on(view) for view in views} == {made.version}


def test_the_question_keeps_its_id_so_that_buttons_find_it() -> None:
    for card in cards(answer("What?", (hit(SENTENCE, (0, 5)),) * 5)):
        (asked,) = [item["content"] for item in card if item.get("id") == QUESTION_ID]
        assert shown_question(asked) == "What?"


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2019-10-23", "23 October 2019"), ("2019-10", "October 2019"), ("2019", "2019")],
)
def test_a_date_is_said_as_people_say_it(iso: str, said: str) -> None:
    assert as_of(iso) == said
