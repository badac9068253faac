"""The results as Markdown, written between two marks of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.errors import SkippedError
from benchmarks.reach import TARGETS, Results

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
_NONE = "–"


def put_into(page: Path, results: Results) -> None:
    """Write the results into a page, in place of what stands between the marks.

    :raises SkippedError: If the page has not exactly these two marks.
    """
    text = page.read_text(encoding="utf-8")
    if (text.count(BEGIN), text.count(END)) != (1, 1) or text.index(BEGIN) > text.index(END):
        raise SkippedError(f"{page} has no place for the results: {BEGIN}, then {END}.")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{markdown(results)}{END}{after}", encoding="utf-8")


def markdown(results: Results) -> str:
    """Return all that was measured as tables, each below the command that made it."""
    parts = [_head(results)]
    parts += [part(results) for key, part in _PARTS.items() if results.get(key)]
    return "\n\n".join(parts) + "\n"


def _head(results: Results) -> str:
    made, found = results["made"], results["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in found["packages"].items())
    return (
        f"Measured on {made} by `{results['command']}` in {results['minutes']} minutes: "
        f"{found['processor']}, {found['cores']} cores, {found['memory_gb']} GB, load "
        f"{found['load']} at the start; Python {found['python']}, {packages}. "
        f"The encoder that answered: {results['encoder']}."
    )


def _targets(results: Results) -> str:
    rows = []
    for target in TARGETS:
        value = target.value(results)
        sign = "≤" if target.most else "≥"
        said = _NONE if value is None else ("yes" if target.met(value) else "**no**")
        rows.append((target.words, f"{sign} {_number(target.limit)}", _number(value), said))
    return "### Reached\n\n" + _table(("", "target", "measured", "met"), rows)


def _contestants(results: Results) -> str:
    size = results["contestants_size"]
    head = (
        "",
        "CPU p50 (p99), ms",
        "wall p50 (p99), ms",
        "CPU to the floor",
        "1 asker, q/s",
        "8, q/s",
        "32, q/s (p99 ms)",
        "event loop late p99, ms",
        "cold start, s",
        "memory, MB",
    )
    rows = [_contestant(figures) for figures in results["contestants"].values()]
    return (
        f"### Contestants\n\n`make bench`: {size:,} passages, the same and with the same vectors "
        "for all; the same weights, in 32-bit floats; one thread a library; rounds interleaved, "
        f"ratios by round.\n\n{_table(head, rows)}"
    )


def _contestant(figures: Mapping[str, Any]) -> Sequence[str]:
    one, eight, many = (figures["askers"][str(askers)] for askers in (1, 8, 32))
    ratio = figures.get("ratios_to_floor", {}).get("cpu_p50")
    return (
        figures["label"],
        _pair(figures["cpu_ms"]),
        _pair(figures["wall_ms"]),
        _number(ratio),
        _number(one["questions_per_second"]),
        _number(eight["questions_per_second"]),
        f"{_number(many['questions_per_second'])} ({many['p99_ms']:.0f})",
        _number(many["loop_late_p99_ms"]),
        _number(figures.get("cold_seconds")),
        str(figures["memory_mb"]),
    )


def _stages(results: Results) -> str:
    sizes = results["sizes"]
    names = list(dict.fromkeys(name for size in sizes for name in size["stages"]))
    rows = [
        (
            name,
            *(
                _pair(size["stages"][name]["cpu_ms"])
                + " / "
                + _pair(size["stages"][name]["wall_ms"])
                if name in size["stages"]
                else _NONE
                for size in sizes
            ),
        )
        for name in names
    ]
    rows += [
        ("encode + dense + lexical + fuse", *(_pair(s["dense_and_lexical_cpu_ms"]) for s in sizes)),
        (
            "**end to end**",
            *(f"{_pair(size['cpu_ms'])} / {_pair(size['wall_ms'])}" for size in sizes),
        ),
    ]
    head = ("ms, p50 (p99), CPU / wall", *(f"{size['size']:,} passages" for size in sizes))
    return (
        "### Stages of an answer\n\n`make bench`: one asker, passages found by `entente`'s own "
        f"pipeline, the card included.\n\n{_table(head, rows)}\n\n{_growth(sizes)}"
    )


def _growth(sizes: Sequence[Mapping[str, Any]]) -> str:
    head = (
        "passages",
        "open, s",
        "start with the model, s",
        "`entente ask`, s",
        "memory, MB",
        "disk, MB",
        "bytes a passage",
        "build without encoding, s",
        "unchanged rebuild, s",
        "really encoded",
    )
    rows = [
        (
            f"{size['passages']:,}",
            _number(size["open_seconds"]),
            _number(size["start_seconds"]),
            _number(size["command_seconds"]),
            str(size["memory_mb"].get("now", _NONE)),
            _number(size["disk_mb"]),
            f"{size['bytes_a_passage']:,}",
            _number(size["build_seconds_without_encoding"]),
            _number(size["unchanged_seconds"]),
            str(size["really_encoded"]),
        )
        for size in sizes
    ]
    return (
        "### Growth\n\nThe passages are copies of real ones in other words; their encodings are "
        "those of the originals with noise, so a build here encodes nothing.\n\n"
        f"{_table(head, rows)}\n\n![Growth](images/growth.png)"
    )


def _builds(results: Results) -> str:
    builds = results["builds"]
    rows = [
        (
            words,
            f"{builds[key]['seconds']}",
            f"{builds[key]['cpu_seconds']}",
            str(builds[key]["embedded"]),
            _number(builds[key].get("share_of_first", 1)),
        )
        for key, words in (
            ("first", f"first build of {builds['files']} files"),
            ("unchanged", "unchanged rebuild"),
            ("one_changed", f"one file of {builds['files']} changed"),
        )
    ]
    if many := results.get("many"):
        rows.append(
            (
                f"unchanged rebuild of {many['files']:,} files, whose first build would take "
                f"{many['first_seconds_computed']:.0f} s",
                f"{many['unchanged_seconds']}",
                _NONE,
                str(many["unchanged_embedded"]),
                _number(many["share_of_first"]),
            )
        )
    first = builds["first"]
    head = ("", "wall, s", "CPU, s", "texts encoded", "share of the first")
    return (
        f"### Builds\n\nThe real encoder: {first['passages_per_second']} passages a second, with "
        f"their sentences {first['texts_per_cpu_second']} texts a CPU second.\n\n"
        f"{_table(head, rows)}"
    )


def _skipped(results: Results) -> str:
    return "### Left out\n\n" + "\n".join(
        f"- {name}: {reason}" for name, reason in results["skipped"].items()
    )


_PARTS = {
    "contestants": lambda results: f"{_targets(results)}\n\n{_contestants(results)}",
    "sizes": _stages,
    "builds": _builds,
    "skipped": _skipped,
}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _pair(figures: Mapping[str, float]) -> str:
    return f"{_number(figures['p50'])} ({_number(figures['p99'])})"


def _number(value: float | None) -> str:
    """Return a number with three digits that count."""
    if value is None:
        return _NONE
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
