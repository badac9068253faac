"""Texts that are not to be answered from documents: small talk, and requests for medical advice."""

from __future__ import annotations

from enum import StrEnum

from index import medical
from index.slots.phrases import folded
from index.small_talk import AROUND, SAID


class Intent(StrEnum):
    """What a text wants when it does not want a passage."""

    SMALL_TALK = "small_talk"
    MEDICAL_ADVICE = "medical_advice"


_TOGETHER = (
    (medical.SELF, medical.SYMPTOM),
    (medical.OWN, medical.BODY),
    (medical.TAKING, medical.DRUG),
)


def intent_of(text: str) -> Intent | None:
    """Return what a text wants instead of a passage; None for a question to search for."""
    words = folded(text)
    if _is_small_talk(words):
        return Intent.SMALL_TALK
    return Intent.MEDICAL_ADVICE if _asks_for_advice(words) else None


def _is_small_talk(words: str) -> bool:
    """Return whether nothing is left of a folded text besides what is said for its own sake."""
    rest, said = SAID.subn(" ", words)
    if not said:
        return not any(character.isalnum() for character in words)
    return not any(character.isalnum() for character in AROUND.sub(" ", rest))


def _asks_for_advice(words: str) -> bool:
    """Return whether a folded text asks about one's own body, a patient's, or a drug to take.

    A disease alone is not enough: people may ask what the documents say of it.
    """
    if medical.SAYS_IT_ALL.search(words):
        return True
    if medical.FINDING.search(words) and medical.GRAVITY.search(words):
        return True
    if medical.WORK.search(words):
        return False
    return bool(
        medical.FINDING.search(words)
        or any(who.search(words) and what.search(words) for who, what in _TOGETHER)
    )
