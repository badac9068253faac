"""Labels that say where in a document the answer stands; the dataset is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Embedder
from index.evaluation import (
    EvaluationDataError,
    evaluate_dataset,
    open_cached,
    read_dataset,
    with_answers,
)

HEADER = "query-id\tcorpus-id\tstart\tend\n"
# White space that the reader takes out stands before the answers.
TEXT = (
    " \n\nMagma rises through a vent of rock.\r\n\r\n\r\n"
    "The violin has four strings.  Rennet curdles the milk, and the curd is pressed into a cheese."
)
QUERIES = {
    "right": "How many strings does the violin have?",
    "elsewhere": "Through what does the magma rise?",
    "plain": "What curdles the milk?",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a made-up dataset of one document."""
    queries = (json.dumps({"_id": name, "text": text}) for name, text in QUERIES.items())
    files = {
        "corpus.jsonl": json.dumps({"_id": "mixed", "title": "", "text": TEXT}),
        "queries.jsonl": "\n".join(queries),
        "qrels.tsv": "query-id\tcorpus-id\tscore\n"
        + "".join(f"{name}\tmixed\t1\n" for name in QUERIES),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def label(query: str, answer: str) -> str:
    """Return the line that says that an answer stands where it does in the text."""
    return f"{query}\tmixed\t{TEXT.index(answer)}\t{TEXT.index(answer) + len(answer)}\n"


def write(folder: Path, *lines: str) -> Path:
    """Write labels below a header."""
    file = folder / "answers.tsv"
    file.write_text(HEADER + "".join(lines), encoding="utf-8")
    return file


def test_a_label_points_at_the_same_words_in_the_document(folder: Path) -> None:
    file = write(folder, label("right", "four"), label("elsewhere", "vent of rock"))
    dataset = with_answers(read_dataset(folder, "en"), folder, file)
    (document,) = dataset.documents
    said = {
        query.id: [document.text[begin:end] for begin, end in query.answers.values()]
        for query in dataset.answerable
    }
    assert said == {"right": ["four"], "elsewhere": ["vent of rock"], "plain": []}


def test_bold_is_right_where_it_holds_the_answer(embedder: Embedder, folder: Path) -> None:
    # The second label is wrong on purpose: what is bold for it holds no milk.
    file = write(folder, label("right", "four"), label("elsewhere", "the milk"))
    dataset = with_answers(read_dataset(folder, "en"), folder, file)
    searcher = open_cached(folder, dataset.documents, folder / "cache", embedder)
    figures = evaluate_dataset(dataset, searcher).sections[0].figures
    best = figures["best_sentence_given_passage"]
    assert (best.value, best.n) == (0.5, 2)
    assert figures["bold_given_passage"].value == 0.5


def test_without_labels_there_is_no_such_figure(embedder: Embedder, folder: Path) -> None:
    dataset = read_dataset(folder, "en")
    searcher = open_cached(folder, dataset.documents, folder / "cache", embedder)
    assert "bold_given_passage" not in evaluate_dataset(dataset, searcher).sections[0].figures


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("right\tmixed\t1\t9\n", r"Line 1 of .*answers\.tsv is no header"),
        (f"{HEADER}who\tmixed\t1\t9\n", r"Line 2 of .* names the unknown query 'who'\."),
        (f"{HEADER}right\tother\t1\t9\n", r"names the document 'other', which does not answer"),
        (f"{HEADER}right\tmixed\t9\t9\n", r"has the span 9 to 9, which is no text of 'mixed'"),
        (f"{HEADER}right\tmixed\t0\t9999\n", r"has the span 0 to 9999"),
        (f"{HEADER}right\tmixed\t0\t2\n", r"has the span 0 to 2"),
        (f"{HEADER}right\tmixed\tone\t9\n", r"Line 2 of .* is not query-id, corpus-id"),
        (f"{HEADER}right\tmixed\t1\n", r"Line 2 of .* is not query-id, corpus-id"),
    ],
)
def test_a_fault_names_its_file_and_line(folder: Path, lines: str, fault: str) -> None:
    file = folder / "answers.tsv"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(EvaluationDataError, match=fault):
        with_answers(read_dataset(folder, "en"), folder, file)
