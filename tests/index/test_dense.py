"""The dense index: which kind is built for how many vectors, and what it finds. Made-up vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import dense
from index.dense import EXACT, DenseIndex, DenseKind, DenseRule

COUNT, DIMENSION = 3000, 64
RNG = np.random.default_rng(7)


def _units(count: int) -> NDArray[np.float32]:
    made = RNG.normal(size=(count, DIMENSION)).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


VECTORS = _units(COUNT)
# Some passages are there twice.
VECTORS[-50:] = VECTORS[:50]
SAMPLE = _units(60)


def recall(index: DenseIndex, questions: NDArray[np.float32]) -> float:
    """Return the share of the ten nearest that are in the pool found, compared one by one."""
    shares = []
    for question in questions:
        scores = VECTORS @ question
        least = np.sort(scores)[-10] - 1e-6
        shares.append(min(10, (scores[index.search(question)[0]] >= least).sum()) / 10)
    return float(np.mean(shares))


@pytest.mark.parametrize(
    ("rule", "kind", "bits"),
    [
        (DenseRule(exact=COUNT, halved=COUNT + 1), "flat", 32),
        (DenseRule(exact=COUNT, halved=COUNT), "flat", 16),
        (DenseRule(exact=COUNT - 1, halved=COUNT + 1, recall=0.9), "hnsw", 32),
        (DenseRule(exact=COUNT - 1, halved=COUNT, recall=0.9), "hnsw", 16),
        # The graph finds too few of them, the lists enough.
        (DenseRule(exact=COUNT - 1, halved=COUNT, recall=0.9), "ivf", 16),
        (DenseRule(exact=COUNT - 1, halved=COUNT + 1, recall=0.9), "ivf", 32),
        # What is asked for cannot be reached: every vector is compared in full.
        (DenseRule(exact=COUNT - 1, halved=COUNT + 1, recall=1.1), "flat", 32),
        (DenseRule(exact=COUNT, halved=COUNT, halved_recall=1.1), "flat", 32),
        (DenseRule(exact=COUNT - 1, halved=COUNT, recall=1.1, halved_recall=1.1), "flat", 32),
    ],
)
def test_the_kind_follows_the_count_and_what_is_found(
    rule: DenseRule, kind: str, bits: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "ivf":
        monkeypatch.setitem(dense._WIDTHS, "hnsw", ())
    built, said = DenseIndex.build(VECTORS, SAMPLE, rule)
    assert (said.kind, said.bits) == (kind, bits)
    assert said.recall == pytest.approx(recall(built, SAMPLE), abs=1e-6)
    assert said.sample == (0 if (kind, bits) == ("flat", 32) else len(SAMPLE))
    built.save(tmp_path / "dense")
    loaded = DenseIndex.load(tmp_path / "dense")
    assert loaded.dimension == DIMENSION
    for question in SAMPLE[:9]:
        assert loaded.search(question)[0].tolist() == built.search(question)[0].tolist()


def test_a_graph_is_followed_further_until_enough_is_found() -> None:
    measured = []
    for wanted in (0.5, 1.0):
        rule = DenseRule(exact=10, halved=COUNT + 1, recall=wanted)
        measured.append(DenseIndex.build(VECTORS, SAMPLE, rule)[1])
    assert measured[0].kind == "hnsw"
    assert measured[0].recall >= 0.5
    assert measured[1].recall == 1.0


def test_the_file_is_mapped_and_half_as_large_in_16_bits(tmp_path: Path) -> None:
    sizes = []
    for halved in (COUNT + 1, COUNT):
        built, _ = DenseIndex.build(VECTORS, SAMPLE, DenseRule(halved=halved))
        built.save(tmp_path / "dense")
        sizes.append((tmp_path / "dense").stat().st_size)
        loaded = DenseIndex.load(tmp_path / "dense")
        maps = Path("/proc/self/maps").read_text(encoding="utf-8")
        assert str(tmp_path / "dense") in maps
        del loaded
    assert sizes[1] < 0.51 * sizes[0]


def test_fewer_vectors_than_are_asked_for() -> None:
    built, said = DenseIndex.build(VECTORS[:3], SAMPLE, DenseRule(exact=1, halved=2))
    assert sorted(built.search(SAMPLE[0])[0]) == [0, 1, 2]
    assert said.recall == 1.0


def test_a_version_from_before_kinds_compares_every_vector() -> None:
    assert DenseKind("flat", 32, recall=1.0, sample=0) == EXACT
