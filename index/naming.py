"""Which society a question is about, and which office in it: near names that vectors blur."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.aliases import Aliases
from index.slots.phrases import folded
from index.slots.roles import held_in, office_asked, offices
from knowledge import Passage

# How far a passage falls behind, on the scale of the ranking, from 0 to 4: two passages on one
# topic are about as far apart, so that only what is close is put into another order.
_OTHER_SOCIETY = 0.1
_NO_OFFICE = 0.2
# Below them nothing comes first by so little.
_COMPARED = 10


def handicaps(question: str, passages: Sequence[Passage], aliases: Aliases) -> NDArray[np.float32]:
    """Return what is taken off the scores of passages, best first, shape (passages,).

    A passage that names another society than the question, in its text and headings, falls behind
    one that names it or none; so does one that does not tell of the office that is asked for.
    """
    found = np.zeros(len(passages), dtype=np.float32)
    asked = aliases.societies(question).names
    if not asked and office_asked(folded(question)) is None:
        return found
    for at, passage in enumerate(passages[:_COMPARED]):
        told = aliases.societies("\n".join((*passage.headings, passage.text))).names
        if asked and told and not asked & told:
            found[at] += _OTHER_SOCIETY
        if not holds_office(question, passage.headings, passage.text, aliases):
            found[at] += _NO_OFFICE
    return found


def holds_office(question: str, headings: Sequence[str], text: str, aliases: Aliases) -> bool:
    """Return whether a passage tells of the office that a question asks for, if it asks for one.

    It must be an office of the society that the question names. Where it names none, a passage
    fails only if all its offices are others: a vice-president where the president is asked for.
    """
    office = office_asked(folded(question))
    if office is None:
        return True
    asked = aliases.societies(question).names
    about, told = aliases.societies("\n".join(headings)), aliases.societies(text)
    held = offices(told.text)
    if not asked or not (told.names or about.names):
        return office in held or not held
    if not told.names and office in held:
        # "Its president is Ada Bo.", below the society's name.
        return bool(asked & about.names)
    return any(held_in(part.text, office, *part.parted(asked)) for part in (told, about))
