"""Moderation: a change to what the bot knows is seen, tried, published and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    # Other features take their rights and groups from here, without all of this one.
    from bot.moderation.cog import ModerationCog

    await bot.add_cog(ModerationCog(bot))
