"""``python -m benchmarks``: measure, write the results, put them into the documentation."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from benchmarks.arguments import parser
from benchmarks.driving import ALIKE
from benchmarks.errors import SkippedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; return the exit code."""
    given = parser().parse_args(arguments)
    # Read by the numeric libraries when they load, which takes seconds that --help need not.
    for name, value in ALIKE.items():
        os.environ.setdefault(name, value)
    from benchmarks.plot import draw_growth
    from benchmarks.reach import read_results, write_results
    from benchmarks.run import run
    from benchmarks.tables import put_into

    try:
        results = read_results(given.out) if given.tables else run(given)
        if not given.tables:
            write_results(given.out, results)
        if results["sizes"]:
            draw_growth(given.plot, results["sizes"])
        put_into(given.page, results)
    except (SkippedError, OSError) as error:
        sys.stderr.write(f"The benchmark stopped. {error}\n")
        return 1
    print(f"The results are in {given.out} and {given.page}.")
    return 0
