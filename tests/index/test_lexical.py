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
FOREIGN = 0.75


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


@pytest.mark.parametrize(
    "question",
    [
        "Was ist denn die, und wer war an der Reihe?",
        "¿Por qué es así, y cuándo son las que hay?",
        "Pourquoi est-ce que tu as dit non à son ami ?",
        "Hoe is het met die van de andere?",
    ],
)
def test_function_words_of_another_language_are_no_words_of_this_one(question: str) -> None:
    texts = ["People die in a war; is a son a friend?", "Van and tu, as de die met.", "Es hay son."]
    assert LexicalIndex.build(texts, ["en"] * 3).scores(question).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Wer leitete die EuSoMII im Jahr 2019?", 0),
        ("quién dirigía siim en 2018", 1),
        ("cosa dicono i documenti di AI?", 2),
        ("COSA DICONO I DOCUMENTI DI DICOM?", 2),
        ("was sagt die WHO zu Masken?", 3),
        ("wie heißt der Präsident der Gesellschaft", 0),
    ],
)
def test_names_and_numbers_are_found_in_any_language(question: str, best: int) -> None:
    texts = [
        "The president of EuSoMII in 2019 was Ada Bo.",
        "SIIM was led by Cy Dee in 2018.",
        "AI reads DICOM images.",
        "The WHO recommends to wash.",
    ]
    scores = LexicalIndex.build(texts, ["en"] * 4).scores(question)
    assert scores.argmax() == best
    assert scores[best] > 0


@pytest.mark.parametrize(
    ("question", "weights"),
    [
        ("are the webinars of the society recorded?", [1, FOREIGN, 1]),
        ("werden die Webinare der Gesellschaft aufgezeichnet?", [FOREIGN, 1, FOREIGN]),
        ("czy seminaria są nagrywane i gdzie je znajdę?", [FOREIGN, FOREIGN, FOREIGN]),
        ("webinar", [1, 1, 1]),
    ],
)
def test_words_count_less_for_passages_in_another_language(
    index: LexicalIndex, question: str, weights: list[float]
) -> None:
    assert index.weights(question).tolist() == weights


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("is the webniar recordde?", 0),
        ("who distributs images and storess them", 2),
        ("wird das Webiner aufgezeichent und wo ist es?", 1),
    ],
)
def test_typos_are_healed(index: LexicalIndex, question: str, best: int) -> None:
    assert index.scores(question).argmax() == best


def test_a_healed_word_stays_beside_what_it_was_healed_to(index: LexicalIndex) -> None:
    assert index.question_stems("what does distributs mean here") == ["distribut", "mean"]
    assert {"webniar", "webinar"} <= set(index.question_stems("where is the webniar"))


@pytest.mark.parametrize("question", ["WAS IST DENN NUN KI?", "was ist denn nun ki?"])
def test_capitals_all_over_make_no_names(tmp_path: Path, question: str) -> None:
    (tmp_path / "aliases.yaml").write_text("- name: AI\n  as_written: [KI, ki]\n", encoding="utf-8")
    aliases = load(tmp_path / "aliases.yaml")
    scores = LexicalIndex.build(["AI reads.", "DENN, WAS."], ["en"] * 2, aliases).scores(question)
    assert scores[0] > 0
    assert scores[1] == 0


def test_a_typo_that_an_alias_knows_is_not_healed_to_another_word(tmp_path: Path) -> None:
    (tmp_path / "aliases.yaml").write_text("- name: VNA\n  typos: [archvie]\n", encoding="utf-8")
    aliases = load(tmp_path / "aliases.yaml")
    texts = ["An archive of bread.", "The VNA stores images."]
    assert LexicalIndex.build(texts, ["en"] * 2).scores("what is an archvie").argmax() == 0
    assert LexicalIndex.build(texts, ["en"] * 2, aliases).scores("what is an archvie")[0] == 0


def test_a_saved_index_scores_the_same(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, LANGUAGES)
    for question in ("recorded webinar", "images", "xylophone", "wo ist die Gesellschaft jetzt?"):
        assert loaded.scores(question).tolist() == index.scores(question).tolist()
        assert loaded.weights(question).tolist() == index.weights(question).tolist()
