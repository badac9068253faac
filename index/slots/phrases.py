"""A small language for tables of words and phrases, and the folding that both sides go through."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# What does not come apart into a letter and a mark, and the signs that people type in two ways.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "’": "'", "‘": "'"}
    | dict.fromkeys("‐‑‒–—−", "-")
)
_GAP = r"\W+(?:.{0,60}?\W)?"
_SIGNS = {"*": r"\w*", "^": r"^\W*", "$": r"\W*$", " ": r"[\s'-]+", "'": "'?"}


def folded(text: str) -> str:
    """Return a text in lower case without accents: questions are typed without them, too."""
    if text.isascii():
        # Nothing of it is accented, and there is much of it.
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def phrases(table: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds any phrase of a table, by language, in a folded text.

    The phrases of a language stand in one text, with commas between them. A phrase is found as
    whole words; ``*`` is any end of a word, ``…`` up to sixty characters, ``^`` and ``$`` are the
    beginning and the end of the text, an apostrophe may be missing, and a space is also found as a
    hyphen or an apostrophe. Which language the text is in is not asked: half of what people type
    is too short to tell.
    """
    listed = (phrase.strip() for row in table.values() for phrase in row.split(","))
    # The longer first: "good" must not be taken out of "good morning".
    found = "|".join(_pattern(phrase) for phrase in sorted(listed, key=len, reverse=True) if phrase)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)")


def _pattern(phrase: str) -> str:
    """Return the regular expression of one phrase."""
    parts = (folded(part).strip() for part in phrase.split("…"))
    return _GAP.join("".join(_SIGNS.get(s, re.escape(s)) for s in part) for part in parts)
