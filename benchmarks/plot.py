"""How an index grows, as a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

_PANELS: tuple[tuple[str, Callable[[Mapping[str, Any]], float]], ...] = (
    ("a question, CPU p50, ms", lambda size: size["cpu_ms"]["p50"]),
    ("of it encode + dense + lexical + fuse, ms", lambda s: s["dense_and_lexical_cpu_ms"]["p50"]),
    ("opening, s", lambda size: size["open_seconds"]),
    ("memory while serving, MB", lambda size: size["memory_mb"].get("now", 0)),
    ("disk, MB", lambda size: size["disk_mb"]),
    ("build without encoding, s", lambda size: size["build_seconds_without_encoding"]),
)


def draw_growth(file: Path, sizes: Sequence[Mapping[str, Any]]) -> None:
    """Write a PNG: what grows with the number of passages, each in a panel with its own scale."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 5.6), layout="constrained")
    places = [size["passages"] for size in sizes]
    panels: Any = figure.subplots(2, 3)
    for axes, (title, value) in zip(panels.flat, _PANELS, strict=True):
        axes.plot(places, [value(size) for size in sizes], marker="o", color="#2e7d6a")
        axes.set(title=title, xscale="log", ylim=(0, None))
        axes.title.set_fontsize(10)
        axes.set_xticks(places, [f"{place:,}" for place in places], fontsize=8)
        axes.minorticks_off()
        axes.grid(alpha=0.3)
    figure.supxlabel("passages")
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=110, metadata={"Software": None})
