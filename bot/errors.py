"""What a person sees when something goes wrong: a sentence and a reference, never a traceback."""

from __future__ import annotations

import logging
import secrets

import discord
from discord import app_commands

from bot.delivery import NETWORK

_log = logging.getLogger(__name__)
_ACKNOWLEDGED = 40060
"""Discord's code for an interaction that has been acknowledged already."""


def _sentence(reference: str) -> str:
    return (
        "Something went wrong on my side, sorry. Please try again in a moment. If it happens "
        f"again, tell a moderator this reference: `{reference}`."
    )


def log_failure(error: BaseException, what: str) -> str:
    """Log an unexpected error under a new reference and return the sentence for the person."""
    reference = secrets.token_hex(4)
    fields = {"reference": reference}
    _log.error("reference=%s %s failed", reference, what, exc_info=error, extra=fields)
    return _sentence(reference)


async def tell(interaction: discord.Interaction, text: str) -> None:
    """Say something to one person only, whether or not the interaction was acknowledged."""
    if not interaction.response.is_done():
        try:
            await interaction.response.send_message(text, ephemeral=True)
        except discord.HTTPException as error:
            # Where the network failed in the middle of it, it is acknowledged all the same.
            if error.code != _ACKNOWLEDGED:
                raise
        else:
            return
    await interaction.followup.send(text, ephemeral=True)


async def apologise(interaction: discord.Interaction, error: BaseException, what: str) -> None:
    """Log an error and tell the person who met it; an interaction that is gone is only logged."""
    sentence = log_failure(error, what)
    try:
        await tell(interaction, sentence)
    except (discord.HTTPException, *NETWORK) as second:
        _log.warning("%s: the person could not be told (%s)", what, second)


async def on_command_error(
    interaction: discord.Interaction, error: app_commands.AppCommandError
) -> None:
    """Handle whatever a command did not handle itself."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    name = interaction.command.name if interaction.command else "an unknown command"
    await apologise(interaction, cause, f"command {name}")
