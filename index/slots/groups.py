"""Which committee, club or working group: the words before it must be before the passage's too."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from index.language import LANGUAGES, function_words
from index.slots.model import Shown, Slot

_GROUP = r"(?:sub)?committees?|clubs?|working groups?|workgroups?|task forces?"
_ASKS = re.compile(rf"((?:(?!\b(?:{_GROUP})\b)[\w'-]+ ){{1,4}})({_GROUP})\b")
_WORD = re.compile(r"\w+")
# "Which new committee" names none.
_UNNAMED = frozenset(
    {"new", "other", "another", "same", "joint", "common", "first", "last", "many", "might"}
)
_WHICH = frozenset({"which", "what"})
_NEAR = 5
_SHORTEST = 4
_ALIKE = 80


def _holds(passage: Shown) -> bool:
    """Return whether each group that is asked for is one of the passage, by its name.

    Only where both are English: in other languages the name stands elsewhere, or is a compound.
    """
    found = _ASKS.search(passage.question)
    if found is None:
        return True
    named = _name(found[1])
    if not named and found[1].split()[-1] not in _WHICH:
        return True
    row = _WORD.findall(passage.words)
    kind = found[2].split()[-1].removesuffix("s")
    places = [at for at, word in enumerate(row) if kind in word]
    return any(all(_stands_near(word, row, at) for word in named) for at in places)


def _name(before: str) -> list[str]:
    """Return the words right before a kind of group that tell which one it is."""
    named: list[str] = []
    for word in reversed(_WORD.findall(before)):
        # "El club" names none.
        if word in _UNNAMED or any(word in function_words(language) for language in LANGUAGES):
            break
        if len(word) >= _SHORTEST:
            named.append(word)
    return named


def _stands_near(word: str, row: list[str], at: int) -> bool:
    around = row[max(0, at - _NEAR) : at + _NEAR]
    return process.extractOne(word, around, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


GROUP = Slot("group", "that group", _ASKS, _holds)
