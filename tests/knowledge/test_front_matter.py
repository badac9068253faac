"""Front matter: what an author says about a file."""

from datetime import date

import pytest

from knowledge.errors import EmptyFileError, UnreadableFileError
from knowledge.readers import read_document
from tests.knowledge.conftest import ReadText


def test_all_fields_are_taken(read_text: ReadText) -> None:
    document = read_text(
        "---\ntitle: 'SIIM: an overview'\nurl: https://siim.org/about\nsociety: siim\n"
        "as_of: 2024-05-31\nlanguage: pt-BR\n---\nText.\n"
    )
    assert document.title == "SIIM: an overview"
    assert document.url == "https://siim.org/about"
    assert document.society == "siim"
    assert document.as_of == date(2024, 5, 31)
    assert document.language == "pt-BR"
    assert document.text == "Text."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_any_text_file_may_carry_it(read_text: ReadText, name: str) -> None:
    document = read_text("---\nsociety: eusomii\n---\n<p>Some text to read.</p>", name)
    assert document.society == "eusomii"


def test_norwegian_is_a_language_and_a_year_is_a_title(read_text: ReadText) -> None:
    document = read_text("---\nlanguage: no\ntitle: 2024\n---\nTekst.")
    assert (document.language, document.title) == ("no", "2024")


def test_an_empty_field_is_a_missing_field(read_text: ReadText) -> None:
    document = read_text("---\ntitle: About\nurl:\nas_of: null\n---\nText.")
    assert (document.url, document.as_of) == (None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("as_of", "last summer"),
        ("as_of", "2024-13-01"),
        ("as_of", "2024-05-31 10:00"),
        ("url", "siim.org"),
        ("url", "javascript:alert(1)"),
        ("language", "English (UK)"),
        ("title", "[a, b]"),
        ("society", "{name: siim}"),
    ],
)
def test_a_wrong_field_fails_and_is_named(read_text: ReadText, field: str, value: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"`{field}`.*write"):
        read_text(f"---\n{field}: {value}\n---\nText.")


@pytest.mark.parametrize("header", ["title: a: b", "title: 'open", "just words", "- a\n- b"])
def test_a_broken_header_fails_with_advice(read_text: ReadText, header: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"front matter .*write one `field: value`"):
        read_text(f"---\n{header}\n---\nText.")


def test_a_header_that_never_closes_fails(read_text: ReadText) -> None:
    with pytest.raises(UnreadableFileError, match="never closes"):
        read_text("---\ntitle: About\n\nText.")


def test_rules_in_the_text_are_not_taken_for_it(read_text: ReadText) -> None:
    assert read_text("Before.\n\n---\n\nBetween.\n\n---\n\nAfter.").text.split() == [
        "Before.",
        "Between.",
        "After.",
    ]


def test_unknown_fields_are_noted() -> None:
    read = read_document(b"---\nasof: 2024-05-31\ntitle: A\n---\nText.", "a.md")
    assert read.document.as_of is None
    assert "`asof`" in " ".join(read.notes)


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_nothing_after_it_is_an_empty_file(read_text: ReadText, name: str) -> None:
    with pytest.raises(EmptyFileError):
        read_text("---\ntitle: About\n---\n\n", name)
