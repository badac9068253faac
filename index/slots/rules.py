"""Every slot, in the order in which the first that is missing is named to the asker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.slots import asking, holding
from index.slots.belongings import BELONGINGS
from index.slots.changes import CHANGES
from index.slots.courses import COURSES
from index.slots.details import DETAILS
from index.slots.exams import EXAMS_AND_COURSES
from index.slots.frequency import FREQUENCY
from index.slots.groups import GROUP
from index.slots.lands import LANDS
from index.slots.letters import LETTERS, MEANING
from index.slots.model import Shown, Slot, has, shown, shows
from index.slots.named import COUNTED, IDENTIFIER, THAT_NUMBER, THAT_YEAR
from index.slots.offices import OFFICES_AND_MONEY
from index.slots.opposite import OPPOSITE
from index.slots.order import ORDER
from index.slots.others import WHO_ELSE
from index.slots.particulars import PARTICULARS
from index.slots.people import AT_WORK, KINDS
from index.slots.persons import PERSONS
from index.slots.phrases import folded
from index.slots.places import WHERE
from index.slots.planned import PLANNED
from index.slots.premises import PREMISES
from index.slots.present import NEXT, NOW
from index.slots.reaching import REACHING, TAKING_PART
from index.slots.tallies import TALLIES, UNITS


def _holds_count(passage: Shown) -> bool:
    """Return whether the sentences in bold have a number that the question does not bring along.

    A year is none, nor is what is numbered.
    """
    told = holding.numbers(holding.DATED.sub(" ", passage.answer))
    return bool(told - holding.numbers(passage.question))


def _holds_date(passage: Shown) -> bool:
    """Return whether a passage tells when: a date, or, where one asks when to do a thing, any."""
    if asking.ON_CONDITION.search(passage.question):
        return True
    return holding.DATE.search(passage.words) is not None


def _holds_publishing(passage: Shown) -> bool:
    """Return whether a passage tells a price, besides that reading is free."""
    return holding.PRICE.search(holding.TO_READ.sub(" ", passage.words)) is not None


SLOTS: tuple[Slot, ...] = (
    Slot("email", "an e-mail address", asking.EMAIL, has(holding.EMAIL)),
    Slot("phone", "a phone number", asking.PHONE, has(holding.PHONE)),
    *(concept.slot() for concept in (*PREMISES, *CHANGES)),
    *(concept.slot() for concept in (*OFFICES_AND_MONEY, *EXAMS_AND_COURSES, *PARTICULARS)),
    Slot("price", "its price", asking.PRICE, shows(holding.PRICE)),
    Slot("publishing", "what publishing costs", asking.PUBLISHING, _holds_publishing),
    *PERSONS,
    *REACHING,
    *(concept.slot() for concept in TAKING_PART),
    *DETAILS,
    *(concept.slot() for concept in (*BELONGINGS, *KINDS, *AT_WORK)),
    *COURSES,
    *FREQUENCY,
    GROUP,
    WHERE,
    LANDS,
    Slot("age", "an age", asking.AGE, has(holding.AGE)),
    LETTERS,
    MEANING,
    WHO_ELSE,
    PLANNED,
    NEXT,
    NOW,
    THAT_YEAR,
    THAT_NUMBER,
    IDENTIFIER,
    Slot("link", "a link", asking.LINK, has(holding.LINK)),
    COUNTED,
    *TALLIES,
    UNITS,
    Slot("count", "a number", asking.COUNT, _holds_count),
    Slot("duration", "how long it is", asking.DURATION, has(holding.DURATION)),
    Slot("year", "the year", asking.YEAR, shows(holding.YEAR)),
    Slot("date", "a date", asking.DATE, _holds_date),
    *ORDER,
    OPPOSITE,
)


def wanted(question: str) -> tuple[Slot, ...]:
    """Return the kinds of things that a question asks for."""
    words = folded(question)
    return tuple(slot for slot in SLOTS if slot.asks.search(words))


def missing(
    question: str,
    text: str,
    *,
    today: date,
    headings: Sequence[str] = (),
    as_of: str | None = None,
    answer: str | None = None,
) -> Slot | None:
    """Return the first kind of thing that a question asks for and a passage does not hold.

    ``headings`` are whatever is shown above the passage, the document's title among it.
    ``as_of`` is the date of its source, an ISO date or its beginning. ``answer`` are the sentences
    that are shown in bold.
    """
    asked = wanted(question)
    if not asked:
        return None
    passage = shown(text, question, today=today, headings=headings, as_of=as_of, answer=answer)
    return next((slot for slot in asked if not slot.holds(passage)), None)
