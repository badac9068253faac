"""Outside the sandbox: start a process for one file, wait for it, believe nothing it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

from knowledge.sandbox.confinement import LARGEST_ANSWER
from knowledge.sandbox.model import Limits, RefusedFileError, SafeCalendar, SafeText

_ROOT = Path(__file__).parents[2]
# Of the environment a reader needs nothing, and secrets are in it. Threads of its own would only
# take address space.
_ENVIRONMENT = {
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_TOO_LONG = "Reading it takes too long, as if it were made to; try a shorter or simpler file."
_TOO_MUCH = (
    "Its reader broke down over it, as over a file that is damaged or needs too much memory."
)


def read_text_apart(name: str, data: bytes, limits: Limits | None = None) -> SafeText:
    """Read a document in a process of its own. Blocks; for a worker thread.

    :param name: The file's name; its suffix chooses the reader, and sentences name the file by it.
    :raises RefusedFileError: If there is no text to be had within the limits.
    """
    said = _answer(name, data, limits or Limits())
    try:
        return SafeText(
            markdown=str(said["markdown"]),
            title=str(said["title"]),
            url=_optional(said["url"]),
            society=_optional(said["society"]),
            as_of=date.fromisoformat(said["as_of"]) if said["as_of"] else None,
            language=_optional(said["language"]),
            notes=tuple(map(str, said["notes"])),
        )
    except (KeyError, TypeError, ValueError):
        raise _refused(name, _TOO_MUCH) from None


def read_calendar_apart(name: str, data: bytes, limits: Limits | None = None) -> SafeCalendar:
    """Read a calendar in a process of its own. Blocks; for a worker thread.

    :param name: The file's name, with the suffix .ics; sentences name the file by it.
    :raises RefusedFileError: If it is no calendar, or cannot be read within the limits.
    """
    said = _answer(name, data, limits or Limits())
    try:
        return SafeCalendar(int(said["events"]), tuple(map(str, said["notes"])))
    except (KeyError, TypeError, ValueError):
        raise _refused(name, _TOO_MUCH) from None


def _optional(value: object) -> str | None:
    return None if value is None else str(value)


def _refused(name: str, reason: str) -> RefusedFileError:
    return RefusedFileError(f"{name} is not taken. {reason}")


def _answer(name: str, data: bytes, limits: Limits) -> Mapping[str, Any]:
    """Return what the child said. Raises RefusedFileError for a refusal, and for none or nonsense.

    Files without names in place of pipes: the answer's size is the kernel's to limit, and nobody
    waits for anybody.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken:
        request = {"name": name, "seconds": limits.seconds, "memory": limits.memory}
        given.write(json.dumps(request).encode() + b"\n" + data)
        given.seek(0)
        code = _run(name, given, taken, limits.patience)
        taken.seek(0)
        text = taken.read(LARGEST_ANSWER)
    if code == -signal.SIGXCPU:
        raise _refused(name, _TOO_LONG)
    try:
        said = json.loads(text) if code == 0 else None
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise _refused(name, _TOO_MUCH)
    if "refused" in said:
        raise _refused(name, str(said["refused"]))
    return said


def _run(name: str, given: IO[bytes], taken: IO[bytes], patience: float) -> int:
    """Return the exit code of the child. Raises RefusedFileError where patience comes to an end."""
    with subprocess.Popen(
        [sys.executable, "-m", "knowledge.sandbox"],
        stdin=given,
        stdout=taken,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=_ENVIRONMENT,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            raise _refused(name, _TOO_LONG) from None
        finally:
            if process.poll() is None:
                process.kill()
