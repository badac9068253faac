"""What changes what is served: publish, discard, roll back. Each is written to the audit log."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import discord

from bot.audit.noting import note
from bot.engine import prune
from bot.moderation.preparing import fitting_report
from index import Library, VersionError
from index.report import PublishReport

if TYPE_CHECKING:
    from bot.app import Entente

NOTHING_BROKEN = "0"
"""Stands in a button's id where no golden question is known to break."""

_NAME = 80


class BrokenError(Exception):
    """A candidate breaks golden questions that nobody said yes to; ``report`` names them."""

    def __init__(self, report: PublishReport) -> None:
        """Take the report on the candidate."""
        super().__init__("the candidate breaks golden questions")
        self.report = report


def broken_code(report: PublishReport) -> str:
    """Return what tells the golden questions that a candidate breaks from any others."""
    if not report.broken:
        return NOTHING_BROKEN
    questions = sorted(outcome.golden.question for outcome in report.broken)
    return hashlib.sha256("\n".join(questions).encode()).hexdigest()[:12]


def name_of(user: discord.abc.User) -> str:
    """Return what somebody is called in the history."""
    return user.display_name[:_NAME]


class Publisher:
    """Changes what is served on behalf of a moderator, who was found to be one before."""

    def __init__(self, bot: Entente, follow: Callable[[], Awaitable[None]]) -> None:
        """Take the bot, and what makes it answer from what is served."""
        self._bot = bot
        self._follow = follow

    @property
    def _library(self) -> Library:
        return Library(self._bot.settings.index_dir)

    async def publish(
        self, interaction: discord.Interaction[Any], version: str, agreed: str, why: str
    ) -> PublishReport:
        """Serve the candidate, and return the report on it.

        :param agreed: The `broken_code` of the golden questions whose breaking was agreed to.
        :raises BrokenError: If it breaks others than that.
        :raises EntenteIndexError: If it is not the candidate any more, or cannot be served.
        """
        settings, library = self._bot.settings, self._library
        report = await asyncio.to_thread(fitting_report, settings, version)
        if broken_code(report) not in {NOTHING_BROKEN, agreed}:
            raise BrokenError(report)
        await self._serve(interaction, version, why, roll_back=False)
        broken = [outcome.golden.question for outcome in report.broken]
        detail: dict[str, Any] = {"why": why} if why else {}
        if broken:
            detail["breaks"] = broken
        await note(interaction, "publish", version, **detail)
        await self._follow()
        if removed := await asyncio.to_thread(prune, library, settings):
            await note(interaction, "prune", removed=removed, after=version)
        return report

    async def discard(self, interaction: discord.Interaction[Any], version: str) -> None:
        """Remove the candidate.

        :raises VersionError: If it is not the candidate any more.
        """
        library = self._library
        if await asyncio.to_thread(lambda: library.candidate) != version:
            raise VersionError(
                f"The version {version} does not wait to be published any more, so there is "
                "nothing to discard."
            )
        await asyncio.to_thread(library.discard)
        await note(interaction, "discard", version)

    async def roll_back(
        self, interaction: discord.Interaction[Any], version: str, why: str
    ) -> None:
        """Serve an earlier version again.

        :raises VersionError: If it was never served, is gone, is served already, or is damaged.
        """
        library = self._library
        served = await asyncio.to_thread(lambda: {each.version for each in library.history()})
        if version not in served:
            raise VersionError(f"The version {version} was never served, so I can't go back to it.")
        await self._serve(interaction, version, why, roll_back=True)
        await note(interaction, "roll back", version, **({"why": why} if why else {}))
        await self._follow()

    async def _serve(
        self, interaction: discord.Interaction[Any], version: str, why: str, *, roll_back: bool
    ) -> None:
        library, model = self._library, self._bot.ask.searcher.embedder.identity
        by, now = name_of(interaction.user), self._bot.now()
        await asyncio.to_thread(
            lambda: library.publish(
                version, by=by, why=why, roll_back=roll_back, now=now, model=model
            )
        )
