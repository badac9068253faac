"""Telling whether a text speaks of one patient: then it is not kept, and its author is told."""

from __future__ import annotations

from bot.privacy.patient_words import AGE, CALLED, FOUND, ONE_PATIENT, SEX, YEARS
from index.slots.phrases import folded
from knowledge.personal import Finding, Kind, findings

# What is said of findings that speak of a patient whatever stands around them.
_ALONE = {Kind.BIRTH_DATE: "a date of birth", Kind.RECORD: "a record number"}


def looks_like_patient_data(text: str) -> str | None:
    """Return what in a text looks like patient data, such as "a record number"; None if nothing.

    :param text: What somebody typed, in any of eight languages.
    """
    found, words = findings(text), folded(text)
    alone = (_ALONE[each.kind] for each in found if each.kind in _ALONE)
    if reason := next(alone, None):
        return reason
    if any(_is_patients_name(text, each) for each in found):
        return "a patient's name"
    if _is_of_an_age(words):
        return "somebody's age and finding"
    return "one of your patients" if ONE_PATIENT.search(words) else None


def _is_patients_name(text: str, found: Finding) -> bool:
    return found.kind is Kind.NAME and CALLED.search(text, 0, found.start) is not None


def _is_of_an_age(words: str) -> bool:
    """Tell whether a folded text says how old somebody is and what is the matter."""
    if not FOUND.search(words):
        return False
    return bool(AGE.search(words) or (YEARS.search(words) and SEX.search(words)))
