"""Answers that moderators write: made up, like the moderators."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.answers import LONGEST_ANSWER, write_answer
from knowledge.folder import read_folder
from knowledge.intake import Accepted, RefusedFileError
from tests.knowledge.outline import texts


def answer(folder: Path, question: str, text: str) -> Accepted:
    return write_answer(folder, question, text, author="Mo Made-Up", day=date(2026, 11, 24))


def test_an_answer_is_a_document_with_its_author(folder: Path) -> None:
    taken = answer(folder, "Is there a made-up course?", "Yes, **each spring**:\n\n- one\n- two\n")
    assert taken.file == "documents/is-there-a-made-up-course.md"
    assert "author: Mo Made-Up\n" in (folder / taken.file).read_text(encoding="utf-8")
    document = read_folder(folder).documents[0]
    assert document.title == "Is there a made-up course?"
    assert document.as_of == date(2026, 11, 24)
    assert texts(document) == ["Yes, each spring:", "- one", "- two"]


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (" ", "Yes.", "question is empty"),
        ("Why?", " ", "The answer is empty"),
        ("Why?", "# Only a heading", "only headings"),
        ("Why?", "x" * (LONGEST_ANSWER + 1), "4,000"),
        ("Why?", "So.\n\nSource: example.org", "Source: example.org"),
    ],
)
def test_an_answer_that_is_none_is_refused(
    folder: Path, question: str, text: str, said: str
) -> None:
    with pytest.raises(RefusedFileError, match=said):
        answer(folder, question, text)
    assert not read_folder(folder).documents


def test_an_answer_given_already_is_not_written_over(folder: Path) -> None:
    answer(folder, "Why?", "So.")
    with pytest.raises(RefusedFileError, match="is there already"):
        answer(folder, "Why?", "Not so.")
    assert read_folder(folder).documents[0].text == "So."
