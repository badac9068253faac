"""Rows read from a file, against the same table in memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.rows import Rows, spans, whole

TABLE = np.arange(60, dtype=np.float32).reshape(20, 3)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    path = tmp_path_factory.mktemp("rows") / "table.npy"
    np.save(path, TABLE)
    return Rows(path)


def test_a_table_is_as_it_was_written(rows: Rows) -> None:
    assert (len(rows), rows.shape, rows.dtype) == (20, (20, 3), np.float32)
    assert (whole(rows) == TABLE).all()
    assert (rows[7] == TABLE[7]).all()
    assert (rows[3:9] == TABLE[3:9]).all()
    assert rows[4:4].shape == (0, 3)


@given(st.lists(st.integers(0, 19), max_size=8))
def test_places_come_in_the_order_they_were_asked_for(rows: Rows, places: list[int]) -> None:
    at = np.array(places, np.int64)
    assert (rows[at] == TABLE[at]).all()


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(1, 5)), min_size=1, max_size=8))
def test_spans_come_one_behind_the_other(rows: Rows, wanted: list[tuple[int, int]]) -> None:
    begins = np.array([begin for begin, _ in wanted])
    ends = np.minimum(begins + [count for _, count in wanted], 20)
    expected: NDArray[np.float32] = spans(TABLE, begins, ends)
    assert (spans(rows, begins, ends) == expected).all()


def test_a_file_that_was_cut_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.npy"
    np.save(path, TABLE)
    rows = Rows(path)
    with path.open("rb+") as file:
        file.truncate(200)
    with pytest.raises(OSError, match="cut while it was in use"):
        rows[19]
