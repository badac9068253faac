"""What the audit log holds of a choice in the settings panel: in words, and without ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import discord

from bot.announcements.panel import DAYS, length

_NAMES = {
    "channel": "announcements_in",
    "starting": "told_before_start",
    "digest_day": "digest_day",
    "digest_hour": "digest_hour",
    "zone": "time_zone",
    "societies": "only_societies",
    "kinds": "only_kinds",
    "native": "server_events",
    "roles": "opt_in_roles",
}
_VALUES: dict[str, Callable[[Any], object]] = {
    "starting": length,
    "digest_day": DAYS.__getitem__,
    "digest_hour": "{:02}:00".format,
    "societies": lambda chosen: sorted(chosen) or "all",
    "kinds": lambda chosen: sorted(chosen) or "all",
}


def choice_detail(fields: Mapping[str, Any], guild: discord.Guild) -> dict[str, object]:
    """Return what was chosen, for the audit log.

    :param fields: What the control changes, as `bot.announcements.panel.fields_for` returns it.
    :param guild: The guild that it was chosen for.
    """
    said = _VALUES | {"channel": lambda number: getattr(guild.get_channel(number), "name", "?")}
    return {
        _NAMES[field]: said[field](value) if field in said and value is not None else value
        for field, value in fields.items()
    }
