"""A second bot with the same data folder or token does not start, and says who runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.exit_codes import CONFIGURATION, RUNNING
from tests.bot.console import Console
from tests.wire.objects import TOKEN

OTHER = TOKEN[::-1].replace(TOKEN[-1], "A", 1)
"""Another made-up token."""

# Holds the locks as `entente run` does, until its standard input ends.
HOLDING = """
import sys
from bot.instance import only_instance
from bot.settings import load
with only_instance(load()):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def homes(tmp_path: Path) -> list[Console]:
    """Return two bots' folders on one machine."""
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(Console(tmp_path, tmp_path / name / "data", tmp_path))
    return made


@contextmanager
def holding(home: Console, token: str) -> Iterator[subprocess.Popen[str]]:
    """Yield a process that holds the locks of a bot."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING],
        env=home.environment(DISCORD_TOKEN=token),
        cwd=home.directory,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def refused(home: Console, token: str) -> str:
    """Return what the real command says, which does not start."""
    done = home.run("run", DISCORD_TOKEN=token)
    assert done.returncode == RUNNING, done.stderr
    assert token not in done.stderr
    return done.stderr


def test_a_second_bot_of_a_data_folder_names_the_first(homes: list[Console]) -> None:
    home = homes[0]
    with holding(home, TOKEN) as first:
        said = refused(home, OTHER)
    assert "the data folder" in said
    assert f"process {first.pid} on {socket.gethostname()} since" in said
    assert "UTC" in said
    assert "ENTENTE_DATA_DIR" in said


def test_a_second_bot_of_a_token_names_the_first(homes: list[Console]) -> None:
    with holding(homes[0], TOKEN) as first:
        said = refused(homes[1], TOKEN)
    assert f"with the same token: process {first.pid} on {socket.gethostname()}" in said
    assert "ENTENTE_DISCORD_TOKEN" in said


def test_bots_of_other_folders_and_tokens_run_side_by_side(homes: list[Console]) -> None:
    with holding(homes[0], TOKEN), holding(homes[1], OTHER) as second:
        assert second.poll() is None


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_locks_of_a_dead_process_hold_nobody_up(
    homes: list[Console], number: signal.Signals
) -> None:
    with holding(homes[0], TOKEN) as first:
        first.send_signal(number)
        first.wait()
        left = sorted(path.suffix for path in homes[0].data.iterdir())
        assert ".holder" in left, "it had no time to clear up"
        with holding(homes[0], TOKEN) as second:
            assert second.poll() is None


def test_the_token_is_not_in_the_name_or_the_text_of_a_lock(homes: list[Console]) -> None:
    with holding(homes[0], TOKEN):
        place = homes[0].directory / f"entente-{os.getuid()}"
        files = list(place.iterdir())
        assert {path.suffix for path in files} == {".lock", ".holder"}
        for part in TOKEN.split("."):
            assert not [path for path in files if part in path.name + path.read_text("utf-8")]
        assert place.stat().st_mode & 0o077 == 0


def test_a_place_that_others_may_enter_is_refused(homes: list[Console]) -> None:
    place = homes[0].directory / f"entente-{os.getuid()}"
    place.mkdir(mode=0o755)
    done = homes[0].run("run", DISCORD_TOKEN=TOKEN)
    assert done.returncode == CONFIGURATION
    assert str(place) in done.stderr


def test_a_sample_answer_needs_no_lock(homes: list[Console]) -> None:
    with holding(homes[0], TOKEN):
        done = homes[0].run("run", "--check", DISCORD_TOKEN=TOKEN)
    assert "Another Entente runs" not in done.stderr
