"""Years, numbers and names in a question, which the passage must not leave out."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.slots.dates import years
from index.slots.model import Shown, Slot
from index.slots.phrases import folded, phrases

# A year on its own: not "the 1700s", not "1990-95", not an amount.
_YEAR = re.compile(
    r"(?<![\d./-])(?<!\d,)((?:1[0-9]|20)\d\d)"
    r"(?!\d|'?s\b|[.,]\d|-\d| {1,2}(?:hp|horse\w*|km|miles|people)\b)"
)
# Before it: the edge of a time, to which a passage may answer with another year.
_EDGE = re.compile(
    r"\b(?:before|after|since|until|till|by|b4|from|to|than|vor|nach|seit|bis|ab|von|avant|apres|depuis|"
    r"antes de|despues de|desde|hasta|prima del|dopo il|dal|fino al|voor|na|"
    r"sinds|tot|przed|po|od|do)"
    r"(?: the| year| dem| jahr| l'annee| el| il)* ?$"
)
_SPAN = re.compile(
    r"(?<!\d)((?:1\d|20)\d\d)\s?(?:-|to|until|bis|a|hasta|al|tot|do)\s?((?:1\d|20)\d\d)"
)


def years_asked(question: str) -> set[int]:
    """Return the years that a folded question is about, those at the edge of a time aside."""
    return {
        int(found[1])
        for found in _YEAR.finditer(question)
        if not _EDGE.search(question[: found.start()])
    }


def years_told(words: str) -> set[int]:
    """Return the years that a folded text names, and those within its spans."""
    spans = (range(int(begin), int(end) + 1) for begin, end in _SPAN.findall(words))
    return years(words).union(*spans)


def _holds_year(passage: Shown) -> bool:
    """Return whether each year of the question is in the passage, in a span, or its source's.

    A passage without a year may well be about the year in question.
    """
    told = years(passage.words)
    if not told:
        return True
    told = years_told(passage.words) | years(passage.as_of[:4] if passage.as_of else "")
    return all(year in told for year in years_asked(passage.question))


THAT_YEAR = Slot("that-year", "that year", _YEAR, _holds_year)

# "webinar number 40", "volume 36", "article 9": which one of a row of things.
_OF_A_ROW = re.compile(
    phrases(
        {
            "en": "number, nr, no., no, webinar, episode, volume, vol, issue, article, chapter,"
            " edition, part, lesson, lecture, module, session, version",
            "de": "nummer, folge, band, ausgabe, artikel, kapitel, teil, lektion, vorlesung, modul",
            "fr": "numero, chapitre, partie, tome, lecon",
            "es": "capitulo, volumen, articulo, parte, leccion",
            "it": "capitolo, articolo, lezione, parte",
            "nl": "aflevering, deel, hoofdstuk, les",
            "pl": "odcinek, tom, rozdzial, artykul, lekcja",
            "tr": "numara, bolum, cilt, sayi, ders",
        }
    ).pattern
    + r"\s?#?\s?(\d{1,5})(?![\d.,]\d|\d)|#\s?(\d{1,5})\b"
)
_NUMBER = re.compile(r"\d+")


def _holds_number(passage: Shown) -> bool:
    told = set(_NUMBER.findall(passage.words))
    asked = {first or second for first, second in _OF_A_ROW.findall(passage.question)}
    return asked <= told or bool({int(n) for n in asked} & years(passage.question))


THAT_NUMBER = Slot("that-number", "that number", _OF_A_ROW, _holds_number)

# "V2", "SIIM27", "RS485": letters with a number, which make one thing another. Not "2nd", "5pm",
# "1990s" or "b4".
_IDENTIFIER = re.compile(
    r"(?<![\w.-])(?=\w*[a-z])(?=\w*\d)"
    r"(?!\d+(?:st|nd|rd|th|s|km|m|mm|cm|kg|am|pm|h|min|bn|k|x|d|mph|ft|c|f|e|er|es|ten|te|eme|a|o)\b)"
    r"(?!(?:b4|gr8|u2|l8r|m8|2day|4u)\b)[a-z0-9]+(?![\w-])"
)
_GAPS = re.compile(r"[\s-]")


def _holds_identifier(passage: Shown) -> bool:
    """Return whether each such name of the question is in the passage, however it is spaced."""
    told = _GAPS.sub("", passage.words)
    return all(found in told for found in _IDENTIFIER.findall(passage.question))


IDENTIFIER = Slot("identifier", "that very version or name", _IDENTIFIER, _holds_identifier)

_HOW_MANY = re.compile(r"\bhow many ((?:[a-z-]+ ){0,3}[a-z-]+)")
_VERB = re.compile(
    r"\b(?:are|is|were|was|did|do|does|has|have|had|can|will|would|could|should|must|may|in|on|at|to|"
    r"of|for|from|with|there|per|by|that|who|which|out|make|made|live|lived|took|take)\b"
)
# Things with many other names, and what is no thing at all.
_ANY_NAME = re.compile(
    r"\b(?:people|ppl|persons?|men|women|members?|participants?|students?|children|soldiers?|troops?|"
    r"casualties|employees?|attendees?|inhabitants?|residents?|users?|times?|ways?|others?|years?|"
    r"months?|weeks?|days?|hours?|minutes?|seconds?|miles|kilomet\w+|met(?:er|re)s|km|feet|degrees|"
    r"percent|dollars|tons|different|kinds?|types?|sorts?|levels?|things?|stuff|countries|states|total|"
    r"colonists?|refugees|jurors?|voters?|citizens?|divisions?|it|you|i|we|they|so|too)\b"
)
_SHORTEST_WORD = 3


def _holds_counted(passage: Shown) -> bool:
    """Return whether any word of what is counted begins a word of the passage."""
    found = _HOW_MANY.search(passage.question)
    if found is None:
        return True
    counted = _VERB.split(found[1])[0]
    words = [word for word in re.findall(r"[a-z]+", counted) if len(word) > _SHORTEST_WORD]
    if not words or _ANY_NAME.search(counted):
        return True
    return any(_stem(word) in passage.words for word in words)


def _stem(word: str) -> str:
    """Return the beginning that the forms of a word share, roughly."""
    return word[: max(_SHORTEST_WORD, min(len(word) - 1, 5))]


COUNTED = Slot("counted", "how many there are", _HOW_MANY, _holds_counted)

_TOKEN = re.compile(r"[^\W_][\w'-]*")
_POSSESSIVE = re.compile(r"'s?$")
_CAPITALS = 3
_SHORTEST_NAME = 3


def missing_names(question: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names in a question, as typed, of which no part is known to the documents.

    A name is a word with a capital letter inside a sentence, or one of capitals. ``known`` gets a
    folded word and says whether any document has it; let it forgive endings and typing errors.
    German writes every noun with a capital: for it the answer says "words", not "names".
    """
    typed = question.replace("’", "'")
    found: list[str] = []
    for token in _TOKEN.finditer(typed):
        name = _POSSESSIVE.sub("", token[0])
        before = typed[: token.start()].rstrip(' "“„«(')
        first = not before or before[-1] in ".!?:…"
        capitals = sum(letter.isupper() for letter in name)
        shouted = capitals >= _CAPITALS or (
            len(name) >= _SHORTEST_NAME and 2 <= capitals < len(name)
        )
        if len(name) < _SHORTEST_NAME or not (shouted or (name[0].isupper() and not first)):
            continue
        parts = [part for part in re.findall(r"\w+", folded(name)) if len(part) >= _SHORTEST_NAME]
        if parts and not any(known(part) for part in parts):
            found.append(name)
    return () if typed.isupper() else tuple(dict.fromkeys(found))
