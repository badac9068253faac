"""Golden questions: reading them, and measuring on documents that are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Embedder
from index.evaluation import (
    EvaluationDataError,
    check_golden,
    evaluate_golden,
    open_cached,
    read_golden,
)
from index.evaluation.golden import find_quote
from knowledge import Document, read_folder

GOOD = """\
- question: what lifts the sea
  language: en
  document: tides.md
  quote: The pull of the Moon lifts the water
- question: wer bäckt das Brot
  language: de
  document: bread.md
  quote: The baker Hildegard bakes every loaf
- question: what does a loaf cost
  must_abstain: true
  kind: near_miss
"""
TIDES = """\
# Tides

The sea comes and goes twice a day. The pull of the Moon lifts the
water of it.
"""
BREAD = "# Bread\n\nThe oven is of brick. The baker Hildegard bakes every loaf by herself.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of golden questions."""
    path = tmp_path / "golden.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Document, ...]:
    """Return the made-up documents, read from a folder."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "tides.md").write_text(TIDES, encoding="utf-8")
    (folder / "bread.md").write_text(BREAD, encoding="utf-8")
    return read_folder(folder).documents


def test_questions_are_read_with_their_lines(file: Path) -> None:
    sea, baker, price = read_golden(file)
    assert (sea.line, sea.document, sea.kind) == (1, "tides.md", None)
    assert (baker.line, baker.language) == (5, "de")
    assert (price.line, price.language, price.kind) == (9, None, "near_miss")


def test_questions_that_documents_answer_pass(file: Path, documents: tuple[Document, ...]) -> None:
    assert check_golden(file, read_golden(file), documents) is None  # type: ignore[func-returns-value]


def test_every_quote_that_nothing_says_is_named(
    file: Path, documents: tuple[Document, ...]
) -> None:
    text = GOOD.replace("bread.md", "cake.md").replace("lifts the water", "lifts a ship")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationDataError) as caught:
        check_golden(file, read_golden(file), documents)
    first, second = str(caught.value).split("\n")
    assert first.startswith(f"Line 1 of {file} quotes 'The pull of the Moon lifts a ship', which")
    assert second.startswith(f"Line 5 of {file} names the document 'cake.md', which the knowledge")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("question: alone", r"golden\.yaml is not a list of questions\."),
        ("", r"golden\.yaml is not a list of questions\."),
        (GOOD + "- [", r"Line 12 of .* is not YAML"),
        (GOOD + "- a: *b", r"Line 12 of .* is not YAML \(found undefined alias"),
        ("- why", r"Line 1 of .* begins an entry without a question\."),
        (GOOD + "- language: en\n", r"Line 12 of .* begins an entry without a question\."),
        ("- question: why\n  language: no\n", r"entry whose language is False; write a text"),
        ("- question: 2019\n", r"begins an entry whose question is 2019; write a text, in quotes"),
        ("- question: why\n", r"Line 1 of .* needs a document and a quote, or must_abstain"),
        ("- question: why\n  document: a.md\n", r"needs a document and a quote, or must_abstain"),
        ("- {question: why, must_abstain: true, quote: x}\n", r"needs a document and a quote, or"),
        ("- {question: why, must_abstain: maybe}\n", r"must_abstain is neither true nor false\."),
    ],
)
def test_a_fault_names_its_file_and_line(file: Path, text: str, fault: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationDataError, match=fault):
        read_golden(file)


@pytest.mark.parametrize(
    ("quote", "text", "span"),
    [
        ("the Moon", "pull of the Moon", (8, 16)),
        ("the  Moon lifts", "of the\nMoon\tlifts", (3, 17)),
        ("a.c (d", "abc (d a.c (d", (7, 13)),
        ("the moon", "pull of the Moon", None),
    ],
)
def test_a_quote_is_found_across_line_ends(
    quote: str, text: str, span: tuple[int, int] | None
) -> None:
    assert find_quote(quote, text) == span


def test_the_questions_are_measured(
    file: Path, documents: tuple[Document, ...], embedder: Embedder, tmp_path: Path
) -> None:
    searcher = open_cached(tmp_path / "documents", documents, tmp_path / "cache", embedder)
    report = evaluate_golden("golden", read_golden(file), searcher)
    whole, english, other = report.sections
    assert report.questions == {"answerable": 2, "must_abstain": 1, "refused": 0}
    for name in ("hit@1", "hit@3", "best_sentence_given_hit@1", "bold_given_hit@1"):
        assert (whole.figures[name].value, whole.figures[name].n) == (1.0, 2), name
    assert [part.figures["hit@1"].n for part in (english, other)] == [1, 1]
    assert list(whole.kinds) == ["near_miss"]
    assert whole.kinds["near_miss"]["false_answers"].n == 1
    assert english.kinds == {}


def test_what_goes_wrong_is_listed(
    file: Path, documents: tuple[Document, ...], embedder: Embedder, tmp_path: Path
) -> None:
    text = GOOD.replace("what lifts the sea", "who bakes the bread, is it Hildegard?")
    file.write_text(text, encoding="utf-8")
    searcher = open_cached(tmp_path / "documents", documents, tmp_path / "cache", embedder)
    report = evaluate_golden("golden", read_golden(file), searcher)
    assert report.sections[0].figures["hit@1"].value == 0.5
    failure = report.failures[0]
    assert (failure.line, failure.reasons, failure.place) == (1, ("wrong passage",), 2)
    assert failure.expected == "tides.md: The pull of the Moon lifts the water"
    assert failure.got == "bread.md: The baker Hildegard bakes every loaf by herself."
    assert "failures" not in report.to_json()
    assert report.to_json(failures=True)["failures"][0]["question"] == failure.question
