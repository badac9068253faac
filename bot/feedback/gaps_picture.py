"""The picture of what was asked, answered and passed on, week by week, and its words."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.feedback.gaps import Week

NAME = "asked-and-answered.png"
"""The file that a card shows."""

_SIZE, _DPI = (8.0, 3.6), 150
_BAR = 0.27
_HEADROOM = 1.15
"""For the numbers above the bars."""

# Told apart by lightness too, for those who see no colours.
_SERIES = (("asked", "#787c84"), ("answered", "#2e7d6a"), ("passed on", "#e0a93b"))
_CACHE = "matplotlib"


def gaps_picture(weeks: Sequence[Week], data_dir: Path) -> bytes:
    """Return the picture as PNG.

    The first time takes seconds: never call it on the event loop.

    :param weeks: The weeks, oldest first.
    :param data_dir: The folder in which matplotlib may keep its list of fonts.
    """
    # It is imported late, since few processes draw, and reads this when it is.
    os.environ.setdefault("MPLCONFIGDIR", str(data_dir.absolute() / _CACHE))
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=_SIZE, dpi=_DPI, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_subplot()
    for place, (name, colour) in enumerate(_SERIES):
        middles = [at + (place - 1) * _BAR for at in range(len(weeks))]
        bars = axes.bar(middles, _counts(weeks)[place], _BAR, label=name, color=colour)
        axes.bar_label(bars, labels=[str(n or "") for n in _counts(weeks)[place]], fontsize=7)
    axes.set_xticks(range(len(weeks)), [f"{week.monday:%-d %b}" for week in weeks], fontsize=8)
    axes.set_xlabel("week that begins on", fontsize=8)
    axes.set_ylabel("questions", fontsize=8)
    axes.tick_params(axis="y", labelsize=8)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(
        0, max(1, *(week.asked for week in weeks), *(week.passed for week in weeks)) * 1.15
    )
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside upper right", ncols=len(_SERIES), frameon=False, fontsize=8)
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def alt_text(weeks: Sequence[Week]) -> str:
    """Return what the picture shows, for who does not see it: at most 1,024 characters."""
    told = [
        f"{week.monday:%-d %b}: {week.asked} asked, {week.answered} answered, "
        f"{week.passed} passed on"
        for week in weeks
        if week.asked or week.passed
    ]
    head = f"Bars for each of the last {len(weeks)} weeks, by the Monday they begin on."
    return " ".join([head, f"{'; '.join(told)}." if told else "Nothing was asked."])


def _counts(weeks: Sequence[Week]) -> tuple[list[int], ...]:
    return (
        [week.asked for week in weeks],
        [week.answered for week in weeks],
        [week.passed for week in weeks],
    )
