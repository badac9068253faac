"""The Markdown reader."""

import pytest

from tests.knowledge.conftest import ReadText
from tests.knowledge.outline import blocks, paths, texts


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**bold** and *leaning* and ~~gone~~", "bold and leaning and gone"),
        ("[SIIM](https://siim.org) online", "SIIM online"),
        ("<https://siim.org>", "https://siim.org"),
        ("![a scanner](scan.png) here", "a scanner here"),
        ("run `make test` now", "run make test now"),
        ("one <b>two</b> <!-- three -->four", "one two four"),
        ("wrapped\nline", "wrapped line"),
        ("first  \nsecond", "first\nsecond"),
        ("R&amp;D \\*verbatim\\*", "R&D *verbatim*"),
        ("“typographic” – it’s – 日本語 👩‍⚕️", "“typographic” – it’s – 日本語 👩‍⚕️"),
        ("bell\x07 and\ufeff mark", "bell and mark"),
    ],
)
def test_inline_marks_are_taken_off(read_text: ReadText, marked: str, plain: str) -> None:
    assert read_text(marked).text == plain


def test_every_kind_of_block_is_told_apart(read_text: ReadText) -> None:
    document = read_text(
        "Lead-in:\n\n- one\n- two\n\n> quoted\n\n```py\nx = 1\n\n  y\n```\n\n"
        "| A | B |\n|---|---|\n| 1 | **2** |\n"
    )
    assert blocks(document) == [
        ("paragraph", "Lead-in:"),
        ("item", "- one"),
        ("item", "- two"),
        ("quote", "quoted"),
        ("code", "x = 1\n\n  y"),
        ("row", "A | B"),
        ("row", "1 | 2"),
    ]


def test_blocks_are_a_blank_line_apart_and_items_and_rows_one_line(read_text: ReadText) -> None:
    source = "# Title\n\nText.\n\n- a\n- b\n\n|A|B|\n|-|-|\n|1|2|\n\n|C|\n|-|\n|3|\n"
    assert read_text(source).text == "Title\n\nText.\n\n- a\n- b\n\nA | B\n1 | 2\n\nC\n3"


def test_nested_lists_are_indented_and_keep_their_numbers(read_text: ReadText) -> None:
    source = "3. three\n   - inner\n     1. innermost\n4. four\n"
    assert read_text(source).text == "3. three\n  - inner\n    1. innermost\n4. four"


def test_a_second_paragraph_of_an_item_belongs_to_the_item(read_text: ReadText) -> None:
    assert texts(read_text("- one\n\n  more of one\n- two\n")) == ["- one\n  more of one", "- two"]


def test_html_blocks_keep_their_text_only(read_text: ReadText) -> None:
    source = (
        "<div class='x'>\nKept &amp; read\n</div>\n\n<!-- not\n\nthis -->\n\n<script>no()</script>"
    )
    assert texts(read_text(source)) == ["Kept & read"]


def test_the_title_is_the_first_heading_and_not_in_the_paths(read_text: ReadText) -> None:
    document = read_text(
        "# SIIM\n\nA.\n\n## Aims\n\nB.\n\n### Research\n\nC.\n\n## Contact:\n\nD.\n"
    )
    assert document.title == "SIIM"
    assert paths(document) == [(), ("Aims",), ("Aims", "Research"), ("Contact",)]


def test_a_first_heading_that_is_not_the_title_stays_in_the_paths(read_text: ReadText) -> None:
    document = read_text("---\ntitle: About\n---\n# SIIM\n\nA.\n\n## Aims\n\nB.\n")
    assert document.title == "About"
    assert paths(document) == [("SIIM",), ("SIIM", "Aims")]


def test_without_any_heading_the_file_name_is_the_title(read_text: ReadText) -> None:
    document = read_text("Only text.", "documents/how-to_join.md")
    assert (document.title, document.id) == ("How to join", "documents/how-to_join.md")
    assert paths(document) == [()]


def test_windows_line_ends_make_no_difference(read_text: ReadText) -> None:
    source = "# A\n\none\ntwo\n\n- x\n- y\n"
    assert read_text(source.replace("\n", "\r\n")) == read_text(source)
