"""What the commands and buttons of this feature share, found again after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord

from bot.feeding.golden_book import GoldenBook
from bot.feeding.shelf import Shelf
from bot.feeding.trials import Trials

if TYPE_CHECKING:
    from bot.app import Entente
    from bot.feeding.cog import FeedingCog

COG = "Feeding"
"""The name under which the bot holds the feature's cog."""


class Desk:
    """The folder and the golden questions in memory, and who adds something at the moment."""

    def __init__(self, bot: Entente) -> None:
        """Take the bot whose folder it is."""
        self.shelf = Shelf(bot.settings.knowledge_dir)
        self.golden = GoldenBook(bot.settings.knowledge_dir)
        self.trials = Trials(self.golden)
        self.at_work: str | None = None


def desk_of(interaction: discord.Interaction[Any]) -> Desk:
    """Return what the feature shares in the bot that an interaction came to."""
    return cast("FeedingCog", interaction.client.get_cog(COG)).desk
