"""Source lines: what a section says about where it comes from, and as of when."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import UnreadableFileError
from knowledge.folder import Status, read_folder
from knowledge.model import Document, Passage
from knowledge.splitting import split
from tests.knowledge.conftest import ReadText
from tests.knowledge.outline import paths, texts

Origin = tuple[str | None, str | None]

ROOT = Path(__file__).parents[2]
FRONT = "---\ntitle: T\nurl: https://doc.org/\nas_of: 2019-10-23\n---\n"
OF_THE_DOCUMENT = ("https://doc.org/", "2019-10-23")


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def passages(document: Document) -> list[Passage]:
    return split(document, count_tokens=count_words, max_tokens=256)


def origins(document: Document) -> dict[str, Origin]:
    """Return where each passage says it is from, by its text."""
    return {passage.text: (passage.url, passage.as_of) for passage in passages(document)}


def test_a_fact_is_not_dated_with_the_day_of_another_source(read_text: ReadText) -> None:
    document = read_text(
        f"{FRONT}## Exam\n\n99 of 103 passed.\n\nSource: https://a.org/2008 (as of 2008-04-07)\n\n"
        "## Aims\n\nThey agreed.\n"
    )
    assert origins(document) == {
        "99 of 103 passed.": ("https://a.org/2008", "2008-04-07"),
        "They agreed.": OF_THE_DOCUMENT,
    }


def test_a_source_line_is_no_part_of_the_text(read_text: ReadText) -> None:
    document = read_text(
        f"{FRONT}## A\n\nOne.\n\nSource: https://a.org (as of 2018)\n\n## B\n\nTwo."
    )
    assert document.text == "A\n\nOne.\n\nB\n\nTwo."
    (section, _) = document.sections
    assert (section.url, section.as_of) == ("https://a.org", "2018")


@pytest.mark.parametrize("date", ["2018", "2018-04", "2018-04-07"])
def test_a_date_may_be_a_year_a_month_or_a_day(read_text: ReadText, date: str) -> None:
    document = read_text(f"{FRONT}One.\n\nSource: https://a.org (as of {date})")
    assert origins(document) == {"One.": ("https://a.org", date)}


def test_the_day_of_the_document_is_not_given_to_a_foreign_source(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}One.\n\nSource: https://a.org")
    assert origins(document) == {"One.": ("https://a.org", None)}


def test_the_address_of_the_document_keeps_its_day(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}One.\n\nSource: https://doc.org/")
    assert origins(document) == {"One.": OF_THE_DOCUMENT}


def test_a_date_alone_keeps_the_address_of_the_document(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}One.\n\nSource: (as of 2018)")
    assert origins(document) == {"One.": ("https://doc.org/", "2018")}


def test_a_document_without_origin_gives_none(read_text: ReadText) -> None:
    document = read_text("## A\n\nOne.\n\n## B\n\nTwo.\n\nSource: (as of 2018)")
    assert origins(document) == {"One.": (None, None), "Two.": (None, "2018")}


@pytest.mark.parametrize(
    "line",
    [
        "Source: <https://a.org/x_y_z> (as of 2018)",
        "Source: [the *report*](https://a.org/x_y_z) (as of 2018)",
        "**Source:** https://a.org/x_y_z (as of 2018).",
        "source:https://a.org/x_y_z  (As of 2018)",
    ],
)
def test_an_address_may_be_written_as_a_link(read_text: ReadText, line: str) -> None:
    assert origins(read_text(f"{FRONT}One.\n\n{line}")) == {"One.": ("https://a.org/x_y_z", "2018")}


@pytest.mark.parametrize("separator", ["\n", "  \n", "\n\n"])
def test_of_several_sources_the_first_is_shown(read_text: ReadText, separator: str) -> None:
    # Never the address of one with the date of the other.
    lines = separator.join(["Source: https://a.org (as of 2018)", "Source: https://b.org"])
    assert origins(read_text(f"{FRONT}One.\n\n{lines}")) == {"One.": ("https://a.org", "2018")}
    lines = separator.join(["Source: https://b.org", "Source: https://a.org (as of 2018)"])
    assert origins(read_text(f"{FRONT}One.\n\n{lines}")) == {"One.": ("https://b.org", None)}


def test_no_blank_line_is_needed_after_a_paragraph(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}One *is*\nhere.\nSource: https://a.org (as of 2018)")
    assert origins(document) == {"One is here.": ("https://a.org", "2018")}


def test_a_section_under_a_deeper_heading_has_the_source_of_the_one_above(
    read_text: ReadText,
) -> None:
    document = read_text(
        f"{FRONT}## A\n\nOf A.\n\nSource: https://a.org (as of 2018)\n\n### B\n\nOf B.\n\n"
        "### C\n\nOf C.\n\nSource: https://c.org\n\n#### D\n\nOf D.\n\n"
        "### E\n\nOf E.\n\nSource: (as of 2020)\n\n### F\n\nOf F.\n\nSource: https://a.org\n\n"
        "### G\n\nOf G.\n\nSource: https://doc.org/\n\n## H\n\nOf H.\n"
    )
    assert origins(document) == {
        "Of A.": ("https://a.org", "2018"),
        "Of B.": ("https://a.org", "2018"),
        "Of C.": ("https://c.org", None),
        "Of D.": ("https://c.org", None),
        "Of E.": ("https://a.org", "2020"),
        "Of F.": ("https://a.org", None),
        "Of G.": OF_THE_DOCUMENT,
        "Of H.": OF_THE_DOCUMENT,
    }


def test_a_heading_with_nothing_but_a_source_gives_it_to_those_below(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}# T\n\nSource: https://a.org (as of 2018)\n\n## A\n\nOne.\n")
    assert origins(document) == {"One.": ("https://a.org", "2018")}
    assert paths(document) == [("A",)]


def test_the_source_of_a_list_follows_after_a_blank_line(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}- one\n- two\n\nSource: https://a.org")
    assert texts(document) == ["- one", "- two"]
    assert set(origins(document).values()) == {("https://a.org", None)}


@pytest.mark.parametrize(
    "words",
    [
        "Source: our own survey of 2018",
        "Source: Dr. Kotter, U.S. office",
        "The source: https://a.org says so.",
        "> Source: https://a.org",
        "- Source: https://a.org",
    ],
)
def test_other_words_after_source_are_words(read_text: ReadText, words: str) -> None:
    document = read_text(f"{FRONT}One.\n\n{words}")
    assert "ource: " in texts(document)[-1]
    assert set(origins(document).values()) == {OF_THE_DOCUMENT}


@pytest.mark.parametrize(
    "line",
    [
        "Source: https://a.org (as of 2018-13)",
        "Source: https://a.org (as of 2018-02-30)",
        "Source: https://a.org (as of 0000)",
        "Source: https://a.org (as of ٢٠١٨)",
        "Source: https://a.org (as of April 2018)",
        "Source: (as of 18)",
        "Source: https://a.org (as of )",
        "Source: https://a.org (2018)",
        "Source: https://a.org, 2018",
        "Source: https://a.org https://b.org",
        "Source: siim.org/about",
        "Source: www.siim.org",
        "Source: ftp://siim.org",
        "Source: [SIIM](about.md)",
        "Sources: https://a.org",
    ],
)
def test_a_line_that_cannot_be_read_fails_and_is_named(folder: Path, line: str) -> None:
    (folder / "a.md").write_text(f"{FRONT}One.\n\n{line}\n\n## B\n\nTwo.\n", encoding="utf-8")
    (outcome,) = read_folder(folder).outcomes
    assert outcome.status is Status.FAILED
    assert line.replace("[SIIM](about.md)", "about.md") in outcome.reason
    assert "write `" in outcome.reason


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\nSource: https://a.org\n\nTwo.\n\nSource: https://b.org",
        "One.\n\nSource: https://a.org\n\n- two",
        "Source: https://a.org\nOne.",
    ],
)
def test_text_after_the_source_line_fails(read_text: ReadText, text: str) -> None:
    # Whose is it? The file's author must say.
    with pytest.raises(UnreadableFileError, match=r"https://a\.org.* heading of its own"):
        read_text(f"{FRONT}## A\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "- one\n- two\nSource: https://a.org",
        "> one\nSource: https://a.org",
        "Source: https://a.org\n---\n",
        "## Source: https://a.org",
    ],
)
def test_a_line_that_markdown_takes_for_something_else_fails(
    read_text: ReadText, text: str
) -> None:
    with pytest.raises(UnreadableFileError, match=r"https://a\.org.* blank line"):
        read_text(f"{FRONT}One.\n\n{text}\n\nTwo.")


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_other_formats_have_no_source_lines(read_text: ReadText, name: str) -> None:
    page = "<html><body><p>One is here.</p>\n\n<p>Source: siim.org</p></body></html>"
    document = read_text(FRONT + page, name)
    assert "Source: siim.org" in document.text


def test_the_source_is_part_of_the_revision(read_text: ReadText) -> None:
    document = read_text(f"{FRONT}One.\n\nSource: https://a.org (as of 2018)")
    (section,) = document.sections
    others = [replace(section, url="https://b.org"), replace(section, as_of="2019")]
    revisions = {replace(document, sections=(other,)).revision for other in others}
    assert len({document.revision, *revisions}) == 3


def test_a_section_that_loses_the_title_keeps_its_source(read_text: ReadText) -> None:
    document = read_text("# T\n\nOne.\n\nSource: https://a.org (as of 2018)")
    assert paths(document) == [()]
    assert origins(document) == {"One.": ("https://a.org", "2018")}


def test_every_part_of_a_long_section_has_its_source(read_text: ReadText) -> None:
    paragraphs = "\n\n".join("word " * 150 for _ in range(3))
    document = read_text(f"{FRONT}{paragraphs}\n\nSource: https://a.org (as of 2018)")
    found = passages(document)
    assert len(found) == 3
    assert {(passage.url, passage.as_of) for passage in found} == {("https://a.org", "2018")}


def test_the_documented_example_is_read_as_it_says(read_text: ReadText) -> None:
    page = (ROOT / "docs" / "knowledge-format.md").read_text(encoding="utf-8")
    example = page.split("```markdown\n")[1].split("```")[0]
    assert list(origins(read_text(example)).values()) == [
        ("https://example.org/course", "2026-03-02"),
        ("https://example.org/news/first-course", "2008-04-07"),
        ("https://example.org/course", "2025"),
    ]


def test_no_shipped_passage_holds_a_source_line() -> None:
    reading = read_folder(ROOT / "knowledge")
    assert reading.documents
    assert {outcome.status for outcome in reading.outcomes} == {Status.INDEXED}
    for document in reading.documents:
        assert not [text for text in origins(document) if "source:" in text.lower()]
