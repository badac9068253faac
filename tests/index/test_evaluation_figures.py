"""Figures and their intervals, against values worked out by hand."""

from __future__ import annotations

import pytest

from index.evaluation import Figure, MissingLibraryError, spread
from index.evaluation import libraries as libraries_module
from index.evaluation.figures import auroc, coverage_at_five_percent, mean, rate
from index.evaluation.libraries import library


def test_a_rate_has_wilsons_interval() -> None:
    # (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) for 8 of 10 and z = 1.96.
    figure = rate([True] * 8 + [False] * 2)
    assert figure.value == pytest.approx(0.8)
    assert figure.low == pytest.approx(0.4902, abs=1e-4)
    assert figure.high == pytest.approx(0.9433, abs=1e-4)
    assert figure.n == 10


def test_a_mean_has_the_same_interval_every_time() -> None:
    values = [0.0, 0.5, 1.0, 0.63, 0.25, 1.0]
    figure = mean(values)
    assert figure.value == pytest.approx(sum(values) / 6)
    low, value, high = figure.low, figure.value, figure.high
    assert low is not None
    assert value is not None
    assert high is not None
    assert 0 < low < value < high < 1
    assert figure == mean(values)


def test_a_mean_without_spread_has_no_width() -> None:
    assert mean([1.0, 1.0, 1.0]) == Figure(1.0, 1.0, 1.0, 3)


def test_the_area_is_the_share_of_pairs_in_order() -> None:
    # Of six pairs only 0.4 against 0.5 is in the wrong order.
    figure = auroc([0.9, 0.8, 0.4], [0.5, 0.1])
    assert figure.value == pytest.approx(5 / 6)
    assert (figure.n, figure.against) == (3, 2)
    assert auroc([0.5, 0.5], [0.5, 0.5]).value == 0.5


def test_coverage_at_five_percent_lets_one_in_twenty_through() -> None:
    wrong = [place / 100 for place in range(1, 21)]
    # Of twenty, one may be above: 0.20. So what is above 0.19 counts.
    assert coverage_at_five_percent([0.5, 0.195, 0.19, 0.1], wrong).value == 0.5
    # Of nineteen, none may.
    assert coverage_at_five_percent([0.5, 0.195, 0.19, 0.1], wrong[:-1]).value == 0.5
    assert coverage_at_five_percent([0.5, 0.185, 0.1, 0.1], wrong[:-1]).value == 0.25


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (mean([]), Figure(None, None, None, 0)),
        (mean([0.5]), Figure(0.5, None, None, 1)),
        (rate([]), Figure(None, None, None, 0)),
        (auroc([], [0.5]), Figure(None, None, None, 0, 1)),
        (auroc([0.5], [0.1]), Figure(1.0, None, None, 1, 1)),
    ],
)
def test_few_questions_give_no_interval(figure: Figure, expected: Figure) -> None:
    assert figure == expected


def test_a_figure_is_rounded_for_scripts() -> None:
    assert Figure(1 / 3, None, 0.5, 3).to_json() == {
        "value": 0.3333,
        "low": None,
        "high": 0.5,
        "n": 3,
    }
    assert Figure(1.0, 1.0, 1.0, 2, 5).to_json()["against"] == 5


def test_a_missing_library_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(libraries_module._PACKAGES, "no_such_module", "no-such-package")
    with pytest.raises(MissingLibraryError, match="needs the package no-such-package, which is"):
        library("no_such_module")


@pytest.mark.parametrize(
    ("limit", "expected"),
    [(None, "abcdefgh"), (8, "abcdefgh"), (20, "abcdefgh"), (4, "aceg"), (3, "acf"), (1, "a")],
)
def test_a_sample_is_spread_and_the_same_every_time(limit: int | None, expected: str) -> None:
    assert "".join(spread("abcdefgh", limit)) == expected
