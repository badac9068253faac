"""Events: what is on and when, computed from the calendars and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    # Not at the top: answers show events too, and events borrow the answers' button to share.
    from bot.events.cog import EventsCog

    await bot.add_cog(EventsCog(bot))
