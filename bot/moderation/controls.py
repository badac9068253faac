"""The buttons of moderation. Their ids hold all they need, so that they work after a restart.

Each asks again, on this side, whether who clicks may moderate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

import discord
from discord import ui

from bot.audit.card import TEMPLATE as AUDIT
from bot.audit.pages import show_audit
from bot.buttons import Lasting
from bot.moderation.rights import may_moderate

if TYPE_CHECKING:
    from bot.moderation.cog import ModerationCog

COG = "Moderation"
"""The name under which the bot holds the feature's cog."""

VERSION = r"[\w-]{1,40}"
"""The id of a version, as `index.build` names them."""

_STYLES = discord.ButtonStyle


class ModeratorButton(Lasting, template=r"(?!)"):
    """A button for moderators; ``answer_moderator`` says what it does."""

    label: ClassVar[str] = "…"
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, custom_id: str, label: str | None = None, *, disabled: bool = False) -> None:
        button: ui.Button[Any] = ui.Button(
            label=label or self.label, custom_id=custom_id, style=self.style, disabled=disabled
        )
        super().__init__(button, f"button {custom_id.rpartition(':')[0] or custom_id}")

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a moderator; others are told that they are none."""
        if await may_moderate(interaction):
            cog = cast("ModerationCog", interaction.client.get_cog(COG))
            await self.answer_moderator(interaction, cog)

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Do what the button is for."""
        raise NotImplementedError


class CancelButton(ModeratorButton, template=r"knowledge:cancel:(?P<token>[0-9a-f]{8})"):
    """Calls off the work whose progress is shown."""

    label, style = "Cancel", _STYLES.danger

    def __init__(self, token: str) -> None:
        super().__init__(f"knowledge:cancel:{token}")
        self.token = token

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["token"])

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Have the work stop at its next step."""
        await cog.cancel(interaction, self.token)


class AuditButton(ModeratorButton, template=AUDIT):
    """Shows other entries of the audit log."""

    def __init__(self, before: int) -> None:
        super().__init__(f"knowledge:audit:{before}")
        self.before = before

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(int(match["before"]))

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], _cog: ModerationCog
    ) -> None:
        """Turn the page."""
        await show_audit(interaction, self.before)
