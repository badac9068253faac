"""``entente health``: ask the bot that runs here whether it is ready."""

from __future__ import annotations

import http.client
import json

import typer

from bot.console import out
from bot.exit_codes import CONFIGURATION, UNREACHABLE
from bot.settings import load

_PATIENCE = 10
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  where to ask, not where to listen


def ask_health() -> None:
    """Print how each condition of being ready stands; exit with 69 when one does not hold."""
    settings = load()
    if not settings.health_port:
        out.print("ENTENTE_HEALTH_PORT is 0, so the bot answers nobody how it is.")
        raise typer.Exit(CONFIGURATION)
    host = _EVERYWHERE.get(settings.health_host, settings.health_host)
    connection = http.client.HTTPConnection(host, settings.health_port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        said = json.loads(response.read())
        lines = [f"{name}: {text}" for name, text in said["checks"].items()]
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError, AttributeError):
        out.print(
            f"No bot answers on {host}, port {settings.health_port}. Is it running, and connected "
            "to Discord? The try-out does not answer here.",
            soft_wrap=True,
        )
        raise typer.Exit(UNREACHABLE) from None
    finally:
        connection.close()
    for line in lines:
        out.print(line, markup=False, soft_wrap=True)
    if response.status != http.HTTPStatus.OK:
        raise typer.Exit(UNREACHABLE)
