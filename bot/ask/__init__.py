"""Asking: questions in Discord, answered with passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ask.cog import AskCog

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    await bot.add_cog(AskCog(bot))
