"""Why this answer?: for moderators, the numbers that an answer was chosen by."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.ask.card import MAX_PASSAGES, question_on, version_on
from bot.ask.service import BusyError
from bot.buttons import Lasting
from bot.errors import tell
from bot.feedback.nearest import Nearest, nearest_golden
from bot.feedback.why_card import why_card
from bot.feedback.words import UNREADABLE, WHY_LABEL
from bot.moderation.rights import may_moderate
from index import (
    Answer,
    IndexVersion,
    Library,
    ModelError,
    QuestionError,
    Searcher,
    VersionError,
)
from index.abstention import Abstention
from index.evaluation.errors import EvaluationDataError
from index.evaluation.golden_file import golden_of

if TYPE_CHECKING:
    from bot.app import Entente


@dataclass(frozen=True, slots=True)
class Reasons:
    """An answer, the rule it was judged by, and the golden question nearest to its own.

    ``fault`` says why the golden questions could not be read, if so; ``gone`` names the index
    version that was wanted, where another had to be asked.
    """

    answer: Answer
    rule: Abstention
    nearest: Nearest | None = None
    fault: str | None = None
    gone: str | None = None


class WhyButton(Lasting, template=r"feedback:why"):
    """Shows a moderator how the answer on the card came about."""

    def __init__(self) -> None:
        button: ui.Button[Any] = ui.Button(label=WHY_LABEL, custom_id="feedback:why")
        super().__init__(button, f"button {WHY_LABEL}")

    @classmethod
    def remade(cls, _match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again."""
        return cls()

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Ask the question again, of the card's own version, and show the numbers privately."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        question = question_on(self.view)
        if question is None:
            await tell(interaction, UNREADABLE)
            return
        try:
            found = await reasons(interaction.client, question, version_on(self.view))
        except (BusyError, QuestionError) as error:
            await tell(interaction, str(error))
            return
        await interaction.edit_original_response(view=why_card(found))


async def reasons(bot: Entente, question: str, version: str | None = None) -> Reasons:
    """Return why a question is answered as it is, as of now, with the nearest golden question.

    :param version: The index version to ask, or what is served where it is gone or not given.
    :raises BusyError: If too many people ask.
    :raises QuestionError: If the question cannot be searched for.
    """
    searcher, now = bot.ask.searcher, bot.now()
    gone = None
    if version not in {None, searcher.version.manifest.version}:
        earlier = await asyncio.to_thread(_earlier, bot, searcher, version)
        searcher, gone = (searcher, version) if earlier is None else (earlier, None)
    answer = await bot.ask.run(lambda: searcher.answer(question, top=MAX_PASSAGES, now=now))
    found = Reasons(answer, searcher.version.manifest.abstention, gone=gone)
    if answer.calendar is not None:
        return found
    try:
        golden = await asyncio.to_thread(golden_of, bot.settings.knowledge_dir)
    except EvaluationDataError as error:
        return replace(found, fault=str(error))
    nearest = await nearest_golden(bot, searcher, answer.question, golden)
    return replace(found, nearest=nearest)


def _earlier(bot: Entente, searcher: Searcher, version: str | None) -> Searcher | None:
    """Return what answers from a version that was served; None where it cannot be opened."""
    library = Library(bot.settings.index_dir)
    if version not in {manifest.version for manifest in library.versions()}:
        return None
    try:
        opened = IndexVersion.open(library.folder(version), searcher.embedder.identity)
        return searcher.over(opened, bot.events.finder_of(opened))
    except (ModelError, VersionError):
        return None
