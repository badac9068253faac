"""Several processes of the bot on one state send each reminder once."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.state.tables import ReminderState
from tests.bot.reminders_killed import SCENARIOS, states
from tests.bot.reminders_shared import OUTBOX, PEOPLE, prepare

ROOT = Path(__file__).parents[2]
_PROCESSES = 3


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_processes_that_share_a_state_send_each_reminder_once(
    scenario: str, tmp_path: Path
) -> None:
    asyncio.run(prepare(tmp_path))
    command = [sys.executable, "-m", "tests.bot.reminders_shared", str(tmp_path), scenario]
    running = [
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(_PROCESSES)
    ]
    # All begin at once: starting takes far longer than sending.
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
        assert process.returncode == 0
    sent = [json.loads(line) for line in (tmp_path / OUTBOX).read_text("utf-8").splitlines()]
    assert len(sent) == len({nonce for nonce, _ in sent}) == PEOPLE
    assert asyncio.run(states(tmp_path)) == [ReminderState.SENT] * PEOPLE
