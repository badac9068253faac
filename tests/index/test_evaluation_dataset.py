"""Reading datasets; everything in them here is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.evaluation import EvaluationDataError, read_dataset, read_unanswerable
from index.evaluation.dataset import document

CORPUS = """\
{"_id": "tide", "title": "Tides", "text": "The Moon pulls.\\n\\nThe sea\\nrises."}
{"_id": "bread", "title": "Bread", "text": "Yeast makes the dough rise."}
{"_id": "void", "title": "", "text": " "}
"""
QUERIES = """\
{"_id": "q1", "text": "why is there a tide", "language": "en"}
{"_id": "q2", "text": "warum geht der Teig auf", "lang": "de"}
{"_id": "q3", "text": "who judged nothing"}
"""
QRELS = "query-id\tcorpus-id\tscore\nq1\ttide\t2\nq1\tbread\t0\nq2\tbread\t1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a made-up dataset."""
    files = {"corpus.jsonl": CORPUS, "queries.jsonl": QUERIES, "qrels.tsv": QRELS}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_dataset_is_read(folder: Path) -> None:
    dataset = read_dataset(folder, "en")
    assert [document.id for document in dataset.documents] == ["tide", "bread"]
    first, second = dataset.answerable
    assert (first.id, first.language, first.relevance) == ("q1", "en", {"tide": 2})
    assert (second.id, second.language, second.relevance) == ("q2", "de", {"bread": 1})
    assert dataset.left_out == 1
    assert dataset.unanswerable == ()


def test_unanswerable_questions_are_read_where_they_are(folder: Path) -> None:
    line = '{"_id": "u1", "text": "price of bread?", "near_miss_doc": "bread"}\n'
    (folder / "unanswerable.jsonl").write_text(line, encoding="utf-8")
    (question,) = read_dataset(folder, "en").unanswerable
    assert (question.text, question.kind, dict(question.relevance)) == (
        "price of bread?",
        "unanswerable",
        {},
    )


def test_a_limit_keeps_the_corpus(folder: Path) -> None:
    limited = read_dataset(folder, "en").limited(1)
    assert [query.id for query in limited.answerable] == ["q1"]
    assert len(limited.documents) == 2


def test_blank_lines_part_paragraphs() -> None:
    made = document("a", " A\ttitle ", "One.\nStill one.\n \n\nTwo.", "de")
    assert made is not None
    (section,) = made.sections
    assert (made.title, made.language, section.headings) == ("A title", "de", ())
    assert [made.text[block.start : block.end] for block in section.blocks] == [
        "One.\nStill one.",
        "Two.",
    ]


def test_an_entry_with_a_title_alone_says_it() -> None:
    made = document("a", "A title", "", "en")
    assert made is not None
    assert made.text == "A title"


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("corpus.jsonl", '{"_id": "a"', r"Line 1 of .*corpus\.jsonl is not JSON"),
        ("corpus.jsonl", CORPUS + "[1]\n", r"Line 4 of .* is not a JSON object\."),
        ("corpus.jsonl", '{"text": "x"}', r"Line 1 of .* has no _id"),
        ("corpus.jsonl", CORPUS + CORPUS, r"Line 4 of .* has the _id 'tide', as line 1 has\."),
        ("corpus.jsonl", '{"_id": "a", "title": "x"}', r"Line 1 of .* has no 'text'\."),
        ("corpus.jsonl", '{"_id": "a", "text": 1}', r"has a 'text' that is not text\."),
        ("corpus.jsonl", '\n\n{"_id": "a", "text": ""}', r"holds no document with any text\."),
        ("queries.jsonl", '\n{"_id": "q1", "text": " "}', r"Line 2 of .*queries\.jsonl has no 'te"),
        ("queries.jsonl", "[" * 100_000, r"Line 1 of .* is (nested too deep|not JSON)"),
        ("qrels.tsv", QRELS + "q1\tsea\t1\n", r"Line 5 of .* names the unknown document 'sea'\."),
        ("qrels.tsv", QRELS + "q9\ttide\t1\n", r"Line 5 of .* names the unknown query 'q9'\."),
        ("qrels.tsv", QRELS + "q1 tide 1\n", r"Line 5 of .*qrels\.tsv has 1 columns"),
        ("qrels.tsv", QRELS + "q1\ttide\tgood\n", r"has the score 'good', which is not a whole"),
        ("qrels.tsv", QRELS + "q1\ttide\t1\n", r"judges 'q1' and 'tide' a second time"),
        ("qrels.tsv", "q1\ttide\t1\n", r"Line 1 of .* is no header"),
        ("qrels.tsv", "a\tb\tc\nq1\ttide\t0\n", r"No question of .* has a relevant document\."),
        ("unanswerable.jsonl", "{}", r"Line 1 of .*unanswerable\.jsonl has no _id"),
    ],
)
def test_a_fault_names_its_file_and_line(folder: Path, file: str, text: str, fault: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationDataError, match=fault):
        read_dataset(folder, "en")


@pytest.mark.parametrize("file", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(EvaluationDataError, match=rf"{file} cannot be read: No such file"):
        read_dataset(folder, "en")


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    file = tmp_path / "off.jsonl"
    file.write_bytes(b'{"_id": "a", "text": "x"}\n\xff\n')
    with pytest.raises(EvaluationDataError, match=r"Line 2 of .*off\.jsonl is not UTF-8 text"):
        read_unanswerable(file, "off_topic")
