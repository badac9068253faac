"""Killed at any point of reindexing and publishing, the old or the new version is served, whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index import Embedder
from tests.index.build_killed import NEW, OLD

ROOT = Path(__file__).parents[2]
KILLS = 50
LASTING = {"build.lock", "pointers.lock", "published.json", "reports", "versions"}


def texts(documents: dict[str, str]) -> list[str]:
    """Return the passages of the made-up documents: what stands below their headings."""
    return sorted(text.split("\n\n", 1)[1].strip() for text in documents.values())


@pytest.mark.timeout(1200)
def test_a_kill_at_50_points_leaves_the_old_or_the_new_version_and_a_clean_next_start(
    tmp_path: Path, models: Path, embedder: Embedder
) -> None:
    # The model is converted and calibrated by now, so that no child spends its life on that.
    assert embedder.models == models
    command = [sys.executable, "-m", "tests.index.build_killed", str(tmp_path), str(models)]
    done = subprocess.run(
        [*command, str(KILLS)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    firsts, outcomes = (
        [line for line in lines if ("steps" in line) is first] for first in (True, False)
    )
    assert (len(firsts), len(outcomes)) == (2, KILLS)
    assert [first["done"]["history"] for first in firsts] == [3, 3]
    served = {"old": 0, "new": 0}
    for outcome in outcomes:
        assert outcome["killed"], outcome
        assert outcome["after"], done.stderr
        name = {str(texts(OLD)): "old", str(texts(NEW)): "new"}[str(outcome["after"]["served"])]
        served[name] += 1
        assert outcome["after"]["damaged"] == []
        assert outcome["started"] == 0, done.stderr
        start = outcome["start"]
        assert [name for name in start["versions"] if name.startswith(".")] == []
        # What was encoded waits for the next build; nothing else is left of this one.
        assert set(start["index"]) <= LASTING | {"candidate", "unfinished"}
        assert {name.removesuffix(".json") for name in start["reports"]} <= set(start["versions"])
        assert outcome["again"] == 0, done.stderr
        end = outcome["end"]
        assert end["served"] == texts(NEW)
        # Published once, whether before the kill or after it; no more is left than without a kill.
        assert end["history"] == 3
        assert set(end["versions"]) == {end["current"], end["predecessor"]}
        assert set(end["index"]) == LASTING
        assert set(end["reports"]) <= {f"{end['current']}.json"}
    assert min(served.values()) > 0
