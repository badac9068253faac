"""/knowledge settings: who moderates besides those who manage the server, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import ui

from bot.audit.noting import note
from bot.buttons import Lasting
from bot.moderation.choices import Moderation, choose, moderation_of
from bot.moderation.progress import COLOUR
from bot.moderation.rights import may_manage

if TYPE_CHECKING:
    from bot.app import Entente

_HEAD = """\
### Who looks after what I know
Who may **Manage Server** always may. What you choose here counts at once."""
_ROLE = """\
**Moderators** with this role may do everything of `/knowledge` and `/golden` but these settings. \
Discord shows them the commands once you allow the role in Server Settings, Integrations."""
_CHANNEL = """\
**The moderators' channel** is where I write to them, such as questions that people pass on."""


class SettingsSelect(Lasting, template=r"knowledge:set:(?P<field>role|channel)"):
    """A select of the panel; ``field`` is what it changes."""

    def __init__(self, item: ui.Item[Any], field: str) -> None:
        super().__init__(item, f"moderation settings, {field}")
        self.field = field

    @classmethod
    def remade(cls, match: re.Match[str], item: ui.Item[Any]) -> Self:
        """Make the select again from its id."""
        return cls(item, match["field"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Keep the choice, and show the panel anew."""
        data = cast("dict[str, Any]", interaction.data or {})
        values = [int(value) for value in data.get("values", [])]
        await change(interaction, self.field, values[0] if values else None)


async def show_settings(interaction: discord.Interaction[Any]) -> None:
    """Show the panel to who may manage the server."""
    if not await may_manage(interaction):
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.edit_original_response(view=await _panel(interaction, ""))


async def change(interaction: discord.Interaction[Any], field: str, value: int | None) -> None:
    """Keep a role or a channel, None for none, and show the panel anew."""
    if not await may_manage(interaction):
        return
    await interaction.response.defer()
    bot: Entente = interaction.client
    guild = cast("discord.Guild", interaction.guild)  # a server has who manages it
    chosen = await moderation_of(bot.state, guild.id)
    chosen = replace(chosen, role=value) if field == "role" else replace(chosen, channel=value)
    await choose(bot.state, chosen, bot.now())
    named = guild.get_role(value or 0) if field == "role" else guild.get_channel(value or 0)
    said = named.name if named else "none"
    await note(interaction, "settings", **{field: said})
    await interaction.edit_original_response(view=await _panel(interaction, "Saved."))


def settings_panel(chosen: Moderation, problems: Sequence[str], saved: str = "") -> ui.LayoutView:
    """Return the panel; ``problems`` are sentences, ``saved`` says what was changed just now."""
    children: list[ui.Item[Any]] = [
        ui.TextDisplay(_HEAD),
        ui.TextDisplay(_ROLE),
        ui.ActionRow(_role(chosen)),
        ui.TextDisplay(_CHANNEL),
        ui.ActionRow(_channel(chosen)),
    ]
    if problems:
        children.append(ui.TextDisplay("\n".join(f"⚠️ {sentence}" for sentence in problems)))
    if saved:
        children.append(ui.TextDisplay(f"-# {saved}"))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=COLOUR))
    return view


def problems(guild: discord.Guild, chosen: Moderation) -> Iterator[str]:
    """Yield a sentence for each choice that cannot work as it is."""
    if chosen.role and guild.get_role(chosen.role) is None:
        yield "The role is gone. Please choose another one."
    if chosen.channel is None:
        return
    channel = guild.get_channel(chosen.channel)
    if channel is None:
        yield "The channel is gone, or I can't see it. Please choose another one."
        return
    allowed = channel.permissions_for(guild.me)
    for name, permission in (("View Channel", "view_channel"), ("Send Messages", "send_messages")):
        if not getattr(allowed, permission):
            yield f"I need **{name}** in {channel.mention}."


async def _panel(interaction: discord.Interaction[Any], saved: str) -> ui.LayoutView:
    guild = cast("discord.Guild", interaction.guild)  # a server has who manages it
    chosen = await moderation_of(interaction.client.state, guild.id)
    return settings_panel(chosen, list(problems(guild, chosen)), saved)


def _role(chosen: Moderation) -> SettingsSelect:
    default = [discord.SelectDefaultValue.from_role(discord.Object(chosen.role or 0))]
    select: ui.RoleSelect[Any] = ui.RoleSelect(
        custom_id="knowledge:set:role",
        placeholder="No role besides",
        min_values=0,
        max_values=1,
        default_values=default if chosen.role else [],
    )
    return SettingsSelect(select, "role")


def _channel(chosen: Moderation) -> SettingsSelect:
    default = [discord.SelectDefaultValue.from_channel(discord.Object(chosen.channel or 0))]
    select: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id="knowledge:set:channel",
        channel_types=[discord.ChannelType.text],
        placeholder="No channel",
        min_values=0,
        max_values=1,
        default_values=default if chosen.channel else [],
    )
    return SettingsSelect(select, "channel")
