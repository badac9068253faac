"""Made-up sets and results for the tests of the benchmark; nothing in them is true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_SENTENCES = (
    "The made-up harbour of {place} keeps its {thing} behind the older wall, where nobody looks. "
    "Every morning the keeper of {place} counts each {thing} twice and writes the number down. "
    "Visitors often wonder whether another {thing} could be bought there before the evening. "
    "The keeper always says that the wall of {place} was built for the {thing} alone."
)
PLACES = ("Alba", "Brim", "Corvo", "Dune", "Elst", "Fjord")
THINGS = ("lantern", "anchor", "barrel", "kettle", "ladder", "mirror")


def write_set(folder: Path) -> Path:
    """Write a set of made-up passages, one of them too short, and questions; return the folder."""
    below = folder / "covid_faq"
    below.mkdir(parents=True)
    corpus = [
        {
            "_id": place,
            "title": f"The harbour of {place}",
            "text": _SENTENCES.format(place=place, thing=thing),
        }
        for place, thing in zip(PLACES, THINGS, strict=True)
    ]
    corpus.append({"_id": "short", "title": "Short", "text": "Too short to be a passage."})
    queries = [
        {"_id": f"{place}-{thing}", "text": f"How many of {thing} kind does {place} count?"}
        for place in PLACES
        for thing in THINGS
    ]
    for name, records in (("corpus", corpus), ("queries", queries)):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (below / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def results() -> dict[str, Any]:
    """Return made-up results of a run in which one contestant was left out."""
    both = {"p50": 4.0, "p99": 9.0}
    crowd = {"questions_per_second": 250.0, "p99_ms": 120.0, "loop_late_p99_ms": 3.0}
    figures = {
        "wall_ms": both,
        "cpu_ms": both,
        "memory_mb": 300,
        "disk_mb": 2.0,
        "cold_seconds": 1.5,
        "askers": dict.fromkeys(("1", "8", "32"), crowd),
    }
    slow = figures | {
        "cold_seconds": 6.0,
        "memory_mb": 800,
        "askers": dict.fromkeys(("1", "8", "32"), crowd | {"questions_per_second": 50.0}),
    }
    stage = {"wall_ms": both, "cpu_ms": both}
    return {
        "made": "2026-01-01",
        "command": "make bench",
        "minutes": 1.0,
        "encoder": "made-up, none",
        "machine": {
            "processor": "Made-up CPU",
            "cores": 2,
            "memory_gb": 8.0,
            "load": 0.1,
            "python": "3.11",
            "packages": {"numpy": "2.0"},
        },
        "contestants_size": 1000,
        "contestants": {
            "entente": figures
            | {
                "label": "Entente",
                "peer": False,
                "ratios_to_floor": {"cpu_p50": 2.0, "rate_32": 0.5},
                "ratios_to_script": {"cpu_p50": 0.75, "rate_32": 5.0},
            },
            "floor": figures | {"label": "floor", "peer": False},
            "script": slow | {"label": "script", "peer": True},
        },
        "sizes": [
            {
                "size": 1000,
                "passages": 1001,
                "sentences": 4000,
                "really_encoded": 0,
                "build_seconds_without_encoding": 3.0,
                "unchanged_seconds": 0.1,
                "unchanged_embedded": 0,
                "disk_mb": 130.0,
                "bytes_a_passage": 130_000,
                "command_seconds": 2.0,
                "open_seconds": 0.2,
                "start_seconds": 1.0,
                "memory_mb": {"now": 300, "most": 350},
                "wall_ms": both,
                "cpu_ms": both,
                "stages": {"encode": stage, "dense": stage},
                "dense_and_lexical_cpu_ms": both,
            }
        ],
        "builds": {
            "files": 500,
            "first": {
                "seconds": 60.0,
                "cpu_seconds": 90.0,
                "passages": 500,
                "texts": 2500,
                "embedded": 2500,
                "passages_per_second": 8.3,
                "texts_per_cpu_second": 27.8,
            },
            "unchanged": {
                "seconds": 0.3,
                "cpu_seconds": 0.3,
                "embedded": 0,
                "share_of_first": 0.005,
            },
            "one_changed": {
                "seconds": 1.2,
                "cpu_seconds": 1.2,
                "embedded": 2,
                "share_of_first": 0.02,
            },
        },
        "many": {
            "files": 5000,
            "first_seconds_computed": 600.0,
            "unchanged_seconds": 2.0,
            "unchanged_embedded": 0,
            "share_of_first": 0.0033,
        },
        "skipped": {"chroma": "chroma.txt cannot be installed: made-up reason"},
    }
