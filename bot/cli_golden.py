"""The commands ``entente golden …``: the questions that a new version must not break."""

from __future__ import annotations

from typing import Annotated

import typer

golden_app = typer.Typer(
    help="Questions with the quote that must come back, or to which nothing may: golden.yaml in "
    "the knowledge folder.",
    no_args_is_help=True,
)

Question = Annotated[str, typer.Argument(help="The question, as people type it.")]


@golden_app.command("list")
def golden_list(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a question.")] = False,
) -> None:
    """List the golden questions with what must come back."""
    from bot.commands.golden import list_golden

    list_golden(as_json=json)


@golden_app.command("add")
def golden_add(
    question: Question,
    document: Annotated[
        str | None, typer.Option(help="The document, such as documents/glossary.md.")
    ] = None,
    quote: Annotated[
        str | None, typer.Option(help="Words of the document that must come back.")
    ] = None,
    must_abstain: Annotated[
        bool, typer.Option("--must-abstain", help="Nothing may come back; no document says it.")
    ] = False,
    kind: Annotated[
        str | None, typer.Option(help="With --must-abstain: the kind of question, such as price.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="The question's language, such as en; found if not given.")
    ] = None,
) -> None:
    """Add a golden question."""
    from bot.commands.golden import add

    if must_abstain == (document is not None) or (document is None) != (quote is None):
        raise typer.BadParameter("Give --document and --quote, or --must-abstain alone.")
    if kind is not None and not must_abstain:
        raise typer.BadParameter("--kind goes with --must-abstain.", param_hint="--kind")
    add(question, document=document, quote=quote, kind=kind, language=language)


@golden_app.command("remove")
def golden_remove(question: Question) -> None:
    """Remove a golden question."""
    from bot.commands.golden import remove

    remove(question)


@golden_app.command("run")
def golden_run(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Ask all golden questions of what is served, and say what goes wrong."""
    from bot.commands.golden import run_golden

    run_golden(as_json=json)
