"""What titles say of their events, in the eight languages."""

from __future__ import annotations

import pytest

from knowledge.calendars import EventStatus, Kind
from knowledge.calendars.fields import kind_of
from knowledge.calendars.marks import marked, without_mark
from tests.knowledge.calendars import component, only, read

OFF, LATER = EventStatus.CANCELLED, EventStatus.POSTPONED


@pytest.mark.parametrize(
    ("title", "status", "rest"),
    [
        ("Achtung, verschoben: Erfundenes Café", LATER, "achtung erfundenes cafe"),
        ("Der erfundene Kurs entfällt", OFF, "der erfundene kurs"),
        ("Der erfundene Kurs fällt heute aus", OFF, "der erfundene kurs"),
        ("CANCELLED Made-up webinar", OFF, "made-up webinar"),
        ("Made-up webinar CANCELED", OFF, "made-up webinar"),
        ("Made-up webinar is cancelled", OFF, "made-up webinar"),
        ("Made-up webinar | cancelled due to snow", OFF, "made-up webinar"),
        ("Das erfundene Seminar wird verschoben", LATER, "das erfundene seminar"),
        ("Cours inventé annulé", OFF, "cours invente"),
        ("Cours inventé (reporté au 3 mai)", LATER, "cours invente"),
        ("Curso inventado cancelado", OFF, "curso inventado"),
        ("APLAZADO: curso inventado", LATER, "curso inventado"),
        ("Corso inventato annullato", OFF, "corso inventato"),
        ("Corso inventato - rinviato", LATER, "corso inventato"),
        ("Verzonnen cursus geannuleerd", OFF, "verzonnen cursus"),
        ("Uitgesteld: verzonnen cursus", LATER, "verzonnen cursus"),
        ("Zmyślone spotkanie odwołane", OFF, "zmyslone spotkanie"),
        ("Przełożone: zmyślone spotkanie", LATER, "zmyslone spotkanie"),
        ("Uydurma toplantı iptal edildi", OFF, "uydurma toplanti"),
        ("Ertelendi – uydurma toplantı", LATER, "uydurma toplanti"),
        ("Cancelled", OFF, "cancelled"),
        ("Cancelled flights in radiology", None, "cancelled flights in radiology"),
        ("Lessons: cancelled trials", None, "lessons cancelled trials"),
        ("Made-up tales (cancelled flights)", None, "made-up tales cancelled flights"),
        ("What to do when a talk is cancelled", None, "what to do when a talk is cancelled"),
        ("Reported outcomes: made up", None, "reported outcomes made up"),
        ("Reporte: hospital inventado", None, "reporte hospital inventado"),
        ("SIIM-EuSoMII, made up", None, "siim-eusomii made up"),
    ],
)
def test_a_mark_stands_apart(title: str, status: EventStatus | None, rest: str) -> None:
    assert (marked(title), without_mark(title)) == (status, rest)


@pytest.mark.parametrize("uid", ["4711-1804500000-1804600000@example.org", ""])
def test_an_event_keeps_its_uid_when_its_title_says_that_it_is_off(uid: str) -> None:
    start = "DTSTART:20270310T140000Z"
    titles = ("Made-up talk", "Made-up talk – cancelled", "Made-up talk (postponed to May)")
    found = [only(read(component(start, uid=uid, title=title))) for title in titles]
    assert len({event.uid for event in found}) == 1
    assert [event.takes_place for event in found] == [True, False, False]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Erfundene Einreichefrist", Kind.DEADLINE),
        ("Made-up abstract submission", Kind.DEADLINE),
        ("Uydurma başvuru son tarihi", Kind.DEADLINE),
        ("Termin zgłoszeń", Kind.DEADLINE),
        ("Webinar: how to write a made-up submission", Kind.WEBINAR),
        ("Erfundenes Online-Seminar", Kind.WEBINAR),
        ("Erfundener Onlinekurs", Kind.COURSE),
        ("Warsztaty, zmyślone", Kind.COURSE),
        ("Formation continue inventée", Kind.COURSE),
        ("Bone formation, made up", Kind.OTHER),
        ("Erfundener Exkurs", Kind.OTHER),
        ("Erfundene Mitgliederversammlung", Kind.MEETING),
        ("Verzonnen ledenvergadering", Kind.MEETING),
        ("Uydurma kongre", Kind.MEETING),
    ],
)
def test_kinds_by_words_of_the_title(title: str, kind: Kind) -> None:
    assert kind_of("", "", title) is kind
