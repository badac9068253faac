"""Short names for long things: what a button's id or a choice can hold."""

from __future__ import annotations

import hashlib

from bot.markdown import shorten, size

KEY = "[0-9a-f]{12}"
"""The pattern of a key, for the ids of buttons."""

_CHOICE_LIMIT = 100
_MARK = "#"


def key(text: str) -> str:
    """Return a text's key; the same text has the same one after a restart too."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def choice_value(text: str) -> str:
    """Return what a choice holds for a text: itself where Discord lets it, its key otherwise."""
    return text if size(text) <= _CHOICE_LIMIT else f"{_MARK}{key(text)}"


def choice_label(*parts: tuple[str, int]) -> str:
    """Return what a choice says: parts, each cut to so many signs, in what Discord takes."""
    label = " ".join(shorten(text, limit) for text, limit in parts)
    while size(label) > _CHOICE_LIMIT:
        label = shorten(label, len(label) - 1)
    return label


def means(value: str, text: str) -> bool:
    """Tell whether a choice's value, or what was typed in its place, is a text."""
    return value.strip() in {text, f"{_MARK}{key(text)}"}
