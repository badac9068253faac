"""Mistyped words and the words of the documents that they are healed by."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import Spelling
from index.words import Words

TEXT = (
    "A certification examination for radiologists in Rotterdam. The prize of the webinar, its "
    "recording and recordings. Parliament elects presidents: the President. Stage, state. Ärzte."
)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling.of([TEXT])


@pytest.mark.parametrize(
    ("word", "healed"),
    [
        ("certificaiton", "certification"),
        ("certfication", "certification"),
        ("certifictaoin", "certification"),
        ("radiologsts", "radiologists"),
        ("webbinar", "webinar"),
        ("webniar", "webinar"),
        ("roterdam", "rotterdam"),
        # As the documents have it, or as a dictionary has it.
        ("webinar", None),
        ("price", None),
        ("parliaments", None),
        # Two slips in a short word, another beginning, too short, no word, too far.
        ("wbinr", None),
        ("vebinar", None),
        ("przi", None),
        ("webinar2", None),
        ("2019", None),
        ("xylophone", None),
        ("", None),
        # "stage" or "state"?
        ("statge", None),
    ],
)
def test_a_typo_is_healed_when_one_word_is_near(
    spelling: Spelling, word: str, healed: str | None
) -> None:
    assert spelling.heal(word, ["en"]) == healed


def test_forms_of_one_word_leave_no_doubt(spelling: Spelling) -> None:
    assert spelling.heal("recordng", ["en"]) == "recording"
    assert spelling.heal("presidentz", ["en"]) in {"president", "presidents"}


@pytest.mark.parametrize(
    ("word", "healed"),
    [
        ("parlament", "parliament"),
        ("parlamento", "parliament"),
        ("präsident", "president"),
        ("certificacion", "certification"),
        ("amsterdam", None),
    ],
)
def test_a_foreign_word_may_be_the_same_word_in_another_spelling(
    spelling: Spelling, word: str, healed: str | None
) -> None:
    assert spelling.heal(word, ["en"], foreign=True) == healed


def test_without_a_dictionary_nothing_tells_a_typo() -> None:
    polish = Spelling.of(["członkostwo i egzamin"])
    assert polish.heal("egzamni", ["pl"]) is None
    assert polish.heal("egzamni", ["pl"], foreign=True) == "egzamin"


def test_a_word_that_any_language_of_the_documents_has_is_no_typo(spelling: Spelling) -> None:
    assert spelling.heal("webbinar", ["de", "en"]) == "webinar"
    assert spelling.heal("price", ["de", "en"]) is None
    assert spelling.heal("preise", ["de", "en"]) is None
    assert spelling.heal("webbinar", ["en", "pl"]) is None


def test_saved_words_heal_the_same(spelling: Spelling, tmp_path: Path) -> None:
    spelling.save(tmp_path)
    assert Spelling.load(tmp_path).heal("webbinar", ["en"]) == "webinar"
    assert Spelling.load(tmp_path).heal("webinar", ["en"]) is None


@given(st.text(max_size=30))
def test_any_word_is_healed_by_a_word_of_the_documents_or_not_at_all(word: str) -> None:
    spelling = Spelling.of([TEXT])
    healed = spelling.heal(word, ["en"], foreign=True)
    assert healed is None or healed in TEXT.lower()


def test_fifty_thousand_words_are_searched_in_a_moment() -> None:
    letters = "abcdefghijklmnopqrst"
    made = (
        f"{a}{b}{c}{d}ation" for a in letters[:7] for b in letters for c in letters for d in letters
    )
    spelling = Spelling(Words.of(made))
    begin = process_time()
    for _ in range(20):
        spelling.heal("abcxxation", ["en"], foreign=True)
    assert (process_time() - begin) / 20 < 0.01
