"""What the tables of questions and passages for the slots are checked with."""

from __future__ import annotations

from datetime import date

from index.slots import SLOTS, missing, wanted

TODAY = date(2026, 11, 24)
NAMED = {slot.name: slot for slot in SLOTS}


def asked(question: str) -> set[str]:
    """Return the names of what a question asks for."""
    return {slot.name for slot in wanted(question)}


def told(name: str, question: str, *passages: str) -> list[bool]:
    """Return whether each passage holds a thing that a question asks for.

    A passage that does not must be found lacking by all the rules together, too.
    """
    slot = NAMED[name]
    held = [slot.held_by(text, question=question, today=TODAY) for text in passages]
    for text, holds in zip(passages, held, strict=True):
        if not holds:
            assert missing(question, text, today=TODAY) is not None
    return held
