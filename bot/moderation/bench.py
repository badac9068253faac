"""The bench: one candidate at a time is made here, its progress and its report shown in place."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
from discord import ui
from discord.ext import tasks

from bot.audit.noting import note
from bot.errors import log_failure, tell
from bot.loops import attempt
from bot.markdown import escape_line, shorten
from bot.moderation.choices import moderation_of
from bot.moderation.preparing import Prepared, Workshop, fitting_report
from bot.moderation.progress import at_work, card, outcome_lines, progress_card, unchanged_card
from bot.moderation.publishing import name_of
from bot.moderation.report_card import report_card
from bot.moderation.report_words import document_counts
from bot.moderation.work import Make, Work
from index import BuildCancelledError, EntenteIndexError, NothingToIndexError
from index.evaluation.errors import EvaluationDataError
from knowledge import KnowledgeError

if TYPE_CHECKING:
    from bot.app import Entente

_log = logging.getLogger(__name__)

SHOW_EVERY = 2.5
"""Seconds between two looks at the work, whose message is edited if that shows something new."""

_APART = 2.0
"""Seconds between two edits of the message at least, also where one of them is late."""

_PATIENCE = 5.0
_LONGEST = 1500
_FAILED = "### It did not work"
_OVER = "This is over: nothing is being made any more. `/knowledge report` shows what waits."
_CANCELLED = "Nothing of it is left, and what is served stays as it was."
_WAITS = "Please mend that. The version that was made waits: then see `/knowledge report`."
_READY = "{who}: what you asked me to read anew is done. Please see `/knowledge report`."


@dataclass
class _Job:
    """Work, with the message that shows it and the loop that keeps that up to date.

    The loop alone edits the message, with the token of ``message``; who began it is in
    ``interaction``.
    """

    work: Work[Prepared]
    interaction: discord.Interaction[Any]
    message: discord.Interaction[Any]
    why: str
    loop: tasks.Loop[Any]
    shown: tuple[str, ...] = ()
    edited: float = -_APART


class Bench:
    """Makes candidates and reports for moderators, who were found to be such before."""

    def __init__(self, bot: Entente) -> None:
        """Take the bot; nothing is going on yet."""
        self._bot = bot
        self._job: _Job | None = None

    @property
    def work(self) -> Work[Prepared] | None:
        """Return what goes on, or has ended and was not shown yet."""
        return self._job.work if self._job else None

    async def reindex(self, interaction: discord.Interaction[Any], why: str) -> None:
        """Begin a candidate, and show how far it is."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        make: Make[Prepared] = partial(self._workshop().reindex, name_of(interaction.user))
        if await self._begin(interaction, make, why):
            await note(interaction, "reindex", **({"why": why} if why else {}))

    async def report(self, interaction: discord.Interaction[Any], why: str) -> None:
        """Show the report on the candidate, made anew where it does not fit any more."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        settings, workshop = self._bot.settings, self._workshop()
        version = await asyncio.to_thread(lambda: workshop.library.candidate)
        if version is None:
            await tell(interaction, "Nothing waits to be published. `/knowledge reindex` begins.")
            return
        try:
            report = await asyncio.to_thread(fitting_report, settings, version)
        except EntenteIndexError:
            # Whatever is wrong with it, making it anew mends that or says what is.
            await self._begin(interaction, workshop.report_alone, why)
            return
        await interaction.edit_original_response(view=report_card(report, waiting=True, why=why))

    async def cancel(self, interaction: discord.Interaction[Any], token: str) -> None:
        """Call off the work of a token."""
        job = self._job
        if job is None or job.work.token != token:
            await interaction.response.edit_message(view=card(_OVER))
            return
        # Shown by the loop: an edit at once could follow its last one too soon. It is allowed a
        # quarter of an hour from the click on.
        await interaction.response.defer()
        job.message = interaction
        if not job.work.cancelled:
            job.work.cancel()
            await note(interaction, "cancel reindex")

    async def close(self) -> None:
        """Call off what goes on, and wait for it, but not for ever."""
        if (job := self._job) is not None:
            job.loop.cancel()
            job.work.cancel()
            await job.work.wait(_PATIENCE)
            self._job = None

    async def _begin(
        self, interaction: discord.Interaction[Any], make: Make[Prepared], why: str
    ) -> bool:
        """Begin work, or tell who is at work already; return which."""
        if (job := self._job) is not None:
            await tell(interaction, at_work(job.work))
            return False
        work = Work(name_of(interaction.user), self._bot.now(), make)
        loop = tasks.loop(seconds=SHOW_EVERY)(self._show)
        self._job = _Job(work, interaction, interaction, why, loop)
        work.start()
        loop.start(self._job)
        return True

    async def _show(self, job: _Job) -> None:
        """Show how far the work is, or what came of it."""
        if time.monotonic() - job.edited < _APART:
            return
        try:
            if not job.work.ended:
                view = progress_card(job.work)
                if (shown := _texts(view)) != job.shown:
                    await job.message.edit_original_response(view=view)
                    job.shown, job.edited = shown, time.monotonic()
                return
        except discord.HTTPException as error:
            # Discord lets a message like this be edited for a quarter of an hour; the work goes on.
            _log.info("how far a reindex is cannot be shown any more (%s)", error)
            return
        # Whoever comes next can begin, whatever happens to this message.
        job.loop.stop()
        self._job = None
        await attempt(partial(self._show_outcome, job), "showing what came of a reindex")

    async def _show_outcome(self, job: _Job) -> None:
        view = await self._outcome(job)
        try:
            await job.message.edit_original_response(view=view)
        except discord.HTTPException as error:
            _log.info("what came of a reindex cannot be shown any more (%s)", error)
            await self._leave_word(job)

    async def _outcome(self, job: _Job) -> ui.LayoutView:
        """Return what to show of work that has ended."""
        try:
            made = job.work.result()
        except BuildCancelledError:
            return card("### Cancelled", _CANCELLED)
        except EvaluationDataError as error:
            return card(_FAILED, shorten(str(error), _LONGEST), _WAITS)
        except NothingToIndexError as error:
            return card(_FAILED, shorten(str(error), _LONGEST), outcome_lines(error.outcomes))
        except (EntenteIndexError, KnowledgeError) as error:
            return card(_FAILED, shorten(str(error), _LONGEST))
        except Exception as error:  # whoever waits must hear of it, whatever it was
            return card(_FAILED, log_failure(error, "reindex"))
        if made.report is None:
            return unchanged_card(made.build) if made.build else card(_OVER)
        report = made.report
        if made.build:
            broken = {"breaks": [each.golden.question for each in report.broken]}
            detail = {"documents": document_counts(report)} | (broken if report.broken else {})
            await note(job.interaction, "candidate", report.candidate, **detail)
        return report_card(report, waiting=True, why=job.why)

    async def _leave_word(self, job: _Job) -> None:
        """Say in the moderators' channel, if there is one, that the work has ended."""
        guild = job.interaction.guild
        chosen = await moderation_of(self._bot.state, guild.id) if guild else None
        if guild is None or chosen is None or chosen.channel is None:
            return
        channel = guild.get_channel(chosen.channel)
        if isinstance(channel, discord.abc.Messageable):
            await channel.send(_READY.format(who=escape_line(job.work.by)))

    def _workshop(self) -> Workshop:
        bot = self._bot
        return Workshop(bot.settings, bot.ask.searcher, bot.events, bot.now)


def _texts(view: ui.LayoutView) -> tuple[str, ...]:
    """Return what a person reads on a card."""
    items = view.walk_children()
    return tuple(item.content for item in items if isinstance(item, ui.TextDisplay))
