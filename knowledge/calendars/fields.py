"""What an event is by the words of its calendar: kind, society, status, place, address."""

from __future__ import annotations

import html
import re
import unicodedata

from knowledge.calendars.model import EventStatus, Kind

LONGEST_TITLE = 300
LONGEST_TEXT = 4000

# Beginnings of words, folded, in the eight languages of the trainees. In this order: a "webinar
# on the hackathon" is a webinar, and a "course at the congress" a course.
_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.DEADLINE, "deadline|frist|einsendeschluss|date limite|fecha limite|plazo|scadenza"),
    (Kind.DEADLINE, "uiterste datum|termin nadsylania|son tarih|son basvuru|submissions? close"),
    (
        Kind.WEBINAR,
        "webinar|webinaire|webinario|seminario web|seminaire en ligne|webcast|webinarium",
    ),
    (Kind.HACKATHON, "hackathon|hackaton|datathon"),
    (Kind.COURSE, "course|kurs|cours|curso|corso|cursus|workshop|taller|atelier|egitim|szkoleni"),
    (Kind.COURSE, "training|schulung|formation|formacion|academy|akademie|hands-on|bootcamp"),
    (Kind.MEETING, "meeting|congress|kongress|congres|congreso|congresso|kongres|conference"),
    (Kind.MEETING, "konferenz|conferencia|conferenza|conferentie|konferencj|konferans|assembly"),
    (Kind.MEETING, "versammlung|assemblee|asamblea|assemblea|vergadering|zgromadzeni|toplanti"),
    (Kind.MEETING, "jahrestagung|tagung|symposium|reunion|riunione|zjazd|summit"),
)
_KIND_WORDS = tuple((kind, re.compile(rf"\b(?:{words})")) for kind, words in _KINDS)
_MARK = (
    (EventStatus.CANCELLED, "fallt(?: leider)? aus|abgesagt|entfallt|cancell?ed|annule[e]?"),
    (EventStatus.CANCELLED, "cancelad[oa]|annullat[oa]|geannuleerd|afgelast|odwolan[ey]|iptal"),
    (EventStatus.POSTPONED, "verschoben|postponed|reporte[e]?|pospuest[oa]|aplazad[oa]"),
    (EventStatus.POSTPONED, "rinviat[oa]|uitgesteld|przelozon[ey]|ertelendi|rescheduled"),
)
# A mark stands apart from the title: before a colon or a dash, in brackets, or behind a stop at the
# end. "Cancelled flights" has none, and neither has "What to do when a talk is cancelled".
_MARKED = tuple(
    (
        status,
        re.compile(
            rf"^\W*(?:{words})\W*(?:[:\-–—!]|\)|\]|\*)"
            rf"|[(\[*]\W*(?:{words})\b"
            rf"|[:\-–—!,.]\s*(?:{words})(?:\s[^:]{{0,40}})?$"
            r"|\bfallt(?: leider)? aus\W*$"
        ),
    )
    for status, words in _MARK
)
_STRIP = re.compile(
    r"^\W*(?:" + "|".join(words for _, words in _MARK) + r")\W*[:\-–—!)\]*]+\s*"
    r"|[(\[*]+\W*(?:" + "|".join(words for _, words in _MARK) + r")[^)\]*]*[)\]*]+\s*"
)
_TAG = re.compile(r"<[^<>]{1,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"'\\]+")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*(?:\n\s*)*")


def folded(text: str) -> str:
    """Return a text in small letters without accents, for comparing words."""
    # The Polish l with a stroke and the dotless i have no decomposition.
    plain = unicodedata.normalize("NFKD", text.casefold().translate({0x142: "l", 0x131: "i"}))
    return "".join(c for c in plain if not unicodedata.combining(c))


def line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text as one line without control characters, of at most so many characters."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"


def plain(text: str) -> str:
    """Return a description without HTML, its paragraphs kept as lines."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    text = html.unescape(text).replace("\r", "\n").replace("\xa0", " ")
    text = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    text = _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip()}…"


def address(text: str) -> str | None:
    """Return the first web address in a text; None where there is none."""
    found = _LINK.search(text)
    return found[0].rstrip(".,;)") if found else None


def kind_of(named: str, categories: str, title: str) -> Kind:
    """Return an event's kind: the one it names, else by its categories, else by its title."""
    word = named.strip().lower()
    if word in set(Kind):
        return Kind(word)
    for text in (folded(categories), folded(title)):
        if text in set(Kind):
            return Kind(text)
        for kind, words in _KIND_WORDS:
            if words.search(text):
                return kind
    return Kind.OTHER


def society_of(named: str, given: str | None, title: str) -> str | None:
    """Return whose event it is: the society it names, its calendar's, or that in its title."""
    if named.strip():
        return line(named, 60).lower()
    if given:
        return given
    words = folded(title)
    found = [name for name in ("siim", "eusomii") if re.search(rf"\b{name}(?:\d|\b)", words)]
    return "joint" if len(found) > 1 else (found[0] if found else None)


def status_of(named: str, status: str, title: str) -> EventStatus:
    """Return whether an event takes place, by its properties or by a mark in its title."""
    for word in (named.strip().lower(), status.strip().lower()):
        if word in set(EventStatus) and word != EventStatus.CONFIRMED:
            return EventStatus(word)
    words = folded(title)
    for mark, pattern in _MARKED:
        if pattern.search(words):
            return mark
    return EventStatus.CONFIRMED


def without_mark(title: str) -> str:
    """Return a folded title without what says that the event is off or moved."""
    return " ".join(_STRIP.sub(" ", folded(title)).split()) or folded(title)
