"""Splitting documents to passages."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from knowledge.errors import KnowledgeError
from knowledge.model import Document, Passage
from knowledge.splitting import heading_line, split
from tests.knowledge.conftest import ReadText

LIMIT = 256
SPARE = 8


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def count_characters(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def words(number: int, name: str = "w") -> str:
    """Return a sentence of so many words."""
    return " ".join(f"{name}{n}" for n in range(number)).capitalize() + "."


def passages(document: Document, limit: int = LIMIT) -> list[Passage]:
    return split(document, count_tokens=count_words, max_tokens=limit)


def texts(document: Document, limit: int = LIMIT) -> list[str]:
    return [passage.text for passage in passages(document, limit)]


def sentences(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.sentences]


def test_a_passage_names_its_document_and_headings(read_text: ReadText) -> None:
    document = read_text("# T\n\nOne.\n\n## Aims\n\nTwo.\n", "a/b.md")
    first, second = passages(document)
    assert (first.document, first.headings, first.text) == ("a/b.md", (), "One.")
    assert (second.document, second.headings, second.text) == ("a/b.md", ("Aims",), "Two.")


def test_paragraphs_of_some_length_stay_apart(read_text: ReadText) -> None:
    assert texts(read_text(f"{words(60)}\n\n{words(60, 'v')}")) == [words(60), words(60, "v")]


def test_a_short_paragraph_joins_its_neighbour(read_text: ReadText) -> None:
    text = f"{words(60)}\n\n{words(10, 'v')}\n\n{words(60, 'x')}"
    first, second = passages(read_text(text))
    assert first.text == f"{words(60)}\n\n{words(10, 'v')}"
    assert sentences(first) == [words(60), words(10, "v")]
    assert second.text == words(60, "x")


def test_nothing_is_joined_over_a_heading(read_text: ReadText) -> None:
    assert texts(read_text("## A\n\nOne.\n\n## B\n\nTwo.\n")) == ["One.", "Two."]


def test_nothing_is_joined_to_more_than_is_wanted(read_text: ReadText) -> None:
    paragraphs = [words(190), words(30, "v"), words(30, "x")]
    assert texts(read_text("\n\n".join(paragraphs))) == [words(190), "\n\n".join(paragraphs[1:])]


def test_a_list_stays_with_its_lead_in(read_text: ReadText) -> None:
    items = "\n".join(f"- {words(15, f'i{n}x')}" for n in range(3))
    first, second = texts(read_text(f"{words(185)}\n\nThe aims are:\n\n{items}"))
    assert first == words(185)
    assert second == f"The aims are:\n\n{items}"


def test_a_long_paragraph_is_cut_at_sentences_into_even_parts(read_text: ReadText) -> None:
    parts = [words(30, name) for name in "abcdefghij"]
    found = passages(read_text(" ".join(parts)))
    assert [sentence for passage in found for sentence in sentences(passage)] == parts
    assert [len(passage.sentences) for passage in found] == [5, 5]


def test_a_long_sentence_is_whole_as_long_as_the_model_reads_it(read_text: ReadText) -> None:
    assert texts(read_text(f"Short one here. {words(230)} Short again there."))[1] == words(230)


def test_a_quotation_in_a_paragraph_is_not_cut(read_text: ReadText) -> None:
    quotation = f"“{words(60, 'q')} {words(60, 'r')}” said she."
    text = f"{words(70)} {quotation} {words(70, 'z')}"
    found = passages(read_text(text))
    assert len(found) > 1
    assert [sentence for passage in found for sentence in sentences(passage)] == [
        words(70),
        quotation,
        words(70, "z"),
    ]


@pytest.mark.parametrize("mark", ["- ", "> "])
def test_items_and_quotations_are_one_sentence(read_text: ReadText, mark: str) -> None:
    (passage,) = passages(read_text(f"{mark}They met here. They agreed there."))
    assert sentences(passage) == [passage.text]


def test_code_is_one_sentence_and_keeps_its_indents(read_text: ReadText) -> None:
    (passage,) = passages(read_text("```\n  a. B\nc. D\n```"))
    assert passage.text == "  a. B\nc. D"
    assert sentences(passage) == ["a. B\nc. D"]


def test_an_item_over_what_is_wanted_is_whole(read_text: ReadText) -> None:
    item = f"- {words(110)} {words(110, 'v')}"
    assert texts(read_text(item)) == [item]


def test_an_item_over_what_the_model_reads_is_cut_at_sentences(read_text: ReadText) -> None:
    assert texts(read_text(f"- {words(150)} {words(150, 'v')}")) == [
        f"- {words(150)}",
        words(150, "v"),
    ]


def test_code_over_what_the_model_reads_is_cut_at_lines(read_text: ReadText) -> None:
    lines = [f"  {words(50, name)}" for name in "abcdef"]
    found = texts(read_text("```\n" + "\n".join(lines) + "\n```"))
    assert len(found) > 1
    assert [line for text in found for line in text.split("\n")] == lines


def test_a_sentence_over_what_the_model_reads_is_cut_at_words(read_text: ReadText) -> None:
    text = words(1000)
    found = texts(read_text(text))
    assert " ".join(found) == text
    assert all(len(part.split()) <= LIMIT - SPARE for part in found)


def test_a_word_over_what_the_model_reads_is_cut_between_seen_characters(
    read_text: ReadText,
) -> None:
    seen = ["e\u0301", "👩\u200d⚕️", "👍🏽", "x"] * 40
    document = read_text("".join(seen), "a.md")
    found = split(document, count_tokens=count_characters, max_tokens=40)
    assert "".join(passage.text for passage in found) == document.text
    assert not any(passage.text[0] in "\u0301\u200d\ufe0f🏽⚕" for passage in found)
    assert not any(passage.text[-1] == "\u200d" for passage in found)


def test_a_word_without_end_is_cut_though_it_is_one_token(read_text: ReadText) -> None:
    found = texts(read_text("x" * 100_000))
    assert "".join(found) == "x" * 100_000
    assert max(map(len, found)) < 4000


def test_tokens_that_do_not_add_up_are_noticed(read_text: ReadText) -> None:
    def count(texts: Sequence[str]) -> list[int]:
        # Two short paragraphs cost more together than each alone.
        return [len(text.split()) + 100 * text.count("\n\n") for text in texts]

    document = read_text(f"{words(20)}\n\n{words(20, 'v')}\n\n{words(20, 'x')}\n\n{words(20, 'y')}")
    found = split(document, count_tokens=count, max_tokens=150)
    assert "\n\n".join(passage.text for passage in found) == document.text
    for passage in found:
        assert count([f"{document.title}\n{passage.text}"])[0] + SPARE <= 150


def test_headings_longer_than_the_model_reads_are_an_error(read_text: ReadText) -> None:
    with pytest.raises(KnowledgeError, match=r"a\.md"):
        passages(read_text(f"# {words(30)}\n\nText.", "a.md"), limit=30)


def test_blocks_are_counted_together(read_text: ReadText) -> None:
    calls = 0

    def count(texts: Sequence[str]) -> list[int]:
        nonlocal calls
        calls += 1
        return count_words(texts)

    document = read_text("\n\n".join(words(60, f"p{n}x") for n in range(50)))
    assert len(split(document, count_tokens=count, max_tokens=LIMIT)) == 50
    assert calls < 5


def test_a_heading_line_joins_title_and_headings() -> None:
    assert heading_line("Title", ("Part", "Chapter")) == "Title › Part › Chapter"
    assert heading_line("Title", ()) == "Title"


def test_a_heading_line_does_not_repeat_itself() -> None:
    assert heading_line("Title", ("Title", "Part", "Part", "Title")) == "Title › Part › Title"


@pytest.mark.parametrize("part", ["word " * 60, "wörter-" * 60, "医学影像" * 60])
def test_a_heading_line_has_at_most_160_characters(part: str) -> None:
    line = heading_line("Title", (part.strip(), "End"))
    assert 150 < len(line) <= 160
    assert f"Title › {part}".startswith(line)


def test_a_heading_line_ends_with_a_whole_word() -> None:
    for length in range(140, 165):
        title = "x" * length
        line = heading_line(title, ("several", "short", "headings"))
        rest = set(line[length:].split()) - {"›"}
        assert rest <= {"several", "short", "headings"}
        assert not line.endswith("›")


def test_passages_are_in_order(read_text: ReadText) -> None:
    found = passages(read_text("\n\n".join(words(60, f"p{n}x") for n in range(9))))
    assert all(before.end <= after.start for before, after in pairwise(found))
