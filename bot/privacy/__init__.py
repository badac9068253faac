"""Privacy: what is kept of people, for how long, and how they have it deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    from bot.privacy.cog import PrivacyCog

    await bot.add_cog(PrivacyCog(bot))
