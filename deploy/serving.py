"""List the dependencies that a machine needs which only answers, one a line.

They are those of pyproject.toml less what it names as not for serving.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def serving() -> list[str]:
    """Return the requirements."""
    table = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    left = set(table["tool"]["entente"]["not-for-serving"])
    every: list[str] = table["project"]["dependencies"]
    return [each for each in every if re.split(r"[\[ ;<=>]", each)[0] not in left]


if __name__ == "__main__":
    sys.stdout.write("\n".join(serving()) + "\n")
