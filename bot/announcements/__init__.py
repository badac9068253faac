"""Announcements: what a community is told of events, once a moderator switches it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.announcements.cog import AnnouncementsCog

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    await bot.add_cog(AnnouncementsCog(bot))
