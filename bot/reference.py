"""Write docs/reference from the code itself: settings, Discord commands, command line.

``python -m bot.reference`` writes the pages, ``--check`` only says whether they are up to date.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import discord
import typer
from discord import app_commands
from typer.cli import get_docs_for_click

from bot.app import FEATURES, Entente
from bot.ask.service import AskService
from bot.cli import app
from bot.clock import utc_now
from bot.console import out
from bot.events.service import EventService
from bot.settings import PREFIX, Settings
from bot.state.database import Database
from index import Searcher

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
_NOTE = "<!-- Written by `make docs` from the code; do not edit. -->\n\n"
_OPTIONS = {True: "", False: " (optional)"}


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    return {
        "settings.md": _settings(),
        "commands.md": asyncio.run(_commands()),
        "cli.md": _cli(),
    }


def _settings() -> str:
    lines = [
        "# Settings",
        "",
        "Environment variables, or lines of a file `.env` in the working directory.",
        "",
        "| variable | default | what it does |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        lines.append(f"| `{PREFIX}{name.upper()}` | {_default(field)} | {field.description} |")
    return _NOTE + "\n".join(lines) + "\n"


def _default(field: Any) -> str:
    value = field.default
    if isinstance(value, Path) and value.is_absolute():
        return "the documents that ship with Entente"
    return f"`{value}`" if value else "none"


async def _commands() -> str:
    # The features register their commands without answering anything, so no index is opened.
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    ask = AskService(cast("Searcher", None), queue=1)
    state = Database.at(settings.data_dir)
    bot = Entente(settings, ask, EventService(settings, utc_now), state)
    # Entered and left without a login: the features' loops wait for it and are ended.
    async with bot:
        for feature in FEATURES:
            await bot.load_extension(feature)
        # Before it is left: a feature takes its commands along.
        slash = sorted(_slash_rows(bot.tree.get_commands(type=discord.AppCommandType.chat_input)))
        found = bot.tree.get_commands(type=discord.AppCommandType.message)
        menus = sorted(menu.name for menu in found)
    lines = ["# Commands in Discord", "", "| command | what it does |", "|---|---|", *slash]
    lines += ["", "In a message's menu, under Apps:", ""]
    lines += [f"- **{name}**" for name in menus]
    return _NOTE + "\n".join(lines) + "\n"


def _slash_rows(commands: Iterable[Any]) -> Iterable[str]:
    for command in commands:
        if isinstance(command, app_commands.Group):
            yield from _slash_rows(command.commands)
            continue
        options = "".join(
            f" `{option.name}`{_OPTIONS[option.required]}: {option.description}."
            for option in command.parameters
        )
        yield f"| `/{command.qualified_name}` | {command.description}.{options} |"


def _cli() -> str:
    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="entente")
    text = get_docs_for_click(obj=command, ctx=context, name="entente", title="Command line")
    codes = (
        "## Exit codes\n\n"
        "| code | means |\n|---|---|\n| 0 | done |\n| 2 | the command line is wrong |\n"
        "| 65 | what was given to read cannot be read |\n"
        "| 69 | Discord cannot be reached |\n"
        "| 75 | another bot runs with the same data folder or token |\n"
        "| 78 | settings, model or index do not allow to go on |\n"
    )
    return _NOTE + text.strip() + "\n\n" + codes


def main(arguments: list[str]) -> int:
    """Write the pages, or check them, and return the exit code."""
    stale = [
        name
        for name, text in pages().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        if stale:
            out.print(f"docs/reference is out of date ({', '.join(stale)}). Run `make docs`.")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    out.print(f"Wrote {len(pages())} pages to docs/reference.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
