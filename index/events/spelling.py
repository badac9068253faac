"""Misspelt words for events and for dates, set right before they are looked for."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.events.filling import filling

# Long enough that a slip does not make another word of them.
_RIGHT = (
    "webinar", "webinars", "webinaire", "webinaires", "webinario", "webinarium", "webiner",
    "hackathon", "hackathons", "congress", "kongress", "conference", "conferences", "konferenz",
    "konferencja", "konferans", "workshop", "workshops", "deadline", "deadlines", "symposium",
    "veranstaltung", "veranstaltungen", "evenement", "evenements", "wydarzenie", "wydarzenia",
    "etkinlik", "etkinlikler", "meeting", "meetings", "upcoming", "previous", "nachste",
    "nachsten", "prochain", "prochaine", "proximo", "prossimo", "volgende", "nastepne",
    "najblizsze", "tomorrow", "seminario", "toplanti", "congreso", "congresso", "spotkanie",
    "vergadering", "bijeenkomst", "januar", "january", "february", "september", "october",
    "november", "december", "dezember", "oktober", "calendar", "wanneer", "quando", "cuando",
)  # fmt: skip
# Short words for "when" and "next", which a slip may make another word of, as people mistype them.
_SLIPS = {
    "wan": "wann", "wnan": "wann", "wnn": "wann", "wehn": "when", "whn": "when", "wen": "when",
    "hwen": "when", "whens": "when", "nxt": "next", "nex": "next", "netx": "next", "nexst": "next",
    "qand": "quand", "qund": "quand", "qando": "quando", "cuado": "cuando", "cuand": "cuando",
    "kedy": "kiedy", "teh": "the", "hte": "the", "neckste": "nachste", "nechste": "nachste",
    "nexte": "nachste", "wneer": "wanneer",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 6
_LONG = 9


def corrected(text: str) -> str:
    """Return a folded text with slips in words for events and dates set right."""
    return _WORD.sub(lambda found: _right(found[0]), text)


@lru_cache(maxsize=8192)
def _right(word: str) -> str:
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) < _SHORTEST or filling(word):
        return word
    slips = 2 if len(word) >= _LONG else 1
    found = process.extractOne(word, _RIGHT, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found and found[0][0] == word[0] else word
