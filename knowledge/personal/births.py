"""Dates of birth: a date beside a word for being born, or an old one beside a patient."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMERIC = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[ ]?[-./][ ]?\d{1,2}[ ]?[-./][ ]?(?:\d{4}|\d{2}))"
)
_WORDED = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er|[.º°])?[ ](?:de[ ]|of[ ])?[^\W\d_]{3,12}\.?[ ,]"
    r"(?:de[ ]|del[ ])?[ ]?\d{4}"
    r"|[^\W\d_]{3,12}\.?[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ]\d{4})"
)
_DATE = rf"(?:{_NUMERIC}|{_WORDED})"
# What stands before the date of a birth: English, German, French, Spanish, Italian, Dutch,
# Polish, Turkish.
_BORN = (
    r"date[ ]of[ ]birth|birth[ -]?(?:date|day)|d\.?o\.?b\.?|born|b\.d\.|"
    r"geburts(?:datum|tag)|geb(?:oren)?\.?|"
    r"date[ ]de[ ]naissance|née?(?:\(e\))?|ddn|"
    r"fecha[ ]de[ ]nacimiento|nacid[oa]|nació|f\.?nac\.?|"
    r"data[ ]di[ ]nascita|nat[oa](?=[ ](?:il|nel|l['’]))|"
    r"geboortedatum|geboren|"
    r"data[ ]urodzenia|urodz(?:on[yae]|ił|iła)|ur\.|"
    r"do[ğg]um[ ]tarihi|do[ğg]umlu"
)
_LINK = (
    r"[\s:=()*]{0,4}(?:(?:on|in|am|im|le|en|el|il|nel|op|w|dnia|is|ist|est|es|è)\s+|l['’])?"
    r"(?:the\s+|den\s+|dem\s+)?"
)
_BIRTH = re.compile(
    rf"(?<!\w)(?:{_BORN}){_LINK}(?P<date>{_DATE}|(?:19|20)\d\d)(?!\w)", re.IGNORECASE
)
_BIRTH_AFTER = re.compile(rf"(?<![\w.])(?P<date>{_DATE}|(?:19|20)\d\d)\s+do[ğg]umlu", re.IGNORECASE)
# Nobody asks for a meeting of 1956: beside a patient an old date, or one after the star, is this.
_STAR = re.compile(rf"\*[ ]?(?P<date>{_NUMERIC})(?!\w)")
_OLD = re.compile(
    r"(?<![\w./-])(?P<date>(?:19\d\d|200\d)[-./]\d{1,2}[-./]\d{1,2}"
    r"|\d{1,2}[-./]\d{1,2}[-./](?:19\d\d|200\d))(?![\w./-])"
)
_PATIENT = re.compile(
    r"\b(?:patient(?:s|in|e|es|en)?|pt\.?|pat\.|paciente|paziente|patiënte?|pacjent\w*|hasta\w*"
    r"|mr|mrs|ms|herr|frau|mme|señora?|signora?|pan|pani|bay|bayan)\b",
    re.IGNORECASE,
)


def birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text tells when somebody was born."""
    patterns = [_BIRTH, _BIRTH_AFTER, _STAR, *([_OLD] if _PATIENT.search(text) else [])]
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match.span("date")
