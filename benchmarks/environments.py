"""An environment for each contestant: what its pins name, over Entente's own packages.

torch, transformers, sentence-transformers and FAISS are Entente's, so that every contestant runs
the same ones, and so that several GB need not be installed once more for each.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from benchmarks.contestants.roster import Contestant
from benchmarks.errors import SkippedError

PINS = Path(__file__).parent / "contestants" / "pins"
_STAMP = ".installed"
_PATIENCE = 600.0


def python_for(contestant: Contestant, environments: Path, pinned: Path = PINS) -> Path:
    """Return the interpreter of a contestant's environment, made where it is missing or old.

    ``pinned`` is the folder of the pins.

    :raises SkippedError: If something of it cannot be installed.
    """
    if contestant.pins is None:
        return Path(sys.executable)
    pins = pinned / f"{contestant.pins}.txt"
    folder = environments / contestant.pins
    python = folder / "bin" / "python"
    wanted = f"{sys.version}\n{pins.read_text(encoding='utf-8')}"
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    _install(python, pins)
    # Written after pip is done: it would take what it sees there for its own.
    below = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    (Path(below) / "entente.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _install(python: Path, pins: Path) -> None:
    command = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "-r", str(pins)]
    try:
        done = subprocess.run(  # noqa: S603 - our own pins
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise SkippedError(f"Installing {pins.name} took over {_PATIENCE:.0f} s.") from None
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise SkippedError(f"{pins.name} cannot be installed: {(said or ['no reason given'])[0]}")
