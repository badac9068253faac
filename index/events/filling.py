"""Words that say nothing of what an event is about: function words, and words for events."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index.events import nouns, words
from index.language import LANGUAGES, function_words

# Function words of one language that are the subject in another, or short for one.
_SUBJECTS = frozenset({"ai", "ia", "ki", "yz", "it", "ct", "us", "ml", "mr"})
_WORD = re.compile(r"\w+")
# What has a gap in it would swallow the subject.
_GAPPED = (words.CALLED_OFF, words.WHATS_ON)
_TABLES = (
    words.WHEN,
    words.WHERE,
    words.NEXT,
    words.CALLED_OFF,
    words.RUNNING,
    words.LAST,
    words.WAS,
    words.IS_THERE,
    words.WHATS_ON,
    words.GETTING_IN,
    words.AROUND,
    words.NEAR,
    nouns.ANY,
    nouns.SEVERAL,
    *(found for _, found in nouns.KINDS),
)


def left_over(text: str) -> str:
    """Return the words of a folded text that may be a subject, in their order."""
    for table in _TABLES:
        if table not in _GAPPED:
            text = table.sub(_but_subjects, text)
    return " ".join(word for word in _WORD.findall(text) if not filling(word))


def _but_subjects(found: re.Match[str]) -> str:
    """Return nothing for a phrase, a word that may be a subject left as it is."""
    return found[0] if found[0] in _SUBJECTS else " "


@lru_cache(maxsize=8192)
def filling(word: str) -> bool:
    """Return whether a folded word says nothing of a subject."""
    if word in _SUBJECTS:
        return False
    if len(word) == 1 or word in _function_words():
        return True
    return any(table.fullmatch(word) for table in _TABLES)


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*(function_words(language) for language in LANGUAGES))
