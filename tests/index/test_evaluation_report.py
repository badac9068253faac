"""Datasets through the whole pipeline; the dataset is made up, the figures worked out by hand."""

from __future__ import annotations

from math import log2
from pathlib import Path

import pytest

from index import Embedder, Verdict
from index.evaluation import Dataset, EvaluationDataError, Query, evaluate_dataset, open_cached
from index.evaluation import cache as cache_module
from index.evaluation.asking import Reply
from index.evaluation.dataset import document
from index.evaluation.dataset_report import measure
from index.evaluation.verdicts import Judged, kind_figures, verdict_figures
from knowledge import Document

TEXTS = {
    "volcano": "Magma rises through a vent and pours out of the volcano as lava.",
    "cheese": "Rennet curdles the milk, and the curd is pressed into a cheese.",
    "violin": "A violin has four strings, tuned in fifths and played with a bow.",
    "glacier": "Snow is pressed to ice, and the glacier flows down its valley.",
}


def documents(texts: dict[str, str]) -> tuple[Document, ...]:
    """Return made-up documents without titles."""
    made = (document(name, "", text, "en") for name, text in texts.items())
    return tuple(one for one in made if one is not None)


DATASET = Dataset(
    name="made up",
    documents=documents(TEXTS),
    answerable=(
        Query("q1", "What pours out of a volcano?", "en", {"volcano": 1}),
        Query("q2", "Wie viele Saiten hat eine Geige?", "de", {"violin": 1}),
        # Judged so that the first document found is not the one that counts.
        Query("q3", "How is milk made into cheese?", "en", {"glacier": 1}),
    ),
    unanswerable=(Query("u1", "How much does a violin cost?", "en", kind="unanswerable"),),
    left_out=0,
)
OFF_TOPIC = [
    Query("o1", "Which bus goes to the airport?", None, kind="off_topic"),
    Query("o2", "x " * 600, None, kind="off_topic"),
]


def reply(confidence: float, verdict: Verdict = Verdict.ANSWERED) -> Reply:
    """Return a reply without passages."""
    return Reply(verdict, confidence, (), refused=False, wall=0.01, cpu=0.01)


def test_the_measures_are_those_worked_out_by_hand() -> None:
    found = measure(
        [{"a": 2, "b": 1}, {"c": 1}, {}, {"d": 1}],
        [["b", "x", "a"], ["x", "y", "z", "c"], ["a"], []],
    )
    # Two documents worth 2 and 1, found third and first; one found fourth; one not at all.
    ideal = 2 + 1 / log2(3)
    expected = {
        "ndcg@10": [(1 + 2 / log2(4)) / ideal, 1 / log2(5), 0],
        "recall@10": [1, 1, 0],
        "mrr@10": [1, 1 / 4, 0],
        "hit@1": [1, 0, 0],
        "hit@3": [1, 0, 0],
    }
    assert {name: [values[at] for at in ("0", "1", "3")] for name, values in found.items()} == {
        name: pytest.approx(values) for name, values in expected.items()
    }
    assert all("2" not in values for values in found.values())


def test_only_the_first_ten_documents_count() -> None:
    found = measure([{"a": 1}], [[*"bcdefghijk", "a"]])
    assert {name: values["0"] for name, values in found.items()} == dict.fromkeys(found, 0)


def test_the_order_counts_and_not_the_names_of_documents() -> None:
    found = measure([{"a": 1}, {"z": 1}], [["a", "z"], ["z", "a"]])
    assert found["mrr@10"] == {"0": 1, "1": 1}


def test_the_verdicts_are_counted() -> None:
    judged = [
        Judged(reply(0.9), None, None, right=True),
        Judged(reply(0.8), None, None, right=False),
        Judged(reply(0.6, Verdict.UNSURE), None, None, right=True),
        Judged(reply(0.1, Verdict.NONE), None, None, right=True),
        Judged(reply(0.7), None, "near_miss", right=False),
        Judged(reply(0.2, Verdict.UNSURE), None, "near_miss", right=False),
        Judged(reply(0.0, Verdict.NONE), None, "smalltalk", right=False),
    ]
    figures = verdict_figures(judged)
    assert (figures["coverage"].value, figures["coverage"].n) == (0.5, 4)
    precision = figures["precision_when_answered"]
    assert (precision.value, precision.n) == (0.5, 2)
    kinds = kind_figures(judged)
    assert list(kinds) == ["all", "near_miss", "smalltalk"]
    assert [kinds[kind]["false_answers"].value for kind in kinds] == [pytest.approx(1 / 3), 0.5, 0]
    # Rightly ranked are .9, .6 and .1: of the six pairs with .7 and .2, three are in order.
    assert kinds["near_miss"]["auroc"].value == pytest.approx(0.5)
    assert kinds["near_miss"]["coverage_at_5_percent"].value == pytest.approx(1 / 3)
    assert kinds["smalltalk"]["auroc"].value == 1


def test_a_dataset_goes_through_the_whole_pipeline(embedder: Embedder, tmp_path: Path) -> None:
    searcher = open_cached(tmp_path, DATASET.documents, tmp_path / "cache", embedder)
    report = evaluate_dataset(DATASET, searcher, OFF_TOPIC)
    assert report.questions == {
        "answerable": 3,
        "unanswerable": 1,
        "off_topic": 2,
        "left_out": 0,
        "refused": 1,
    }
    whole, german, english = report.sections
    assert [german.name, english.name] == ["de", "en"]
    assert whole.figures["hit@1"].value == pytest.approx(2 / 3)
    assert whole.figures["hit@1"].n == 3
    assert whole.figures["recall@10"].value == 1
    assert (german.figures["ndcg@10"].value, german.figures["ndcg@10"].n) == (1, 1)
    assert (english.figures["hit@1"].value, english.figures["hit@1"].n) == (0.5, 2)
    assert list(whole.kinds) == ["all", "off_topic", "unanswerable"]
    assert whole.kinds["off_topic"]["false_answers"].n == 2
    assert report.milliseconds["cpu_p50"] > 0
    again = evaluate_dataset(DATASET, searcher, OFF_TOPIC)
    assert again.sections == report.sections


def test_a_second_evaluation_embeds_nothing(
    embedder: Embedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_cached(tmp_path, DATASET.documents, tmp_path / "cache", embedder)
    assert first.version.manifest.embedded == len(TEXTS)
    second = open_cached(tmp_path, DATASET.documents, tmp_path / "cache", embedder)
    assert second.version.manifest == first.version.manifest

    # Other code: measured again, and still nothing is embedded.
    monkeypatch.setattr(cache_module, "_code", lambda: "f" * 64)
    third = open_cached(tmp_path, DATASET.documents, tmp_path / "cache", embedder)
    assert third.version.manifest.version != first.version.manifest.version
    assert third.version.manifest.embedded == 0

    more = documents(TEXTS | {"kite": "A kite needs wind and a tail."})
    fourth = open_cached(tmp_path, more, tmp_path / "cache", embedder)
    assert fourth.version.manifest.embedded == 1
    (kept,) = (tmp_path / "cache").glob("*/versions/*")
    assert kept.name == fourth.version.manifest.version


def test_a_damaged_version_is_made_again(embedder: Embedder, tmp_path: Path) -> None:
    first = open_cached(tmp_path, DATASET.documents, tmp_path / "cache", embedder)
    (passages,) = (tmp_path / "cache").glob("*/versions/*/passages.jsonl")
    passages.write_text("", encoding="utf-8")
    second = open_cached(tmp_path, DATASET.documents, tmp_path / "cache", embedder)
    assert second.version.manifest.version == first.version.manifest.version
    assert second.version.manifest.passages == len(TEXTS)


def test_documents_without_text_are_a_sentence(embedder: Embedder, tmp_path: Path) -> None:
    with pytest.raises(EvaluationDataError, match=r"No document in .* holds any text\."):
        open_cached(tmp_path, (), tmp_path / "cache", embedder)
