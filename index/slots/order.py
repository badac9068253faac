"""Which one of a row: the second, the oldest, the largest, in eight languages, folded.

A passage on another one of the row is as near as the right one. The first, the last, the best and
the main one are missing here: passages tell of them in too many other words.
"""

from __future__ import annotations

import re

from index.slots.concept import Concept
from index.slots.model import Shown, Slot

_ROW = (
    Concept(
        "second",
        "a second one",
        {
            "en": "second, 2nd",
            "de": "zweite, zweiten, zweiter, zweites",
            "fr": "deuxieme*, seconde",
            "es": "segundo, segunda",
            "it": "il secondo, la seconda, seconda volta",
            "nl": "tweede",
            "pl": "drugi, druga, drugie, drugiego, drugiej, drugim",
            "tr": "ikinci",
        },
        also="ii, 2, two, secon*",
    ),
    Concept(
        "third",
        "a third one",
        {
            "en": "third, 3rd",
            "de": "dritte, dritten, dritter, drittes",
            "fr": "troisieme*",
            "es": "tercer, tercero, tercera",
            "it": "terzo, terza",
            "nl": "derde",
            "pl": "trzeci, trzecia, trzecie, trzeciego, trzeciej",
            "tr": "ucuncu",
        },
        also="iii, 3, three",
    ),
    Concept(
        "fourth",
        "a fourth one",
        {
            "en": "fourth, 4th",
            "de": "vierte, vierten, vierter, viertes",
            "fr": "quatrieme*",
            "es": "cuarto, cuarta",
            "it": "quarto, quarta",
            "nl": "vierde",
            "pl": "czwarty, czwarta, czwarte, czwartego, czwartej",
            "tr": "dorduncu",
        },
        also="iv, 4, four",
    ),
    Concept(
        "fifth",
        "a fifth one",
        {
            "en": "fifth, 5th",
            "de": "funfte, funften, funfter, funftes",
            "fr": "cinquieme*",
            "es": "quinto, quinta",
            "it": "quinto, quinta",
            "nl": "vijfde",
            "pl": "piaty, piata, piate, piatego, piatej",
            "tr": "besinci",
        },
        also="v, 5, five",
    ),
)
_EXTREMES = (
    Concept(
        "oldest",
        "the oldest",
        {
            "en": "oldest, eldest, earliest",
            "de": "alteste, altesten, altester, altestes",
            "fr": "plus ancien*, plus vieux, plus vieille",
            "es": "mas antigu*, mas viej*",
            "it": "piu antic*, piu vecchi*",
            "nl": "oudste",
            "pl": "najstarsz*",
            "tr": "en eski, en yasli",
        },
        also="first, older, original*, erste*, premier*, primer*, primo, prima, eerste, pierwsz*,"
        " ilk, before any, elder*",
    ),
    Concept(
        "youngest",
        "the youngest",
        {
            "en": "youngest, newest",
            "de": "jungste*, neueste*",
            "fr": "plus jeune*, plus recent*",
            "es": "mas joven*, mas nuev*, mas recient*",
            "it": "piu giovan*, piu recent*",
            "nl": "jongste, nieuwste",
            "pl": "najmlodsz*, najnowsz*",
            "tr": "en genc, en yeni",
        },
        also="younger, latest, newer, age, aged, last, new, recent*",
    ),
    Concept(
        "largest",
        "the largest",
        {
            "en": "largest, biggest",
            "de": "grosste, grossten, grosster, grosstes",
            "fr": "plus grand*, plus gros*",
            "es": "mas grande*",
            "it": "piu grand*",
            "nl": "grootste",
            "pl": "najwieksz*",
            "tr": "en buyuk",
        },
        also="greatest, larger, bigger, most, major*, main, primar*, dominant, leading, highest,"
        " mayor, maggior*, principal*, number one",
    ),
    Concept(
        "smallest",
        "the smallest",
        {
            "en": "smallest, tiniest",
            "de": "kleinste*",
            "fr": "plus petit*",
            "es": "mas pequen*",
            "it": "piu piccol*",
            "nl": "kleinste",
            "pl": "najmniejsz*",
            "tr": "en kucuk",
        },
        also="smaller, least, minim*, lowest, fewest",
    ),
    Concept(
        "highest",
        "the highest",
        {
            "en": "highest, tallest",
            "de": "hochste, hochster, hochstes",
            "fr": "plus haut*, plus eleve*",
            "es": "mas alt*",
            "it": "piu alt*",
            "nl": "hoogste",
            "pl": "najwyzsz*",
            "tr": "en yuksek",
        },
        also="higher, greatest, most, maxim*, top, peak*, largest, supreme, tall, above",
    ),
    Concept(
        "lowest",
        "the lowest",
        {
            "en": "lowest",
            "de": "niedrigste*, tiefste*",
            "fr": "plus bas*, plus faible*",
            "es": "mas baj*",
            "it": "piu bass*",
            "nl": "laagste",
            "pl": "najnizsz*",
            "tr": "en dusuk",
        },
        also="lower, least, minim*, fewest, smallest, worst, bottom, cheapest",
    ),
    Concept(
        "longest",
        "the longest",
        {
            "en": "longest",
            "de": "langste*",
            "fr": "plus long*",
            "es": "mas larg*",
            "it": "piu lung*",
            "nl": "langste",
            "pl": "najdluzsz*",
            "tr": "en uzun",
        },
        also="longer, most, maxim*, largest, record*, extended",
    ),
    Concept(
        "shortest",
        "the shortest",
        {
            "en": "shortest",
            "de": "kurzeste*",
            "fr": "plus court*",
            "es": "mas cort*",
            "it": "piu breve*, piu cort*",
            "nl": "kortste",
            "pl": "najkrotsz*",
            "tr": "en kisa",
        },
        also="shorter, least, minim*, brief*, smallest",
    ),
    Concept(
        "least",
        "the least",
        {
            "en": "the least, fewest",
            "de": "am wenigsten",
            "fr": "le moins, la moins, les moins",
            "it": "il meno, la meno, i meno, le meno",
            "nl": "het minst, de minste",
            "pl": "najmniej",
        },
        also="less, little, few, fewer, minim*, lowest, smallest, not, weniger, moins, meno,"
        " minder, mniej, rare*, seldom, hardly",
    ),
)

# Up to the fifth they have words, above.
_ORDINAL = re.compile(r"(?<![\w.,])([6-9]|\d{2,3})(?:st|nd|rd|th)\b")


def _holds_ordinal(passage: Shown) -> bool:
    """Return whether every number of a row in the question is a number of the passage."""
    return all(
        re.search(rf"(?<!\d){number}(?!\d)", passage.words)
        for number in _ORDINAL.findall(passage.question)
    )


ORDER: tuple[Slot, ...] = (
    *(concept.slot() for concept in (*_ROW, *_EXTREMES)),
    Slot("ordinal", "that number", _ORDINAL, _holds_ordinal),
)
