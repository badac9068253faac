"""Killed at any step of sending, the bot neither repeats nor loses a reminder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.state.tables import ReminderState
from tests.bot.reminders_killed import SCENARIOS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_kill_at_any_step_neither_repeats_nor_loses_a_reminder(
    scenario: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.bot.reminders_killed", str(tmp_path), scenario]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    # Reading, claiming, sending and marking take more steps than this.
    assert len(outcomes) > 10
    for outcome in outcomes:
        assert outcome["killed"]
        assert outcome["finished"]
        assert len(outcome["arrived"]) == 1
        assert outcome["states"] == [ReminderState.SENT]
