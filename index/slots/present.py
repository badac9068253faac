"""Questions about the present or what comes next, which an old passage does not answer."""

from __future__ import annotations

import re
from datetime import timedelta

from index.slots.dates import last_day, not_over, years
from index.slots.model import Shown, Slot
from index.slots.phrases import phrases

# What an undated passage says of its own present still counts for so long after its source's date.
_FRESH = timedelta(days=183)

_NOW = phrases(
    {
        "en": "currently, right now, at the moment, nowadays, today$, today, now$, at present,"
        " these days, who is now, who's now, is the current, are the current, current president,"
        " current chair*, the current, current number, as of now, this year, as of today,"
        " last year",
        "de": "aktuell*, derzeit*, momentan*, gerade, heute, zurzeit, zur zeit, gegenwartig*,"
        " jetzige*, im moment, dieses jahr, letztes jahr, jetzt",
        "fr": "actuel*, en ce moment, aujourd'hui, maintenant, cette annee, a present,"
        " l'annee derniere",
        "es": "actualmente, presidente actual, presidenta actual, el actual, la actual, actuales,"
        " ahora, hoy, en este momento, este ano, hoy en dia, el ano pasado",
        "it": "attuale, attuali, attualmente, adesso, ora$, oggi, in questo momento, quest'anno,"
        " l'anno scorso",
        "nl": "huidige, momenteel, op dit moment, nu, vandaag, tegenwoordig, dit jaar, vorig jaar",
        "pl": "obecn*, aktualn*, teraz, dzisiaj, dzis, w tej chwili, w tym roku, w zeszlym roku",
        "tr": "su an*, simdi*, bugun*, guncel, halen, mevcut, bu yil, bu sene, gecen yil,"
        " gecen sene",
    }
)
_IS = phrases(
    {
        "en": "is, are, has, have, remains",
        "de": "ist, sind, hat, haben",
        "fr": "est, sont, a, ont",
        "es": "es, son, esta, tiene",
        "it": "e, sono, ha, hanno",
        "nl": "zijn, heeft, hebben",
        "pl": "jest, sa, ma",
        "tr": "*dir, var",
    }
)
_NEXT = phrases(
    {
        "en": "the next, next webinar*, next meeting*, next course*, next exam*, next event*,"
        " next congress*, next conference*, next eusomii*, next siim*, next year, next month,"
        " next week, tomorrow, tonight, upcoming, this week, this month, coming up",
        "de": "nachste*, kommende*, naechste*, demnachst, morgen, anstehend*, bevorstehend*",
        "fr": "prochain*, a venir, demain, bientot",
        "es": "proximo*, proxima*, siguiente webinar, siguiente curso, que viene, manana",
        "it": "prossim*, in arrivo, domani, imminent*",
        "nl": "volgende, eerstvolgende, aankomende, komende, morgen, binnenkort",
        "pl": "nastepn*, najblizsz*, nadchodzac*, jutro, wkrotce",
        "tr": "gelecek*, sonraki, siradaki, yaklasan*, yarin, bir dahaki, onumuzdeki",
    }
)


def _fresh(passage: Shown, words: re.Pattern[str]) -> bool:
    """Return whether a passage that names no present or coming date still speaks of the present."""
    as_of = last_day(passage.as_of)
    if as_of is not None:
        return as_of >= passage.today - _FRESH
    # Without a date nothing says that what the passage tells in the present tense is old.
    return bool(words.search(passage.words)) or not years(passage.words)


def _holds_now(passage: Shown) -> bool:
    return max(years(passage.words), default=0) >= passage.today.year or _fresh(passage, _IS)


def _holds_next(passage: Shown) -> bool:
    return not_over(passage.words, passage.today) or _fresh(passage, _NEXT)


NEXT = Slot("next", "what comes next", _NEXT, _holds_next)
NOW = Slot("now", "who or what is current", _NOW, _holds_now)
