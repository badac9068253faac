"""Another process that publishes: a version for each line it is given, said again once it is done.

Called with the folder of an index.
"""

from __future__ import annotations

import sys
from pathlib import Path

from index import Library


def main() -> None:
    """Publish what standard input says."""
    library = Library(Path(sys.argv[1]))
    for line in sys.stdin:
        library.publish(line.strip(), why="made up")
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
