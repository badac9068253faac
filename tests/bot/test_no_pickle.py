"""No pickle is ever loaded: not while an index is built, opened, asked or backed up."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index import Embedder
from tests.bot.console import Console
from tests.bot.guards import NO_PICKLE, guarded
from tests.conftest import SHIPPED
from tests.meta.tree import FLOORS, calls, name_of, parse, python_files

UNSAFE = {"pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "jsonpickle"}
# numpy's own default has changed before, so each call says it. `savez` has no such choice in all
# versions, and refuses nothing that is written here.
SPOKEN = {"np.load", "np.save"}


@pytest.fixture
def console(tmp_path: Path, embedder: Embedder) -> Console:
    """Return a terminal over two of the shipped documents."""
    knowledge, data = tmp_path / "documents", tmp_path / "data"
    knowledge.mkdir()
    data.mkdir()
    (data / "models").symlink_to(embedder.models)
    for name in ("partnership.md", "glossary.md"):
        (knowledge / name).write_bytes((SHIPPED / "documents" / name).read_bytes())
    return Console(knowledge, data, tmp_path)


def test_building_opening_asking_and_backing_up_loads_none(
    tmp_path: Path, console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard, log = guarded(NO_PICKLE, tmp_path / "guard")
    for name, value in guard.items():
        monkeypatch.setenv(name, value)
    for command in (
        ["index", "build"],
        ["index", "status"],
        ["ask", "--json", "What will the partnership focus on?"],
        ["ask", "--json", "Worauf konzentriert sich die Partnerschaft?"],
        ["backup", str(tmp_path / "backup.tar.gz")],
        ["restore", str(tmp_path / "backup.tar.gz")],
        ["run", "--check"],
    ):
        done = console.run(*command)
        assert done.returncode == 0, done.stderr
        assert log.read_text(encoding="utf-8") == "", command


@pytest.mark.parametrize(
    "loading",
    [
        "import pickle; pickle.loads(b'N.')",
        "import io, pickle; pickle.Unpickler(io.BytesIO(b'N.')).load()",
        "import io, pickle, numpy as np; file = io.BytesIO(); "
        "np.save(file, np.array([{}], object), allow_pickle=True); file.seek(0); "
        "np.load(file, allow_pickle=True)",
        "import _pickle; _pickle.loads(b'cbuiltins\\nprint\\n.')",
    ],
)
def test_the_guard_sees_one(tmp_path: Path, loading: str) -> None:
    guard, log = guarded(NO_PICKLE, tmp_path / "guard")
    done = subprocess.run(
        [sys.executable, "-c", loading],
        env=os.environ | guard,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "pickle" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", python_files(*FLOORS), ids=name_of)
def test_no_file_reads_or_writes_pickles(file: Path) -> None:
    tree = parse(file)
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert not imported & UNSAFE
    for call, name in calls(tree):
        if name in SPOKEN:
            said = {each.arg: each.value for each in call.keywords}
            assert isinstance(said.get("allow_pickle"), ast.Constant), f"line {call.lineno}"
            assert ast.literal_eval(said["allow_pickle"]) is False, f"line {call.lineno}"
