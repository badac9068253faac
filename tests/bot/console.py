"""The command `entente` as a person or a script runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.knowledge.files import pdf

ENTENTE = Path(sys.executable).with_name("entente")

PARTNERSHIP = """\
---
title: The partnership
url: https://example.org/partnership
society: joint
as_of: 2019-10-23
language: en
---
# Aims

The partnership will focus on education. It was announced in Berlin.

## Journals

The journal is published every two months.
"""
COLOGNE = (
    "Die Gesellschaft für Röntgendiagnostik trifft sich jährlich in Köln. "
    "Sie prüft ihre Mitglieder und vergibt Preise für außergewöhnliche Beiträge.\n"
)


def fill(folder: Path) -> None:
    """Put two documents into a folder, one of them in windows-1252, and four that are none."""
    (folder / "partnership.md").write_text(PARTNERSHIP, encoding="utf-8")
    (folder / "cologne.txt").write_bytes(COLOGNE.encode("cp1252"))
    spoil(folder)


def spoil(folder: Path) -> None:
    """Put files into a folder that cannot be indexed."""
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "locked.pdf").write_bytes(pdf([["Nobody reads this."]], encrypted=True))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")


@dataclass(frozen=True)
class Console:
    """A terminal whose settings name one knowledge folder and one data folder."""

    knowledge: Path
    data: Path
    directory: Path

    def environment(self, **settings: str) -> dict[str, str]:
        """Return the variables of a process, with these settings and none of the machine."""
        rest = {name: text for name, text in os.environ.items() if not name.startswith("ENTENTE_")}
        chosen = {"KNOWLEDGE_DIR": str(self.knowledge), "DATA_DIR": str(self.data)} | settings
        # The locks of tokens lie in a folder of the test's own, and no two bots want one port.
        own = {"COLUMNS": "200", "TMPDIR": str(self.directory), "ENTENTE_HEALTH_PORT": "0"}
        return rest | own | {f"ENTENTE_{name}": text for name, text in chosen.items()}

    def run(
        self, *arguments: str | bytes, given: bytes = b"", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the command to its end. There is never a traceback, whatever else there is."""
        done = subprocess.run(
            [ENTENTE, *arguments],
            input=given,
            env=self.environment(**settings),
            cwd=self.directory,
            capture_output=True,
            check=False,
        )
        out, errors = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in out + errors, errors
        return subprocess.CompletedProcess(done.args, done.returncode, out, errors)

    @contextmanager
    def running(self, *arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
        """Start the command in a process group of its own, and leave none of the group behind."""
        process = subprocess.Popen(
            [ENTENTE, *arguments],
            env=self.environment(**settings),
            cwd=self.directory,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        with process:
            try:
                yield process
            finally:
                process.kill()
