"""Results become tables on a page; the results are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cli import main
from benchmarks.errors import SkippedError
from benchmarks.reach import TARGETS, read_results, write_results
from benchmarks.tables import BEGIN, END, markdown, put_into
from tests.benchmarks.made_up import results

PAGE = f"# Made up\n\nBefore.\n\n{BEGIN}\nOld figures.\n{END}\n\nAfter.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_the_tables_are_written_from_the_json_and_the_rest_stays(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, plot = tmp_path / "results.json", tmp_path / "images" / "growth.png"
    write_results(out, results())
    arguments = ["--tables", "--out", str(out), "--page", str(page), "--plot", str(plot)]
    assert main(arguments) == 0
    text = page.read_text(encoding="utf-8")
    assert markdown(read_results(out)) in text
    assert text.startswith(f"# Made up\n\nBefore.\n\n{BEGIN}\n")
    assert text.endswith(f"{END}\n\nAfter.\n")
    assert "Old figures" not in text
    assert plot.read_bytes().startswith(b"\x89PNG")
    assert main(arguments) == 0
    assert page.read_text(encoding="utf-8") == text
    assert str(out) in capsys.readouterr().out


def test_every_table_has_as_many_cells_in_each_row() -> None:
    tables = [part for part in markdown(results()).split("\n\n") if part.startswith("|")]
    assert len(tables) == len(["reached", "contestants", "stages", "growth", "builds"])
    for table in tables:
        assert len({line.count(" | ") for line in table.splitlines()}) == 1, table


def test_who_was_left_out_is_named_with_the_reason() -> None:
    assert "- chroma: chroma.txt cannot be installed: made-up reason" in markdown(results())


def test_a_target_says_whether_it_is_met_and_nothing_where_it_was_not_measured() -> None:
    found = {target.words: target.value(results()) for target in TARGETS}
    met = {target.words: target.met(v) for target in TARGETS if (v := found[target.words])}
    assert met["the whole answer, CPU p50, to the floor"]
    assert not met["the whole answer, CPU p50, to the 30-line script"]
    assert found["32 askers, answers a second, to the best peer"] == 250 / 50
    assert found["cold process to first answer, to the best peer"] == 1.5 / 6
    assert found["1M passages: memory, MB"] is None
    without = results() | {"contestants": {}}
    assert all(target.value(without) is None for target in TARGETS[:6])


@pytest.mark.parametrize("text", ["no marks", f"{END}\n{BEGIN}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_page_without_its_marks_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "page.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SkippedError, match="has no place for the results"):
        put_into(file, results())
    assert file.read_text(encoding="utf-8") == text


def test_the_shipped_page_has_its_marks() -> None:
    text = (Path(__file__).parents[2] / "docs" / "performance.md").read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
