"""Backup and restore: everything comes back, or nothing is touched. All texts are made up."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.backup import BackupError, restore
from bot.backup.swapping import FOLDER
from bot.exit_codes import UNREADABLE
from bot.privacy.pseudonyms import FILE as KEY
from bot.privacy.pseudonyms import Pseudonyms
from bot.state.database import FILE as STATE
from index import Library
from index.publications import PUBLISHED
from tests.bot.backups import (
    CODE,
    DOCUMENTS,
    PERSON,
    Machine,
    fill_state,
    machine,
    noticed,
    other_machine,
    small_backup,
    write_files,
)
from tests.bot.console import Console
from tests.bot.restores_killed import digests
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, shipped_library: Library) -> Machine:
    """Return a machine with everything: state, key, knowledge, index version, copies of feeds."""
    made = machine(tmp_path_factory.mktemp("full"))
    write_files(made.knowledge, DOCUMENTS | CODE)
    made.data.mkdir()
    fill_state(made.data / STATE, "before")
    Pseudonyms(made.data).of(PERSON)
    version = shipped_library.current
    assert version
    source = shipped_library.folder(version)
    shutil.copytree(source, made.settings.index_dir / "versions" / version)
    shutil.copy(source.parent.parent / PUBLISHED, made.settings.index_dir)
    write_files(made.data, {"events/feeds/made-up.json": "{}", "models/big": "not in a backup"})
    return made


@pytest.fixture(scope="module")
def archive(full: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full.backup(tmp_path_factory.mktemp("archive") / "entente.tar.gz")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_backup(tmp_path_factory.mktemp("small"))


@pytest.fixture
def other(tmp_path: Path) -> Machine:
    return other_machine(tmp_path / "other")


def test_everything_comes_back_on_an_empty_machine(
    full: Machine, archive: Path, tmp_path: Path
) -> None:
    fresh = machine(tmp_path)
    fresh.knowledge.mkdir()
    restore(fresh.settings, archive)
    expected, found = full.tree(), fresh.tree()
    for name in ("data/models/big", *(f"knowledge/{name}" for name in CODE)):
        del expected[name]
    # The database is a copy, not the same bytes.
    del expected[f"data/{STATE}"], found[f"data/{STATE}"]
    assert found == expected
    assert noticed(fresh.data / STATE) == ["before"]
    assert Pseudonyms(fresh.data).of(PERSON) == Pseudonyms(full.data).of(PERSON)
    library = Library(fresh.settings.index_dir)
    assert library.open_current().manifest.version == Library(full.settings.index_dir).current


def test_what_was_there_makes_way_and_the_code_stays(other: Machine, archive: Path) -> None:
    restore(other.settings, archive)
    found = other.tree()
    texts = {n.removeprefix("knowledge/") for n in found if n.startswith("knowledge/")}
    assert texts == {*DOCUMENTS, *CODE}
    assert found["knowledge/golden.yaml"].decode() == DOCUMENTS["golden.yaml"]
    assert not [name for name in found if {"old", "old.md", FOLDER} & set(name.split("/"))]
    assert "data/index/current" not in found
    assert noticed(other.data / STATE) == ["before"]


def test_a_backup_is_for_its_owner_alone_and_never_replaces_a_file(
    full: Machine, tmp_path: Path
) -> None:
    file = full.backup(tmp_path / "a.tar.gz")
    before = file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(BackupError, match="exists already"):
        full.backup(file)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_backup_holds_what_was_committed_while_others_write(
    full: Machine, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(full.data / STATE)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO notices VALUES ('never', '2026-11-24 12:00:00.000000')")
        file = full.backup(tmp_path / "a.tar.gz")
        writer.rollback()
    fresh = machine(tmp_path / "fresh")
    fresh.knowledge.mkdir(parents=True)
    restore(fresh.settings, file)
    assert noticed(fresh.data / STATE) == ["before"]


def test_a_machine_with_nothing_but_documents_can_be_backed_up(
    tmp_path: Path, other: Machine
) -> None:
    bare = machine(tmp_path / "bare")
    write_files(bare.knowledge, DOCUMENTS)
    restore(other.settings, bare.backup(tmp_path / "a.tar.gz"))
    # It had no index version: the one that is here is left alone.
    assert Library(other.settings.index_dir).current == "old"
    assert not (other.data / STATE).exists()


def test_a_newer_state_is_refused(full: Machine, other: Machine, tmp_path: Path) -> None:
    newer = machine(tmp_path / "newer")
    shutil.copytree(full.knowledge, newer.knowledge)
    newer.data.mkdir()
    shutil.copy(full.data / STATE, newer.data)
    with closing(sqlite3.connect(newer.data / STATE)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = other.tree()
    with pytest.raises(BackupError, match="newer version of Entente"):
        restore(other.settings, newer.backup(tmp_path / "a.tar.gz"))
    assert other.tree() == before


def test_a_state_that_is_written_to_is_not_replaced(other: Machine, small: Path) -> None:
    with closing(sqlite3.connect(other.data / STATE)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(BackupError, match="is in use"):
            restore(other.settings, small)
        writer.rollback()
    assert noticed(other.data / STATE) == ["after"]
    assert Library(other.settings.index_dir).current == "old"


def test_a_damaged_state_is_replaced(other: Machine, small: Path) -> None:
    (other.data / STATE).write_bytes(b"This is a text, and no database at all. " * 100)
    restore(other.settings, small)
    assert noticed(other.data / STATE) == ["before"]


def test_a_restore_that_is_killed_anywhere_is_undone_by_the_next_start(
    other: Machine, archive: Path
) -> None:
    before = digests(other.data, other.knowledge)
    arguments = [archive, other.data, other.knowledge]
    module = [sys.executable, "-m", "tests.bot.restores_killed"]
    done = subprocess.run(
        [*module, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    *killed, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(killed) > len(DOCUMENTS)
    assert all(each["killed"] and each["undone"] for each in killed)
    assert [each["files"] for each in killed] == [before] * len(killed)
    assert (last["killed"], last["undone"]) == (False, False)
    assert noticed(other.data / STATE) == ["before"]


def test_a_restore_that_fails_halfway_takes_everything_back(other: Machine, small: Path) -> None:
    # No folder can be made where this leads, and it is no file to be moved away.
    (other.knowledge / "documents" / "deep").symlink_to("nowhere")
    before = other.tree()
    with pytest.raises(OSError, match="deep"):
        restore(other.settings, small)
    assert other.tree() == before
    assert not (other.data / FOLDER).exists()
    assert not (other.knowledge / FOLDER).exists()


def test_the_terminal_says_what_was_done(full: Machine, other: Machine, tmp_path: Path) -> None:
    source = Console(full.knowledge, full.data, tmp_path)
    target = Console(other.knowledge, other.data, tmp_path)
    file = str(tmp_path / "a.tar.gz")
    made = source.run("backup", file)
    assert made.returncode == 0, made.stderr
    version = Library(full.settings.index_dir).current
    assert f"{len(DOCUMENTS)} knowledge files, index version {version}" in made.stdout
    [entry] = [json.loads(line) for line in source.run("audit", "--json").stdout.splitlines()]
    assert (entry["action"], entry["target"]) == ("backup", "a.tar.gz")
    assert entry["detail"] == {"version": version}
    again = source.run("backup", file)
    assert (again.returncode, again.stdout) == (UNREADABLE, "")
    assert "exists already" in again.stderr
    restored = target.run("restore", file)
    assert restored.returncode == 0, restored.stderr
    assert f"index version {version}" in restored.stdout
    assert "by /forget-me is back" in restored.stdout
    [entry] = [json.loads(line) for line in target.run("audit", "--json").stdout.splitlines()]
    assert (entry["action"], entry["target"]) == ("restore", "a.tar.gz")
    assert len(source.run("audit", "--json").stdout.splitlines()) == 1
    missing = target.run("restore", str(tmp_path / "missing.tar.gz"))
    assert missing.returncode == UNREADABLE
    assert "There is no backup at" in missing.stderr


def test_a_key_that_is_not_in_the_backup_does_not_stay(other: Machine, tmp_path: Path) -> None:
    bare = machine(tmp_path / "bare")
    write_files(bare.knowledge, DOCUMENTS)
    restore(other.settings, bare.backup(tmp_path / "a.tar.gz"))
    assert not (other.data / KEY).exists()
