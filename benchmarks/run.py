"""One run of everything: builds, sizes, contestants."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.arguments import parser
from benchmarks.bench import Bench, Places
from benchmarks.builds import measure_builds, measure_many
from benchmarks.contestants.roster import ROSTER
from benchmarks.duels import Plan, duel
from benchmarks.errors import SkippedError
from benchmarks.handing import full_precision
from benchmarks.reach import write_results
from benchmarks.sizes import measure_size
from benchmarks.summary import summarise
from benchmarks.texts import Texts, read_texts


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Measure what the arguments say, and return the results.

    :raises SkippedError: If there are no texts to measure with, or the contestants' size is none
        of the sizes.
    """
    begin = time.monotonic()
    if given.contestants and given.at not in given.sizes:
        raise SkippedError(f"--at is {given.at:,}, which is none of --sizes.")
    texts = read_texts(given.texts, given.pool)
    results: dict[str, Any] = {
        "made": f"{datetime.now(UTC):%Y-%m-%d}",
        "command": _command(given),
        "minutes": 0.0,
        "machine": machine.describe(),
    }
    bench = _bench(given, texts)
    results["encoder"] = _encoder(bench)
    _tell(f"Building {len(texts.passages)} files three times")
    results["builds"] = measure_builds(bench)
    if given.files:
        _tell(f"Building {given.files:,} files twice")
        rate = results["builds"]["first"]["passages_per_second"]
        results["many"] = measure_many(bench, given.files, rate)
    skipped: dict[str, str] = {}
    results |= {"sizes": [], "contestants": {}, "contestants_size": given.at, "skipped": skipped}
    # Kept as far as it got: a run that is killed has not been for nothing.
    write_results(given.out, results)
    results["sizes"] = _measure_sizes(bench, given, skipped)
    write_results(given.out, results)
    if given.contestants and given.at in [size["size"] for size in results["sizes"]]:
        plan = Plan(given.rounds, given.questions, given.seconds, given.starts)
        contestants = [ROSTER[name] for name in given.contestants]
        records, left_out = duel(bench, given.at, contestants, plan, _tell)
        results["contestants"] = summarise(records)
        skipped |= left_out
    results["minutes"] = round((time.monotonic() - begin) / 60, 1)
    return results


def _bench(given: argparse.Namespace, texts: Texts) -> Bench:
    from bot.engine import load_embedder
    from bot.settings import load
    from index import find_model

    settings = load()
    places = Places(given.folder.resolve())
    embedder = load_embedder(settings)
    if given.contestants:
        source, _ = find_model(
            settings.model, settings.model_query_prefix, settings.model_passage_prefix
        ).directory(settings.models_dir)
        full_precision(source, places.model)
    return Bench.of(settings, places, texts, embedder)


def _measure_sizes(
    bench: Bench, given: argparse.Namespace, skipped: dict[str, str]
) -> list[dict[str, Any]]:
    measured: list[dict[str, Any]] = []
    for size in given.sizes:
        _tell(f"Building and asking {size:,} passages")
        smaller = measured[-1] if measured else None
        questions = bench.texts.questions[-given.asked :]
        try:
            measured.append(
                measure_size(
                    bench,
                    size,
                    questions,
                    starts=given.starts,
                    smaller=smaller,
                    limit=given.build_minutes * 60,
                )
            )
        except SkippedError as error:
            skipped[f"{size:,} passages"] = str(error)
            _tell(f"Left out: {error}")
    return measured


def _encoder(bench: Bench) -> str:
    """Return the name of the model, and of what runs it."""
    identity = bench.recorder.identity
    return f"{identity.name}, {getattr(identity, 'encoder', 'sentence-transformers')}"


def _command(given: argparse.Namespace) -> str:
    """Return the command that measures the same again, wherever things are on that machine."""
    said = []
    for name, default in vars(parser().parse_args([])).items():
        value = vars(given)[name]
        if isinstance(value, Path | bool) or value == default:
            continue
        listed = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
        said.append(f"--{name.replace('_', '-')} {listed or 'none'}")
    return f'make bench ARGS="{" ".join(said)}"' if said else "make bench"


def _tell(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", flush=True)
