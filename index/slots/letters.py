"""What the letters of an abbreviation stand for."""

from __future__ import annotations

import re

from index.slots.model import Shown, Slot
from index.slots.phrases import phrases

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
