"""Numbers that lead to a person: telephones, records, identity papers and accounts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import phonenumbers
from stdnum import iban, luhn
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.tr import tckimlik
from stdnum.us import ssn

Span = tuple[int, int]

# Where the people live who write the eight languages of the bot.
_REGIONS = ("US", "GB", "DE", "AT", "CH", "FR", "ES", "IT", "NL", "BE", "PL", "TR")
_FEWEST_DIGITS = 7
_PHONE_WORD = re.compile(
    r"\b(?:tele(?:phone|fon|fono|foon)\w*|télé(?:phone)?|teléfono|phone|tel|mobile|mobil|cell|handy|"
    r"portable|móvil|cellulare|gsm|komórk\w*|numer(?:o|u)?|number|nummer|nr|call|whats ?app|fax|"
    r"ruf\w*|appel\w*|llam\w*|chiam\w*|bel|zadzwo\w*|dzwo\w*|ara\w*|cep|sms|text)\b"
    r"[^\n\d+(]{0,24}$",
    re.IGNORECASE,
)
# Numbers in writing that are no telephone: addresses of the web, DOIs, DICOM's dotted numbers.
_ELSEWHERE = re.compile(
    r"https?://\S+|\b10\.\d{4,9}/\S+|\b\d+(?:\.\d+){4,}\b|<[#:@a-z]\S*>", re.IGNORECASE
)
_AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
_DATE = re.compile(r"\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4}|\d{4}\s?[-–/]\s?\d{4}")

_RECORD = re.compile(
    r"(?<![^\W_])(?:"
    r"m\.?r\.?n\.?|mr[ ]?(?:number|no\.?|\#)|medical[ ]record(?:[ ](?:number|no\.?|id))?|"
    r"(?:patient|pat\.?|case|chart|study|accession|record|hospital|exam|insurance|member|file)"
    r"[ _.-]?(?:id|identifier|number|num|no\.?|nr\.?|\#)|"
    r"(?:patienten?|fall|akten|untersuchungs|versicherten|versicherungs|aufnahme)"
    r"[ -]?(?:nummer|nr\.?|id|kennung)|"
    r"(?:num[ée]ro|n[o°º]\.?)[ ](?:de[ ])?(?:dossier|patient|s[ée]jour)|ipp|nda|"
    r"(?:n[úu]mero|n[o°º]\.?)[ ]de[ ](?:historia|expediente|paciente)(?:[ ]cl[íi]nica)?|nhc|"
    r"historia[ ]cl[íi]nica|"
    r"(?:numero|n[o°º]\.?)[ ](?:di[ ])?(?:cartella|paziente|pratica)(?:[ ]clinica)?|"
    r"cartella[ ]clinica|"
    r"(?:pati[ëe]nt|dossier|onderzoeks)[ -]?(?:nummer|nr\.?)|"
    r"(?:numer|nr)[ ](?:kartoteki|historii[ ]choroby|pacjenta|badania|ksi[ęe]gi)|"
    r"(?:hasta|dosya|protokol|protokül|barkod)[ ](?:no|numaras[ıi]|id)\.?"
    r")(?:[ ]?(?:is|ist|est|es|è|:|=|\#|no\.?|nr\.?|n\.|number|numaras[ıi]))*[\s:=\#]{0,3}"
    r"(?P<number>(?=[\w/.-]*\d{3}|[\w/.-]*\d-?\d)[A-Z0-9][A-Z0-9/_-]{2,30})",
    re.IGNORECASE,
)
_IDENTITIES: tuple[tuple[re.Pattern[str], tuple[Callable[[str], bool], ...]], ...] = (
    (re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{2,4}){3,8}\b"), (iban.is_valid,)),
    (
        re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE),
        (codicefiscale.is_valid,),
    ),
    (
        re.compile(r"\b[12][ ]?\d\d[ ]?\d\d[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}[ ]?\d\d\b"),
        (nir.is_valid,),
    ),
    (
        re.compile(r"\b(?:\d{8}|[XYZ][ -]?\d{7})[ -]?[A-Z]\b", re.IGNORECASE),
        (dni.is_valid, nie.is_valid),
    ),
    (re.compile(r"\b\d{3}-\d{2}-\d{4}\b"), (ssn.is_valid,)),
    (re.compile(r"\b\d{11}\b"), (pesel.is_valid, tckimlik.is_valid, idnr.is_valid)),
    (re.compile(r"\b\d{2} \d{3} \d{3} \d{3}\b"), (idnr.is_valid,)),
    (re.compile(r"\b(?:\d[ -]?){12,18}\d\b"), (luhn.is_valid,)),
    # One nine-digit number in eleven passes this check: the word for it must stand there too.
    (re.compile(r"(?<=bsn )\d{9}\b|(?<=bsn: )\d{9}\b", re.IGNORECASE), (bsn.is_valid,)),
    (re.compile(r"(?<=nhs )\d{3}[ -]?\d{3}[ -]?\d{4}\b", re.IGNORECASE), (nhs.is_valid,)),
    (re.compile(r"\b\d{3} \d{3} \d{4}(?= *(?:\(?nhs))", re.IGNORECASE), (nhs.is_valid,)),
)
_LONG = re.compile(r"(?<![\w.,/-])\d{7,}(?![\w])")


def phones(text: str) -> Iterator[Span]:
    """Yield where a telephone number stands, international or as it is written at home."""
    aside = [match.span() for match in _ELSEWHERE.finditer(text)]
    seen: set[Span] = set()
    for region in (None, *_REGIONS):
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            span = (match.start, match.end)
            if span in seen or any(start < span[1] and span[0] < end for start, end in aside):
                continue
            seen.add(span)
            if _is_phone(text, match.raw_string, match.start):
                yield span


def records(text: str) -> Iterator[Span]:
    """Yield where a number stands that is said to be of a patient, a case or a record."""
    for match in _RECORD.finditer(text):
        yield match.span("number")


def identities(text: str) -> Iterator[Span]:
    """Yield where the number of an identity paper or an account stands, its check digit right."""
    for pattern, checks in _IDENTITIES:
        for match in pattern.finditer(text):
            compact = re.sub(r"[ -]", "", match[0])
            if any(is_valid(compact) for is_valid in checks):
                yield match.span()


def long_numbers(text: str) -> Iterator[Span]:
    """Yield where a number of seven digits and more stands that nothing else explains."""
    aside = [match.span() for match in _ELSEWHERE.finditer(text)]
    for match in _LONG.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in aside):
            yield match.span()


def _is_phone(text: str, raw: str, start: int) -> bool:
    """Say whether what may be a telephone number at home somewhere is likely meant as one."""
    if raw.lstrip("(").startswith("+"):
        return True
    if sum(c.isdigit() for c in raw) < _FEWEST_DIGITS or _DATE.fullmatch(raw.strip()):
        return False
    return (
        raw.lstrip("(").startswith("0")
        or _AMERICAN.fullmatch(raw) is not None
        or _PHONE_WORD.search(text, max(0, start - 60), start) is not None
    )
