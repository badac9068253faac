"""Who else, besides the persons that the question names."""

from __future__ import annotations

import re

from index.slots.model import Shown, Slot
from index.slots.phrases import folded, phrases

_WHO_ELSE = phrases(
    {
        "en": "who else, whom else, who besides, who apart from, anyone else, anybody else",
        "de": "wer noch, wer sonst, wer ausser, wen noch, wer … noch, noch jemand",
        "fr": "qui d'autre, qui encore, quelqu'un d'autre",
        "es": "quien mas, quienes mas, alguien mas, quien otro",
        "it": "chi altro, chi altri, qualcun altro",
        "nl": "wie nog, wie anders, wie … nog, nog iemand, iemand anders",
        "pl": "kto jeszcze, kto oprocz, kto poza, ktos jeszcze",
        "tr": "baska kim, kim daha, baska biri, baska kimler",
    }
)
_NAME = r"(?:[A-Z][\w'’-]+\.? ?|[A-Z]\. ?){1,3}"
# Only names that are surely those of persons: behind a title, or before a degree.
_PERSON = re.compile(
    rf"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Frau|Herr|PD)\.? (?:Dr\.? )?({_NAME})|"
    rf"({_NAME}),? (?:MD|M\.D\.|PhD|Ph\.D\.)"
)
_WORD = re.compile(r"\w{3,}")


def _holds(passage: Shown) -> bool:
    """Return whether a passage names any person besides those of the question, or none surely."""
    persons = [first or second for first, second in _PERSON.findall(passage.text)]
    asked = set(_WORD.findall(passage.question))
    strange = [name for name in persons if asked.isdisjoint(_WORD.findall(folded(name)))]
    return not persons or bool(strange)


WHO_ELSE = Slot("who-else", "who else", _WHO_ELSE, _holds)
