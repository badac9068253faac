"""txtai, hybrid."""

from __future__ import annotations

from functools import partial

from benchmarks.contestants.serving import serve
from benchmarks.contestants.txtai_index import opening, prepare

if __name__ == "__main__":
    serve(partial(prepare, hybrid=True), partial(opening, hybrid=True))
