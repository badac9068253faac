"""The PDF reader."""

import pytest

from knowledge.errors import EmptyFileError, UnreadableFileError
from knowledge.model import Document
from knowledge.readers import read_document
from knowledge.readers.pdf import MOST_PAGES
from tests.knowledge.files import pdf
from tests.knowledge.outline import paths, texts


def read(data: bytes) -> Document:
    return read_document(data, "papers/a-paper.pdf").document


def test_lines_are_joined_and_gaps_part_paragraphs() -> None:
    lines = ["The first paragraph goes on", "over two lines – “quoted” (é).", "", "The second one"]
    assert texts(read(pdf([lines]))) == [
        "The first paragraph goes on over two lines – “quoted” (é).",
        "The second one",
    ]


def test_a_short_last_line_ends_a_paragraph() -> None:
    long_line = "A line as long as lines of this page are, or nearly so, goes on and"
    lines = [long_line, "ends here.", long_line, long_line, "also ends."]
    assert texts(read(pdf([lines]))) == [
        f"{long_line} ends here.",
        f"{long_line} {long_line} also ends.",
    ]


def test_a_hyphen_at_a_line_end_goes_only_before_a_small_letter() -> None:
    lines = ["The inter-", "national group of Euro-", "American people and well-known others."]
    assert texts(read(pdf([lines]))) == [
        "The international group of Euro-American people and well-known others."
    ]


def test_lists_are_lists() -> None:
    assert texts(read(pdf([["We offer:", "- courses", "- webinars"]]))) == [
        "We offer:",
        "- courses",
        "- webinars",
    ]


def test_several_pages_are_sections_and_one_is_not() -> None:
    assert paths(read(pdf([["One."], [], ["Three."]]))) == [("page 1",), ("page 3",)]
    assert paths(read(pdf([["One."]]))) == [()]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("On Images", "On Images"), (None, "A paper"), ("Microsoft Word - x.docx", "A paper")],
)
def test_the_title_is_one_that_somebody_chose(title: str | None, expected: str) -> None:
    assert read(pdf([["Text."]], title=title)).title == expected


def test_two_hundred_pages_are_read() -> None:
    pages = [[f"Line {line} of page {page}." for line in range(40)] for page in range(1, 201)]
    document = read(pdf(pages))
    assert len(document.sections) == len(pages)
    assert "Line 39 of page 200." in document.text


def test_what_is_over_the_limit_is_left_out_and_said() -> None:
    pages = [[f"This is page {page}."] for page in range(1, MOST_PAGES + 3)]
    result = read_document(pdf(pages), "a.pdf")
    assert f"page {MOST_PAGES}." in result.document.text
    assert f"page {MOST_PAGES + 1}." not in result.document.text
    assert str(len(pages)) in " ".join(result.notes)


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="is encrypted"):
        read(pdf([["Secret."]], encrypted=True))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"no PDF at all", pdf([["A"]])[:300]])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="broken"):
        read(data)


def test_a_scan_is_empty() -> None:
    with pytest.raises(EmptyFileError, match="no text layer"):
        read(pdf([[], []]))
