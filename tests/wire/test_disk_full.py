"""The disk is full: nothing is confirmed that is not kept, and all is well once there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.exit_codes import CONFIGURATION
from index import Library
from tests.bot.console import Console
from tests.wire.homes import ANSWERS, CONFIRMED, reminders
from tests.wire.interactions import slash
from tests.wire.process import running
from tests.wire.server import Wire

SIZE = "24m"


@pytest.fixture
def small(home: Console, tmp_path: Path) -> Iterator[Console]:
    """Yield a home whose data are on a small disk of their own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "made-up", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here: that takes root's rights")
    try:
        shutil.copytree(home.data, disk / "data", symlinks=True)
        yield replace(home, data=disk / "data")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(home: Console, room: int = 0) -> Path:
    """Write a file until there is only so much room left, and return it."""
    filler = home.data.parent / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 10, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    # To the last byte: what is begun is not finished.
    assert os.statvfs(home.data).f_bavail == 0
    os.truncate(filler, filler.stat().st_size - room)
    return filler


def test_what_cannot_be_written_down_is_not_confirmed(wire: Wire, small: Console) -> None:
    with running(wire, small) as bot:
        bot.ready()
        bot.ask()
        filler = fill(small)
        assert ANSWERS in bot.ask().text
        refused = bot.set_reminder()
        bot.wire.wait("an apology", lambda: "reference" in refused.text)
        assert CONFIRMED not in refused.text
        filler.unlink()
        assert CONFIRMED in bot.set_reminder().text
        assert ANSWERS in bot.ask().text
    assert reminders(small) == ["waiting"]


def test_what_cannot_be_published_leaves_what_is_served(wire: Wire, small: Console) -> None:
    library = Library(small.data / "index")
    served = library.current
    assert served is not None
    size = sum(each.stat().st_size for each in library.folder(served).rglob("*"))
    with running(wire, small) as bot:
        bot.ready()
        document = small.knowledge / "partnership.md"
        document.write_text(document.read_text("utf-8") + "\nA made-up change.\n", "utf-8")
        for room in (0, size // 2):
            filler = fill(small, room)
            failed = small.run("index", "build")
            assert failed.returncode == CONFIGURATION
            assert "No space left on device" in failed.stderr
            assert library.current == served
            assert ANSWERS in bot.ask().text
            filler.unlink()
        built = small.run("index", "build")
        assert built.returncode == 0, built.stderr
        published = library.current
        assert published is not None
        assert published != served
        wire.wait("the new version", lambda: published in wire.answer(slash("status")).text)
        assert ANSWERS in bot.ask().text
