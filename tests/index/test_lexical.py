"""Words, their stems, and what BM25 makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.aliases import load
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


def test_another_name_for_the_same_thing_is_found(tmp_path: Path) -> None:
    (tmp_path / "aliases.yaml").write_text(
        "- name: SIIM\n  also: [Society for Computer Applications in Radiology]\n", encoding="utf-8"
    )
    texts = ["SIIM stands here in a made-up text.", "Bread needs yeast."]
    aliases = load(tmp_path / "aliases.yaml")
    index = LexicalIndex.build(texts, ["en", "en"], aliases)
    question = "what became of the society for computer applications in radiology"
    assert index.scores(question)[0] > 0
    assert LexicalIndex.build(texts, ["en", "en"]).scores(question).tolist() == [0, 0]


def test_a_saved_index_scores_the_same(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, LANGUAGES)
    for question in ("recorded webinar", "images", "xylophone"):
        assert loaded.scores(question).tolist() == index.scores(question).tolist()
