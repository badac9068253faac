"""A process of its own that is killed in the middle of encoding a build.

`python -m tests.index.half_built HOME MODELS AFTER` builds the documents of HOME/knowledge into
HOME/index and dies as by a kill when so many texts are encoded.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from index import DEFAULT_MODEL, Library, build, find_model, open_embedder


def main(home: Path, models: Path, after: int) -> None:
    """Build until it is killed."""

    def progress(stage: str, done: int, _total: int) -> None:
        if stage == "embedding" and done == after:
            os.kill(os.getpid(), signal.SIGKILL)

    embedder = open_embedder(find_model(DEFAULT_MODEL), models)
    build(home / "knowledge", Library(home / "index"), embedder, progress=progress)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
