"""How an index grows: what it takes to make, keep, open and ask one of each size."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.bench import Bench
from benchmarks.contestants.roster import ENTENTE, ROSTER
from benchmarks.driving import ALIKE, ROOT, Running, written
from benchmarks.errors import SkippedError
from benchmarks.folders import bytes_below, write_volumes
from benchmarks.measuring import both, median, taking
from index import Library, build

NEAR_FLOOR = ("encode", "lexical", "dense", "fuse")
"""The stages of what others call a hybrid search."""

_ENTENTE = "from bot.cli import main; main()"
# While a version is written, its parts are in memory more than once.
_IN_MEMORY = 3.0
_SPARE = 0.8
_WARM_UP = 8


def measure_size(
    bench: Bench,
    size: int,
    questions: Sequence[str],
    *,
    starts: int,
    smaller: dict[str, Any] | None,
    limit: float,
) -> dict[str, Any]:
    """Build an index of so many copies of passages, and ask it in a process of its own.

    :param starts: How often opening and ``entente ask`` are measured.
    :param smaller: What was measured at a smaller size, to foresee by.
    :param limit: Seconds that a build may take.
    :raises SkippedError: If memory, disk or time will not do, by what the smaller size took.
    """
    if smaller is not None:
        check_room(bench.places.root, size, smaller, limit)
    knowledge, data = bench.places.knowledge(size), bench.data_for(size)
    write_volumes(knowledge, bench.texts.passages, bench.wording, size)
    library, before = Library(data / "index"), bench.varied.computed
    with taking() as first:
        report = build(knowledge, library, bench.copier)
    with taking() as again:
        unchanged = build(knowledge, library, bench.copier)
    disk = bytes_below(library.folder(report.manifest.version))
    result: dict[str, Any] = {
        "size": size,
        "passages": report.manifest.passages,
        "sentences": report.manifest.sentences,
        "really_encoded": bench.varied.computed - before,
        "build_seconds_without_encoding": round(first.wall, 2),
        "unchanged_seconds": round(again.wall, 2),
        "unchanged_embedded": unchanged.embedded,
        "disk_mb": round(disk / 1e6, 1),
        "bytes_a_passage": round(disk / report.manifest.passages),
    }
    result["command_seconds"] = round(_command(bench, size, questions[:starts]), 2)
    return result | _asked(bench, size, questions, starts)


def check_room(folder: Path, size: int, smaller: dict[str, Any], limit: float) -> None:
    """Foresee what a size takes, in proportion to a smaller one.

    :raises SkippedError: If there is not that much.
    """
    factor = size / smaller["size"]
    seconds = smaller["build_seconds_without_encoding"] * factor
    if seconds > limit:
        raise SkippedError(
            f"building {size:,} passages would take about {seconds / 60:.0f} minutes, and "
            f"{limit / 60:.0f} are allowed (--build-minutes)"
        )
    disk = smaller["disk_mb"] * 1e6 * factor
    needs = {
        "memory": (disk * _IN_MEMORY, machine.free_memory()),
        "disk": (disk * 2, machine.free_disk(folder)),
    }
    for what, (needed, free) in needs.items():
        if needed > free * _SPARE:
            raise SkippedError(
                f"building {size:,} passages would need about {needed / 1e9:.0f} GB of {what}, "
                f"and {free / 1e9:.0f} GB are free"
            )


def _command(bench: Bench, size: int, questions: Sequence[str]) -> float:
    """Return the seconds of ``entente ask``, from the start of the process to its end."""
    command = [sys.executable, "-c", _ENTENTE, "ask", "--json", "--"]
    seconds = []
    for question in questions:
        with taking() as taken:
            done = subprocess.run(  # noqa: S603 - our own command
                [*command, question],
                cwd=bench.places.run,
                env=os.environ | ALIKE | {"PYTHONPATH": str(ROOT)} | bench.environment(size),
                capture_output=True,
                text=True,
                check=False,
            )
        if done.returncode != 0:
            raise SkippedError(f"`entente ask` ended with {done.returncode}: {done.stderr[-200:]}")
        seconds.append(taken.wall)
    return median(seconds)


def _asked(bench: Bench, size: int, questions: Sequence[str], starts: int) -> dict[str, Any]:
    contestant = ROSTER[ENTENTE]
    folder = bench.places.run / "processes" / f"size-{size}"
    with Running(contestant, Path(sys.executable), folder) as process:
        opened = process.call("open", job=written(bench.job(ENTENTE, size)))
        process.call("ask", questions=bench.texts.questions[:_WARM_UP])
        again = [process.call("reopen", questions=[])["seconds"] for _ in range(starts)]
        # No question comes twice: what was computed for it may be remembered.
        middle = len(questions) // 2
        asked = process.call("ask", questions=list(questions[:middle]))
        staged = process.call("stages", questions=list(questions[middle:]))
        memory = process.call("memory")
    return {
        "open_seconds": round(median(again), 3),
        "start_seconds": round(opened["seconds"], 2),
        "memory_mb": {when: round(mb) for when, mb in memory.items()},
        "wall_ms": both(asked["wall"]),
        "cpu_ms": both(asked["cpu"]),
        "stages": {
            stage: {"wall_ms": both(wall), "cpu_ms": both(staged["cpu"][stage])}
            for stage, wall in staged["wall"].items()
        },
        "dense_and_lexical_cpu_ms": both(together(staged["cpu"])),
    }


def together(stages: dict[str, list[float]]) -> list[float]:
    """Return what encoding, dense and lexical search and fusing take together, by question."""
    return [sum(parts) for parts in zip(*(stages[stage] for stage in NEAR_FLOOR), strict=True)]
