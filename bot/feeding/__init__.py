"""Feeding: documents and golden questions come in, are looked at, and go again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.feeding.cog import FeedingCog
from bot.feeding.golden_cog import GoldenCog

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Load the feature into the bot."""
    await bot.add_cog(FeedingCog(bot))
    await bot.add_cog(GoldenCog(bot))
