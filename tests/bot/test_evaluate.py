"""``entente evaluate`` as a person or a script runs it; its questions and documents are made up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands import evaluate as command
from bot.exit_codes import CONFIGURATION, UNREADABLE
from index import Embedder
from index.evaluation import EvaluationDataError, MissingLibraryError
from knowledge import KnowledgeError
from tests.bot.console import Console

USAGE = 2
CORPUS = {"tide": "The Moon lifts the sea.", "bread": "Yeast makes the dough of bread rise."}
GOLDEN = """\
- question: what lifts the sea?
  language: en
  document: tide.txt
  quote: The Moon lifts
- question: how does bread rise?
  language: en
  document: tide.txt
  quote: The Moon lifts
- question: who won the cup
  language: en
  must_abstain: true
  kind: offtopic
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a dataset, documents and golden questions."""
    lines = [json.dumps({"_id": name, "title": "", "text": text}) for name, text in CORPUS.items()]
    files = {
        "corpus.jsonl": "\n".join(lines),
        "queries.jsonl": '{"_id": "q", "text": "What lifts the sea?", "language": "en"}\n',
        "qrels.tsv": "query-id\tcorpus-id\tscore\nq\ttide\t1\n",
        "off.jsonl": '{"_id": "o", "text": "Who won the cup?"}\n',
        "golden.yaml": GOLDEN,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "knowledge").mkdir()
    for name, text in CORPUS.items():
        (tmp_path / "knowledge" / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _loaded(
    monkeypatch: pytest.MonkeyPatch, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give the command the model that is loaded already, and a data folder of its own."""
    monkeypatch.setattr(command, "load_embedder", lambda _settings, **_: embedder)
    monkeypatch.setenv("ENTENTE_DATA_DIR", str(tmp_path_factory.mktemp("data")))


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_a_dataset_is_one_object(folder: Path) -> None:
    done = run("--dataset", folder, "--off-topic", folder / "off.jsonl", "--json")
    assert done.exit_code == 0, done.output
    record = json.loads(done.stdout)
    assert list(record) == [
        "name",
        "model",
        "version",
        "documents",
        "passages",
        "questions",
        "ndcg@10",
        "recall@10",
        "mrr@10",
        "hit@1",
        "hit@3",
        "coverage",
        "precision_when_answered",
        "must_abstain",
        "languages",
        "milliseconds",
    ]
    assert record["ndcg@10"] == {"value": 1.0, "low": None, "high": None, "n": 1}
    assert record["hit@1"]["low"] == pytest.approx(0.2065, abs=1e-4)
    assert list(record["must_abstain"]) == ["off_topic"]
    assert record["must_abstain"]["off_topic"]["auroc"]["against"] == 1
    assert record["languages"]["en"]["mrr@10"]["value"] == 1.0
    assert list(record["milliseconds"]) == ["wall_p50", "wall_p99", "cpu_p50", "cpu_p99"]


def test_golden_questions_are_a_table_with_failures(folder: Path) -> None:
    done = run(
        "--questions", folder / "golden.yaml", "--knowledge", folder / "knowledge", "--failures"
    )
    assert done.exit_code == 0, done.output
    assert "2 answerable, 1 must abstain, 0 refused" in done.stdout
    assert "false answers" in done.stdout
    assert "how does bread rise? (line 5, en): wrong passage; the right one is number 2" in (
        done.stdout
    )
    assert "expected tide.txt: The Moon lifts" in done.stdout


def test_golden_questions_are_one_object_with_failures(folder: Path) -> None:
    arguments: list[str | Path] = ["--questions", folder / "golden.yaml"]
    arguments += ["--knowledge", folder / "knowledge"]
    record = json.loads(run(*arguments, "--failures", "--json").stdout)
    assert record["hit@1"]["value"] == 0.5
    assert record["hit@3"]["value"] == 1.0
    assert list(record["languages"]) == ["en", "not en"]
    assert record["failures"][0]["line"] == 5
    limited = json.loads(run(*arguments, "--limit", "1", "--json").stdout)
    assert limited["questions"] == {"answerable": 1, "must_abstain": 0, "refused": 0}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--dataset", "a", "--questions", "b"],
        ["--dataset", "a", "--knowledge", "b"],
        ["--dataset", "a", "--failures"],
        ["--questions", "a", "--off-topic", "b"],
        ["--questions", "a", "--answers", "b"],
        ["--dataset", "a", "--limit", "0"],
    ],
)
def test_a_wrong_command_line_is_told(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == USAGE


def test_a_missing_library_is_a_sentence_and_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingLibraryError("Evaluating needs the package ir-measures.")

    monkeypatch.setattr(command, "require_libraries", missing)
    done = run("--dataset", "nowhere")
    assert done.exit_code == CONFIGURATION
    assert "Evaluating needs the package ir-measures." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--dataset", "nowhere"], EvaluationDataError),
        (["--questions", "nowhere.yaml"], EvaluationDataError),
    ],
)
def test_a_bad_file_is_told(arguments: list[str], error: type[Exception]) -> None:
    assert isinstance(run(*arguments).exception, error)


def test_a_missing_knowledge_folder_is_told(folder: Path) -> None:
    done = run("--questions", folder / "golden.yaml", "--knowledge", folder / "nowhere")
    assert isinstance(done.exception, KnowledgeError)


def test_a_bad_line_ends_the_process_with_its_code(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tsea\t1\n", encoding="utf-8")
    console = Console(folder / "knowledge", folder / "data", folder)
    done = console.run("evaluate", "--dataset", str(folder))
    assert done.returncode == UNREADABLE
    assert done.stderr.strip() == (
        f"Line 2 of {folder / 'qrels.tsv'} names the unknown document 'sea'."
    )


def test_asking_loads_nothing_of_it() -> None:
    code = (
        "import sys, bot.cli, bot.commands.ask\n"
        "assert not [m for m in ('ir_measures', 'index.evaluation') if m in sys.modules]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_is_described() -> None:
    assert "evaluate" in typer.main.get_command(app).commands  # type: ignore[attr-defined]
