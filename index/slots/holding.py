"""What a price, an address, a date or a number looks like in a folded text, in eight languages."""

from __future__ import annotations

import re

from index.slots.dates import MONTH
from index.slots.phrases import phrases

_CURRENCY = (
    r"€|\$|£|¥|₺|zł|usd|eur|euros?|dollars?|dolar\w*|dolares|dollari|pounds?|pfund|sterling|cents?|"
    r"francs?|franken|chf|gbp|jpy|yen|yuan|pln|zl|zloty\w*|tl|try|lira|lirasi|lire|rupees?|pesos?|"
    r"marks?|shillings?|pence"
)
_FREE = phrases(
    {
        "en": "free, freely, at no cost, no charge, no fee, without paying, without charge,"
        " complimentary",
        "de": "kostenlos*, kostenfrei*, gratis, umsonst, gebuhrenfrei*, unentgeltlich*",
        "fr": "gratuit*",
        "es": "gratis, gratuit*, sin coste, sin costo",
        "it": "gratis, gratuit*",
        "nl": "gratis, kosteloos",
        "pl": "bezplatn*, darmow*, za darmo, nieodplatn*",
        "tr": "ucretsiz*, bedava, parasiz",
    }
)
# Words that mean more than money, and so tell of a price only with a number.
_OTHERWISE = r"(?!(?:try|real|marks?|pounds?)\b)"
PRICE = re.compile(
    rf"(?:{_CURRENCY})\s?\d|\d[\d.,' ]*(?:(?:hundred|thousand|[mb]illion|trillion|m|bn|k)\w*\s)?"
    rf"(?:[a-z]+\s)?(?:{_CURRENCY})(?!\w)|\b{_OTHERWISE}(?:{_CURRENCY})\b|"
    rf"{_FREE.pattern}"
)
# That reading is free says nothing of what publishing costs.
TO_READ = re.compile(
    r"\bread\b[^.]{0,40}\b(?:without paying|for free|free of charge|freely)|"
    r"\bfree(?:ly)? (?:to read|to access|available|access)"
)

EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+\.\w|\be-?mails?\b|\be-?posta")
PHONE = re.compile(
    r"\+\s?\d[\d ()/.-]{5,}\d|\(?\b0\d{1,4}\)?[ /-]\d[\d /-]{4,}\d|\(\d{3}\)\s?\d{3}|"
    r"\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b(?:tele)?(?:ph|"
    r"f)on\w*\s?(?:number\w*)?:?\s?\d|\btel\.?:?\s?\d"
)
LINK = re.compile(
    r"https?:|\bwww\.|\b[a-z0-9-]+\."
    r"(?:org|com|net|edu|eu|io|gov|int|info|de|fr|es|it|nl|pl|tr|uk|ai|"
    r"app|gg|us|ch|at|be)\b|\bweb ?(?:site|page|seite)\w*|\bhomepage|\bsit[oe] web\b|\bpagina web\b"
)

_DAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|montag\w*|dienstag\w*|mittwoch\w*|"
    r"donnerstag\w*|freitag\w*|samstag\w*|sonntag\w*|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|lunedi|martedi|mercoledi|giovedi|"
    r"venerdi|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"poniedzial\w*|wtor\w*|srod\w*|czwart\w*|piat\w*|sobot\w*|niedziel\w*|pazartesi|sali|carsamba|"
    r"persembe|cuma|cumartesi|pazar"
)
# What tells a time without a date: "during the war", "at night", "three days later".
_TIMES = (
    r"centur\w*|decades?|years?|annual\w*|months?|weeks?|days?|hours?|seasons?|spring|summer|autumn|"
    r"fall|winter|today|yesterday|tomorrow|now|nights?|morning|evening|noon|easter|christmas|era|age|"
    r"period|during|after|before|until|since|once|soon|later|recent\w*|ancient|modern|medieval|"
    r"jahr\w*|jahrhundert\w*|siecle\w*|annees?|ans|siglo\w*|anos?|ann[oi]|secol[oi]|eeuw\w*|jaar|"
    r"jaren|wiek\w*|rok\w*|lat|yuzyil\w*|yil\w*"
)
DATE = re.compile(rf"\d|{MONTH.pattern}|\b(?:{_DAYS}|{_TIMES})\b")
# A year behind such a word counts nothing, unless more digits follow, nor does a day of a month.
DATED = re.compile(
    rf"(?:{MONTH.pattern})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?: ?, ?(?:19|20)\d\d\b)?|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:{MONTH.pattern})(?: (?:19|20)\d\d\b)?|"
    r"\b(?:in|since|until|of|from|to|by|for|early|late|year|and|before|after|between|mid|"
    rf"{MONTH.pattern})[ ,.-]+(?:19|20)\d\d\b(?! ?[-,.]\d)"
    # What is numbered, not counted: a volume, an identifier, a phone number.
    r"|\b(?:volume|vol|issue|article|art|number|no|nr|iso|version|chapter|page|pmc)\b\.? ?"
    r"\d[\d./-]*"
    r"|\b10\.\d{4,}/\S+|\bpmc\d+|\b[a-z]+\d+\b|\+\d[\d ()/.-]{6,}\d"
)
YEAR = re.compile(r"\d{2}|\bcentur|\bdecade|\bjahrhundert|\bsiecle|\bsiglo|\bsecol|\beeuw|\bwiek")

_NUMBERS = phrases(
    {
        "en": "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve,"
        " thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty*, thirty*,"
        " forty*, fifty*, sixty*, seventy*, eighty*, ninety*, hundred*, thousand*, million*,"
        " billion*, trillion*, dozen*, several, few, half, single, double, triple,"
        " pair*, couple, none, quarter*, twin, sole, twice, numerous, third",
        "de": "eins, eine, einer, zwei*, drei*, vier*, funf*, sechs*, sieben*, acht*, neun*,"
        " zehn*, elf, zwolf*, *zig, hundert*, tausend*, million*, milliard*, dutzend*, mehrere,"
        " beide, kein*",
        "fr": "deux, trois, quatre, cinq, six, sept, huit, neuf, dix*, onze, douze, treize,"
        " quatorze, quinze, seize, vingt*, trente*, quarante*, cinquante*, soixante*, cent, cents,"
        " centaine*, mille, million*, milliard*, plusieurs, aucun*",
        "es": "uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece,"
        " catorce, quince, veint*, treinta, cuarenta, cincuenta, cien*, mil, miles, millon*,"
        " varios, varias, ambos, ningun*",
        "it": "uno, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici,"
        " venti*, trenta*, quaranta*, cinquanta*, cento, mille, mila, milion*, diversi, entramb*,"
        " nessun*",
        "nl": "twee, drie, vijf, zes, zeven, negen, tien, elf, twaalf, twintig*, dertig*,"
        " veertig*, vijftig*, honderd*, duizend*, miljoen*, beide, geen, enkele",
        "pl": "jeden, jedna, dwa, dwie, dwoch, trzy, trzech, cztery, piec, szesc, siedem, osiem,"
        " dziewiec, dziesiec, *nascie, dwadziescia, sto, tysiac*, milion*, kilka, zaden",
        "tr": "iki, uc, dort, bes, alti, yedi, sekiz, dokuz, yirmi, otuz, kirk, elli, yuz*, bin,"
        " milyon*, birkac",
    }
)
_DIGITS = r"\d+(?:[.,]\d+)*"
COUNT = re.compile(rf"{_DIGITS}|{_NUMBERS.pattern}")
# What small numbers are called: "the 2 societies" are "the two societies" of a passage. "One" and
# "both" are no numbers here: they seldom answer how many there are.
_CALLED = {
    "1": "single, sole, eins, eine, einer, un, une, uno, una, een, jeden, jedna, bir",
    "2": "two, pair*, couple, zwei*, beide*, deux, dos, ambos, ambas, due, entramb*, twee,"
    " beide, dwa, dwie, dwoch, iki",
    "3": "three, drei*, trois, tres, tre, drie, trzy, trzech, uc",
    "4": "four, vier*, quatre, cuatro, quattro, cztery, dort",
    "5": "five, funf*, cinq, cinco, cinque, vijf, piec, bes",
}
_CALLS = {digit: phrases({"": names}) for digit, names in _CALLED.items()}


def numbers(words: str) -> set[str]:
    """Return the numbers of a folded text as they stand there, small ones as digits."""
    return {_as_digit(found[0]) for found in COUNT.finditer(words)}


def _as_digit(number: str) -> str:
    return next((digit for digit, names in _CALLS.items() if names.fullmatch(number)), number)


DURATION = re.compile(
    r"\d\s?-?(?:min|h|hrs?|s|sec|km|m|ft|pages?)\b|\bto \d|\d{4}\s?-\s?\d|"
    rf"\b(?:{_TIMES}|minut\w*|second\w*|stund\w*|tag\w*|monat\w*|woche\w*|ora|ore|hora\w*|heure\w*|"
    r"uren?|godzin\w*|saat\w*|dakika\w*|jours?|dia\w*|giorn[oi]|dag\w*|dni|gun\w*|miles?|kilomet\w*|"
    r"feet|met(?:er|re)s?|forever|permanent\w*|life\w*)\b"
)
AGE = re.compile(
    r"\b(?:age[ds]?|years? old|years of age|jahre alt|alter|lebensjahr\w*|ans\b.{0,10}\bage|edad|"
    r"anos de|eta|"
    r"leeftijd|jaar oud|wieku?|yas\w*|under \d\d|over \d\d|younger than|"
    r"older than|minors?|adults?)\b"
)
