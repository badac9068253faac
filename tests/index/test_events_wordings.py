"""What a question asks of the calendars, in the many words that eight languages have for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.aliases import load
from index.events import Known, understand
from tests.conftest import SHIPPED
from tests.index.made_up_events import BERLIN, EVENTS, NOW

KNOWN = Known.of(EVENTS)
ALIASES = load(SHIPPED / "aliases.yaml")


@pytest.mark.parametrize(
    "question",
    [
        "What have you got on this week?",
        "What's scheduled for next week?",
        "Was steht morgen auf dem Programm?",
        "Ist heute irgendwas?",
        "Qu'est-ce qui est prévu demain ?",
        "Quoi de neuf ce soir ?",
        "¿Qué tenemos para mañana?",
        "Cosa abbiamo in programma domani?",
        "Wat hebben we morgen?",
        "Co mamy jutro?",
        "Co jest jutro?",
        "Yarın neyimiz var?",
    ],
)
def test_a_time_and_nothing_else_asks_for_all_that_is_on(question: str) -> None:
    found = understand(question, NOW, BERLIN, KNOWN, ALIASES)
    assert found is not None
    assert found.scope == "period"
    assert not found.topic
    assert not found.kinds
    assert not found.titles


@pytest.mark.parametrize(
    "question",
    [
        "Will there be anything on radiomics?",
        "Gibt es bald etwas zu Radiomics?",
        "Y aura-t-il quelque chose sur la radiomics ?",
        "¿Habrá algo sobre radiomics?",
        "Ci sarà qualcosa sulla radiomics?",
        "Komt er iets over radiomics?",
        "Czy będzie coś o radiomics?",
        "Radiomics hakkında bir şey olacak mı?",
    ],
)
def test_whether_there_will_be_something_on_a_topic(question: str) -> None:
    found = understand(question, NOW, BERLIN, KNOWN, ALIASES)
    assert found is not None
    assert found.coming
    assert found.topic.casefold() == "radiomics"


@pytest.mark.parametrize(
    "question",
    [
        "Will there be recordings of the webinars?",
        "Will there be a certificate for the course?",
        "Habrá certificado del curso?",
        "What do we have to know of DICOM?",
        "What have you got on federated learning?",
    ],
)
def test_what_comes_with_an_event_is_for_the_documents(question: str) -> None:
    assert understand(question, NOW, BERLIN, KNOWN, ALIASES) is None


@pytest.mark.parametrize(
    "question",
    [
        "What is the last name of the host of the webinar?",
        "surname of the host of the last webinar",
        "nom de famille de l'hôte du dernier webinaire",
        "¿Cuál es el apellido del anfitrión del último seminario web?",
        "Achternaam van de gastheer van het laatste webinar?",
        "Wie ist der Nachname der Moderatorin des letzten Webinars?",
        "Imię i nazwisko z ostatniego webinaru?",
        "Son webinerin sunucusunun soyadı ne?",
    ],
)
def test_the_name_of_a_person_is_for_the_documents(question: str) -> None:
    assert understand(question, NOW, BERLIN, KNOWN, ALIASES) is None


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Welche Kurse gibt es in Wien?", "vienna"),
        ("Quels cours à Vienne ?", "vienna"),
        ("¿Hay cursos en Viena?", "vienna"),
        ("Ci sono corsi a Vienna?", "vienna"),
        ("Zijn er cursussen in Wenen?", "vienna"),
        ("Czy są kursy w Wiedniu?", "vienna"),
        ("Viyana'da kurs var mı?", "vienna"),
        ("Is there a course I could take in Vienna?", "vienna"),
        ("upcoming courses in Vienna", "vienna"),
        ("Kongresse in Mailand?", "milan"),
        ("Czy jest kongres w Mediolanie?", "milan"),
    ],
)
def test_a_city_is_known_by_its_name_in_each_language(question: str, place: str) -> None:
    known = Known.of(
        replace(EVENTS[0], title=f"Made-up meeting in {city}", place=city)
        for city in ("Vienna, Austria", "Milano")
    )
    found = understand(question, NOW, BERLIN, known, ALIASES)
    assert found is not None
    assert found.places == {place}
    assert not found.topic


@pytest.mark.parametrize(
    "question",
    [
        "Where does EuSoMII meet for its congress?",
        "Wo trifft sich EuSoMII zur Jahrestagung?",
        "Où se réunit EuSoMII pour son congrès ?",
        "¿En qué ciudad se celebra el congreso de EuSoMII?",
        "Dove si svolge il congresso EuSoMII?",
        "Waar is het jaarcongres van EuSoMII?",
        "Gdzie odbędzie się zjazd EuSoMII?",
        "EuSoMII kongresi nerede yapılacak?",
    ],
)
def test_where_a_society_meets_is_asked_of_the_calendar(question: str) -> None:
    found = understand(question, NOW, BERLIN, KNOWN, ALIASES)
    assert found is not None
    assert found.asks_where
    assert found.societies == {"eusomii"}
    assert not found.topic


@pytest.mark.parametrize(
    "question",
    [
        "By when do I have to hand in my abstract?",
        "Bis wann kann ich mein Abstract einreichen?",
        "Jusqu'à quand puis-je envoyer mon résumé ?",
        "¿Hasta cuándo puedo enviar mi resumen?",
        "Entro quando devo inviare l'abstract?",
        "Tot wanneer kan ik mijn abstract indienen?",
        "Do kiedy można wysłać abstrakt?",
        "Özet göndermek için son tarih nedir?",
        "When do the submissions close?",
        "Bis wann schicke ich die Bewerbung ab?",
        "Jusqu'à quand puis-je soumettre un résumé ?",
        "¿Hasta cuándo se envían los resúmenes?",
        "Entro quando si inviano gli abstract?",
        "Tot wanneer kan ik een abstract insturen?",
        "Do kiedy można nadsyłać zgłoszenia?",
        "Özet gönderimi için son gün ne zaman?",
    ],
)
def test_until_when_something_is_handed_in_asks_for_the_deadline(question: str) -> None:
    found = understand(question, NOW, BERLIN, KNOWN, ALIASES)
    assert found is not None
    assert found.scope == "next"
    assert {str(kind) for kind in found.kinds} == {"deadline"}
    assert not found.topic


def test_a_topic_keeps_its_accents() -> None:
    found = understand("Wann ist das Webinar über föderiertes Lernen?", NOW, BERLIN)
    assert found is not None
    assert found.topic == "föderiertes Lernen"


def test_my_in_french_is_no_monday() -> None:
    mine = understand("Quand est mon prochain webinaire ?", NOW, BERLIN)
    monday = understand("Any webinar on mon?", NOW, BERLIN)
    assert mine is not None
    assert mine.scope == "next"
    assert monday is not None
    assert monday.begin is not None
    assert monday.begin.weekday() == 0


@pytest.mark.parametrize(
    "question",
    [
        "when is the EuSoMII annual meeting?",
        "Wann ist die EuSoMII-Jahrestagung?",
        "Quand est le congrès annuel d'EuSoMII ?",
        "¿Cuándo es el congreso anual de EuSoMII?",
        "Quando è il congresso annuale EuSoMII?",
        "Wanneer is het jaarcongres van EuSoMII?",
        "Kiedy jest doroczny zjazd EuSoMII?",
        "EuSoMII yıllık kongresi ne zaman?",
    ],
)
def test_the_meeting_of_the_year_is_named_in_each_language(question: str) -> None:
    found = understand(question, NOW, BERLIN, KNOWN, ALIASES)
    assert found is not None
    assert found.titles == {"eusomii annual meeting 2025", "eusomii annual meeting 2026"}
