"""What similarity cannot see: a passage on the topic that lacks the very thing asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date

from index.abstention import Verdict
from index.aliases import Aliases
from index.intents import Intent
from index.naming import holds_office, unnamed_societies
from index.slots import missing, years_asked, years_told
from index.slots.phrases import folded
from knowledge import Passage

_OFFICE = "who holds that office there"


def lacking(
    question: str,
    passage: Passage,
    title: str,
    aliases: Aliases,
    today: date,
    *,
    sentences: Sequence[tuple[int, int]],
) -> str | None:
    """Return what a question asks for and a passage does not hold, as words; None for nothing.

    ``today`` decides what is current or still to come; ``sentences`` are the spans in bold.
    """
    headings = (title, *passage.headings)
    slot = missing(
        question,
        passage.text,
        today=today,
        headings=headings,
        as_of=passage.as_of,
        answer="\n".join(passage.text[begin:end] for begin, end in sentences),
    )
    if slot is not None:
        return slot.noun
    shown = " ".join((*headings, passage.text))
    asked = aliases.things(question)
    if asked and not asked & aliases.things(shown):
        return _listed(sorted(asked))
    if strange := unnamed_societies(question, title, passage.headings, passage.text, aliases):
        return _listed(sorted(strange))
    if not holds_office(question, headings, passage.text, aliases):
        return _OFFICE
    return None


def years_of(texts: Iterable[str]) -> frozenset[int]:
    """Return the years that texts name."""
    return frozenset().union(*(years_told(folded(text)) for text in texts))


def unheard_year(question: str, told: Set[int]) -> str | None:
    """Return the first year a question is about that is not among those told, as a word.

    Documents that tell no year may be about any.
    """
    asked = years_asked(folded(question)) - told
    return str(min(asked)) if told and asked else None


def quoted(words: Sequence[str]) -> str:
    """Return words of a question, as typed, for what a passage lacks."""
    return _listed([f"“{word}”" for word in words])


def temper(verdict: Verdict, lacks: str | None, intent: Intent | None) -> Verdict:
    """Return a verdict that claims no answer where something is lacking or advice is wanted."""
    if verdict is Verdict.ANSWERED and (lacks or intent is Intent.MEDICAL_ADVICE):
        return Verdict.UNSURE
    return verdict


def _listed(names: Sequence[str]) -> str:
    return " or ".join(names)
