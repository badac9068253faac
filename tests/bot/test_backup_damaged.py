"""Backups that are damaged, or made to do harm: refused, and nothing is touched."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.backup import BackupError, restore
from bot.backup.manifest import NAME
from tests.bot.backups import Machine, other_machine, small_backup


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_backup(tmp_path_factory.mktemp("small"))


@pytest.fixture
def other(tmp_path: Path) -> Machine:
    return other_machine(tmp_path / "other")


@pytest.mark.parametrize("step", range(24))
def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    step: int, small: Path, other: Machine, tmp_path: Path
) -> None:
    whole = small.read_bytes()
    # Behind gzip's head, in which an altered time or system changes nothing that is restored.
    at = 10 + (len(whole) - 11) * step // 23
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
    before = other.tree()
    with pytest.raises(BackupError, match=r"damaged\.tar\.gz was not restored.*Nothing was"):
        restore(other.settings, damaged)
    assert other.tree() == before


@pytest.mark.parametrize("share", [0, 0.3, 0.9, 0.9999])
def test_a_backup_that_was_cut_off_is_refused(
    share: float, small: Path, other: Machine, tmp_path: Path
) -> None:
    whole = small.read_bytes()
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(whole[: int(len(whole) * share)])
    before = other.tree()
    with pytest.raises(BackupError, match="was not restored"):
        restore(other.settings, cut)
    assert other.tree() == before


Members = list[tuple[tarfile.TarInfo, bytes]]


def members(archive: Path) -> Members:
    with tarfile.open(archive) as tar:
        found = [(each, tar.extractfile(each)) for each in tar]
        return [(info, content.read() if content else b"") for info, content in found]


def write_archive(file: Path, parts: Members) -> Path:
    with tarfile.open(file, "w:gz") as tar:
        for info, content in parts:
            tar.addfile(info, io.BytesIO(content))
    return file


def member(name: str, content: bytes = b"x", **values: Any) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in values.items():
        setattr(info, key, value)
    if info.isreg():
        return info, content
    info.size = 0
    return info, b""


def altered(parts: Members, **values: Any) -> Members:
    """Return the members with another list of files."""
    *files, (info, text) = parts
    return [*files, member(info.name, json.dumps(json.loads(text) | values).encode())]


HOSTILE: dict[str, Callable[[Members], Members]] = {
    "a way out": lambda parts: [member("knowledge/../../escaped"), *parts],
    "an absolute name": lambda parts: [member("/tmp/escaped"), *parts],  # noqa: S108
    "a backslash": lambda parts: [member("knowledge\\..\\escaped"), *parts],
    "another folder": lambda parts: [member("bin/escaped"), *parts],
    "a part's own name": lambda parts: [member("knowledge"), *parts],
    "a link": lambda parts: [
        member("knowledge/link", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        *parts,
    ],
    "a hard link": lambda parts: [
        member("knowledge/link", type=tarfile.LNKTYPE, linkname="state/state.db"),
        *parts,
    ],
    "a device": lambda parts: [member("knowledge/tty", type=tarfile.CHRTYPE), *parts],
    "a folder": lambda parts: [member("knowledge/a", type=tarfile.DIRTYPE), *parts],
    "a file twice": lambda parts: [parts[0], *parts],
    "a file too many": lambda parts: [member("knowledge/extra.md"), *parts],
    "a file too few": lambda parts: parts[1:],
    "another content": lambda parts: [member(parts[0][0].name, b"else"), *parts[1:]],
    "no list": lambda parts: parts[:-1],
    "a list that is none": lambda parts: [*parts[:-1], member(NAME, b"[]")],
    "something after the list": lambda parts: [*parts, member("knowledge/late.md")],
    "a newer format": lambda parts: altered(parts, format=2),
    "another version": lambda parts: altered(parts, version="20010101-000000-abcdef"),
    "a huge file": lambda parts: [huge(), *parts],
}


def huge() -> tuple[tarfile.TarInfo, bytes]:
    """Return a member that says it is as large as no disk."""
    info, content = member("knowledge/huge.md")
    info.size = 2**60
    return info, content


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_backup_made_to_do_harm_is_refused(
    kind: str, small: Path, other: Machine, tmp_path: Path
) -> None:
    parts = HOSTILE[kind](members(small))
    hostile = tmp_path / "hostile.tar.gz"
    if kind == "a huge file":
        # Only its head: no such content can be written.
        with gzip.open(hostile, "wb") as packed:
            packed.write(parts[0][0].tobuf() + b"x" * 1024)
    else:
        write_archive(hostile, parts)
    before = other.tree()
    with pytest.raises(BackupError, match="was not restored"):
        restore(other.settings, hostile)
    assert other.tree() == before
    assert not [path for path in tmp_path.rglob("*") if "escaped" in path.name]
