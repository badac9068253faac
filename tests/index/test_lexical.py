"""Words, their stems, and what BM25 makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.lexical import LexicalIndex, known_language, stems

TEXTS = [
    "The webinars of the society are recorded.",
    "Die Webinare der Gesellschaft werden aufgezeichnet.",
    "A PACS stores, distributes and shows images.",
]
LANGUAGES = ["en", "de", "en"]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS, LANGUAGES)


def test_other_forms_of_a_word_share_its_stem() -> None:
    assert stems("recorded recording", "en") == ["record", "record"]
    assert stems("Gesellschaften", "de") == stems("Gesellschaft", "de")


def test_stop_words_do_not_count() -> None:
    assert stems("what is the PACS", "en") == ["pac"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [(None, "en"), ("de-AT", "de"), ("TR", "tr"), ("xx", "en"), ("", "en")],
)
def test_the_stemmer_follows_the_document_language(language: str | None, expected: str) -> None:
    assert known_language(language) == expected


@pytest.mark.parametrize(
    ("question", "best"),
    [("recording of a webinar?", 0), ("wird das Webinar aufgezeichnet?", 1), ("storing images", 2)],
)
def test_the_passage_that_shares_words_scores_best(
    index: LexicalIndex, question: str, best: int
) -> None:
    assert index.scores(question).argmax() == best


def test_a_question_of_unknown_words_scores_nothing(index: LexicalIndex) -> None:
    assert index.scores("xylophone").tolist() == [0, 0, 0]
    assert index.scores("the of and").tolist() == [0, 0, 0]


def test_coverage_weighs_rare_words_and_counts_missing_ones(index: LexicalIndex) -> None:
    whole = index.coverage("PACS images", TEXTS[2], "en")
    half = index.coverage("PACS xylophone", TEXTS[2], "en")
    assert whole == pytest.approx(1.0)
    assert 0 < half < 1
    assert index.coverage("xylophone", TEXTS[2], "en") == 0
    assert index.coverage("the of", TEXTS[2], "en") == 0


def test_a_saved_index_scores_the_same(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, LANGUAGES)
    for question in ("recorded webinar", "images", "xylophone"):
        assert loaded.scores(question).tolist() == index.scores(question).tolist()
