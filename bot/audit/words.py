"""An entry of the audit log as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LONGEST = 300
# Looked up by the very object: 1 and 0 are counts, and no True or False.
_WORDS = ((True, "yes"), (False, "no"), (None, "none"))


def detail_text(detail: Mapping[str, Any]) -> str:
    """Return an entry's detail on one line: ``kept: 5 · removed: 2``; empty where there is none."""
    said = " · ".join(_pairs(detail))
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"


def _pairs(detail: Mapping[str, Any]) -> list[str]:
    return [f"{name.replace('_', ' ')}: {_value(value)}" for name, value in detail.items()]


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_pairs(value))
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value)) or "nothing"
    return next((word for each, word in _WORDS if value is each), str(value))
