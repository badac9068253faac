"""The try-out's simulated Discord: its clock is this machine's, and stays so."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

import bot.tryout
from bot.clock import utc_now
from bot.tryout import WELCOME, tryout

# Far more than a slow machine takes, far less than the year the simulation begins before.
_NEAR = timedelta(minutes=10)


async def test_its_clock_is_that_of_the_machine_and_goes_on(
    make_bot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.tryout, "_TICK", 0.05)
    async with tryout(make_bot()) as page:
        begin = page.env.now()
        assert abs(utc_now() - begin) < _NEAR
        for _ in range(1000):
            await asyncio.sleep(0.05)
            if page.env.now() > begin:
                break
        else:
            pytest.fail("the clock stands still")


async def test_its_channel_says_how_to_ask_and_where_events_are(make_bot: Any) -> None:
    async with tryout(make_bot()) as page:
        shown = str(await page.snapshot())
    assert "/ask" in WELCOME
    assert "/events" in WELCOME
    assert "/events upcoming" in shown
