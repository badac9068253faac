"""Asking: questions in Discord, answered with passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    # Here, not above: the terminal asks with parts of this package, and needs no buttons.
    from bot.ask.cog import AskCog

    await bot.add_cog(AskCog(bot))
