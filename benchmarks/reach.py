"""What was to be reached, and what is: ratios within one run, read from its results."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.contestants.roster import ENTENTE, FLOOR, SCRIPT

Results = Mapping[str, Any]
MANY = "32"


@dataclass(frozen=True, slots=True)
class Target:
    """A target: in words, the limit, whether it is a most or a least, and where the figure is."""

    words: str
    limit: float
    most: bool
    figure: Callable[[Results], float]

    def value(self, results: Results) -> float | None:
        """Return what was measured, None where something for it was not."""
        try:
            return self.figure(results)
        except (KeyError, StopIteration, ValueError, ZeroDivisionError):
            return None

    def met(self, value: float) -> bool:
        """Tell whether a value is within the limit."""
        return value <= self.limit if self.most else value >= self.limit


def _of(name: str) -> Callable[[Results], Mapping[str, Any]]:
    return lambda results: results["contestants"][name]


_entente = _of(ENTENTE)


def _size(results: Results, size: int) -> Mapping[str, Any]:
    return next(each for each in results["sizes"] if each["size"] == size)


def _hybrid_to_floor(results: Results) -> float:
    met = _size(results, results["contestants_size"])
    mine = float(met["dense_and_lexical_cpu_ms"]["p50"])
    return mine / float(_of(FLOOR)(results)["cpu_ms"]["p50"])


def _peers(results: Results) -> list[Mapping[str, Any]]:
    return [each for each in results["contestants"].values() if each["peer"]]


def _rate(figures: Mapping[str, Any]) -> float:
    return float(figures["askers"][MANY]["questions_per_second"])


def _to_best_peer(results: Results) -> float:
    return _rate(_entente(results)) / max(_rate(each) for each in _peers(results))


def _cold_to_best_peer(results: Results) -> float:
    return float(_entente(results)["cold_seconds"]) / min(
        float(each["cold_seconds"]) for each in _peers(results)
    )


def _memory_to_script(results: Results) -> float:
    return float(_entente(results)["memory_mb"]) / float(_of(SCRIPT)(results)["memory_mb"])


TARGETS = (
    Target("dense + lexical alone, CPU p50, to the floor", 1.5, True, _hybrid_to_floor),
    Target(
        "the whole answer, CPU p50, to the floor",
        2.5,
        True,
        lambda results: float(_entente(results)["ratios_to_floor"]["cpu_p50"]),
    ),
    Target(
        "the whole answer, CPU p50, to the 30-line script",
        0.5,
        True,
        lambda results: float(_entente(results)["ratios_to_script"]["cpu_p50"]),
    ),
    Target(
        "32 askers, answers a second, to the 30-line script",
        3.0,
        False,
        lambda results: float(_entente(results)["ratios_to_script"][f"rate_{MANY}"]),
    ),
    Target("32 askers, answers a second, to the best peer", 2.5, False, _to_best_peer),
    Target(
        "32 askers, p99, ms",
        1000,
        True,
        lambda results: float(_entente(results)["askers"][MANY]["p99_ms"]),
    ),
    Target(
        "32 askers, how late the event loop is, p99, ms",
        50,
        True,
        lambda results: float(_entente(results)["askers"][MANY]["loop_late_p99_ms"]),
    ),
    Target("cold process to first answer, to the best peer", 1 / 3, True, _cold_to_best_peer),
    Target("memory while serving, to the 30-line script", 0.5, True, _memory_to_script),
    Target(
        "unchanged rebuild of thousands of files, to their first build",
        1 / 20,
        True,
        lambda results: float(results["many"]["share_of_first"]),
    ),
    Target(
        "1M passages: encode + dense + lexical + fuse, CPU p50, ms",
        25,
        True,
        lambda results: float(_size(results, 1_000_000)["dense_and_lexical_cpu_ms"]["p50"]),
    ),
    Target(
        "1M passages: memory, MB",
        2500,
        True,
        lambda results: float(_size(results, 1_000_000)["memory_mb"]["now"]),
    ),
    Target(
        "1M passages: opening, s",
        3,
        True,
        lambda results: float(_size(results, 1_000_000)["open_seconds"]),
    ),
)


def read_results(file: Path) -> dict[str, Any]:
    """Read what a run wrote."""
    results: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return results


def write_results(file: Path, results: Results) -> None:
    """Write results as JSON that a person can read, too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=1, sort_keys=False)
    file.write_text(text + "\n", encoding="utf-8")
