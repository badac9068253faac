"""``entente doctor``: check everything a start needs, and say what to do."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Set

import discord
import typer
from rich.markup import escape

from bot.app import intents
from bot.clock import utc_now
from bot.commands.calendars import problem_sentence
from bot.console import out
from bot.engine import model_of, open_events
from bot.events.service import EventService
from bot.exit_codes import CONFIGURATION
from bot.settings import Settings, SettingsError, load
from index import EntenteIndexError, Library, exported, find_reranker
from knowledge import KnowledgeError

Check = Callable[[Settings], str]
"""Returns what is well as a sentence, or raises ProblemError."""


class ProblemError(Exception):
    """Something is wrong; the text says what it is and what to do."""


def examine(*, quick: bool) -> None:
    """Run all checks, print one line each, and exit with 78 when one of them failed."""
    try:
        settings = load()
    except SettingsError as error:
        for line in str(error).splitlines():
            _say("red", "✗", "settings", line)
        raise typer.Exit(CONFIGURATION) from None
    _say("green", "✓", "settings", "every field can be used")
    failed = False
    for name, check in (_QUICK if quick else _QUICK | _SLOW).items():
        try:
            _say("green", "✓", name, check(settings))
        except (ProblemError, EntenteIndexError, KnowledgeError) as error:
            failed = True
            _say("red", "✗", name, str(error))
        except OSError as error:
            failed = True
            _say("red", "✗", name, f"{error.filename}: {error.strerror}.")
    if failed:
        raise typer.Exit(CONFIGURATION)


def _say(colour: str, mark: str, name: str, sentence: str) -> None:
    out.print(f"[{colour}]{mark}[/{colour}] {name}: {escape(sentence)}", soft_wrap=True)


def _check_folders(settings: Settings) -> str:
    if not settings.knowledge_dir.is_dir():
        raise ProblemError(
            f"{settings.knowledge_dir} is not a folder. Set ENTENTE_KNOWLEDGE_DIR to the folder "
            "with your documents."
        )
    existing = settings.data_dir
    while not existing.exists():
        existing = existing.absolute().parent
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        raise ProblemError(
            f"{settings.data_dir} is no folder that can be written. Set ENTENTE_DATA_DIR to one."
        )
    return f"documents from {settings.knowledge_dir}, data in {settings.data_dir}"


def _check_model(settings: Settings) -> str:
    spec = model_of(settings)
    export = exported(spec, settings.models_dir)
    weights = _weights(settings)
    how = f", exported for {export.encoder}" if export else ""
    return f"{spec.name}, weights {weights[:12]}, licence {spec.licence}{how}"


def _weights(settings: Settings) -> str:
    """Return the SHA-256 of the model's weights; an export stands for those it was made of."""
    spec = model_of(settings)
    if export := exported(spec, settings.models_dir):
        return export.weights_sha256
    return spec.directory(settings.models_dir)[1]


def _check_reranker(settings: Settings) -> str:
    if settings.reranker is None:
        return "none is set, so passages stay in the order in which they were found"
    return f"{find_reranker(settings.reranker)} holds a cross-encoder"


def _check_index(settings: Settings) -> str:
    manifest = Library(settings.index_dir).open_current().manifest
    wanted = _weights(settings)
    if manifest.model.weights_sha256 != wanted:
        raise ProblemError(
            f"version {manifest.version} was made with {manifest.model.name} "
            f"({manifest.model.weights_sha256[:12]}), the settings say {settings.model} "
            f"({wanted[:12]}). Build again with `entente index build`."
        )
    return (
        f"version {manifest.version} is whole: {len(manifest.documents)} documents, "
        f"{manifest.passages} passages"
    )


def _check_files(settings: Settings) -> str:
    return _calendars(open_events(settings.model_copy(update={"calendars": ()})))


def _check_addresses(settings: Settings) -> str:
    if not settings.calendars:
        return "no remote one is set in ENTENTE_CALENDARS"
    # Each address is asked, however new its copy is.
    events = EventService(settings, utc_now)
    asyncio.run(events.refresh(always=True))
    return _calendars(events, {each.name for each in settings.calendars})


def _calendars(events: EventService, names: Set[str] | None = None) -> str:
    """Return how many events calendars have, and what is odd in them. Raises ProblemError."""
    chosen = [each for each in events.calendars if names is None or each.name in names]
    if problems := [problem_sentence(each, utc_now()) for each in chosen if each.problem]:
        raise ProblemError(" ".join(problems))
    known = ", ".join(f"{each.name} ({each.events})" for each in chosen) or "none"
    odd = [str(each) for each in events.reports if names is None or each.calendar in names]
    return " ".join([f"{known}.", *odd])


def _check_token(settings: Settings) -> str:
    if settings.discord_token is None:
        return "none is set, so `entente run` starts the try-out. Its form is checked when set"
    return asyncio.run(_ask_discord(settings.discord_token.get_secret_value()))


async def _ask_discord(token: str) -> str:
    client = discord.Client(intents=intents())
    try:
        await client.login(token)
        application = await client.application_info()
    except discord.LoginFailure:
        raise ProblemError(
            "Discord does not accept it. Make a new one in the developer portal, page Bot, "
            "Reset Token, and set ENTENTE_DISCORD_TOKEN."
        ) from None
    except (discord.HTTPException, OSError) as error:
        raise ProblemError(f"Discord cannot be reached ({error}). Check the network.") from None
    finally:
        await client.close()
    name = f"{client.user} is accepted; no privileged intent is needed"
    link = discord.utils.oauth_url(application.id, scopes=("bot", "applications.commands"))
    return f"{name}. Invite it with {link}"


_QUICK: dict[str, Check] = {
    "folders": _check_folders,
    "model": _check_model,
    "reranker": _check_reranker,
    "index": _check_index,
    "calendars": _check_files,
}
_SLOW: dict[str, Check] = {"addresses": _check_addresses, "token": _check_token}
