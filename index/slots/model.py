"""What a slot is: a kind of thing that a question asks for and a passage holds or does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from index.slots.phrases import folded


@dataclass(frozen=True, slots=True)
class Shown:
    """What an asker would see of a passage, as the rules read it.

    ``text`` is the passage and ``words`` are its headings and text, folded; ``bold`` are its
    sentences in bold and ``answer`` the same, folded; ``as_of`` is the date of its source (an ISO
    date, or its beginning); ``question`` is the folded question; ``today`` is the day on which it
    is asked.
    """

    text: str
    words: str
    bold: str
    answer: str
    as_of: str | None
    question: str
    today: date


Holds = Callable[[Shown], bool]


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of thing: what asks for it, and what holds it.

    ``noun`` completes the sentence "My documents mention that, but not …".
    """

    name: str
    noun: str
    asks: re.Pattern[str]
    holds: Holds

    def asked_by(self, question: str) -> bool:
        """Return whether a question asks for such a thing."""
        return self.asks.search(folded(question)) is not None

    def held_by(
        self,
        text: str,
        *,
        question: str,
        today: date,
        headings: Sequence[str] = (),
        as_of: str | None = None,
    ) -> bool:
        """Return whether a passage, with its headings, holds such a thing."""
        return self.holds(shown(text, question, today=today, headings=headings, as_of=as_of))


def shown(
    text: str,
    question: str,
    *,
    today: date,
    headings: Sequence[str] = (),
    as_of: str | None = None,
    answer: str | None = None,
) -> Shown:
    """Return a passage as the rules read it; where no ``answer`` is given, all of it answers."""
    whole = "\n".join((*headings, text))
    words = folded(whole)
    bold = whole if answer is None else answer
    return Shown(whole, words, bold, folded(bold), as_of, folded(question), today)


def has(pattern: re.Pattern[str]) -> Holds:
    """Return a rule: the pattern is found in the folded words of the passage or its headings."""
    return lambda passage: pattern.search(passage.words) is not None


def shows(pattern: re.Pattern[str]) -> Holds:
    """Return a rule: the pattern is found in the folded sentences in bold."""
    return lambda passage: pattern.search(passage.answer) is not None
