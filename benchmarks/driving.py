"""Our side of the conversation with a contestant's process."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.contestants.roster import Contestant
from benchmarks.contestants.serving import Job
from benchmarks.errors import SkippedError

ROOT = Path(__file__).parent.parent
ALIKE = {
    # A thread a library: more cost every contestant more than they bring on a small machine.
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "passive",
    "TOKENIZERS_PARALLELISM": "false",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
}
"""What the environment of every contestant has, and Entente's as well."""

_PATIENCE = 900.0
_SHOWN = 200


class Running:
    """A contestant's process, from its start to its end."""

    def __init__(self, contestant: Contestant, python: Path, folder: Path) -> None:
        """Start it; it works in the folder, which is made, and writes its errors there."""
        folder.mkdir(parents=True, exist_ok=True)
        self._contestant = contestant
        self._errors = folder / "errors.log"
        with self._errors.open("w", encoding="utf-8") as errors:
            self._process = subprocess.Popen(  # noqa: S603 - our own modules
                [str(python), "-m", contestant.module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=folder,
                env=os.environ | ALIKE | {"PYTHONPATH": str(ROOT)},
                text=True,
                encoding="utf-8",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, do: str, **given: Any) -> dict[str, Any]:
        """Have a command carried out, and return what it says.

        :raises SkippedError: If it cannot be, naming the reason, or the process ends or hangs.
        """
        assert self._process.stdin is not None  # noqa: S101 - piped
        assert self._process.stdout is not None  # noqa: S101 - piped
        timer = threading.Timer(_PATIENCE, self._process.kill)
        timer.start()
        try:
            self._process.stdin.write(json.dumps({"do": do, **given}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
        reply: dict[str, Any] = json.loads(line) if line else {"error": self._last_words()}
        if "error" in reply:
            raise SkippedError(f"{self._contestant.name} could not {do}: {reply['error']}")
        return reply

    def close(self) -> None:
        """End the process, and wait for its end."""
        for pipe in (self._process.stdin, self._process.stdout):
            # What is left in the pipe of a process that died cannot be written any more.
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _last_words(self) -> str:
        lines = self._errors.read_text(encoding="utf-8", errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return said[-1][:_SHOWN] if said else "its process ended without a word"


def written(job: Job) -> dict[str, Any]:
    """Return a job as `Job.read` reads it."""
    raw = dataclasses.asdict(job)
    return {key: str(value) if isinstance(value, Path) else value for key, value in raw.items()}
