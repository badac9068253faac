"""What is true of the passages of any document whatever."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.model import Document
from knowledge.readers import read_document
from knowledge.splitting import heading_line, split

SPARE = 8
WORDS = [
    *("meeting", "Society", "M.", "Prof.", "e.g.", "Café", "e\u0301te\u0301", "“Quoted.", "end.”"),
    *("👩\u200d⚕️", "👍🏽", "🇪🇺", "医学影像信息学。", "日本語", "שלום", "مرحبا", "العالم."),
    *("x" * 70, "it.", "Why?", "**bold**", "`code`", "[link](https://a.org)", "<b>tag</b>", "a|b"),
    *("*", "_", "1.", "-"),
]
# Other control characters make a file binary, which has its own tests.
characters = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t\r")
sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
paragraph = st.lists(sentence, min_size=1, max_size=8).map(". ".join)
table = st.lists(sentence, min_size=1, max_size=4).map(
    lambda cells: "\n".join(["| A | B |", "|---|---|", *(f"| {cell} | b |" for cell in cells)])
)
tidy = st.one_of(
    paragraph,
    table,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), sentence),
    st.lists(sentence.map("- {}".format), min_size=1, max_size=6).map("\n".join),
    st.lists(sentence.map("  1. {}".format), min_size=1, max_size=3).map("\n".join),
    paragraph.map("> {}".format),
    st.lists(sentence, min_size=1, max_size=9).map(lambda lines: "\n".join(["```", *lines, "```"])),
)
wild = st.text(characters, max_size=200)
markdown = st.lists(tidy | wild, min_size=1, max_size=12).map("\n\n".join)

url = st.sampled_from(["https://a.org", "https://b.org", "https://doc.org"])
day = st.sampled_from(["2018", "2018-04", "2018-04-07"])
# Level, text and source line of a section: what it says of address and date, if it says anything.
section = st.tuples(
    st.integers(1, 4),
    paragraph,
    st.none() | st.tuples(url, st.none() | day) | st.tuples(st.none(), day),
)

Count = Callable[[Sequence[str]], list[int]]


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def count_bytes(texts: Sequence[str]) -> list[int]:
    """Count as a tokenizer does that falls back on bytes, with its two special tokens."""
    return [2 + len(text.encode()) // 3 for text in texts]


def count_jumps(texts: Sequence[str]) -> list[int]:
    """Count so that the parts of a text do not add up to the whole."""
    return [len(text) // 4 + (len(text) * 7919) % 11 for text in texts]


counters = st.sampled_from([count_words, count_bytes, count_jumps])


def document_of(text: str) -> Document:
    return read_document(text.encode(), "any.md").document


def covered(document: Document) -> list[bool]:
    """Say of every character whether it stands in a block and is no white space."""
    marks = [False] * len(document.text)
    for section in document.sections:
        for block in section.blocks:
            for place in range(block.start, block.end):
                assert not marks[place]
                marks[place] = not document.text[place].isspace()
    return marks


@settings(max_examples=150, deadline=None)
@given(markdown, counters, st.integers(min_value=150, max_value=400))
def test_passages_cover_a_document_exactly(text: str, count: Count, limit: int) -> None:
    # A "---" first would be front matter, which has its own tests.
    document = document_of("A first paragraph.\n\n" + text)
    passages = split(document, count_tokens=count, max_tokens=limit)
    assert all(before.end <= after.start for before, after in pairwise(passages))
    left = covered(document)
    for passage in passages:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.text.strip()
        line = heading_line(document.title, passage.headings)
        assert count([f"{line}\n{passage.text}"])[0] + SPARE <= limit
        left[passage.start : passage.end] = [False] * len(passage.text)
    assert not any(left)


@settings(max_examples=150, deadline=None)
@given(markdown, counters)
def test_sentences_cover_a_passage_exactly(text: str, count: Count) -> None:
    document = document_of("A first paragraph.\n\n" + text)
    for passage in split(document, count_tokens=count, max_tokens=200):
        assert all(before[1] <= after[0] for before, after in pairwise(passage.sentences))
        rest = list(passage.text)
        for start, end in passage.sentences:
            assert passage.text[start:end] == passage.text[start:end].strip() != ""
            rest[start:end] = " " * (end - start)
        assert not "".join(rest).strip()


@settings(max_examples=80, deadline=None)
@given(st.lists(tidy, max_size=12).map("\n\n".join))
def test_a_heading_stands_over_its_text_and_never_in_it(text: str) -> None:
    heading = "Unmistakable heading"
    document = document_of(f"First.\n\n{text}\n\n# {heading}\n\nLast.")
    *others, last = split(document, count_tokens=count_words, max_tokens=256)
    assert last.text == "Last."
    assert heading in (document.title, *last.headings)
    assert not any(heading in passage.text for passage in others)


@settings(max_examples=150, deadline=None)
@given(st.lists(section, min_size=1, max_size=8))
def test_every_passage_has_the_source_of_its_section(
    written: list[tuple[int, str, tuple[str | None, str | None] | None]],
) -> None:
    lines = ["---", "url: https://doc.org", "as_of: 2024-05-31", "---"]
    path: list[tuple[int, tuple[str | None, str | None]]] = [(0, ("https://doc.org", "2024-05-31"))]
    expected = {}
    for number, (level, text, source) in enumerate(written):
        path = [entry for entry in path if entry[0] < level]
        origin = path[-1][1]
        if source is not None:
            own_url, own_day = source
            of_the_document = "2024-05-31" if own_url == "https://doc.org" else None
            origin = (own_url or origin[0], own_day or of_the_document)
        path.append((level, origin))
        expected[f"Heading {number}"] = origin
        lines += [f"{'#' * level} Heading {number}", "", f"First. {text}", ""]
        if source is not None:
            lines += [
                f"Source: {source[0] or ''} {f'(as of {source[1]})' if source[1] else ''}",
                "",
            ]
    document = document_of("\n".join(lines))
    for passage in split(document, count_tokens=count_words, max_tokens=256):
        heading = passage.headings[-1] if passage.headings else document.title
        assert (passage.url, passage.as_of) == expected[heading]
        assert "Source:" not in passage.text
