"""How many of what, asked in one language and told in another, folded.

A number alone does not tell it: the passage must have a word for what is counted.
"""

from __future__ import annotations

import re

from index.slots.model import Slot, has
from index.slots.phrases import phrases

_HOW_MANY = phrases(
    {
        "en": "how many, number of",
        "de": "wie viele, wieviele, anzahl der, anzahl von, zahl der",
        "fr": "combien de, combien d, nombre de, nombre d",
        "es": "cuantos, cuantas, numero de",
        "it": "quanti, quante, numero di, numero dei, numero delle",
        "nl": "hoeveel, aantal",
        "pl": "ile, ilu, liczba",
        "tr": "kac",
    }
)
# Right behind it, or behind one word more.
_GAP = r"\W+(?:\w+\W+)?"


def _tally(name: str, noun: str, asked: str, also: str) -> Slot:
    """Return the rule for one thing that is counted, by its names in eight languages."""
    counted = re.compile(rf"(?:{_HOW_MANY.pattern}){_GAP}{phrases({'': asked}).pattern}")
    return Slot(name, noun, counted, has(phrases({"": f"{asked}, {also}"})))


TALLIES = (
    _tally(
        "members",
        "how many members there are",
        "members, mitglieder*, membres, adherents, miembros, socios, afiliados, membri, soci,"
        " iscritti, leden, czlonk*, uye*",
        "member*, mitglied*",
    ),
    _tally(
        "participants",
        "how many took part",
        "participants, attendees, delegates, visitors, teilnehmer*, besucher*, participantes,"
        " asistentes, visitantes, partecipanti, visitatori, deelnemers, bezoekers, uczestnik*,"
        " katilimc*, ziyaretci*",
        "participa*, attend*, regist*, people, delegat*, visit*, teilnehm*, took part, team*,"
        " contestant*, compet*, crowd*, guest*, spectator*, tourist*",
    ),
    _tally(
        "countries",
        "how many countries there are",
        "countries, lander*, landern, staaten, pays, paises, paesi, landen, kraj*, krajow, ulke*",
        "countr*, nation*, state, states, land, lands, territor*, kingdom*, colon*",
    ),
    _tally(
        "staff",
        "how many people work there",
        "employees, staff, mitarbeiter*, beschaftigte*, angestellte*, employes, salaries,"
        " empleados, trabajadores, dipendenti, impiegati, medewerkers, werknemers, pracownik*,"
        " calisan*",
        "employ*, staff, worker*, work for, works for, people, personnel, jobs, workforce*, hire*",
    ),
    _tally(
        "lessons",
        "how many courses or webinars there are",
        "courses, webinars, lectures, kurse, webinare, vortrage, cours, webinaires, cursos,"
        " webinars, charlas, corsi, webinar, lezioni, cursussen, webinars, lezingen, kursow,"
        " kursy, webinariow, webinaria, kurs, ders*",
        "course*, webinar*, lecture*, class*, talk*, lesson*, session*, training*, program*,"
        " curricul*, major*, degree*",
    ),
    _tally(
        "writings",
        "how many books, papers or guidelines there are",
        "books, papers, articles, guidelines, publications, bucher*, artikel*, leitlinien,"
        " richtlinien, veroffentlichungen, livres, articles, publications, recommandations,"
        " libros, articulos, publicaciones, guias, libri, articoli, pubblicazioni, linee guida,"
        " boeken, artikelen, publicaties, richtlijnen, ksiazek, artykulow, publikacji,"
        " wytycznych, kitap*, makale*, yayin*, kilavuz*",
        "book*, paper*, article*, publi*, guideline*, volume*, work, works, title*, novel*,"
        " wrote, written, text*, issue*, edition*, story, stories",
    ),
    _tally(
        "societies",
        "how many societies there are",
        "societies, organisations, organizations, associations, gesellschaften,"
        " fachgesellschaften, organisationen, vereine, societes, associations, organisations,"
        " sociedades, organizaciones, asociaciones, societa, organizzazioni, associazioni,"
        " verenigingen, organisaties, towarzystw*, organizacji, dernek*, kurum*",
        "societ*, organi*, associat*, group*, bodies, institut*, union*, club*, member*, federat*,"
        " compan*, church*",
    ),
)

_UNITS = (
    "years, year, jahre, jahren, jahr, ans, annees, anos, anni, jaar, jaren, lat, lata, yil,"
    " months, month, monate*, monat, mois, meses, mesi, maanden, miesiecy, miesiace, ay, weeks,"
    " week, wochen, semaines, semanas, settimane, weken, tygodni*, hafta, days, day,"
    " tage*, tag, jours, dias, giorni, dagen, dni, gun"
)
_HOW_MUCH_TIME = re.compile(rf"(?:{_HOW_MANY.pattern}|\bin)\W+{phrases({'': _UNITS}).pattern}")
_ANY_UNIT = phrases(
    {
        "": f"{_UNITS}, decade*, centur*, hours, hour, minutes, minute, old, term, stunden, heures,"
        " horas, ore, uur, godzin*, saat"
    }
)
_A_NUMBER = (
    r"(?:\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|"
    r"hundreds?|thousands?|millions?|billions?|half|dozens?|zwei|drei|vier|funf|deux|trois|dos|"
    r"tres|due|tre|twee|drie|dwa|trzy|iki|uc|mid|per)|\d[\d.,]*)"
)
# An age, from when until when, or a number of years; "several years" is none.
_COUNTED_TIME = re.compile(
    r"\d{4}\D{1,30}\d{4}|\bage[sd]?\b|\byears old\b|"
    r"\b(?:since|until|from|by|in|of|seit|bis) (?:\w+ )?(?:1\d|20)\d\d\b|"
    rf"{_A_NUMBER}(?:\W+\w+){{0,2}}?\W+{_ANY_UNIT.pattern}"
)
UNITS = Slot("units", "how long in numbers", _HOW_MUCH_TIME, has(_COUNTED_TIME))
