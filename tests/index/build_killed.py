"""A process of its own, whose children are killed while they reindex, publish and prune.

`python -m tests.index.build_killed FOLDER MODELS KILLS` prints how many steps there are, and then,
for each of so many steps drawn by lot, what is served after a kill there and what the next run
makes of it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from index import (
    DEFAULT_MODEL,
    Embedder,
    IndexVersion,
    Library,
    Manifest,
    Searcher,
    build,
    compare,
    find_model,
    open_embedder,
    prepare,
)
from index.evaluation.golden import abstaining, answerable
from index.outcomes import read_outcomes
from index.report import keep_report, make_report
from tests.index.versions import DOCUMENTS, write

KEEP = 2
OLD = {**DOCUMENTS, "two.md": "# Parking\n\nThe made-up car park has eleven places.\n"}
WAITING = {**DOCUMENTS, "two.md": "# Parking\n\nThe made-up car park has twelve places.\n"}
NEW = {**DOCUMENTS, "two.md": "# Parking\n\nThe made-up car park has thirteen places.\n"}
_EVENTS = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"}
_WRITING = os.O_WRONLY | os.O_RDWR
_SEED = 5
GOLDEN = (
    answerable("When does the made-up house open?", "one.md", "The made-up house opens at nine."),
    abstaining("Who painted the made-up ceiling?"),
)


class Steps:
    """Counts what a process does to the files of a folder, and kills it at one of the steps."""

    def __init__(self, folder: Path, fatal: int) -> None:
        """Take the step at which it ends, 0 for none."""
        self._folder = str(folder)
        self._fatal = fatal
        self._numbers: Iterator[int] = count(1)
        self.made = 0

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Be told by Python what is about to be done; reading changes nothing, and is no step."""
        if event not in _EVENTS or (event == "open" and not arguments[2] & _WRITING):
            return
        # A whole folder is removed by names without a way to them.
        name = str(arguments[0])
        if name.startswith(self._folder) or not name.startswith("/"):
            self.step()

    def progress(self, _stage: str, done: int, total: int) -> None:
        """Be told how far the build is; between beginning and end of a stage one step is enough."""
        if done in {0, total // 2, total}:
            self.step()

    def step(self) -> None:
        """Make a step."""
        self.made = next(self._numbers)
        if self.made == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def forked(act: Callable[[], None]) -> int:
    """Do something in a process of its own and return how that ended, 0 or minus a signal."""
    pid = os.fork()
    if pid == 0:
        try:
            act()
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def fill(home: Path, embedder: Embedder) -> None:
    """Publish two versions, leave a candidate waiting, and then change the documents."""
    library = Library(home / "index")
    for documents in (DOCUMENTS, OLD):
        build(write(home / "knowledge", documents), library, embedder)
    waiting = prepare(write(home / "knowledge", WAITING), library, embedder).manifest.version
    library.keep_report(waiting, "a made-up report")
    write(home / "knowledge", NEW)


def ask(library: Library, embedder: Embedder, steps: Steps) -> None:
    """Ask the golden questions of what is served and of the candidate; keep the report."""
    version = str(library.candidate)
    served = library.open_current(embedder.identity)
    after = IndexVersion.open(library.folder(version), embedder.identity)
    report = make_report(
        Searcher(served, embedder),
        Searcher(after, embedder),
        GOLDEN,
        compare(served, after, read_outcomes(library.folder(version))),
        now=datetime.now(UTC),
        progress=steps.progress,
    )
    keep_report(library, report)


def run(home: Path, embedder: Embedder, fatal: int, *, gate: bool) -> None:
    """Reindex, publish and prune; write down how many steps that took.

    With a ``gate`` the build publishes by itself, as the terminal's does; without one, somebody
    publishes what waits, as moderators do. Either asks the golden questions before.
    """
    library = Library(home / "index")
    steps = Steps(home / "index", fatal)
    sys.addaudithook(steps.hear)

    def agreed(_served: Manifest | None) -> bool:
        ask(library, embedder, steps)
        return gate

    report = build(
        home / "knowledge", library, embedder, progress=steps.progress, by="Anna", agreed=agreed
    )
    if not report.published:
        library.publish(report.manifest.version, by="Anna")
    library.prune(KEEP)
    (home / "steps").write_text(str(steps.made), encoding="utf-8")


def look(home: Path, embedder: Embedder) -> None:
    """Write down what is served, and what is left in the folders."""
    library = Library(home / "index")
    served = library.open_current(embedder.identity)
    waiting = library.candidate
    if waiting:
        IndexVersion.open(library.folder(waiting), embedder.identity)
    found = {
        "served": sorted(passage.text for passage in served.contents.passages),
        "versions": sorted(path.name for path in library.folder("any").parent.iterdir()),
        "index": sorted(path.name for path in (home / "index").iterdir()),
        "reports": sorted(path.name for path in (home / "index" / "reports").iterdir()),
        "current": library.current,
        "predecessor": library.predecessor,
        "damaged": library.damaged,
        "history": len(library.history()),
    }
    (home / "found").write_text(json.dumps(found), encoding="utf-8")


def seen(home: Path, embedder: Embedder) -> dict[str, Any] | None:
    """Return what `look` finds; None if it fails."""
    if forked(lambda: look(home, embedder)):
        return None
    found: dict[str, Any] = json.loads((home / "found").read_text(encoding="utf-8"))
    return found


def main(folder: Path, models: Path, kills: int) -> None:
    """Count the steps, then kill at so many of them, each time in a copy of the same folder.

    Half of them with a gate, half without.
    """
    embedder = open_embedder(find_model(DEFAULT_MODEL), models)
    base = folder / "base"
    assert forked(lambda: fill(base, embedder)) == 0
    for gate in (False, True):
        whole = folder / f"whole-{gate}"
        shutil.copytree(base, whole)
        assert forked(lambda h=whole, g=gate: run(h, embedder, 0, gate=g)) == 0  # type: ignore[misc]
        steps = int((whole / "steps").read_text(encoding="utf-8"))
        sys.stdout.write(json.dumps({"steps": steps, "done": seen(whole, embedder)}) + "\n")
        draw = random.Random(_SEED)  # noqa: S311
        for fatal in draw.sample(range(1, steps + 1), kills // 2):
            kill(base, folder / "killed", embedder, fatal, gate=gate)


def kill(base: Path, home: Path, embedder: Embedder, fatal: int, *, gate: bool) -> None:
    """Kill at a step in a copy, start there again and end it, and print what is found each time."""
    shutil.copytree(base, home)
    outcome = {
        "step": fatal,
        "killed": forked(lambda: run(home, embedder, fatal, gate=gate)) == -signal.SIGKILL,
        "after": seen(home, embedder),
        "started": forked(lambda: Library(home / "index").sweep()),
        "start": seen(home, embedder),
        "again": forked(lambda: run(home, embedder, 0, gate=gate)),
        "end": seen(home, embedder),
    }
    sys.stdout.write(json.dumps(outcome) + "\n")
    shutil.rmtree(home)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
