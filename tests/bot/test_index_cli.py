"""Candidates at the command line: made, looked at, published, taken back, pruned."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.exit_codes import CONFIGURATION, UNREADABLE
from index import Library
from tests.bot.calendars import write_calendar
from tests.bot.console import PARTNERSHIP, Console

USAGE = 2
QUESTION = "What will the partnership focus on?"
GOLDEN = f"""\
- question: "{QUESTION}"
  document: partnership.md
  quote: "The partnership will focus on education."
- question: "Who won the made-up boat race?"
  must_abstain: true
"""
CHANGED = PARTNERSHIP.replace("focus on education", "focus on [bold]music[/bold]")


@pytest.fixture(scope="module")
def first(
    tmp_path_factory: pytest.TempPathFactory, models: Path, shipped_library: Library
) -> Console:
    """Return a terminal that has published one version, with golden questions."""
    # The session's library was built first, so the model is converted, which takes a while.
    assert shipped_library.current
    root = tmp_path_factory.mktemp("first")
    made = Console(root / "knowledge", root / "data", root / "elsewhere")
    for folder in (made.knowledge, made.data, made.directory):
        folder.mkdir()
    (made.data / "models").symlink_to(models)
    (made.knowledge / "partnership.md").write_text(PARTNERSHIP, encoding="utf-8")
    (made.knowledge / "golden.yaml").write_text(GOLDEN, encoding="utf-8")
    done = made.run("index", "build", "--why", "the first")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def waiting(first: Console, tmp_path_factory: pytest.TempPathFactory) -> Console:
    """Return a terminal with a candidate that breaks a golden question."""
    made = copy(first, tmp_path_factory.mktemp("waiting"))
    (made.knowledge / "partnership.md").write_text(CHANGED, encoding="utf-8")
    done = made.run("index", "build", "--candidate")
    assert done.returncode == 0, done.stderr
    assert "waits as the candidate" in done.stdout
    assert "entente index diff" in done.stdout
    return made


def copy(console: Console, root: Path) -> Console:
    """Return a terminal with folders of its own that hold the same."""
    made = Console(root / "knowledge", root / "data", console.directory)
    shutil.copytree(console.knowledge, made.knowledge)
    shutil.copytree(console.data, made.data, symlinks=True)
    return made


def served(console: Console) -> str:
    """Return the texts of all passages that are served."""
    version = Library(console.data / "index").open_current()
    return "\n".join(passage.text for passage in version.contents.passages)


def objects(console: Console, *arguments: str) -> list[dict[str, Any]]:
    """Return the objects that a command prints, one a line and nothing else."""
    done = console.run("index", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_difference_is_shown_with_what_would_break(waiting: Console) -> None:
    (report,) = objects(waiting, "diff")
    (passage,) = report["diff"]["passages"]
    assert "education" in passage["before"]
    assert "[bold]music[/bold]" in passage["after"]
    shown = waiting.run("index", "diff").stdout
    assert "~ partnership.md" in shown
    assert re.search(r"\[-education-\]\{\+\[bold\]music\[/bold\]\+\}", shown)
    assert f"breaks: {QUESTION}" in shown
    assert "\n## Golden questions\n" in waiting.run("index", "diff", "--markdown").stdout


def test_what_breaks_a_golden_question_needs_a_yes(waiting: Console, tmp_path: Path) -> None:
    console = copy(waiting, tmp_path)
    refused = console.run("index", "publish")
    assert (refused.returncode, refused.stdout) == (CONFIGURATION, "")
    assert QUESTION in refused.stderr
    assert "--yes" in refused.stderr
    assert "education" in served(console)
    done = console.run("index", "publish", "--yes", "--why", "music [now]")
    assert done.returncode == 0, done.stderr
    assert "music" in served(console)
    before, after = objects(console, "history")
    assert (before["served"], before["why"]) == (False, "the first")
    assert (after["served"], after["why"], after["by"]) == (True, "music [now]", "terminal")
    assert (after["documents"], after["passages"]) == (1, 2)

    back = console.run("index", "rollback", "--why", "a mistake")
    assert back.returncode == 0, back.stderr
    assert before["version"] in back.stdout
    assert "education" in served(console)
    table = console.run("index", "history").stdout
    assert "rolled back to" in table
    assert "music [now]" in table
    audit = [json.loads(line) for line in console.run("audit", "--json").stdout.splitlines()]
    assert [entry["action"] for entry in audit] == ["roll back", "publish", "candidate", "publish"]


def test_a_build_that_breaks_a_golden_question_is_not_published(
    first: Console, tmp_path: Path
) -> None:
    console = copy(first, tmp_path)
    (console.knowledge / "partnership.md").write_text(CHANGED, encoding="utf-8")
    refused = console.run("index", "build", "--why", "music")
    assert refused.returncode == CONFIGURATION
    assert "waits as the candidate" in refused.stdout
    assert QUESTION in refused.stderr
    assert "entente index publish --yes" in refused.stderr
    assert "education" in served(console)
    again = console.run("index", "build", "--json")
    (made,) = map(json.loads, again.stdout.splitlines())
    assert again.returncode == CONFIGURATION
    assert (made["published"], made["breaks"]) == (False, [QUESTION])
    assert made["version"] == Library(console.data / "index").candidate
    lines = console.run("audit", "--json").stdout.splitlines()
    (waits, _) = map(json.loads, lines)
    assert (waits["action"], waits["target"]) == ("candidate", made["version"])
    assert waits["detail"] == {"breaks": [QUESTION]}
    assert console.run("index", "publish", "--yes").returncode == 0
    assert "music" in served(console)


@pytest.mark.parametrize("golden", [GOLDEN, None])
def test_a_build_that_breaks_nothing_is_published(
    first: Console, tmp_path: Path, golden: str | None
) -> None:
    console = copy(first, tmp_path)
    if golden is None:
        (console.knowledge / "golden.yaml").unlink()
    harmless = PARTNERSHIP if golden else CHANGED
    text = harmless.replace("two months", "three months")
    (console.knowledge / "partnership.md").write_text(text, encoding="utf-8")
    (made,) = objects(console, "build", "--why", "made up")
    assert (made["published"], made["breaks"]) == (True, [] if golden else None)
    assert "three months" in served(console)
    assert Library(console.data / "index").history()[-1].why == "made up"


def test_golden_questions_that_cannot_be_read_stop_a_build_before_it_begins(
    first: Console, tmp_path: Path
) -> None:
    console = copy(first, tmp_path)
    (console.knowledge / "partnership.md").write_text(CHANGED, encoding="utf-8")
    (console.knowledge / "golden.yaml").write_text("- question: [made up", encoding="utf-8")
    refused = console.run("index", "build")
    assert (refused.returncode, refused.stdout) == (UNREADABLE, "")
    assert "golden.yaml" in refused.stderr
    assert Library(console.data / "index").candidate is None


def test_what_is_damaged_is_no_reason_not_to_build(first: Console, tmp_path: Path) -> None:
    console = copy(first, tmp_path)
    library = Library(console.data / "index")
    (library.folder(str(library.current)) / "passages-vectors.npy").write_bytes(b"damaged")
    (console.knowledge / "partnership.md").write_text(CHANGED, encoding="utf-8")
    (made,) = objects(console, "build")
    assert (made["published"], made["breaks"]) == (True, None)
    assert "music" in served(console)


def test_scripts_get_an_object_of_each_step(first: Console, tmp_path: Path) -> None:
    console = copy(first, tmp_path)
    (same,) = objects(console, "build")
    assert (same["unchanged"], same["published"], same["embedded"]) == (True, True, 0)
    (console.knowledge / "partnership.md").write_text(CHANGED, encoding="utf-8")
    (console.knowledge / "nothing.md").write_text("", encoding="utf-8")
    (made,) = objects(console, "build", "--candidate")
    assert (made["unchanged"], made["published"]) == (False, False)
    assert made["version"] != same["version"]
    assert (made["documents"], made["passages"], made["calendars"]) == (1, 2, 0)
    assert [(each["file"], each["status"]) for each in made["files"]] == [
        ("nothing.md", "empty"),
        ("partnership.md", "indexed"),
    ]
    refused = console.run("index", "publish", "--json")
    assert (refused.returncode, refused.stdout) == (CONFIGURATION, "")
    assert QUESTION in refused.stderr
    (published,) = objects(console, "publish", "--yes", "--why", "made up: música")
    assert published["breaks"] == [QUESTION]
    (back,) = objects(console, "rollback")
    assert (back["version"], back["action"]) == (same["version"], "roll back")
    written = objects(console, "history")
    assert written[-1] == back
    assert written[-2] == {key: published[key] for key in written[-2]} | {"served": False}
    assert (published["served"], published["why"]) == (True, "made up: música")
    (again,) = objects(console, "build", "--candidate", "--force")
    assert objects(console, "discard") == [{"discarded": again["version"]}]


def test_a_calendar_is_part_of_a_candidate_and_the_terminal_reads_the_folder(
    first: Console, tmp_path: Path
) -> None:
    console = copy(first, tmp_path)
    write_calendar(console.knowledge / "events" / "made-up.ics")
    (made,) = objects(console, "build", "--candidate")
    assert (made["embedded"], made["calendars"]) == (0, 1)
    assert ("events/made-up.ics", "indexed") in [(f["file"], f["status"]) for f in made["files"]]
    (report,) = objects(console, "diff")
    assert report["diff"]["calendars"] == [{"file": "events/made-up.ics", "change": "added"}]
    events = {event["title"]: event for event in report["diff"]["events"]["listed"]}
    assert (events["Spring meeting"]["word"], events["Spring meeting"]["after"]) == (
        "added",
        "2027-04-15",
    )
    shown = console.run("index", "diff").stdout
    assert "+ events/made-up.ics" in shown
    assert "added: Spring meeting, 2027-04-15" in shown
    markdown = console.run("index", "diff", "--markdown").stdout
    assert "- added: Spring meeting, 2027-04-15" in markdown.replace("\\", "")
    # Nothing of it is published, and the terminal shows the folder as it is.
    listed = console.run("events", "upcoming", "--now", "2026-11-24T12:00:00+00:00")
    assert "Spring meeting" in listed.stdout


def test_a_discarded_candidate_is_gone(waiting: Console, tmp_path: Path) -> None:
    console = copy(waiting, tmp_path)
    (candidate,) = re.findall(r"candidate (\S+) waits", console.run("index", "history").stdout)
    refused = console.run("index", "rollback", candidate)
    assert refused.returncode == CONFIGURATION
    assert "never served" in refused.stderr
    assert candidate in console.run("index", "discard").stdout
    assert len(list((console.data / "index" / "versions").iterdir())) == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("diff", "--json"), "There is no candidate"),
        (("publish",), "There is no candidate"),
        (("discard",), "There is no candidate"),
        (("rollback",), "no earlier index version"),
        (("rollback", "../../data"), "no index version ../../data"),
    ],
)
def test_what_is_not_there_is_said(first: Console, command: tuple[str, ...], said: str) -> None:
    done = first.run("index", *command)
    assert (done.returncode, done.stdout) == (CONFIGURATION, "")
    assert said in done.stderr


def test_old_versions_go_as_the_settings_say(first: Console, tmp_path: Path) -> None:
    console = copy(first, tmp_path)
    for number in range(3):
        text = PARTNERSHIP.replace("two months", f"{number + 3} months")
        (console.knowledge / "partnership.md").write_text(text, encoding="utf-8")
        done = console.run("index", "build", KEEP_VERSIONS="3")
        assert done.returncode == 0, done.stderr
    history = objects(console, "history")
    assert [entry["on_disk"] for entry in history] == [False, True, True, True]
    done = console.run("index", "prune", "--json", KEEP_VERSIONS="2")
    assert json.loads(done.stdout) == {"removed": [history[1]["version"]]}
    assert "Removed 0" in console.run("index", "prune").stdout
    lines = console.run("audit", "--json", "--limit", "2").stdout.splitlines()
    asked, by_itself = (json.loads(line) for line in lines)
    assert (asked["action"], asked["detail"]) == ("prune", {"removed": [history[1]["version"]]})
    assert (by_itself["action"], by_itself["name"]) == ("prune", asked["name"])
    went = {"removed": [history[0]["version"]], "after": history[3]["version"]}
    assert by_itself["detail"] == went


@pytest.mark.parametrize(
    "command", [("diff", "--json", "--markdown"), ("build", "--candidate", "--why", "so")]
)
def test_options_that_exclude_each_other_are_usage(
    first: Console, command: tuple[str, ...]
) -> None:
    assert first.run("index", *command).returncode == USAGE


def test_what_an_encoder_made_that_is_gone_is_built_again_as_the_sentence_says(
    first: Console, tmp_path: Path
) -> None:
    console = copy(first, tmp_path)
    library = Library(console.data / "index")
    old = library.current
    assert old is not None
    path = library.folder(old) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["model"]["encoder"] = "made-up"
    # What a version holds is named by what made it, too.
    manifest["content"] = "0" * len(manifest["content"])
    path.write_text(json.dumps(manifest), encoding="utf-8")
    refused = console.run("ask", QUESTION)
    assert refused.returncode == CONFIGURATION
    assert "There is no encoder “made-up”" in refused.stderr
    assert "`entente index build`" in refused.stderr
    built = console.run("index", "build")
    assert built.returncode == 0, built.stderr
    assert library.current != old
    assert "focus on education" in console.run("ask", QUESTION).stdout
