"""The words for days, weeks, months and years, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.phrases import phrases

WEEKEND = phrases(
    {
        "en": "this weekend, the weekend, at the weekend, on the weekend, this week-end",
        "de": "dieses wochenende, diesem wochenende, am wochenende",
        "fr": "ce week-end, ce weekend",
        "es": "este fin de semana, el fin de semana",
        "it": "questo weekend, questo fine settimana, nel weekend, questo week-end",
        "nl": "dit weekend, dit weekeinde, komend weekend",
        "pl": "w ten weekend, ten weekend, w weekend",
        "tr": "bu hafta sonu, hafta sonu",
    }
)
NEXT_WEEKEND = phrases(
    {
        "en": "next weekend",
        "de": "nachstes wochenende, kommendes wochenende",
        "fr": "week-end prochain, prochain week-end",
        "es": "proximo fin de semana",
        "it": "prossimo weekend, prossimo fine settimana",
        "nl": "volgend weekend",
        "pl": "przyszly weekend, nastepny weekend",
        "tr": "gelecek hafta sonu",
    }
)
DAYS = (
    (
        2,
        phrases(
            {
                "en": "day after tomorrow, the day after tomorrow",
                "de": "ubermorgen",
                "fr": "apres-demain, apres demain",
                "es": "pasado manana",
                "it": "dopodomani",
                "nl": "overmorgen",
                "pl": "pojutrze",
                "tr": "obur gun",
            }
        ),
    ),
    (
        0,
        phrases(
            {
                "en": "today, tonight, this evening, this afternoon, this morning",
                "de": "heute, heute abend",
                "fr": "aujourd'hui, ce soir",
                "es": "hoy, esta noche, esta tarde",
                "it": "oggi, stasera",
                "nl": "vandaag, vanavond",
                "pl": "dzisiaj, dzis, dzisiejsz*",
                "tr": "bugun*, bu aksam, bu gece",
            }
        ),
    ),
    (
        1,
        phrases(
            {
                "en": "tomorrow, tomorow, tommorow, tommorrow, tmrw, tomorrow's",
                "de": "morgen",
                "fr": "demain",
                "es": "manana",
                "it": "domani",
                "nl": "morgen",
                "pl": "jutro, jutrzejsz*",
                "tr": "yarin*",
            }
        ),
    ),
    (
        -1,
        phrases(
            {
                "en": "yesterday",
                "de": "gestern",
                "fr": "hier soir",
                "es": "ayer",
                "it": "ieri",
                "nl": "gisteren",
                "pl": "wczoraj",
                "tr": "dun",
            }
        ),
    ),
)
"""Days by how far they are from today."""

WEEKS = (
    (
        0,
        phrases(
            {
                "en": "this week, the current week, this wk",
                "de": "diese woche, dieser woche",
                "fr": "cette semaine",
                "es": "esta semana",
                "it": "questa settimana",
                "nl": "deze week",
                "pl": "ten tydzien, tym tygodniu",
                "tr": "bu hafta, bu haftaki",
            }
        ),
    ),
    (
        1,
        phrases(
            {
                "en": "next week, the coming week, nxt week",
                "de": "nachste woche, nachster woche, kommende woche, kommenden woche,"
                " naechste woche, der nachsten woche",
                "fr": "semaine prochaine, prochaine semaine",
                "es": "proxima semana, semana que viene, semana proxima",
                "it": "prossima settimana, settimana prossima",
                "nl": "volgende week, komende week",
                "pl": "przyszly tydzien, przyszlym tygodniu, nastepnym tygodniu",
                "tr": "gelecek hafta, onumuzdeki hafta, haftaya",
            }
        ),
    ),
    (
        -1,
        phrases(
            {
                "en": "last week, the past week",
                "de": "letzte woche, letzter woche, vergangene woche, vorige woche",
                "fr": "semaine derniere, semaine passee",
                "es": "semana pasada",
                "it": "settimana scorsa, scorsa settimana",
                "nl": "vorige week, afgelopen week",
                "pl": "zeszlym tygodniu, ubieglym tygodniu",
                "tr": "gecen hafta",
            }
        ),
    ),
)
MONTHS = (
    (
        0,
        phrases(
            {
                "en": "this month, the current month",
                "de": "diesen monat, diesem monat, dieses monats",
                "fr": "ce mois-ci, ce mois",
                "es": "este mes",
                "it": "questo mese",
                "nl": "deze maand",
                "pl": "tym miesiacu, ten miesiac",
                "tr": "bu ay, bu ayki",
            }
        ),
    ),
    (
        1,
        phrases(
            {
                "en": "next month, the coming month",
                "de": "nachsten monat, nachster monat, nachstem monat, kommenden monat,"
                " naechsten monat",
                "fr": "mois prochain, prochain mois",
                "es": "proximo mes, mes que viene, mes proximo",
                "it": "prossimo mese, mese prossimo",
                "nl": "volgende maand, komende maand",
                "pl": "przyszlym miesiacu, nastepnym miesiacu",
                "tr": "gelecek ay, onumuzdeki ay",
            }
        ),
    ),
    (
        -1,
        phrases(
            {
                "en": "last month, past month",
                "de": "letzten monat, letzter monat, vergangenen monat, vorigen monat",
                "fr": "mois dernier, mois passe",
                "es": "mes pasado",
                "it": "mese scorso, scorso mese",
                "nl": "vorige maand, afgelopen maand",
                "pl": "zeszlym miesiacu, ubieglym miesiacu",
                "tr": "gecen ay",
            }
        ),
    ),
)
YEARS = (
    (
        0,
        phrases(
            {
                "en": "this year",
                "de": "dieses jahr, diesem jahr, heuer",
                "fr": "cette annee",
                "es": "este ano",
                "it": "quest'anno",
                "nl": "dit jaar",
                "pl": "tym roku, ten rok",
                "tr": "bu yil, bu sene",
            }
        ),
    ),
    (
        1,
        phrases(
            {
                "en": "next year",
                "de": "nachstes jahr, nachsten jahr, kommendes jahr, kommenden jahr",
                "fr": "annee prochaine, an prochain",
                "es": "proximo ano, ano que viene",
                "it": "prossimo anno, anno prossimo",
                "nl": "volgend jaar, komend jaar",
                "pl": "przyszlym roku, nastepnym roku",
                "tr": "gelecek yil, onumuzdeki yil, seneye, gelecek sene",
            }
        ),
    ),
    (
        -1,
        phrases(
            {
                "en": "last year",
                "de": "letztes jahr, letzten jahr, vergangenes jahr, vergangenen jahr,"
                " voriges jahr",
                "fr": "annee derniere, an dernier, annee passee",
                "es": "ano pasado",
                "it": "anno scorso, scorso anno",
                "nl": "vorig jaar, afgelopen jaar",
                "pl": "zeszlym roku, ubieglym roku",
                "tr": "gecen yil, gecen sene",
            }
        ),
    ),
)
# Not "mon" alone, which is French for "my".
WEEKDAYS = tuple(
    phrases({"": names})
    for names in (
        "monday, on mon, this mon, last mon, mon$, montag, lundi, lunes, lunedi, maandag,"
        " poniedzial*, pazartesi",
        "tuesday, tue, tues, dienstag, mardi, martes, martedi, dinsdag, wtorek, wtorku, sali gunu",
        "wednesday, wed, mittwoch, mercredi, miercoles, mercoledi, woensdag, sroda, srode,"
        " carsamba",
        "thursday, thu, thurs, donnerstag, jeudi, jueves, giovedi, donderdag, czwart*, persembe",
        "friday, fri, freitag, vendredi, viernes, venerdi, vrijdag, piatek, piatku, cuma",
        "saturday, sat, samstag, sonnabend, samedi, sabado, sabato, zaterdag, sobota, sobote,"
        " cumartesi",
        "sunday, sonntag, dimanche, domingo, domenica, zondag, niedziel*, pazar",
    )
)
"""The days of the week, Monday first."""

# Here without a year behind them, unlike in index/slots/dates.py; Turkish ones take endings.
_MONTH_NAMES = (
    "jan, january, januar*, janvier, enero, gennaio, styczen, stycznia, styczniu, ocak*",
    "feb, february, februar*, fevrier, febrero, febbraio, luty, lutego, lutym, subat*",
    "mar, march, marz, maerz, mars, marzo, maart, marzec, marca, marcu, mart, martta, martin",
    "apr, april, aprils, avril, abril, aprile, kwiecien, kwietnia, kwietniu, nisan*",
    "may, mai, mayo, maggio, mei, maj, maja, maju, mayis*",
    "jun, june, juni, juin, junio, giugno, czerwiec, czerwca, czerwcu, haziran*",
    "jul, july, juli, juillet, julio, luglio, lipiec, lipca, lipcu, temmuz*",
    "aug, august, augustus, aout, agosto, sierpien, sierpnia, sierpniu, agustos*",
    "sep, sept, september, septembre, septiembre, settembre, wrzesien, wrzesnia, wrzesniu, eylul*",
    "oct, october, okt, oktober, octobre, octubre, ottobre, pazdziernik*, ekim, ekimde, ekim'de",
    "nov, november, novembre, noviembre, listopad*, kasim, kasimda, kasim'da",
    "dec, december, dez, dezember, decembre, diciembre, dicembre, grudzien, grudnia, grudniu,"
    " aralik*, decemeber, decmber",
)
NAMED_MONTHS = tuple(phrases({"": names}) for names in _MONTH_NAMES)
"""The months, January first."""

MONTH = phrases({str(number): names for number, names in enumerate(_MONTH_NAMES, 1)})
"""Any of them."""

_NUMBERS = (
    "one, a, an, ein, einem, einer, einen, un, une, una, uno, een, jeden, bir",
    "two, zwei, deux, dos, due, twee, dwa, dwoch, iki",
    "three, drei, trois, tres, tre, drie, trzy, trzech, uc",
    "four, vier, quatre, cuatro, quattro, cztery, czterech, dort",
    "five, funf, cinq, cinco, cinque, vijf, piec, bes",
    "six, sechs, seis, sei, zes, szesc, alti",
)
NUMBERS = {
    name.strip(): number for number, names in enumerate(_NUMBERS, 1) for name in names.split(",")
}
_UNITS = {
    "day": "days?|tage?n?|jours?|dias?|giorn[oi]|dagen|dag|dni|dzien|gun",
    "week": "weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|tygodni[ea]?|tydzien|hafta",
    "month": "months?|monate?n?|mois|mes|meses|mes[ei]|maanden|maand|miesiac[ea]?|miesiecy|ay",
}
_WITHIN = (
    "next|within|coming|nachsten|naechsten|kommenden|prochaine?s|proxim[oa]s|prossim[ie]"
    "|komende|volgende|innerhalb|entro|binnen|dans les|najblizszych|nastepnych|onumuzdeki|gelecek"
)
_AMOUNT = rf"(?P<amount>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = "|".join(f"(?P<{name}>{found})" for name, found in _UNITS.items())
WITHIN = re.compile(
    rf"(?<!\w)(?:{_WITHIN}) (?:(?:von|of|the|les|de|los|i) )?{_AMOUNT} (?:{_UNIT})\b"
)
"""What names a number of days, weeks or months from now on."""

AHEAD = re.compile(rf"(?<!\w)(?:in|dans|en|tra|fra|over|za) {_AMOUNT} (?:{_UNIT})\b")
"""What names the day, week or month that is so far away."""
