"""About: what the bot can do, and how it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.about.cog import AboutCog

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    await bot.add_cog(AboutCog(bot))
