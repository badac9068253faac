"""Which language a question is in, and the words of each that say nothing of its subject."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from index.language import LANGUAGES, function_words, question_language, stemmer

QUESTIONS = Path(__file__).resolve().parents[1] / "questions"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("what will siim and eusomii work on together?", "en"),
        ("wer war damals präsident von eusomii", "de"),
        ("qui peut passer l'examen ciip", "fr"),
        ("quién presidía siim en 2019", "es"),
        ("perché europacs ha cambiato nome", "it"),
        ("hoe heette siim vroeger", "nl"),
        ("co umowa daje stażystom", "pl"),
        ("bota nasıl soru sorarım", "tr"),
        ("WANN IST DAS NÄCHSTE WEBINAR", "de"),
        # Too short, of names alone, or not in any of the eight.
        ("", None),
        ("PACS", None),
        ("poisonous plants", None),
        ("2019 10 23 !!! ???", None),
        ("bisdas siim eusomii", None),
        ("何 が ありますか 今日", None),
    ],
)
def test_the_language_of_a_question(question: str, language: str | None) -> None:
    assert question_language(question) == language


def test_golden_questions_are_hardly_ever_given_a_wrong_language() -> None:
    told: Counter[str] = Counter()
    for name in ("shipped.yaml", "memorandum.yaml"):
        for entry in yaml.safe_load((QUESTIONS / name).read_text(encoding="utf-8")):
            found = question_language(entry["question"])
            told["right" if found == entry["language"] else "wrong" if found else "unsure"] += 1
    assert told["wrong"] <= 0.01 * told.total()
    assert told["right"] >= 0.8 * told.total()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "die was wofür wofur war an gibts"),
        ("en", "what whats the an was"),
        ("es", "qué cuántos cuantos por"),
        ("fr", "où ou c est pourquoi"),
        ("it", "è perché perche chi"),
        ("nl", "hoeveel welke het wordt"),
        ("pl", "się sie który ktory jest"),
        ("tr", "mı mi nasıl nasil nedir"),
    ],
)
def test_function_words_are_known_with_and_without_accents(language: str, words: str) -> None:
    assert set(words.split()) <= function_words(language)


def test_a_word_of_one_language_may_have_a_subject_in_another() -> None:
    assert "die" in function_words("de")
    assert "die" not in function_words("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_function_words_and_a_stemmer(language: str) -> None:
    assert len(function_words(language)) > 100
    assert all(word == word.lower() for word in function_words(language))
    assert stemmer(language).stemWords(["radiologia", "2019"])[1] == "2019"
