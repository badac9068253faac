"""The reader of plain text."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.readers import read_document
from tests.knowledge.conftest import ReadText
from tests.knowledge.outline import blocks, paths, texts

PRESS_RELEASE = (
    Path(__file__).resolve().parents[3] / "shared/knowledge/siim-eusomii-memorandum-2019.txt"
)
PROSE = "This is a paragraph of some length, which goes on, so that nobody takes it for a heading."


def test_wrapped_lines_are_joined(read_text: ReadText) -> None:
    assert texts(read_text("One line of it\nand another.\n\nSecond.", "a.txt")) == [
        "One line of it and another.",
        "Second.",
    ]


def test_a_short_first_line_is_the_title(read_text: ReadText) -> None:
    document = read_text(f"Two Societies Meet!\n\n{PROSE}\n", "a.txt")
    assert document.title == "Two Societies Meet!"
    assert texts(document) == [PROSE]
    assert document.text.startswith("Two Societies Meet!\n\n")


def test_a_first_sentence_is_no_title(read_text: ReadText) -> None:
    document = read_text(f"We met.\n\n{PROSE}", "our-meeting.txt")
    assert document.title == "Our meeting"
    assert texts(document) == ["We met.", PROSE]


def test_a_lone_line_is_text(read_text: ReadText) -> None:
    assert texts(read_text("The office is closed in August", "a.txt")) == [
        "The office is closed in August"
    ]


def test_short_lines_over_prose_are_headings(read_text: ReadText) -> None:
    source = (
        f"News\n\n{PROSE}\n\nAbout the Society\n\n{PROSE}\n\nPress Contact:\n\nJane Roe\n\nMr Poe"
    )
    document = read_text(source, "a.txt")
    assert paths(document) == [(), ("About the Society",), ("About the Society", "Press Contact")]
    assert texts(document) == [PROSE, PROSE, "Jane Roe", "Mr Poe"]


@pytest.mark.parametrize("line", ["and so on", "It ended.", "+39 000 000", "- an item", "Why not?"])
def test_other_short_lines_are_text(read_text: ReadText, line: str) -> None:
    document = read_text(f"News\n\n{PROSE}\n\n{line}\n\n{PROSE}", "a.txt")
    assert texts(document) == [PROSE, line, PROSE]


def test_lists_keep_their_items_and_lead_in(read_text: ReadText) -> None:
    source = "We offer:\n* courses\n  and books\n* webinars\n    - live\n\n1. first\n2) second\n"
    assert blocks(read_text(source, "a.txt")) == [
        ("paragraph", "We offer:"),
        ("item", "- courses and books"),
        ("item", "- webinars"),
        ("item", "- live"),
        ("item", "1. first"),
        ("item", "2) second"),
    ]


def test_a_wrapped_line_that_begins_with_a_number_is_no_item(read_text: ReadText) -> None:
    assert texts(read_text("The societies met again in\n19. There they agreed.", "a.txt")) == [
        "The societies met again in 19. There they agreed."
    ]


def test_underlined_lines_are_headings(read_text: ReadText) -> None:
    document = read_text("Title\n=====\n\nText.\n\nPart\n----\nMore text.", "a.txt")
    assert document.title == "Title"
    assert paths(document) == [(), ("Part",)]
    assert texts(document) == ["Text.", "More text."]


@pytest.mark.parametrize(
    "dateline",
    [
        "Rotterdam, The Netherlands (Nov 18, 2017) – The",
        "Rotterdam, November 18, 2017 — The",
        "ROTTERDAM, 18 November 2017 - The",
        "Rotterdam (2017-11-18) – The",
    ],
)
def test_a_dateline_says_when_the_text_was_true(read_text: ReadText, dateline: str) -> None:
    document = read_text(f"Academy\n\n{dateline} academy took place.", "a.txt")
    assert document.as_of == date(2017, 11, 18)


@pytest.mark.parametrize(
    "text",
    [
        "The academy took place on November 18, 2017 – in the evening.",
        "Rotterdam (Nov 38, 2017) – The academy took place.",
        f"{PROSE}\n\nRotterdam (Nov 18, 2017) – The academy took place.",
    ],
)
def test_other_dates_do_not(read_text: ReadText, text: str) -> None:
    assert read_text(f"Academy\n\n{text}", "a.txt").as_of is None


def test_front_matter_outweighs_the_dateline(read_text: ReadText) -> None:
    document = read_text("---\nas_of: 2020-01-02\n---\nRome (Nov 18, 2017) – It was.", "a.txt")
    assert document.as_of == date(2020, 1, 2)


@pytest.mark.skipif(
    not PRESS_RELEASE.exists(), reason="the press release is not beside the checkout"
)
def test_the_press_release_is_read_as_a_person_would() -> None:
    document = read_document(PRESS_RELEASE.read_bytes(), PRESS_RELEASE.name).document
    assert document.title == "SIIM and EuSoMII Join Forces and Sign a Memorandum of Understanding!"
    assert document.as_of == date(2019, 10, 23)
    first, *rest = paths(document)
    assert first == ()
    assert [path[-1].split()[0] for path in rest] == ["About", "Media", "About", "Media"]
    assert all(path[0].startswith("About the") for path in rest)
    words = PRESS_RELEASE.read_text(encoding="utf-8").split()
    assert document.text.split() == words
