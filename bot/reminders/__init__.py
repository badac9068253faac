"""Reminders: a message before an event, for who asked for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    from bot.reminders.cog import RemindersCog

    await bot.add_cog(RemindersCog(bot))
