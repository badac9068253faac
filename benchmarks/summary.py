"""From what was measured of the contestants to figures and ratios."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from benchmarks.contestants.roster import FLOOR, SCRIPT
from benchmarks.duels import Record
from benchmarks.measuring import LATEST, both, median, percentile


def summarise(records: Mapping[str, Record]) -> dict[str, Any]:
    """Return each contestant's figures: pooled over the rounds, but ratios by round, and rates."""
    return {name: _figures(record, records) for name, record in records.items() if record.asked}


def _figures(record: Record, records: Mapping[str, Record]) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "label": record.contestant.label,
        "peer": record.contestant.peer,
        "wall_ms": both(_pooled(record, "wall")),
        "cpu_ms": both(_pooled(record, "cpu")),
        "askers": {str(askers): _crowd(record, askers) for askers in record.crowds},
        "memory_mb": round(record.memory.get("now", 0)),
        "disk_mb": round(record.disk / 1e6, 1),
    }
    if record.cold:
        figures["cold_seconds"] = round(median(record.cold), 2)
    for other in (FLOOR, SCRIPT):
        if other in records and records[other].asked:
            figures[f"ratios_to_{other}"] = _ratios(record, records[other])
    return figures


def _pooled(record: Record, what: str) -> list[float]:
    return list(chain.from_iterable(asked[what] for asked in record.asked))


def _crowd(record: Record, askers: int) -> dict[str, float]:
    replies = record.crowds[askers]
    answers = [len(reply["wall"]) for reply in replies]
    wall = list(chain.from_iterable(reply["wall"] for reply in replies))
    late = list(chain.from_iterable(reply["late"] for reply in replies))
    return {
        "questions_per_second": round(median(_rates(record, askers)), 1),
        "p99_ms": percentile(wall, LATEST),
        "loop_late_p99_ms": percentile(late, LATEST) if late else 0.0,
        "cpu_ms_a_question": round(sum(r["cpu"] for r in replies) * 1000 / sum(answers), 2),
    }


def _rates(record: Record, askers: int) -> list[float]:
    return [len(reply["wall"]) / reply["seconds"] for reply in record.crowds[askers]]


def _ratios(record: Record, other: Record) -> dict[str, float]:
    """Return medians over the rounds of how a contestant compares to another in the same round."""
    cpu = [
        median(mine["cpu"]) / median(theirs["cpu"])
        for mine, theirs in zip(record.asked, other.asked, strict=False)
    ]
    ratios = {"cpu_p50": round(median(cpu), 3)}
    for askers in record.crowds:
        rates = zip(_rates(record, askers), _rates(other, askers), strict=False)
        ratios[f"rate_{askers}"] = round(median([mine / theirs for mine, theirs in rates]), 3)
    return ratios
