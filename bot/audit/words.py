"""An entry of the audit log as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONGEST = 300


def detail_text(detail: Mapping[str, Any]) -> str:
    """Return an entry's detail on one line: ``kept: 5 · removed: 2``; empty where there is none."""
    said = " · ".join(f"{name}: {_value(value)}" for name, value in detail.items())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no", None: "none"}.get(value, str(value))
