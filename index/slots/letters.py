"""What the letters of an abbreviation stand for."""

from __future__ import annotations

import re

from index.slots.model import Shown, Slot
from index.slots.phrases import folded, phrases

_ASKS = phrases(
    {
        "en": "stand for, stands for, stand 4, stands 4, short for, abbreviation for,"
        " abbreviation of, acronym for, spelled out, spelt out, full form of, full name of,"
        " letters mean",
        "de": "wofur steht, fur was steht, steht … fur$, abkurzung fur, abkurzung von,"
        " ausgeschrieben, kurz fur",
        "fr": "que signifie le sigle, que veut dire le sigle, signification du sigle, acronyme de,"
        " abreviation de, les initiales",
        "es": "siglas, acronimo, abreviatura de, que significan las letras",
        "it": "acronimo, per cosa sta, sta per, sigla, abbreviazione di,"
        " cosa significano le lettere",
        "nl": "staat … voor$, waar staat … voor, afkorting van, afkorting voor, voluit",
        "pl": "skrot, skrotu, rozwiniecie skrotu, od czego jest skrot",
        "tr": "acilimi, kisaltmasi, neyin kisaltmasi, harfleri",
    }
)
_TELLS = phrases(
    {
        "en": "stand for, stands for, stood for, short for, abbreviat*, acronym*, spelled out,"
        " means, is the, refers to, the letters",
        "others": "steht fur, kurz fur, abkurzung*, abgekurzt, sigle*, siglas, acronim*, acronym*,"
        " abreviat*, abbrevia*, afkorting*, staat voor, skrot*, kisalt*, acilim*",
    }
)
# Words that may stand between the initials and are not counted: "of", "for", "und", "de la" …
_SMALL = re.compile(
    r"\b(?:of|for|the|and|in|on|to|a|an|und|fur|der|die|des|von|de|du|la|le|les|et|en|y|e|"
    r"el|los|las|del|di|della|dei|per|van|voor|het|i|w|do|ve|with|by|as)\b"
)
_NOT_LETTERS = phrases(
    {
        "en": "what, whats, what's, does, do, did, is, was, the, a, an, acronym, abbreviation,"
        " letters, it, full, name, form, exactly, actually, please, pls, in, hi, hey, term, word",
        "de": "wofur, was, fur, steht, die, das, der, abkurzung, eigentlich, ist",
        "fr": "que, signifie, le, la, l, les, sigle, veut, dire, quoi, c'est",
        "es": "que, significa, significan, las, los, el, la, siglas, de, letras",
        "it": "cosa, che, per, sta, significa, la, il, le, sigla, acronimo, lettere, di",
        "nl": "waar, staat, voor, de, het, afkorting, van",
        "pl": "co, oznacza, znaczy, skrot, od, czego, jest",
        "tr": "ne, nedir, ifade, eder, neyin, acilimi",
    }
)
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 12


def spelled_out(letters: str, words: str) -> bool:
    """Return whether beginnings of words in a row in a folded text make up the letters.

    "eusomii" is spelled out by "european society of medical imaging informatics": small words
    may be passed over.
    """
    row = _WORD.findall(_SMALL.sub(" ", words))
    return any(_begins(letters, row, at) for at in range(len(row)))


def _begins(letters: str, row: list[str], at: int) -> bool:
    if not letters:
        return True
    if at >= len(row):
        return False
    word = row[at]
    # At most four letters of a word: beyond that it is the word itself, not its beginning.
    return any(
        word.startswith(letters[:length])
        and len(word) > length
        and _begins(letters[length:], row, at + 1)
        for length in range(1, min(4, len(letters)) + 1)
    )


def _holds(passage: Shown) -> bool:
    """Return whether the passage explains any word that the question may ask about."""
    asked = _WORD.findall(_NOT_LETTERS.sub(" ", _ASKS.sub(" ", passage.question)))
    letters = [word for word in asked if 2 <= len(word) <= _LONGEST]
    return not letters or any(_explained(word, passage.words) for word in letters)


def _explained(letters: str, words: str) -> bool:
    found = re.search(
        rf"(?<!\w){letters}(?:\W{{0,3}}\(|\W*{_TELLS.pattern})|\((?:[^)]{{0,20}}\W)?{letters}\W",
        words,
    )
    return found is not None or (letters in words and spelled_out(letters, words))


LETTERS = Slot("letters", "what the letters stand for", _ASKS, _holds)

_MEANS = phrases(
    {
        "en": "what does … mean, what do … mean, what is the meaning of, meaning of",
        "de": "was bedeute*, was heisst, bedeutung von",
        "fr": "que signifie*, que veut dire*, qu'est ce que … veut dire, signification d*",
        "es": "que significa*, que quiere decir, significado de",
        "it": "cosa significa*, che significa*, cosa vuol dire, significato di",
        "nl": "wat betekent, wat betekenen, betekenis van",
        "pl": "co oznacza*, co znaczy, znaczenie",
        "tr": "ne demek, ne anlama gel*, anlami ne",
    }
)
_CAPITALS = 2
_SHORT = 8


def _holds_meaning(passage: Shown) -> bool:
    """Return whether a passage explains the abbreviations of the question that it uses.

    A word is one where the passage writes it with several capitals.
    """
    asked = set(_WORD.findall(_NOT_LETTERS.sub(" ", passage.question)))
    written = {
        folded(word)
        for word in re.findall(r"\w+", passage.text)
        if len(word) <= _SHORT and sum(letter.isupper() for letter in word) >= _CAPITALS
    }
    letters = asked & written
    return not letters or any(
        _explained(word, passage.words) or _defined(word, passage.words) for word in letters
    )


def _defined(letters: str, words: str) -> bool:
    """Return whether a folded text says what something is: "PACS is a system"."""
    return re.search(rf"(?<!\w){letters}(?!\w),? (?:is|are|was|were) ", words) is not None


MEANING = Slot("meaning", "what the letters mean", _MEANS, _holds_meaning)
