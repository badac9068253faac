"""Documents of every format as Markdown: read again, they say the same under the same headings."""

import io
import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.model import Document
from knowledge.readers import read_document
from knowledge.readers.builder import Builder
from knowledge.sandbox.markdown import to_markdown
from tests.knowledge.files import pdf, word
from tests.knowledge.outline import blocks, paths

ROOT = Path(__file__).parents[2]
SIGNS = list("ab1#*_-`~[]()<>!&|\\:=+.>/ \n\t2)\"'")
WORDS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=14)
LINE = WORDS.map(lambda text: " ".join(text.split()))
STEPS = st.one_of(
    st.tuples(st.just("heading"), st.integers(1, 4), LINE),
    st.tuples(st.sampled_from(["paragraph", "quote", "code"]), WORDS),
    st.tuples(
        st.just("item"), WORDS, st.integers(0, 2), st.sampled_from(["- ", "1. ", "10. ", "a. "])
    ),
    st.tuples(
        st.just("row"), st.lists(LINE.map(lambda s: s.replace("|", "!")), min_size=1, max_size=3)
    ),
    st.just(("apart",)),
)
PAGE = """<html><head><title>T</title></head><body><article><h1>Main</h1>
<p>Some *text* with _under_ and snake_case &amp; &lt;b&gt; and [x](y).</p>
<h2>List:</h2><ul><li>one<ul><li>sub one</li></ul></li><li>two</li></ul>
<ol><li>nine</li><li>ten</li></ol><h3>Empty</h3><h2>Table</h2>
<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td></td></tr><tr><td></td><td>2</td></tr>
</table><blockquote>quoted # line</blockquote><p># no heading</p>
<p>Source: https://example.org is where it was made up.</p><p>- no item</p>
</article></body></html>"""


def again(document: Document) -> Document:
    """Return the document that its Markdown is, under the same title."""
    text = f"---\ntitle: {json.dumps(document.title)}\n---\n\n{to_markdown(document)}"
    return read_document(text.encode(), "again.md").document


def shape(document: Document) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    return paths(document), blocks(document)


def word_document() -> bytes:
    made = docx.Document()
    made.add_heading("By-laws", 1)
    made.add_paragraph("They hold.\nA second line\n\n  and a third")
    made.add_heading("Nothing under it", 3)
    made.add_heading("Members", 2)
    for text, style in [
        ("a", "List Bullet"),
        ("b", "List Bullet 2"),
        ("c", "List Number"),
        ("d", "List Number"),
        ("goes on", "List Continue"),
        ("q\nr", "Quote"),
    ]:
        made.add_paragraph(text, style=style)
    table = made.add_table(rows=3, cols=2)
    for cell, text in zip(table._cells, ["Year", "Fee", "2024", "", "", "none"], strict=True):
        cell.text = text
    made.add_heading("The last", 2)
    return word(made)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", PAGE.encode()),
        ("a.docx", word_document()),
        ("a.pdf", pdf([["A line. And (*another*)."], ["1. is no item"]], title="Made up")),
        (
            "a.txt",
            b"A title\n\nSome words here. And more.\n\n- one\n- two\n  - three\n\nThe end.\n",
        ),
        ("a.txt", b"    An indented line, # and signs * of _all_ kinds.\n\n2019. was a year.\n"),
    ],
)
def test_it_says_the_same_under_the_same_headings(name: str, data: bytes) -> None:
    document = read_document(data, name).document
    assert shape(again(document)) == shape(document)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "knowledge" / "documents").glob("*.md")), ids=lambda file: file.name
)
def test_a_shipped_document_says_the_same(file: Path) -> None:
    document = read_document(file.read_bytes(), file.name).document
    assert again(document).text == document.text
    assert shape(again(document)) == shape(document)


def test_the_pages_of_a_pdf_stay_its_sections() -> None:
    document = read_document(pdf([["One."], ["Two."]]), "a.pdf").document
    assert paths(again(document)) == [("page 1",), ("page 2",)]


def test_words_that_look_like_a_source_stay_words() -> None:
    data = b"The words are made up.\n\nSource: https://example.org/x\n"
    document = again(read_document(data, "a.txt").document)
    assert "Source: https://example.org/x" in document.text
    assert {section.url for section in document.sections} == {None}


def test_signs_at_the_beginning_of_a_paragraph_stay_signs() -> None:
    made = docx.Document()
    lines = [
        "# a",
        "- b",
        "+ c",
        "1. d",
        "> e",
        "===",
        "---",
        "| f |",
        "```",
        "<p>g",
        "    h",
        "[i]: j",
    ]
    for line in lines:
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_document(buffer.getvalue(), "a.docx").document
    assert blocks(again(document)) == [("paragraph", line.strip()) for line in lines]


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=6))
def test_whatever_signs_a_document_holds_none_is_lost(steps: list[tuple[object, ...]]) -> None:
    builder = Builder()
    for name, *arguments in steps:
        getattr(builder, str(name))(*arguments)
    body = builder.body()
    if not body.sections:
        return
    title = body.first_heading or "T"
    named = title.rstrip(":").rstrip().casefold()
    sections = tuple(
        replace(section, headings=section.headings[1:])
        if section.headings and section.headings[0].casefold() == named
        else section
        for section in body.sections
    )
    document = Document("a.docx", title, body.text, sections)
    read = again(document)
    assert read.text.split() == document.text.split()
    assert paths(read) == paths(document)
