"""`python -m tests.wire.launch …` is the command `entente`, which takes the wire for Discord."""

from __future__ import annotations

import os
from typing import Literal

# Before any numeric library loads, as the command itself does.
from bot.cli import main

REST, GATEWAY, BACKOFF = "WIRE_REST", "WIRE_GATEWAY", "WIRE_BACKOFF"
"""The variables that say where the wire is, and by how much reconnecting is hurried."""


def point_at_wire() -> None:
    """Let discord.py take the wire for Discord, and connect anew sooner than it would."""
    import discord
    import yarl
    from discord import client
    from discord.backoff import ExponentialBackoff
    from discord.gateway import DiscordWebSocket

    discord.http.Route.BASE = os.environ[REST]
    discord.Asset.BASE = os.environ[REST]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ[GATEWAY])

    class Hurried(ExponentialBackoff[Literal[False]]):
        """discord.py's own, whose waits grow to 17 minutes, in a smaller unit than a second."""

        def delay(self) -> float:
            """Return the next wait."""
            return float(super().delay()) * float(os.environ[BACKOFF])

    vars(client)["ExponentialBackoff"] = Hurried


if __name__ == "__main__":
    point_at_wire()
    main()
