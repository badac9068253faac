"""What a build has encoded so far, on the disk: whole batches count, the rest is cut off."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from index.embedder import ModelIdentity
from index.encodings import Row
from index.quantisation import quantise
from index.unfinished import KEY, Unfinished, forget

MODEL = ModelIdentity("made-up", "0" * 64, 8, 32, "", "")
NAMES = [bytes([number] * 16) for number in range(1, 7)]
# Ends with a zero byte, which numpy takes off when it shows one.
NAMES.append(bytes([9] * 15 + [0]))
RNG = np.random.default_rng(3)


def _row(bits: int) -> Row:
    tokens = RNG.normal(size=(int(RNG.integers(1, 5)), 8)).astype(np.float32)
    tokens /= np.linalg.norm(tokens, axis=1, keepdims=True)
    return RNG.normal(size=8).astype(np.float32), quantise(tokens, bits)


def _open(folder: Path, bits: int = 8, wanted: list[bytes] = NAMES, made: str = "x") -> Unfinished:
    return Unfinished(folder, [made], MODEL, bits, np.array(wanted, KEY))


@pytest.mark.parametrize("bits", [8, 4, 0])
def test_what_was_added_is_there_when_it_is_opened_again(tmp_path: Path, bits: int) -> None:
    rows = [_row(bits) for _ in NAMES]
    _open(tmp_path, bits).add(NAMES[:4], rows[:4])
    again = _open(tmp_path, bits)
    again.add(NAMES[4:], rows[4:])
    assert again.keys.tolist() == np.array(NAMES, KEY).tolist()
    encodings = again.encodings()
    for at, (vector, tokens) in enumerate(rows):
        found = encodings.row(at)
        assert (found[0] == vector).all()
        assert found[1].tolist() == tokens.tolist()


@pytest.mark.parametrize("torn", [("tokens",), ("tokens", "vectors"), ("tokens", "keys")])
def test_a_batch_that_a_kill_tore_is_cut_off(tmp_path: Path, torn: tuple[str, ...]) -> None:
    rows = [_row(8) for _ in NAMES]
    _open(tmp_path).add(NAMES[:2], rows[:2])
    for name in torn:
        with (tmp_path / name).open("ab") as file:
            file.write(b"torn")
    again = _open(tmp_path)
    again.add(NAMES[2:4], rows[2:4])
    encodings = again.encodings()
    assert len(again.keys) == len(encodings) == 4
    assert all((encodings.row(at)[0] == rows[at][0]).all() for at in range(4))
    assert all((encodings.row(at)[1] == rows[at][1]).all() for at in range(4))


@pytest.mark.parametrize("name", ["tokens", "vectors", "counts"])
def test_what_lacks_a_part_counts_for_nothing(tmp_path: Path, name: str) -> None:
    _open(tmp_path).add(NAMES[:2], [_row(8), _row(8)])
    path = tmp_path / name
    os.truncate(path, path.stat().st_size - 1)
    assert len(_open(tmp_path).keys) == 0


@pytest.mark.parametrize(("bits", "made"), [(4, "x"), (8, "another model")])
def test_what_was_made_otherwise_counts_for_nothing(tmp_path: Path, bits: int, made: str) -> None:
    _open(tmp_path).add(NAMES[:2], [_row(8), _row(8)])
    assert len(_open(tmp_path).keys) == 2
    assert len(_open(tmp_path, bits, made=made).keys) == 0


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    _open(tmp_path).add(NAMES[:4], [_row(8) for _ in range(4)])
    assert len(_open(tmp_path, wanted=NAMES[3:6]).keys) == 4
    assert len(_open(tmp_path, wanted=NAMES[5:6]).keys) == 0


def test_forgotten_it_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "unfinished"
    forget(folder)
    _open(folder).add(NAMES[:1], [_row(8)])
    forget(folder)
    assert not folder.exists()
