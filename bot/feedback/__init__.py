"""Feedback: what people think of answers, and how what could not be answered gets an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.app import Entente


async def setup(bot: Entente) -> None:
    """Add this feature to the bot."""
    from bot.feedback.cog import FeedbackCog

    await bot.add_cog(FeedbackCog(bot))
