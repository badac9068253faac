"""The console command ``entente``: run, ask, events, index, golden, evaluate, doctor."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

# Read by the numeric libraries when they load: their own threads cost more than they bring
# (a question took 1,224 ms instead of 14 ms on a busy two-core machine).
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import typer

from bot.cli_golden import golden_app
from bot.cli_index import index_app
from bot.exit_codes import CONFIGURATION, UNREADABLE

app = typer.Typer(
    name="entente",
    help="Answers a community's questions with the passages of its own documents.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(index_app, name="index")
app.add_typer(golden_app, name="golden")
events_app = typer.Typer(
    help="What is on and what was, from the calendars. JSON has one object an occurrence a line; "
    "times are ISO with their offset; all-day events have plain dates, their end the day after the "
    "last, as in iCalendar.",
    no_args_is_help=True,
)
app.add_typer(events_app, name="events")

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="Answer as if it were then: ISO, in the time zone of the settings if it has none.",
    ),
]
EventsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object an occurrence.")]


@app.command()
def run(
    check: Annotated[
        bool, typer.Option("--check", help="Build, answer one sample question, and stop.")
    ] = False,
    fresh_state: Annotated[
        bool,
        typer.Option(
            "--fresh-state",
            help="If the state database is damaged, keep its file aside and start with an empty "
            "one. One that is whole stays.",
        ),
    ] = False,
) -> None:
    """Start the bot; without a token, the try-out in a browser."""
    from bot.commands.run import run_bot

    run_bot(check=check, fresh_state=fresh_state)


@app.command()
def ask(
    question: Annotated[
        str, typer.Argument(help="The question; - reads one a line from standard input.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a question.")] = False,
    top: Annotated[int, typer.Option(min=1, max=50, help="How many passages at most.")] = 3,
    now: Now = None,
) -> None:
    """Ask a question in the terminal."""
    from bot.commands.ask import ask_questions

    ask_questions(question, as_json=json, top=top, now=now)


@events_app.command("upcoming")
def events_upcoming(
    society: Annotated[
        str | None, typer.Option(help="Whose events, such as siim, eusomii or joint.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="Which kind: webinar, meeting, course, hackathon, deadline or other."),
    ] = None,
    within: Annotated[
        int | None, typer.Option(min=1, max=3650, metavar="DAYS", help="How many days ahead.")
    ] = None,
    json: EventsJson = False,
    now: Now = None,
) -> None:
    """List what is to come and what runs now, soonest first."""
    from bot.commands.events import list_upcoming

    list_upcoming(society=society, kind=kind, within=within, now=now, as_json=json)


@events_app.command("search")
def events_search(
    query: Annotated[str, typer.Argument(help="What the events are about, in your own words.")],
    json: EventsJson = False,
    now: Now = None,
) -> None:
    """List the events closest in meaning, best first."""
    from bot.commands.events import search_events

    search_events(query, now=now, as_json=json)


@events_app.command("list")
def events_list(
    begin: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day, ISO.")],
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day, ISO.")],
    json: EventsJson = False,
    now: Now = None,
) -> None:
    """List what is on from one day to another, both included."""
    from bot.commands.events import list_between

    list_between(begin=begin, end=end, now=now, as_json=json)


@events_app.command("export")
def events_export(
    ics: Annotated[
        bool, typer.Option("--ics", help="Write a calendar's feed (iCalendar) instead of JSON.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="The file to write, instead of standard output.")
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Write JSON, which is also the default.")
    ] = False,
    now: Now = None,
) -> None:
    """Write all known events; of a series what lies from a year ago to two years ahead."""
    from bot.commands.events import export_events

    if ics and json:
        raise typer.BadParameter("--ics and --json exclude each other.", param_hint="--ics")
    export_events(ics=ics, output=output, now=now)


@app.command()
def evaluate(
    dataset: Annotated[
        Path | None,
        typer.Option(help="A folder with corpus.jsonl, queries.jsonl and qrels.tsv, as of BEIR."),
    ] = None,
    off_topic: Annotated[
        Path | None,
        typer.Option(help="With --dataset: questions it does not answer, a JSON object a line."),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(help="With --dataset: which characters of a document answer, a TSV file."),
    ] = None,
    language: Annotated[
        str, typer.Option(help="With --dataset: the language of its documents.")
    ] = "en",
    questions: Annotated[
        Path | None, typer.Option(help="A YAML file of golden questions, instead of --dataset.")
    ] = None,
    knowledge: Annotated[
        Path | None,
        typer.Option(help="With --questions: the documents, if not those of the settings."),
    ] = None,
    failures: Annotated[
        bool, typer.Option("--failures", help="With --questions: list what went wrong.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Ask only so many questions of each sort.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure how good the answers are, with intervals."""
    from bot.commands.evaluate import evaluate as measure

    measure(
        dataset=dataset,
        off_topic=off_topic,
        answers=answers,
        language=language,
        questions=questions,
        knowledge=knowledge,
        failures=failures,
        limit=limit,
        as_json=json,
    )


@app.command()
def audit(
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many entries at most.")] = 50,
    before: Annotated[
        int | None, typer.Option(min=1, metavar="ID", help="Only those older than this entry.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object an entry.")] = False,
) -> None:
    """Say what moderators and operators changed, newest first."""
    from bot.commands.audit import show_audit

    show_audit(limit=limit, before=before, as_json=json)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The archive to make, such as entente.tar.gz.")],
) -> None:
    """Write state, knowledge and the served index version into one archive with checksums.

    The bot may run meanwhile. The archive holds what people asked: keep it safe.
    """
    from bot.commands.backup import make_backup

    make_backup(file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The archive that `entente backup` made.")],
) -> None:
    """Put what a backup holds in the place of what is there; a damaged one changes nothing.

    Stop the bot before.
    """
    from bot.commands.backup import restore_backup

    restore_backup(file)


@app.command()
def doctor(
    quick: Annotated[
        bool, typer.Option("--quick", help="Check only what is on this machine, and fast.")
    ] = False,
) -> None:
    """Check settings, model, index and token, and say what to do."""
    from bot.commands.doctor import examine

    examine(quick=quick)


@app.command()
def health() -> None:
    """Ask the bot that runs on this machine whether it is ready to answer."""
    from bot.commands.health import ask_health

    ask_health()


def main() -> NoReturn:
    """Run the command line; every expected failure is a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows few characters shows ? for the others; a question never fails.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(standalone_mode=True)
    except KeyboardInterrupt:
        sys.exit(0)
    except Exception as error:
        from bot.backup.errors import BackupError
        from bot.settings import SettingsError
        from bot.state.errors import StateError
        from index import EntenteIndexError, ModelError, VersionError
        from knowledge import KnowledgeError

        if isinstance(error, SettingsError | StateError):
            _fail(str(error), CONFIGURATION)
        if isinstance(error, BackupError | KnowledgeError):
            _fail(str(error), UNREADABLE)
        if isinstance(error, ModelError | VersionError):
            _fail(str(error), CONFIGURATION)
        if isinstance(error, EntenteIndexError):
            _fail(str(error), UNREADABLE)
        if isinstance(error, OSError) and error.errno in _FULL:
            # Python does not say which file could not be written.
            _fail(
                f"{error.strerror}. Make room where Entente keeps its data, then try again; what "
                "was served before is served still.",
                CONFIGURATION,
            )
        if isinstance(error, OSError) and error.filename:
            _fail(f"{error.filename}: {error.strerror}.", CONFIGURATION)
        raise
    sys.exit(0)


def _fail(sentence: str, code: int) -> NoReturn:
    print(sentence, file=sys.stderr)  # noqa: T201
    sys.exit(code)
