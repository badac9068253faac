"""What a server does not let the bot do, said in sentences that name the permission."""

from __future__ import annotations

import discord

from bot.announcements.preferences import Preferences


def problems(guild: discord.Guild, chosen: Preferences) -> list[str]:
    """Return a sentence for each permission that what was chosen needs and the bot has not."""
    found = []
    mine = guild.me.guild_permissions
    if chosen.native and not mine.manage_events:
        found.append(
            "I cannot make server events: I need the permission **Manage Events** in this server."
        )
    if chosen.roles and not mine.manage_roles:
        found.append(
            "I cannot give people roles: I need the permission **Manage Roles** in this server."
        )
    if chosen.channel is not None:
        found += _of_channel(guild, chosen.channel, roles=chosen.roles)
    elif chosen.starting is not None or chosen.digest_day is not None:
        found.append("Nothing is announced yet: please choose a channel for it.")
    return found


def _of_channel(guild: discord.Guild, number: int, *, roles: bool) -> list[str]:
    channel = guild.get_channel(number)
    if not isinstance(channel, discord.TextChannel):
        return ["I do not see the channel for announcements: please choose one again."]
    mine = channel.permissions_for(guild.me)
    needed = {
        "View Channel": mine.view_channel,
        "Send Messages": mine.send_messages,
        # Without it a message whose answer was lost could be sent twice.
        "Read Message History": mine.read_message_history,
    }
    missing = [f"**{name}**" for name, given in needed.items() if not given]
    found = []
    if missing:
        listed = " and ".join((", ".join(missing[:-1]), missing[-1]) if missing[1:] else missing)
        word = "permissions" if missing[1:] else "permission"
        found.append(f"I cannot announce in {channel.mention}: I need the {word} {listed} there.")
    if roles and not mine.mention_everyone:
        found.append(
            "Those who chose a role are named but not notified: for that I need the permission "
            f"**Mention @\u200beveryone, @\u200bhere and All Roles** in {channel.mention}."
        )
    return found
