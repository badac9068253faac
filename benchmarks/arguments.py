"""The arguments of ``python -m benchmarks``."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.contestants.roster import ROSTER
from benchmarks.driving import ROOT

_TEXTS = ROOT.parent / "shared" / "eval"
_WHAT = "Measure Entente beside what people would otherwise use, for docs/performance.md."
_UNITS = {"k": 1000, "m": 1_000_000}


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    made = argparse.ArgumentParser(prog="benchmarks", description=_WHAT)
    add = made.add_argument
    add(
        "--sizes",
        type=_sizes,
        default=(1000, 10_000),
        metavar="1k,10k,100k,1m",
        help="how many passages an index has, or none (default: 1k,10k)",
    )
    add(
        "--contestants",
        type=_names,
        default=tuple(ROSTER),
        metavar="NAME,NAME",
        help=f"who takes part, or none (default: all: {', '.join(ROSTER)})",
    )
    add(
        "--at",
        type=_size,
        default=10_000,
        metavar="SIZE",
        help="the size at which the contestants meet; it is one of --sizes (default: 10k)",
    )
    add("--rounds", type=int, default=3, help="rounds of the contestants (default: 3)")
    add("--questions", type=int, default=60, help="questions a round and contestant (default: 60)")
    add("--asked", type=int, default=300, help="questions at each size (default: 300)")
    add("--seconds", type=float, default=4, help="seconds of each crowd (default: 4)")
    add("--starts", type=int, default=3, help="cold starts, and openings (default: 3)")
    add(
        "--files",
        type=int,
        default=5000,
        help="files of the unchanged rebuild, 0 for none (default: 5000)",
    )
    add("--pool", type=int, default=500, help="real passages, a file each (default: 500)")
    add(
        "--build-minutes",
        type=float,
        default=15,
        help="a size whose build would take longer is left out (default: 15)",
    )
    add("--texts", type=Path, default=_TEXTS, help="the folder of the text sets")
    add(
        "--folder",
        type=Path,
        default=ROOT / "data" / "benchmarks",
        help="where environments and indexes are made (default: data/benchmarks)",
    )
    add("--out", type=Path, default=ROOT / "docs" / "performance.json", help="the results")
    add("--page", type=Path, default=ROOT / "docs" / "performance.md", help="where tables go")
    add("--plot", type=Path, default=ROOT / "docs" / "images" / "growth.png", help="the picture")
    add("--tables", action="store_true", help="measure nothing: tables and picture from --out")
    return made


def _size(text: str) -> int:
    number, unit = (text[:-1], text[-1].lower()) if text[-1:].isalpha() else (text, "")
    if not number.isdecimal() or unit not in {"", *_UNITS} or not int(number):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of passages, such as 10k")
    return int(number) * _UNITS.get(unit, 1)


def _sizes(text: str) -> tuple[int, ...]:
    if text == "none":
        return ()
    return tuple(sorted({_size(part) for part in text.split(",")}))


def _names(text: str) -> tuple[str, ...]:
    if text == "none":
        return ()
    names = tuple(text.split(","))
    if unknown := [name for name in names if name not in ROSTER]:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(ROSTER)}")
    return names
