"""Names of people: by what stands before them, and by the first names of eight languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

_LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "tr_TR")
# First names that begin a sentence, or a place, more often than a name.
_OTHER_WORDS = """
    Will May April June August Austin Paris Vienna Florence Sydney Charlotte Victoria Chelsea
    Madison Dallas Houston Jackson Lincoln Washington Savannah Brooklyn London Geneva Berlin Milan
    Roma Siena Santiago Trinidad Virginia Carolina Georgia Dakota Israel Jordan Kenya China India
    America Asia Grace Hope Faith Joy Rose Mark Bill Grant Chase Art Guy Rich Drew Pat Max Chance
    Ward Case Page Royal Noble Sunny Sky Summer Autumn Dawn Eve Iris Mercedes Angel Cruz Santa
    Ai An Bo Can Den Do Sen Su Ay Van Von De La Le Mai Savaş Barış Umut Güneş
    German English French Spanish Polish
"""
_TITLES = (
    r"mr|mrs|ms|miss|dr|prof|professor|doctor|nurse|sir|"
    r"herrn?|frau|"
    r"monsieur|madame|mme|mlle|"
    r"señora?|sra?|don|doña|dra|"
    r"signora?|signor|sig|sig\.ra|dott|dott\.ssa|dottor(?:essa)?|"
    r"mevrouw|meneer|mevr|dhr|mw|"
    r"pan|pani|panem|panią|"
    r"bay|bayan|sayın"
)
_PATIENT = (
    r"patient(?:in|e)?|pt|pat|paciente|paziente|patiënte?|pacjent(?:k?[ai]|em)?|hasta(?:m|nın)?"
)
_NAMED = (
    r"my[ ]name[ ]is|mein[ ]name[ ]ist|ich[ ]hei(?:ß|ss)e|je[ ]m['’]appelle|mon[ ]nom[ ]est|"
    r"me[ ]llamo|mi[ ]nombre[ ]es|mi[ ]chiamo|ik[ ]heet|mijn[ ]naam[ ]is|nazywam[ ]się|"
    r"mam[ ]na[ ]imię|(?:benim[ ])?ad[ıi]m"
)
# "Patient Safety Movement" is a movement.
_NO_PATIENT = (
    r"(?:Safety|Care|Data|Portal|Rights|Experience|Engagement|Education|Information|Management"
    r"|Radiation|Record|Advocacy|Outcomes?|Centered|Centred|Identification|Privacy)\b"
)
_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’]*(?:-[^\W\d_][\w'’]+)*)"
_PARTICLE = (
    r"(?:van(?:[ ]de[rn]?)?|von(?:[ ]de[rnm])?|de(?:[ ]la|[ ]los)?|del|della|di|da|dos|le|la|zu"
    r"|al|el|bin|ten)"
)
_FURTHER = rf"(?:[ ](?:{_PARTICLE}[ ])?(?:[A-Z]\.[ ]?)?{_CAPITAL})"
_AFTER_TITLE = re.compile(
    rf"(?<!\w)(?i:(?:{_TITLES})\.?[ ](?:(?:dr|prof|med)\.?[ ])*)"
    rf"(?P<name>(?:[A-Z]\.[ ]?)?{_CAPITAL}{_FURTHER}{{0,2}})"
)
_AFTER_PATIENT = re.compile(
    rf"(?<!\w)(?i:(?:{_PATIENT})\.?(?:[ ]is|[ ]was)?[ ]?[:,]?[ ])(?!{_NO_PATIENT})"
    rf"(?P<name>{_CAPITAL}{_FURTHER}{{1,2}}|[A-Z]\.[ ]?[A-Z]\.)"
)
_AFTER_NAMED = re.compile(
    rf"(?<!\w)(?i:(?:{_NAMED})[ ]?[:=]?[ ])(?P<name>{_CAPITAL}{_FURTHER}{{1,2}})"
)
_CANDIDATE = re.compile(rf"(?<![\w'’])(?P<first>{_CAPITAL})(?P<rest>{_FURTHER}{{1,2}})")
_TURNED = re.compile(rf"(?<![\w'’])(?P<last>{_CAPITAL}),[ ](?P<first>{_CAPITAL})(?!\w)")
_MENTION = re.compile(r"<@!?\d{15,20}>")


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a name of a person stands, or a mention of one."""
    for pattern in (_AFTER_TITLE, _AFTER_PATIENT, _AFTER_NAMED):
        for match in pattern.finditer(text):
            # "Dr. SIIM" is nobody; "patient J.S." is somebody.
            if not match["name"].isupper() or set(match["name"]) & {" ", "."}:
                yield match.span("name")
    known = _first_names()
    for match in _CANDIDATE.finditer(text):
        if _spelled(match["first"]) in known:
            yield match.span()
    for match in _TURNED.finditer(text):
        if _spelled(match["first"]) in known and not match["last"].isupper():
            yield match.span()
    for match in _MENTION.finditer(text):
        yield match.span()


@cache
def _first_names() -> frozenset[str]:
    found: set[str] = set()
    for locale in _LOCALES:
        module = import_module(f"faker.providers.person.{locale}")
        found |= {name for name in module.Provider.first_names if len(name) > 1}
    return frozenset(found.difference(_OTHER_WORDS.split()))


def _spelled(word: str) -> str:
    """Return a name as the lists spell it: SMITH and Smith are the same."""
    return word.title() if word.isupper() else word
