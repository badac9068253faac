"""Which society a question is about, and which office in it: near names that vectors blur."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.aliases import Aliases, Kind
from index.slots.persons import SUCCESSION, succeeds
from index.slots.phrases import folded, phrases
from index.slots.roles import held_in, office_asked, offices
from knowledge import Passage

# How far a passage falls behind, on the scale of the ranking, from 0 to 4: two passages on one
# topic are about as far apart, so that only what is close is put into another order.
_OTHER_SOCIETY = 0.1
_NO_OFFICE = 0.2
# The passage on whoever came before or after has fewer words of the question.
_NOBODY_ELSE = 0.6
# Below them nothing comes first by so little.
_COMPARED = 10
# A passage that says so means whichever societies its document names.
_BOTH = phrases(
    {
        "en": "both, two societies, two organi*, two partners, partners, partnership",
        "de": "beide*, zwei gesellschaften, partner*",
        "fr": "deux societes, partenaires, partenariat*, tous deux, toutes deux",
        "es": "ambas, ambos, dos sociedades, socios, alianza",
        "it": "entramb*, due societa, partner, partenariato",
        "nl": "beide*, twee verenigingen, partners, partnerschap",
        "pl": "oba, obie, obu, obydw*, partner*",
        "tr": "her iki, iki dernek, iki toplul*, ortak*",
    }
)


def handicaps(question: str, passages: Sequence[Passage], aliases: Aliases) -> NDArray[np.float32]:
    """Return what is taken off the scores of passages, best first, shape (passages,).

    A passage that names another society than the question, in its text and headings, falls behind
    one that names it or none; so does one that does not tell of the office that is asked for, or of
    nobody who came before or after where that is asked.
    """
    found = np.zeros(len(passages), dtype=np.float32)
    asked = aliases.societies(question).names
    after_another = SUCCESSION.asked_by(question)
    if not asked and not after_another and office_asked(folded(question)) is None:
        return found
    for at, passage in enumerate(passages[:_COMPARED]):
        told = aliases.societies("\n".join((*passage.headings, passage.text))).names
        if asked and told and not asked & told:
            found[at] += _OTHER_SOCIETY
        if not holds_office(question, passage.headings, passage.text, aliases):
            found[at] += _NO_OFFICE
        if after_another and not succeeds(folded(passage.text)):
            found[at] += _NOBODY_ELSE
    return found


def unnamed_societies(
    question: str, title: str, headings: Sequence[str], text: str, aliases: Aliases
) -> frozenset[str]:
    """Return the societies that a question names and a passage does not, by their first names.

    A passage names those of its text and of the nearest heading that names any. The title of its
    document counts where it names only one, which the document is then about, and where the passage
    names none itself or speaks of both.
    """
    asked = aliases.of_kind(Kind.SOCIETY, question)
    if not asked:
        return frozenset()
    named = (aliases.of_kind(Kind.SOCIETY, heading) for heading in reversed(headings))
    nearest: frozenset[str] = next((names for names in named if names), frozenset())
    shown = aliases.of_kind(Kind.SOCIETY, text) | nearest
    entitled = aliases.of_kind(Kind.SOCIETY, title)
    if len(entitled) == 1 or not shown or _BOTH.search(folded(text)):
        shown |= entitled
    return asked - shown


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
