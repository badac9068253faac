"""``entente golden`` as a person or a script runs it; documents and questions are made up."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.exit_codes import UNREADABLE
from index import Library
from index.evaluation.golden_file import GOLDEN, golden_of
from tests.bot.console import Console

USAGE = 2
Told = Callable[..., tuple[int | str | None, str, str]]
QUOTE = "The pull of the Moon lifts the water"
TIDES = f"# Tides\n\nThe sea comes and goes twice a day. {QUOTE} of the sea.\n"
BREAD = "# Bread\n\nThe baker Hildegard bakes every loaf of the village by herself.\n"
MADE_UP = f"""\
# Made up.
- question: what lifts the water of the sea?
  language: en
  document: tides.md
  quote: {QUOTE}
- question: who is the [bold]baker[/bold] of the village
  document: tides.md
  quote: twice a day
- question: good morning, how are you
  must_abstain: true
  kind: small_talk
"""


@pytest.fixture
def console(tmp_path: Path, models: Path, shipped_library: Library) -> Console:
    """Return a terminal with two made-up documents, and three golden questions, one of them odd."""
    # The session's library was built first, so the model is converted, which takes a while.
    assert shipped_library.current
    made = Console(tmp_path / "knowledge", tmp_path / "data", tmp_path)
    made.knowledge.mkdir()
    made.data.mkdir()
    (made.data / "models").symlink_to(models)
    for name, text in (("tides.md", TIDES), ("bread.md", BREAD), (GOLDEN, MADE_UP)):
        (made.knowledge / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def told(
    console: Console, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Told:
    """Return what runs the command in this process, and says its code and what it printed."""
    monkeypatch.setenv("ENTENTE_KNOWLEDGE_DIR", str(console.knowledge))
    monkeypatch.setenv("ENTENTE_DATA_DIR", str(console.data))

    def run(*arguments: str) -> tuple[int | str | None, str, str]:
        monkeypatch.setattr(sys, "argv", ["entente", "golden", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, *capsys.readouterr()

    return run


def audited(console: Console) -> list[tuple[str, str]]:
    """Return what the audit log says was done, and to what, oldest first."""
    lines = console.run("audit", "--json").stdout.splitlines()
    entries: list[dict[str, Any]] = [json.loads(line) for line in lines]
    entries.sort(key=lambda entry: entry["id"])
    return [(entry["action"], entry["target"]) for entry in entries]


def test_the_questions_are_listed(console: Console) -> None:
    done = console.run("golden", "list")
    assert done.returncode == 0
    assert f"tides.md: {QUOTE}" in done.stdout
    assert "nothing (small talk)" in done.stdout
    assert "3 golden questions, 1 of them must abstain." in done.stdout
    # What somebody wrote never steers the terminal.
    assert "[bold]baker[/bold]" in done.stdout


def test_the_questions_are_listed_as_objects(console: Console) -> None:
    records = [
        json.loads(line) for line in console.run("golden", "list", "--json").stdout.splitlines()
    ]
    assert [record["must_abstain"] for record in records] == [False, False, True]
    assert records[0] == {
        "question": "what lifts the water of the sea?",
        "language": "en",
        "document": "tides.md",
        "quote": QUOTE,
        "must_abstain": False,
        "kind": None,
    }


def test_a_question_is_added_and_removed(console: Console) -> None:
    question = "Wer backt das Brot im Dorf?"
    added = console.run(
        "golden", "add", question, "--document", "bread.md", "--quote", "Hildegard bakes"
    )
    assert (added.returncode, added.stderr) == (0, "")
    assert "“Wer backt das Brot im Dorf?” → bread.md: Hildegard bakes" in added.stdout
    new = golden_of(console.knowledge)[-1]
    assert (new.question, new.language, new.kind) == (question, "de", None)
    assert console.run("golden", "remove", question.lower()).returncode == 0
    assert (console.knowledge / GOLDEN).read_text(encoding="utf-8") == MADE_UP
    assert audited(console) == [("golden add", question), ("golden remove", question)]


def test_a_question_that_must_abstain_is_added(console: Console) -> None:
    arguments = ["what does a loaf cost", "--must-abstain", "--kind", "price", "--language", "en"]
    assert console.run("golden", "add", *arguments).returncode == 0
    new = golden_of(console.knowledge)[-1]
    assert (new.quote, new.kind, new.language) == (None, "price", "en")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "why"], USAGE, "--must-abstain alone"),
        (["add", "why", "--quote", "x"], USAGE, "--must-abstain alone"),
        (["add", "why", "--document", "tides.md"], USAGE, "--must-abstain alone"),
        (
            ["add", "why", "--must-abstain", "--document", "tides.md", "--quote", "x"],
            USAGE,
            "--must-abstain alone",
        ),
        (
            ["add", "why", "--document", "tides.md", "--quote", "x", "--kind", "price"],
            USAGE,
            "--kind goes with",
        ),
        (
            ["add", "why", "--document", "tides.md", "--quote", "a ship"],
            UNREADABLE,
            "quotes 'a ship', which tides.md does not say. Copy the quote word for word.",
        ),
        (
            ["add", "why", "--document", "cake.md", "--quote", "flour"],
            UNREADABLE,
            "which the knowledge folder does not have",
        ),
        (
            ["add", "What lifts the water of the sea", "--must-abstain"],
            UNREADABLE,
            "There is a golden question “what lifts the water of the sea?” already.",
        ),
        (["add", " ", "--must-abstain"], UNREADABLE, "question"),
        (
            ["remove", "what lifts the sea"],
            UNREADABLE,
            "Did you mean “what lifts the water of the sea?”?",
        ),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    console: Console, told: Told, arguments: list[str], code: int, said: str
) -> None:
    ended, out, errors = told(*arguments)
    assert (ended, out) == (code, "")
    assert said in errors
    assert (console.knowledge / GOLDEN).read_text(encoding="utf-8") == MADE_UP


def test_they_are_asked(console: Console) -> None:
    """The second question expects another document than the one that answers it."""
    done = console.run("golden", "run")
    assert done.returncode == 0, done.stderr
    assert "2 of 3 golden questions are right." in done.stdout
    assert "expected: tides.md: twice a day" in done.stdout
    assert "bread.md: The baker Hildegard bakes every loaf of the village" in done.stdout
    assert "false answer rate" in done.stdout
    record = json.loads(console.run("golden", "run", "--json").stdout)
    assert [question["right"] for question in record["questions"]] == [True, False, True]
    assert record["questions"][1]["came_back"] == "bread.md"
    assert record["figures"]["false_answer_rate"]["value"] == 0.0
    assert record["figures"]["coverage"]["n"] == 2
    version = Library(console.data / "index").current
    assert record["version"] == version
    # The first time there was no index yet, and one was made.
    ran = ("golden run", version)
    assert audited(console) == [("publish", version), ran, ran]
    assert '"right": 2, "wrong": 1' in console.run("audit", "--json").stdout
    # A question that quotes what is not indexed has to be mended.
    changed = MADE_UP.replace("twice a day", "twice a week")
    (console.knowledge / GOLDEN).write_text(changed, encoding="utf-8")
    assert "mend it: tides.md does not say the quote." in console.run("golden", "run").stdout


def test_none_are_none(console: Console, told: Told) -> None:
    (console.knowledge / GOLDEN).unlink()
    ended, _, errors = told("list")
    assert ended == 0
    assert "There are no golden questions" in errors
    assert told("list", "--json")[:2] == (0, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MADE_UP + "- [", r"is not YAML"),
        (MADE_UP + "- question: why\n", "Line 12 of"),
        ("question: why", "is not a list of questions."),
    ],
)
def test_a_broken_file_is_named(console: Console, told: Told, text: str, said: str) -> None:
    (console.knowledge / GOLDEN).write_text(text, encoding="utf-8")
    for arguments in (["list"], ["run"], ["add", "x", "--must-abstain"], ["remove", "x"]):
        ended, out, errors = told(*arguments)
        assert (ended, out) == (UNREADABLE, "")
        assert GOLDEN in errors
        assert said in errors


def test_a_missing_folder_is_named(
    console: Console, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTENTE_KNOWLEDGE_DIR", str(console.knowledge / "nowhere"))
    for arguments in (["list"], ["add", "x", "--must-abstain"], ["remove", "x"]):
        ended, _, errors = told(*arguments)
        assert ended == UNREADABLE
        assert "There is no knowledge folder at" in errors
