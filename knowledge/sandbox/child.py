"""What runs inside the sandbox: one file in on standard input, one JSON object out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from knowledge.errors import KnowledgeError
from knowledge.sandbox.confinement import confine

Answer = dict[str, Any]


def run() -> None:
    """Answer the request on standard input: a line of JSON, and then the file's bytes."""
    request: Mapping[str, Any] = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    suffix = PurePosixPath(request["name"]).suffix.lower()
    read = _reader(suffix)
    confine(request["seconds"], request["memory"])
    try:
        answer = read(data, f"file{suffix}")
    except MemoryError:
        answer = {"refused": "Reading it takes too much memory."}
    except KnowledgeError as error:
        answer = {"refused": str(error)}
    # The parsers are large and the file is a stranger's: whatever they raise is a refusal.
    except Exception as error:
        answer = {"refused": f"Its reader gave up ({type(error).__name__})."}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()


def _reader(suffix: str) -> Callable[[bytes, str], Answer]:
    # Only what is needed is imported: every file pays for it again.
    if suffix == ".ics":
        from knowledge.sandbox.calendars import read_calendar_inside

        return read_calendar_inside
    from knowledge.sandbox.texts import read_text_inside

    return read_text_inside
