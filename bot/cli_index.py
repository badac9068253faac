"""The commands ``entente index …``: what the bot knows, version by version."""

from __future__ import annotations

from typing import Annotated

import typer

index_app = typer.Typer(
    help="Build what the bot knows, see what a candidate changes, publish it, take it back.",
    no_args_is_help=True,
)

Why = Annotated[str, typer.Option("--why", help="The reason, for the history.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@index_app.command("build")
def index_build(
    candidate: Annotated[
        bool,
        typer.Option("--candidate", help="Publish nothing: the version waits beside the served."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Make a new version even when nothing changed.")
    ] = False,
    why: Why = "",
    json: Json = False,
) -> None:
    """Read the documents and publish a new index version.

    Where one is served already, the golden questions are asked of both: what breaks one waits as
    the candidate instead, and the exit code is 78.
    """
    from bot.commands.index import build_index

    if candidate and why:
        raise typer.BadParameter("Say why when you publish the candidate.", param_hint="--why")
    build_index(force=force, candidate=candidate, why=why, as_json=json)


@index_app.command("status")
def index_status(json: Json = False) -> None:
    """Say which index version is published and what it holds."""
    from bot.commands.index import show_status

    show_status(as_json=json)


@index_app.command("diff")
def index_diff(
    json: Json = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the whole publish report as Markdown.")
    ] = False,
) -> None:
    """Show what the candidate would change, and how it answers the golden questions."""
    from bot.commands.versions import show_diff

    if json and markdown:
        raise typer.BadParameter("--json and --markdown exclude each other.", param_hint="--json")
    show_diff(as_json=json, markdown=markdown)


@index_app.command("publish")
def index_publish(
    yes: Annotated[
        bool, typer.Option("--yes", help="Publish even if golden questions break.")
    ] = False,
    why: Why = "",
    json: Json = False,
) -> None:
    """Serve the candidate from now on."""
    from bot.commands.versions import publish_candidate

    publish_candidate(yes=yes, why=why, as_json=json)


@index_app.command("discard")
def index_discard(json: Json = False) -> None:
    """Remove the candidate; what is served stays."""
    from bot.commands.versions import discard_candidate

    discard_candidate(as_json=json)


@index_app.command("rollback")
def index_rollback(
    version: Annotated[
        str | None,
        typer.Argument(help="The version to serve again; without one, the one served before."),
    ] = None,
    why: Why = "",
    json: Json = False,
) -> None:
    """Serve an earlier version again."""
    from bot.commands.versions import roll_back

    roll_back(version, why=why, as_json=json)


@index_app.command("history")
def index_history(
    json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a publication.")
    ] = False,
) -> None:
    """List what was served, since when, by whom and why; the last is served now."""
    from bot.commands.versions import show_history

    show_history(as_json=json)


@index_app.command("prune")
def index_prune(json: Json = False) -> None:
    """Remove old versions: as many stay as the settings say."""
    from bot.commands.versions import prune

    prune(as_json=json)
