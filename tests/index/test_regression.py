"""The golden questions must not be answered worse than they were.

They were written before anybody looked at what comes back. The baseline is what was reached; when
it is beaten, raise it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index import Embedder, Library, Searcher, build
from index.evaluation import check_golden, evaluate_golden, read_golden
from knowledge import read_folder

QUESTIONS = Path(__file__).parent.parent / "questions"
KNOWLEDGE = Path(__file__).parent.parent.parent / "knowledge"
BASELINE: dict[str, dict[str, float]] = json.loads((QUESTIONS / "baseline.json").read_text())
POINTS = 0.02
"""How much worse a figure may get: one question more or less is no regression."""


def _report(name: str, searcher: Searcher) -> dict[str, Any]:
    report = evaluate_golden(name, read_golden(QUESTIONS / name), searcher)
    return report.to_json(failures=False)


def _check(name: str, report: dict[str, Any]) -> None:
    reached = {figure: report[figure]["value"] for figure in ("hit@1", "hit@3", "coverage")}
    near = report["must_abstain"]["near_miss"]["false_answers"]["value"]
    worse = {
        figure: value
        for figure, value in reached.items()
        if value < BASELINE[name][figure] - POINTS
    }
    assert worse == {}
    assert near <= BASELINE[name]["near_misses_answered"] + POINTS


def test_the_shipped_documents_answer_as_well_as_before(searcher: Searcher) -> None:
    golden = read_golden(QUESTIONS / "shipped.yaml")
    check_golden(QUESTIONS / "shipped.yaml", golden, read_folder(KNOWLEDGE).documents)
    report = _report("shipped.yaml", searcher)
    _check("shipped.yaml", report)
    for kind in ("injection", "medical", "offtopic", "smalltalk"):
        assert report["must_abstain"][kind]["false_answers"]["value"] == 0


def test_the_press_release_answers_as_well_as_before(
    memorandum_folder: Path, tmp_path: Path, embedder: Embedder
) -> None:
    library = Library(tmp_path / "index")
    build(memorandum_folder, library, embedder)
    searcher = Searcher(library.open_current(embedder.identity), embedder)
    _check("memorandum.yaml", _report("memorandum.yaml", searcher))


def test_the_held_out_questions_quote_the_press_release(memorandum_folder: Path) -> None:
    file = QUESTIONS / "memorandum_heldout.yaml"
    held_out = read_golden(file)
    check_golden(file, held_out, read_folder(memorandum_folder).documents)
    used = {question.question for name in BASELINE for question in read_golden(QUESTIONS / name)}
    assert not used & {question.question for question in held_out}


@pytest.mark.parametrize("name", sorted(BASELINE))
def test_the_questions_are_many_and_of_all_sorts(name: str) -> None:
    golden = read_golden(QUESTIONS / name)
    shares = {"must abstain": 0.3, "not English": 0.2}
    counts = {
        "must abstain": sum(question.quote is None for question in golden),
        "not English": sum(question.language != "en" for question in golden),
    }
    assert len({question.question for question in golden}) == len(golden) >= 60
    for sort, share in shares.items():
        assert counts[sort] >= share * len(golden)
