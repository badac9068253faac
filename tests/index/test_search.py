"""Questions answered from the shipped documents and from the press release."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Embedder, Library, QuestionError, Searcher, Verdict, build


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When and where was the memorandum announced?", "Vienna"),
        ("Who chairs SIIM's Liaison Committee?", "Raym Geis"),
        ("what will the partnership publish?", "white papers"),
        ("is eusomii linked to the ESR?", "affiliated to the European Society of Radiology"),
    ],
)
def test_the_press_release_answers_what_it_was_written_for(
    memorandum_folder: Path, tmp_path: Path, embedder: Embedder, question: str, words: str
) -> None:
    library = Library(tmp_path / "index")
    build(memorandum_folder, library, embedder)
    answer = Searcher(library.open_current(embedder.identity), embedder).answer(question)
    assert words in answer.hits[0].passage.text
    assert answer.verdict is not Verdict.NONE


def test_an_answer_is_explained(searcher: Searcher) -> None:
    answer = searcher.answer("What is the CIIP?", top=10)
    assert answer.verdict is Verdict.ANSWERED
    assert answer.version == searcher.version.manifest.version
    assert len(answer.hits) == 10
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    for hit in answer.hits:
        begin, end = hit.sentence
        assert 0 <= begin < end <= len(hit.passage.text)
        assert (begin, end) in hit.passage.sentences
        assert hit.document.id == hit.passage.document
        assert hit.dense_rank >= 1
        assert hit.lexical_rank >= 1


@pytest.mark.parametrize("question", ["how do I bake bread?", "who won the football world cup?"])
def test_an_off_topic_question_is_not_called_answered(searcher: Searcher, question: str) -> None:
    assert searcher.answer(question).verdict is not Verdict.ANSWERED


def test_no_more_passages_than_asked_for(searcher: Searcher) -> None:
    assert len(searcher.answer("What is DICOM?", top=1).hits) == 1
    few = searcher.answer("What is DICOM?", top=500).hits
    assert len(few) == len({(hit.passage.document, hit.passage.start) for hit in few})


def test_a_question_beyond_the_models_limit_is_refused_not_cut(searcher: Searcher) -> None:
    with pytest.raises(QuestionError, match="too long"):
        searcher.answer("".join(chr(0x4E00 + 7 * number) for number in range(900)))


def test_a_word_that_no_document_has_is_read_as_theirs(searcher: Searcher) -> None:
    found = searcher.answer("co umowa daje stażystom", top=1).hits[0].passage
    assert found.headings[-1] == "What does the partnership mean for trainees?"
