"""Particular things that a passage cannot tell of without naming them, in eight languages, folded.

A question for the treasurer is not answered by a passage in which no treasurer occurs. Only things
with few other names stand here: each was measured on questions that are rightly answered.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.slots.model import Slot, has
from index.slots.phrases import phrases


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing: the noun for the card, what asks for it, and what else may tell of it."""

    name: str
    noun: str
    asked: dict[str, str]
    also: str = ""

    def slot(self) -> Slot:
        """Return the rule: what asks for the thing also tells of it."""
        told = {**self.asked, "also": self.also}
        return Slot(self.name, self.noun, phrases(self.asked), has(phrases(told)))
