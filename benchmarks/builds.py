"""How long a build takes: the first of some files, one changed, none changed."""

from __future__ import annotations

from typing import Any

from benchmarks.bench import Bench
from benchmarks.folders import write_copies, write_files
from benchmarks.measuring import taking
from index import BuildReport, Library, build

_ADDED = "\nThis line was added to see what a change costs.\n"


def measure_builds(bench: Bench) -> dict[str, Any]:
    """Build an index of the real texts, a file each, with the real encoder, three times.

    What the encoder makes is remembered, for the copies of the larger sizes.
    """
    root = bench.places.run / "builds"
    # What is made once for a model, and kept, is no part of a build.
    write_files(root / "warm", bench.texts.passages[:1])
    build(root / "warm", Library(root / "warm-index"), bench.recorder)

    files = write_files(root / "knowledge", bench.texts.passages)
    first = _once(bench)
    seconds = first["seconds"]
    first["passages_per_second"] = round(first["passages"] / seconds, 1)
    first["texts_per_cpu_second"] = round(first["embedded"] / first["cpu_seconds"], 1)
    unchanged = _once(bench)
    with files[len(files) // 2].open("a", encoding="utf-8") as file:
        file.write(_ADDED)
    changed = _once(bench)
    return {
        "files": len(files),
        "first": first,
        "unchanged": unchanged | {"share_of_first": round(unchanged["seconds"] / seconds, 4)},
        "one_changed": changed | {"share_of_first": round(changed["seconds"] / seconds, 4)},
    }


def measure_many(bench: Bench, count: int, passages_per_second: float) -> dict[str, Any]:
    """Build an index of so many copies, a file each, and once more with nothing changed.

    What encoding them would take is computed from how many passages were encoded in a second.
    """
    root = bench.places.run / "many"
    write_copies(root / "knowledge", bench.texts.passages, bench.wording, count)
    library = Library(root / "index")
    with taking() as first:
        made = build(root / "knowledge", library, bench.copier)
    with taking() as again:
        unchanged = build(root / "knowledge", library, bench.copier)
    encoding = made.manifest.passages / passages_per_second
    return {
        "files": count,
        "first_seconds_without_encoding": round(first.wall, 2),
        "first_seconds_computed": round(encoding, 1),
        "unchanged_seconds": round(again.wall, 2),
        "unchanged_embedded": unchanged.embedded,
        "share_of_first": round(again.wall / encoding, 4),
        "share_of_first_without_encoding": round(again.wall / first.wall, 4),
    }


def _once(bench: Bench) -> dict[str, Any]:
    root = bench.places.run / "builds"
    with taking() as taken:
        report: BuildReport = build(root / "knowledge", Library(root / "index"), bench.recorder)
    return {
        "seconds": round(taken.wall, 2),
        "cpu_seconds": round(taken.cpu, 2),
        "passages": report.manifest.passages,
        "texts": report.manifest.texts,
        "embedded": report.embedded,
    }
