"""What an event is by the words of its calendar: kind, society, status, place, address."""

from __future__ import annotations

import html
import re

from knowledge.calendars.marks import marked
from knowledge.calendars.model import EventStatus, Kind
from knowledge.calendars.words import folded

__all__ = ["address", "folded", "kind_of", "line", "plain", "society_of", "status_of"]

LONGEST_TITLE = 300
LONGEST_TEXT = 4000

# Folded, beginnings of words unless they end in a bound, in the eight languages of the trainees. In
# this order: a "webinar on the hackathon" is a webinar, and a "course at the congress" a course.
_KINDS: tuple[tuple[Kind, str], ...] = (
    (Kind.DEADLINE, r"deadline|\w*frist\b|\w*fristen\b|einsendeschluss|date limite|fecha limite"),
    (Kind.DEADLINE, "plazo|scadenza|termine ultimo|uiterste datum|termin (?:nadsylania|zgloszen)"),
    (Kind.DEADLINE, r"son tarih|son basvuru|basvuru son|submissions? closes?|abstracts? due\b"),
    (Kind.WEBINAR, "webinar|webinaire|webcast|seminario web|seminaire en ligne|online[- ]?seminar"),
    (Kind.WEBINAR, "seminario (?:en linea|online)|seminarium (?:online|internetowe)"),
    (Kind.WEBINAR, "cevrimici seminer"),
    (Kind.HACKATHON, r"hackathon|hackaton|datathon|hackmarathon"),
    (Kind.COURSE, r"courses?\b|(?:grund|aufbau|online)?kurse?s?\b|cours\b|cursos?\b|cors[oi]\b"),
    (Kind.COURSE, r"cursus|\w*workshop|taller|atelier|warsztat|egitim|kursu?\b|szkoleni"),
    (Kind.COURSE, r"training|\w*schulung|formation (?:en|a|au|aux|continue)\b|formacion"),
    (Kind.COURSE, "academy|akademie|hands-on|bootcamp"),
    (Kind.DEADLINE, "submission|call for (?:abstracts|papers)|einreichung|soumission|inzending"),
    (Kind.DEADLINE, "envio de resumenes|invio degli abstract"),
    (Kind.MEETING, r"meeting|congress|\w*kongress|congres|kongre|conference|\w*konferenz"),
    (Kind.MEETING, "conferencia|conferenza|conferentie|konferencj|konferans|assembl|asamblea"),
    (Kind.MEETING, r"\w*versammlung|\w*vergadering|zgromadzeni|zebranie|toplanti|\w*tagung"),
    (Kind.MEETING, "symposium|sympozjum|sempozyum|simposio|reunion|riunione|zjazd|summit"),
)
_KIND_WORDS = tuple((kind, re.compile(rf"\b(?:{words})")) for kind, words in _KINDS)
_TAG = re.compile(r"<[^<>]{1,500}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s<>\"'\\]+")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*(?:\n\s*)*")


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
    return marked(title) or EventStatus.CONFIRMED
