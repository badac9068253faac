"""What people have asked and are not answered yet: finished before the bot ends, or apologised for.

Whoever begins to answer somebody says so here, in the task that does it.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
from discord import app_commands

from bot.delivery import NETWORK
from bot.errors import tell

STOPPING = (
    "I am being stopped right now, and could not finish this, sorry. Please try again in a minute."
)
FINISH, APOLOGISE = 6.0, 2.0
"""Seconds in which what is open may be finished, and then be apologised for: together less than a
process has from the signal to its end."""

Asked = discord.Interaction[Any] | discord.Message
_log = logging.getLogger(__name__)


class Unfinished:
    """The tasks that answer somebody now, each with what they answer."""

    def __init__(self) -> None:
        self._open: dict[asyncio.Task[Any], Asked] = {}

    def began(self, asked: Asked) -> None:
        """Note that the task that calls this answers somebody."""
        task = asyncio.current_task()
        if task is not None and task not in self._open:
            self._open[task] = asked
            task.add_done_callback(lambda done: self._open.pop(done, None))

    async def finish(self) -> None:
        """Wait until all are answered; after `FINISH`, break the rest off and tell those who wait.

        Nothing is raised: the bot ends whatever became of it.
        """
        # Who ends the bot is not waited for, such as a command that stops it.
        mine = asyncio.current_task()
        if not (answering := {task for task in self._open if task is not mine}):
            return
        await asyncio.wait(answering, timeout=FINISH)
        left = [(task, asked) for task, asked in self._open.items() if task in answering]
        for task, _ in left:
            task.cancel()
        # An answer that is broken off lets go of what an apology needs as well.
        await asyncio.sleep(0)
        if left:
            _log.warning("%s answers could not be finished before the end", len(left))
            await asyncio.wait(
                [asyncio.create_task(_apologise(asked)) for _, asked in left], timeout=APOLOGISE
            )


async def _apologise(asked: Asked) -> None:
    try:
        if isinstance(asked, discord.Message):
            await asked.reply(STOPPING, mention_author=False)
        else:
            await tell(asked, STOPPING)
    except (discord.HTTPException, *NETWORK) as error:
        _log.warning("somebody could not be told that the bot ends (%s)", error)


class Tree(app_commands.CommandTree[Any]):
    """The commands, each noted while it is answered."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let every command through."""
        if interaction.type is not discord.InteractionType.autocomplete:
            interaction.client.unfinished.began(interaction)
        return True
