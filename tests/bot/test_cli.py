"""The command line, as processes of its own: what scripts and operators depend on."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import signal
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from bot.exit_codes import CONFIGURATION, UNREADABLE
from index import Library
from tests.bot.calendars import write_calendar
from tests.bot.console import Console, fill, spoil

QUESTION = "What will the partnership focus on?"
KEYS = ["question", "verdict", "confidence", "passages", "events", "version", "ms"]
PASSAGE_KEYS = ["text", "sentence", "document", "title", "headings", "url", "as_of", "score"]
EVENT_KEYS = [
    *("uid", "title", "start", "end", "all_day", "status", "kind"),
    *("society", "place", "url", "recording", "source"),
]
USAGE = 2


@pytest.fixture(scope="module")
def console(
    tmp_path_factory: pytest.TempPathFactory, models: Path, shipped_library: Library
) -> Console:
    """Return a terminal in an empty directory, with documents, and no index yet."""
    # The session's library was built first, so the model is converted, which takes a while.
    assert shipped_library.current
    root = tmp_path_factory.mktemp("console")
    made = Console(root / "knowledge", data_folder(root, models), root / "elsewhere")
    made.knowledge.mkdir()
    made.directory.mkdir()
    fill(made.knowledge)
    write_calendar(made.knowledge / "events" / "made-up.ics")
    return made


@pytest.fixture
def fresh(console: Console, tmp_path: Path, models: Path) -> Console:
    """Return a terminal with a data folder of its own that holds no index."""
    return dataclasses.replace(console, data=data_folder(tmp_path, models))


def data_folder(parent: Path, models: Path) -> Path:
    """Make a data folder that shares the converted models."""
    folder = parent / "data"
    folder.mkdir()
    (folder / "models").symlink_to(models)
    return folder


@pytest.fixture(scope="module")
def first_build(console: Console) -> subprocess.CompletedProcess[str]:
    """Return the first `entente index build`."""
    return console.run("index", "build")


@pytest.fixture(scope="module")
def built(console: Console, first_build: subprocess.CompletedProcess[str]) -> Console:
    """Return the terminal with an index version published."""
    assert first_build.returncode == 0, first_build.stderr
    return console


@pytest.fixture
def copied(built: Console, tmp_path: Path) -> Console:
    """Return a terminal with a data folder of its own, to be damaged."""
    shutil.copytree(built.data, tmp_path / "data", symlinks=True)
    return dataclasses.replace(built, data=tmp_path / "data")


def objects(output: str) -> list[dict[str, Any]]:
    """Return the objects that standard output holds, one a line and nothing else."""
    return [json.loads(line) for line in output.split("\n")[:-1]]


def check_object(record: dict[str, Any], top: int) -> None:
    """Hold one object against the contract."""
    assert [key for key in record if key not in {"error", "note"}] == KEYS
    assert record["verdict"] in {"answered", "unsure", "none"}
    assert isinstance(record["question"], str)
    assert isinstance(record["version"], str)
    assert isinstance(record["ms"], float)
    for event in record["events"]:
        assert list(event) == EVENT_KEYS
    assert isinstance(record["confidence"], float)
    assert 0 <= record["confidence"] <= 1
    assert len(record["passages"]) <= top
    for passage in record["passages"]:
        assert list(passage) == PASSAGE_KEYS
        begin, end = passage["sentence"]
        assert 0 <= begin < end <= len(passage["text"])
        assert passage["text"][begin:end].strip()
        assert all(isinstance(passage[key], str) for key in ("text", "document", "title"))
        assert all(isinstance(heading, str) for heading in passage["headings"])
        assert all(passage[key] is None or passage[key] for key in ("url", "as_of"))
        assert isinstance(passage["score"], float)


def test_a_build_says_what_became_of_each_file(
    first_build: subprocess.CompletedProcess[str],
) -> None:
    report = first_build.stdout
    assert first_build.returncode == 0
    assert "3 indexed · 1 skipped · 1 empty · 2 failed" in report
    for file, reason in {
        "empty: empty.md": "0 bytes",
        "failed: binary.txt": "not text",
        "failed: locked.pdf": "encrypted",
        "skipped: photo.jpg": "I read .md",
    }.items():
        assert re.search(f"{re.escape(file)}: .*{re.escape(reason)}.*\\.$", report, re.MULTILINE)
    assert re.search(r"Index version \S+ is published: 2 documents, 3 passages\.", report)
    assert "Embedding" in first_build.stderr
    assert re.search(r"Calendars: 1, with \d+ events", report)


def test_a_second_build_embeds_nothing_and_says_so(built: Console) -> None:
    done = built.run("index", "build")
    assert done.returncode == 0
    assert re.search(r"Nothing changed: embedded 0 of \d+ texts", done.stdout)
    assert len(list((built.data / "index" / "versions").iterdir())) == 1


def test_the_first_question_builds_and_standard_output_holds_one_object(
    fresh: Console,
) -> None:
    done = fresh.run("ask", QUESTION, "--json", "--top", "1")
    (record,) = objects(done.stdout)
    check_object(record, top=1)
    assert done.returncode == 0
    assert record["question"] == QUESTION
    assert "error" not in record
    assert len(record["passages"]) == 1
    for said in ("There is no index yet", "Embedding", "is published", "locked.pdf"):
        assert said in done.stderr


def test_standard_input_has_one_question_a_line_and_gets_one_object_a_line(built: Console) -> None:
    lines = [
        QUESTION,
        "",
        "😀 👍🏽",
        "Wo trifft sich die Gesellschaft für Röntgendiagnostik?",
        "a\rb\x0bc\u2028d\x85e",
        "@everyone **what** is `DICOM`? </ask:1>",
        "what " * 800,
        "how long do I boil an egg?",
    ]
    # The first line with a byte order mark and Windows' line end, the last with none.
    text = f"\ufeff{lines[0]}\r\n" + "\n".join(lines[1:])
    done = built.run("ask", "--json", "-", given=text.encode())
    records = objects(done.stdout)
    assert done.returncode == 0
    assert [record["question"] for record in records] == lines
    for record in records:
        check_object(record, top=3)
        assert record["passages"] or "error" in record or "note" in record
    refused = {record["question"]: record["error"] for record in records if "error" in record}
    assert list(refused) == ["", lines[6]]
    assert records[2]["note"].startswith("Hello!")
    assert "empty" in refused[""]
    assert "4,000" in refused[lines[6]]
    first = records[0]["passages"]
    assert {passage["document"] for passage in first} == {"partnership.md", "cologne.txt"}
    told = {passage["document"]: passage for passage in first}
    assert told["partnership.md"]["url"] == "https://example.org/partnership"
    assert told["partnership.md"]["as_of"] == "2019-10-23"
    assert told["cologne.txt"]["url"] is None
    assert "Röntgendiagnostik" in told["cologne.txt"]["text"]


@pytest.mark.parametrize(
    ("now", "starts"),
    [
        ("2026-11-24T12:00Z", "2026-12-01T18:00:00+01:00"),
        ("2026-12-01T17:30Z", "2026-12-01T18:00:00+01:00"),
        ("2026-11-10T16:00Z", "2026-11-10T17:00:00+00:00"),
    ],
)
def test_the_next_event_is_computed_from_the_calendar_and_the_clock(
    built: Console, now: str, starts: str
) -> None:
    done = built.run("ask", "When is the next webinar?", "--json", "--now", now)
    (record,) = objects(done.stdout)
    check_object(record, top=3)
    assert record["verdict"] == "answered"
    assert (record["events"][0]["kind"], record["events"][0]["start"]) == ("webinar", starts)


def test_nothing_upcoming_is_said_and_the_last_named(built: Console) -> None:
    shown = built.run("ask", "When is the next webinar?", "--now", "2030-01-01").stdout
    assert "Ethics of AI in radiology" in shown
    assert "1 December 2026" in shown
    done = built.run("ask", QUESTION, "--json", "--now", "2030-01-01")
    assert objects(done.stdout)[0]["events"] == []


def test_people_read_the_next_event_in_words(built: Console) -> None:
    command = ("ask", "When is the next webinar?", "--now", "2026-11-24T12:00Z")
    shown = built.run(*command, TIME_ZONE="Europe/Berlin").stdout
    assert "Ethics of AI in radiology" in shown
    assert "Tuesday 1 December 2026, 18:00 to 19:00 CET" in shown
    assert "as of" in shown


def test_people_read_sentences_in_a_terminal_of_few_characters_too(
    built: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    lines = f"{QUESTION}\n\nRöntgen\n".encode()
    done = built.run("ask", "-", given=lines + b"K\xf6ln?\nnever read\n")
    assert "The partnership will focus on education." in done.stdout
    assert done.stdout.count("Index version") == 2
    assert "Your question is empty" in done.stderr
    assert "Line 4 of standard input is not UTF-8 text" in done.stderr
    assert done.returncode == UNREADABLE


def test_one_question_that_cannot_be_searched_for_is_said_and_coded(built: Console) -> None:
    done = built.run("ask", "  ", "--json")
    (record,) = objects(done.stdout)
    check_object(record, top=3)
    assert done.returncode == UNREADABLE
    assert record["question"] == "  "
    assert record["error"].endswith(".")


def test_an_argument_that_is_not_utf8_is_said(built: Console) -> None:
    done = built.run("ask", b"K\xf6ln?", "--json")
    assert (done.returncode, done.stdout) == (UNREADABLE, "")
    assert "not UTF-8" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", QUESTION, "--loud"),
        ("ask", QUESTION, "--top", "0"),
        ("ask", QUESTION, "--top", "many"),
        ("fly",),
        ("index", "burn"),
    ],
)
def test_a_wrong_command_line_is_usage(console: Console, arguments: tuple[str, ...]) -> None:
    done = console.run(*arguments)
    assert (done.returncode, done.stdout) == (USAGE, "")
    assert "Usage: entente" in done.stderr


def test_a_missing_knowledge_folder_is_named(fresh: Console, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    done = fresh.run("ask", QUESTION, "--json", KNOWLEDGE_DIR=missing)
    assert (done.returncode, done.stdout) == (UNREADABLE, "")
    assert missing in done.stderr


def test_a_folder_with_nothing_to_read_says_why_of_each_file(
    fresh: Console, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    spoil(folder)
    bare = dataclasses.replace(fresh, knowledge=folder)
    done = bare.run("index", "build")
    assert (done.returncode, done.stdout) == (UNREADABLE, "")
    for file in ("empty.md", "binary.txt", "locked.pdf", "photo.jpg"):
        assert file in done.stderr
    assert bare.run("index", "status").returncode == CONFIGURATION


def test_bad_settings_are_a_sentence_each(console: Console) -> None:
    secret = "not-really-a-token"  # noqa: S105
    for command in (("ask", QUESTION, "--json"), ("doctor", "--quick"), ("run", "--check")):
        done = console.run(*command, QUEUE="0", DISCORD_TOKEN=secret)
        said = done.stdout + done.stderr
        assert done.returncode == CONFIGURATION
        assert "ENTENTE_QUEUE" in said
        assert re.search("ENTENTE_DISCORD_TOKEN does not look like .* Reset Token", said)
        assert secret not in said
        assert done.stdout == "" or command[0] == "doctor"


def test_an_unknown_model_is_named(console: Console) -> None:
    done = console.run("ask", QUESTION, "--json", MODEL="no-such-model")
    assert (done.returncode, done.stdout) == (CONFIGURATION, "")
    assert "no-such-model" in done.stderr


def test_a_damaged_index_is_not_served(copied: Console) -> None:
    (version,) = (copied.data / "index" / "versions").iterdir()
    damaged = version / "dense.faiss"
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\0")
    for command in (("index", "status"), ("doctor", "--quick")):
        done = copied.run(*command)
        said = done.stdout + done.stderr
        assert done.returncode == CONFIGURATION
        assert "dense.faiss" in said
        assert "entente index build" in said


def test_an_index_of_another_model_names_both(copied: Console) -> None:
    (version,) = (copied.data / "index" / "versions").iterdir()
    manifest = json.loads((version / "manifest.json").read_text(encoding="utf-8"))
    mine = manifest["model"]["name"]
    manifest["model"] |= {"name": "another-model", "weights_sha256": "0" * 64}
    (version / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for command in (("ask", QUESTION, "--json"), ("doctor", "--quick")):
        done = copied.run(*command)
        said = done.stdout + done.stderr
        assert done.returncode == CONFIGURATION
        assert "another-model" in said
        assert mine in said
        assert "entente index build" in said


def test_the_status_is_the_manifest_as_json(built: Console) -> None:
    done = built.run("index", "status", "--json")
    (status,) = objects(done.stdout)
    assert done.returncode == 0
    assert status["passages"] == 3
    assert {record["id"] for record in status["documents"]} == {"partnership.md", "cologne.txt"}
    assert status["version"] in built.run("index", "status").stdout


def test_the_doctor_finds_nothing_wrong(built: Console) -> None:
    quick, whole = built.run("doctor", "--quick"), built.run("doctor")
    assert quick.returncode == whole.returncode == 0
    assert "✗" not in quick.stdout + whole.stdout
    for name in ("settings", "folders", "model", "index", "calendars"):
        assert f"✓ {name}: " in quick.stdout
    assert whole.stdout.startswith(quick.stdout)
    assert "try-out" in whole.stdout


def test_the_doctor_names_everything_wrong_and_what_to_do(console: Console, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder", encoding="utf-8")
    data = str(tmp_path / "data")
    built = console.run("index", "build", DATA_DIR=data)
    assert built.returncode == CONFIGURATION
    assert data in built.stderr
    done = console.run(
        "doctor",
        "--quick",
        KNOWLEDGE_DIR=str(tmp_path / "missing"),
        DATA_DIR=data,
        MODEL="no-such-model",
    )
    assert done.returncode == CONFIGURATION
    assert "✗ folders: " in done.stdout
    assert "Set ENTENTE_KNOWLEDGE_DIR" in done.stdout
    assert "ENTENTE_DATA_DIR" in console.run("doctor", "--quick", DATA_DIR=data).stdout
    assert "✗ model: " in done.stdout
    assert "✗ index: " in done.stdout


def test_a_check_answers_a_sample_question_and_ends(built: Console) -> None:
    done = built.run("run", "--check")
    assert done.returncode == 0
    assert QUESTION in done.stdout
    assert "The partnership will focus on education." in done.stdout
    assert "http://127.0.0.1" not in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_try_out_is_on_this_machine_alone_and_ends_cleanly(
    built: Console, number: signal.Signals
) -> None:
    with built.running("run") as process:
        assert process.stdout is not None
        seen = ""
        while "Ctrl-C" not in seen and (line := process.stdout.readline()):
            seen += line
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/\S*", seen)
        with urllib.request.urlopen(address) as page:  # noqa: S310
            assert page.status == 200
        process.send_signal(number)
        rest, errors = process.communicate()
        assert process.returncode == 0, errors
        assert rest == "Stopped.\n"
        assert "Traceback" not in errors
        assert "WARNING" not in errors
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
