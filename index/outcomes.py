"""What became of each file that a version was made of, kept with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.errors import VersionError
from knowledge import Outcome

REPORT = "report.json"

_FORM = TypeAdapter(tuple[Outcome, ...])


def write_outcomes(folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Write them into a version's folder."""
    report = [asdict(outcome) for outcome in outcomes]
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


def read_outcomes(folder: Path) -> tuple[Outcome, ...]:
    """Return what `write_outcomes` wrote. Raises VersionError where it cannot be read."""
    try:
        return _FORM.validate_json((folder / REPORT).read_bytes())
    except (OSError, ValidationError) as error:
        raise VersionError(
            f"The index version {folder.name} has no readable {REPORT}. "
            "Build it again with `entente index build`."
        ) from error
