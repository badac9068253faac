"""Words of a question that must come back in a passage: like-named things and false premises.

The documents are made up.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index import Embedder, Library, Searcher, Verdict, build
from index.aliases import EMPTY, load
from index.names import Names
from index.search_words import Told

DOCUMENTS = {
    "challenges.md": """# Challenges

## What was the Alder Challenge?
The Alder Challenge of 2019 asked for programs that find broken bones. Forty teams shared prize
money of 30,000 dollars. In the end the Alder Challenge was won by a team from Lisbon.

## Who took part in the Birch Challenge?
People from twelve countries took part in the Birch Challenge of 2021, among them many students.
They worked on Kaggle, and those who knew Kaggle found the data from Lisbon.
""",
    "services.md": """# Services

## FETCH-RS
FETCH-RS is the web service for fetching images by their number. It was first published in 2013.

## STORE-RS
STORE-RS is the web service for storing images. A program sends them in parts.
""",
    "society.md": """# The Example Society

## Where does the society meet?
The Example Society of Imaging (ESI) meets in Lisbon in May of each year. It is a member of the
European League of Imaging, and its journal is published by the university.
""",
}


@pytest.fixture(scope="module")
def examples(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Return what answers from the made-up documents."""
    folder = tmp_path_factory.mktemp("examples")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library(tmp_path_factory.mktemp("library") / "index")
    build(folder, library, embedder)
    return Searcher(library.open_current(embedder.identity), embedder)


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("how much prize money was there in the Cedar Challenge", "“Cedar”"),
        ("how many teams did the FOREST challenge have", "“FOREST”"),
        ("what does UPS-RS do with images", "“UPS”"),
        ("what does ups-rs do with images in a web service", "“ups”"),
        ("why did the Example Society of Imaging burn its journal", "“burn”"),
        ("how many times have you burnt the Birch Challenge", "“times”"),
    ],
)
def test_a_word_that_must_come_back_and_does_not_is_named(
    examples: Searcher, question: str, lacks: str
) -> None:
    answer = examples.answer(question)
    assert answer.lacks == lacks
    assert answer.verdict is not Verdict.ANSWERED
    assert answer.hits


def test_a_name_of_another_passage_is_missed_however_it_is_typed(examples: Searcher) -> None:
    answer = examples.answer("how much prize money was there in the alder challenge on kaggle")
    assert "Alder" in answer.hits[0].passage.text
    assert answer.lacks == "“kaggle”"


@pytest.mark.parametrize(
    "question",
    [
        "how much prize money was there in the alder challenge",
        "How much prize money was there in the Alder Challenge?",
        "how many teams shared the prize money of the Alder challange",
        "where does the Example Society meet",
        "wann trifft sich die Example Society of Imaging",
        "WHERE DOES THE EXAMPLE SOCIETY MEET",
        "What Does The Fetch-RS Service Do?",
        "what does fetch-rs do",
        "in what city does ESI come together",
    ],
)
def test_what_is_there_in_other_words_is_not_missed(examples: Searcher, question: str) -> None:
    assert examples.answer(question).lacks is None


def test_names_are_what_has_a_capital_inside_sentences() -> None:
    found = Names.of(
        [
            "The board met in Rome. Boards meet in Rome, and Éva Bo chairs the Board.",
            "Rome is a city. Few know that Kaggle has a board, says Éva, but Éva met us on Kaggle.",
            "They met once in Pisa. The Stafford Act and the Stafford Act of kaggle.com are laws.",
        ]
    )
    assert {"rome", "eva", "kaggle"} <= found.names
    assert not {"the", "boards", "board", "few", "city", "pisa", "act"} & found.names
    assert {"board", "city", "know"} <= found.ordinary


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("challenge", True),
        ("challenges", True),
        ("challange", True),
        ("lisbon", True),
        ("rome", False),
        ("ups", False),
        ("rs", True),
        ("dicom", False),
        ("schallenge", False),
        ("store", True),
        ("astore", False),
    ],
)
def test_a_word_is_found_with_another_end_and_mistyped(word: str, found: bool) -> None:
    told = Told.of(0, ("The challenge of Lisbon", "STORE-RS and up"), "en", EMPTY)
    assert told.has(word) is found


def test_a_passage_has_every_name_of_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "aliases.yaml"
    file.write_text("- name: ESI\n  also: [Example Society of Imaging]\n", encoding="utf-8")
    told = Told.of(0, ("ESI meets in Lisbon.",), "en", load(file))
    assert told.has("example")
    assert not told.has("journal")


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("what is ups-rs", "ups", True),
        ("what is store-rs", "store", False),
        ("what is rs-ups", "ups", False),
        ("what is ups", "ups", False),
        ("what is store-xs", "xs", True),
    ],
)
def test_a_sibling_shares_half_of_a_name(text: str, word: str, found: bool) -> None:
    told = Told.of(0, ("STORE-RS",), "en", EMPTY)
    match = re.search(rf"\b{word}\b", text)
    assert match is not None
    assert told.has_sibling(text, match) is found
