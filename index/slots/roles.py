"""Who heads a society: an office and the society that it is an office of, in eight languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from index.slots.phrases import phrases

_VICE = {
    "en": "vice president*, vicepresident*, vice chair*, vicechair*, deputy chair*,"
    " deputy president*",
    "de": "vizeprasident*, vizevorsitz*, stellvertretende* vorsitz*, stellvertretende* prasident*",
    "fr": "vice president*, vicepresident*",
    "es": "vicepresid*",
    "it": "vicepresid*, vice presid*",
    "nl": "vicevoorzitter*, vice voorzitter*",
    "pl": "wiceprezes*, wiceprzewodnicz*, wiceprezydent*",
    "tr": "baskan yardimci*, baskan vekil*",
}
_HEAD = {
    "en": "president, presidents, presidency, presided, presides, chair, chairs, chaired,"
    " chairman, chairwoman, chairperson, chairmanship",
    "de": "prasident*, vorsitz*",
    "fr": "preside, presidait, presidence, presidente, presidents",
    "es": "presidia*, presidio, presidente*, presidenta*, presidencia",
    "it": "presiedeva, presiede, presidenza, presidenti",
    "nl": "voorzitter*",
    "pl": "prezes*, przewodnicz*, prezydent*",
    "tr": "baskan*",
}
# Others than the society itself have chairs, too.
_WITHIN = {
    "en": "committee*, subcommittee*, working group*, workgroup*, task force, section, division,"
    " department, session*, club, board of, track, panel, programme, program, meeting, congress,"
    " conference, hackathon, webinar*, department, chapter",
    "de": "ausschuss*, arbeitsgruppe*, kommission*, sektion*, kongress*, tagung, sitzung",
    "fr": "comite*, commission*, groupe de travail, section*, congres, seance",
    "es": "comite*, comision*, grupo de trabajo, seccion, congreso, sesion",
    "it": "comitato, commissione, gruppo di lavoro, sezione, congresso, sessione",
    "nl": "commissie*, werkgroep*, sectie*, congres, sessie",
    "pl": "komisj*, komitet*, grup* robocz*, sekcj*, kongres*, sesj*",
    "tr": "komite*, kurul*, calisma grubu*, kongre*, oturum*",
}
_OFFICE = re.compile(f"(?P<vice>{phrases(_VICE).pattern})|(?P<head>{phrases(_HEAD).pattern})")
_ELSEWHERE = phrases(_WITHIN)
# "President of the EuSoMII", "SIIM's former chair", "Präsidentin der SIIM".
_WORDS_BETWEEN = 3
# "Chair of SIIM's Liaison Committee", "EuSoMII Board and Chair of the Relations Committee".
_WORDS_AFTER_SOCIETY = 3
_WORDS_AFTER_OFFICE = 5


class Office(StrEnum):
    """An office that a question asks for; one is a part of the name of the other."""

    HEAD = "head"
    VICE = "vice"


Spans = Sequence[tuple[int, int]]


def office_asked(question: str) -> Office | None:
    """Return the office of a whole society that a folded question asks for, if it does."""
    found = _OFFICE.search(question)
    if found is None or _ELSEWHERE.search(question):
        return None
    return Office(str(found.lastgroup))


def offices(text: str) -> set[Office]:
    """Return the offices that a folded text names; a vice-president is no president."""
    return {Office(str(found.lastgroup)) for found in _OFFICE.finditer(text)}


def held_in(text: str, office: Office, asked: Spans, others: Spans) -> bool:
    """Return whether an office stands next to a society that is asked for, and nearer to no other.

    ``text`` is folded, with one space between its words; the societies are given by their places.
    """
    places = [found.span() for found in _OFFICE.finditer(text) if found.lastgroup == office]
    return any(
        _between(text, place, society) <= _WORDS_BETWEEN
        and all(_between(text, place, society) <= _between(text, place, other) for other in others)
        and not _in_a_part(text, place, society)
        for place in places
        for society in asked
    )


def _between(text: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    first, second = sorted((one, other))
    return len(text[first[1] : second[0]].split())


def _in_a_part(text: str, office: tuple[int, int], society: tuple[int, int]) -> bool:
    """Return whether the office is that of a part of the society."""
    last, words = (
        (society, _WORDS_AFTER_SOCIETY) if society > office else (office, _WORDS_AFTER_OFFICE)
    )
    return _ELSEWHERE.search(" ".join(text[last[1] :].split()[:words])) is not None
