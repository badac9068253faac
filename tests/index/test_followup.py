"""Replies to an answer, read together with the question before them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from index import QuestionError, Searcher
from index.followup import ARROW, Threads, wants_translation
from tests.conftest import ROOT

TABLE: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (ROOT / "tests" / "questions" / "replies.yaml").read_text(encoding="utf-8")
)
BEFORE = "What is the CIIP?"


def test_the_table_is_long_and_speaks_eight_languages() -> None:
    languages = [pair["language"] for pair in TABLE["chosen_on"]]
    assert len(languages) >= 20
    assert set(languages) == {"en", "de", "es", "fr", "it", "nl", "pl", "tr"}
    assert sum(language != "en" for language in languages) >= 8


@pytest.mark.parametrize(("name", "at_least"), [("chosen_on", 22), ("looked_at_once", 15)])
def test_a_reply_finds_the_right_passage_first(
    name: str, at_least: int, searcher: Searcher
) -> None:
    missed = []
    for pair in TABLE[name]:
        answer = searcher.answer(searcher.follow_up(pair["after"], pair["reply"]), top=1)
        hits = [hit for hit in answer.hits if hit.document.id == pair["document"]]
        if not any(pair["words"] in hit.passage.text for hit in hits):
            missed.append(answer.question)
    assert len(TABLE[name]) - len(missed) >= at_least, missed


@pytest.mark.parametrize(
    "reply",
    [
        "What is DICOMweb?",
        "what is radiomics?",
        "was ist Radiomics?",
        "Wer war 2018 Präsident von EuSoMII?",
        "and who was president of EuSoMII in 2018?",
        "how old is siim",
        "chi rilascia il ciip?",
        "il bot usa chatgpt?",
        "Does the bot store my questions?",
        "darf ich Patientendaten posten?",
        "thanks!",
        "hi there",
    ],
)
def test_a_reply_that_says_what_it_is_about_is_asked_alone(reply: str, searcher: Searcher) -> None:
    assert searcher.follow_up(BEFORE, reply) == reply


@pytest.mark.parametrize(
    ("before", "reply", "searched"),
    [
        (BEFORE, "who awards it?", "who awards it? CIIP"),
        (BEFORE, "und wie lange gilt es?", "und wie lange gilt es? CIIP"),
        (BEFORE, "what is the price?", "what is the price? CIIP"),
        (BEFORE, "and the ABII?", "What is the ABII?"),
        ("who was chair of siim in 2019", "and of eusomii?", "who was chair of eusomii in 2019"),
        ("Where did SIIM meet in 2023?", "and 2016?", "Where did SIIM meet in 2016?"),
        ("Where did SIIM meet in 2023?", "who came in 2016?", "who came in 2016? SIIM meet"),
        (
            "Hat SIIM einen Podcast?",
            "und ein Lehrbuch?",
            "Hat SIIM einen Podcast? und ein Lehrbuch?",
        ),
        ("Does SIIM work with HIMSS?", "and RSNA?", "Does SIIM work with HIMSS? and RSNA?"),
        ("What does /status do?", "and /help?", "What does /help do?"),
    ],
)
def test_a_reply_that_leans_is_searched_with_what_it_leans_on(
    before: str, reply: str, searched: str, searcher: Searcher
) -> None:
    thread = searcher.follow_up(before, reply)
    assert thread == f"{before}{ARROW}{reply}"
    assert searcher._threads.unfolded(thread) == searched


@pytest.mark.parametrize(
    "reply",
    [
        "in Deutsch?",
        "auf Deutsch bitte",
        "in English?",
        "can you translate it into German please",
        "en français svp",
        "¿en español?",
        "in italiano per favore",
        "in het Nederlands graag",
        "po polsku proszę",
        "Türkçe lütfen",
        "kannst du das übersetzen?",
        "translate it",
    ],
)
def test_a_request_for_another_language_is_the_question_again(
    reply: str, searcher: Searcher
) -> None:
    asked = searcher.follow_up(BEFORE, reply)
    again, before = searcher.answer(asked), searcher.answer(BEFORE)
    assert asked == f"{BEFORE}{ARROW}{reply}"
    assert again.translation
    assert not before.translation
    assert again.hits == before.hits
    assert again.verdict is before.verdict


@pytest.mark.parametrize(
    "question",
    ["in Deutsch?", "What is the CIIP → ABII?", f"{BEFORE}{ARROW}who awards it?"],
)
def test_other_questions_are_no_request_for_another_language(question: str) -> None:
    assert not wants_translation(question)


def test_a_thread_keeps_its_first_question_and_the_newest_two() -> None:
    threads = Threads(frozenset({"ciip"}))
    thread = BEFORE
    for reply in ("who awards it?", "auf Deutsch?", "since when?", "where is it taken?"):
        thread = threads.combine(thread, reply)
    assert thread == ARROW.join((BEFORE, "since when?", "where is it taken?"))


@pytest.mark.parametrize(
    ("before", "reply"),
    [("hi", "and who chairs it?"), ("what is it? " * 50, "and who chairs it?")],
    ids=["small talk", "a story"],
)
def test_what_cannot_be_leaned_on_is_left(before: str, reply: str, searcher: Searcher) -> None:
    assert searcher.follow_up(before, reply) == reply


def test_a_reply_is_cleaned_and_an_arrow_in_it_is_none(searcher: Searcher) -> None:
    reply = "<@123456789012345678> **who** → awards it?"
    assert searcher.follow_up(BEFORE, reply) == f"{BEFORE}{ARROW}who awards it?"
    with pytest.raises(QuestionError, match="empty"):
        searcher.follow_up(BEFORE, "<@123456789012345678>")


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["SIIM and siim.org, SIIM"], {"siim"}),
        (["WARNING: a warning, no warning"], set()),
        (["MIT in the US", "RadLex"], {"radlex"}),
    ],
)
def test_names_are_what_has_two_capitals_more_often_than_none(
    texts: list[str], names: set[str]
) -> None:
    assert Threads.of(texts).names == names


def test_what_is_asked_for_is_what_the_reply_asks_for(searcher: Searcher) -> None:
    asked: Any = searcher.follow_up("When was the CIIP exam first held?", "and who may take it?")
    assert searcher.answer(asked).lacks is None
    asked = searcher.follow_up(BEFORE, "and how much does it cost?")
    assert searcher.answer(asked).lacks == "its price"
