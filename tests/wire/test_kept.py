"""What a person was told is kept, whatever happens to the process or to the state's file."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing

from bot.exit_codes import CONFIGURATION
from bot.state.database import FILE
from tests.bot.console import Console
from tests.wire.faults import Slow
from tests.wire.homes import ANSWERS, CONFIRMED, QUESTION, SOON, let_lease_pass, remind, reminders
from tests.wire.interactions import slash
from tests.wire.objects import DM
from tests.wire.process import running
from tests.wire.server import Wire

SEND = f"POST /channels/{DM}/messages"
DAMAGE = b"made-up damage " * 512


def told(wire: Wire) -> list[str]:
    """Return the direct messages that tell of the webinar."""
    return [str(each) for each in wire.written(DM) if SOON in str(each)]


def wait_for_reminder(wire: Wire, home: Console) -> None:
    """Wait until the reminder is sent, and written down as sent."""
    wire.wait("the reminder", lambda: reminders(home) == ["sent"])


def test_a_reminder_that_was_confirmed_outlives_a_kill(wire: Wire, home: Console) -> None:
    with running(wire, home) as bot:
        bot.ready()
        assert CONFIRMED in bot.set_reminder().text
        assert bot.stop(signal.SIGKILL) == -signal.SIGKILL
    with running(wire, home) as bot:
        bot.ready()
        assert "Made up for the wire" in wire.answer(slash("reminders")).text


def test_a_reminder_whose_sender_is_killed_comes_once(wire: Wire, home: Console) -> None:
    remind(home)
    wire.rest.faults.add(SEND, Slow(0.5), times=1)
    with running(wire, home) as bot:
        bot.ready()
        wire.wait("the reminder on its way", lambda: wire.rest.of(SEND))
        bot.stop(signal.SIGKILL)
    wire.wait("the message that nobody heard of", lambda: told(wire))
    assert reminders(home) == ["sending"]
    let_lease_pass(home)
    with running(wire, home) as bot:
        bot.ready()
        wait_for_reminder(wire, home)
    assert len(told(wire)) == 1


def test_a_state_that_is_locked_while_the_bot_runs_delays_and_loses_nothing(
    wire: Wire, home: Console
) -> None:
    with running(wire, home) as bot:
        bot.ready()
        bot.ask(QUESTION)
        with closing(sqlite3.connect(home.data / FILE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            asked = wire.ask(slash("ask", question=QUESTION))
            wire.wait("the acknowledgement", lambda: asked.callback)
            other.execute("ROLLBACK")
        wire.wait("the answer", lambda: asked.answered)
        assert ANSWERS in asked.text
        assert CONFIRMED in bot.set_reminder().text


def test_a_state_that_another_keeps_locked_refuses_the_start(wire: Wire, home: Console) -> None:
    remind(home)
    with closing(sqlite3.connect(home.data / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with running(wire, home) as bot:
            assert bot.ended() == CONFIGURATION
    assert "another process keeps it locked" in bot.said
    assert "Traceback" not in bot.said
    with running(wire, home) as bot:
        bot.ready()
        wait_for_reminder(wire, home)


def damage(home: Console) -> bytes:
    """Damage the state's file and return what is in it then."""
    file = home.data / FILE
    file.write_bytes(file.read_bytes()[:4096] + DAMAGE)
    return file.read_bytes()


def test_a_damaged_state_is_kept_and_refused_until_one_says_otherwise(
    wire: Wire, home: Console
) -> None:
    remind(home)
    broken = damage(home)
    with running(wire, home) as bot:
        assert bot.ended() == CONFIGURATION
    assert f"{home.data / FILE} cannot be used: its file is damaged" in bot.said
    assert "entente run --fresh-state" in bot.said
    assert "Traceback" not in bot.said
    assert (home.data / FILE).read_bytes() == broken
    with running(wire, home, "--fresh-state") as bot:
        bot.ready()
        assert ANSWERS in bot.ask().text
        assert CONFIRMED in bot.set_reminder().text
    (kept,) = home.data.glob(f"{FILE}.damaged-*")
    assert kept.read_bytes() == broken
    assert str(kept) in bot.said


def test_a_state_that_is_whole_stays_though_a_fresh_one_is_allowed(
    wire: Wire, home: Console
) -> None:
    remind(home)
    with running(wire, home, "--fresh-state") as bot:
        bot.ready()
        wait_for_reminder(wire, home)
    assert len(told(wire)) == 1
    assert not list(home.data.glob("*.damaged-*"))


def test_a_state_that_is_damaged_while_the_bot_runs_does_not_end_it(
    wire: Wire, home: Console
) -> None:
    with running(wire, home) as bot:
        bot.ready()
        bot.ask()
        damage(home)
        asked = bot.ask()
        assert ANSWERS in asked.text or "reference" in asked.text
        wire.answer(slash("reminders"))
        assert bot.process.poll() is None
        assert bot.stop() == 0
