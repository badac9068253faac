"""Questions put together by meaning. All of them are made up."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from index import Embedder, Searcher
from index.grouping import group

Mean = NDArray[np.float32]

ALIKE = [
    ["Is there parking at the annual meeting?", "where can i park my car at the meeting"],
    ["How do I reset my password?", "i forgot my password", "password lost, what now"],
    ["Is there a mentoring programme?", "mentorship for trainees", "¿Hay un programa de mentoría?"],
    ["How much is the certificate exam?", "what does the certificate exam cost"],
    ["When is the next certificate exam?", "certificate exam dates"],
    ["Are there travel grants?", "travel bursary for young members"],
    ["Kinderbetreuung auf dem Kongress?", "is there childcare at the congress"],
    ["What should I wear to the gala?"],
]
QUESTIONS = [question for alike in ALIKE for question in alike]


def pairs(groups: list[list[str]]) -> set[frozenset[str]]:
    """Return every two questions that are together."""
    return {frozenset((a, b)) for each in groups for a in each for b in each if a != b}


@pytest.fixture(scope="module")
def mean(searcher: Searcher) -> Mean:
    return searcher.version.contents.calibration.question_mean


def grouped(questions: list[str], embedder: Embedder, mean: Mean) -> list[list[str]]:
    encodings = embedder.encode_questions(questions) if questions else []
    found = group(questions, encodings, mean)
    return [[questions[at] for at in places] for places in found]


def test_what_means_the_same_is_together_whatever_its_words(embedder: Embedder, mean: Mean) -> None:
    found, wanted = pairs(grouped(QUESTIONS, embedder, mean)), pairs(ALIKE)
    assert len(found & wanted) / len(wanted) >= 0.7
    assert len(found & wanted) / len(found) >= 0.9


def test_every_question_is_in_one_group(embedder: Embedder, mean: Mean) -> None:
    found = [question for each in grouped(QUESTIONS, embedder, mean) for question in each]
    assert sorted(found) == sorted(QUESTIONS)


def test_a_price_and_a_date_are_never_together(embedder: Embedder, mean: Mean) -> None:
    questions = ["How much is the certificate exam?", "When is the certificate exam?"]
    assert len(grouped(questions, embedder, mean)) == 2
    assert len(grouped([questions[0], questions[0].lower()], embedder, mean)) == 1


def test_the_most_typical_wording_comes_first(embedder: Embedder, mean: Mean) -> None:
    odd = "so hi all, sorry to ask again but i really forgot my password and need it today, help"
    [together] = grouped(["How do I reset my password?", odd, "reset password"], embedder, mean)[:1]
    assert together[0] != odd


@pytest.mark.parametrize("questions", [[], ["What is DICOM?"]])
def test_none_and_one_need_no_comparing(
    questions: list[str], embedder: Embedder, mean: Mean
) -> None:
    assert grouped(questions, embedder, mean) == [[question] for question in questions]
