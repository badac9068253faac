"""The words for events and their kinds, in eight languages, folded."""

from __future__ import annotations

from index.slots.phrases import phrases
from knowledge.calendars.model import Kind

# Words for something that one learns at stand for several kinds: people call a webinar a seminar.
_LEARNING = frozenset({Kind.WEBINAR, Kind.COURSE, Kind.OTHER})

KINDS = (
    (
        frozenset({Kind.WEBINAR}),
        phrases(
            {
                "en": "webinar*, web seminar*, webminar*, webniar*, web-seminar*, online seminar*",
                "de": "webseminar*, onlineseminar*",
                "fr": "webinaire*, seminaire* en ligne, seminaire web",
                "es": "seminario* web, seminario* en linea, webinario*",
                "it": "seminari* online, seminari* web",
                "nl": "webinar, webinars",
                "pl": "webinari*, seminari* internetow*, seminari* online",
                "tr": "webiner*, cevrimici seminer*",
            }
        ),
    ),
    (
        frozenset({Kind.HACKATHON}),
        phrases({"": "hackathon*, hackaton*, hackatón*, hakaton*, hackatlon*, hack day*"}),
    ),
    (
        frozenset({Kind.DEADLINE}),
        phrases(
            {
                "en": "deadline*, due date*, abstract submission*, submission date*,"
                " closing date*, call for abstracts, call for papers",
                "de": "frist, fristen, abgabefrist*, einreichfrist*, einreichungsfrist*,"
                " anmeldefrist*, anmeldeschluss, einsendeschluss, abgabetermin*",
                "fr": "date limite, dates limites, echeance*",
                "es": "fecha limite, fechas limite, plazo, plazos, fecha tope",
                "it": "scadenza, scadenze, data limite, termine ultimo",
                "nl": "uiterste datum, sluitingsdatum, inleverdatum",
                "pl": "termin zgloszen*, termin nadsylania, ostateczny termin, termin skladania",
                "tr": "son tarih*, son basvuru*, son gun*, teslim tarih*",
            }
        ),
    ),
    (
        frozenset({Kind.MEETING}),
        phrases(
            {
                "en": "meeting*, meetup*, meet-up*, congress*, conference*, symposium*, symposia,"
                " general assembly, assembly, convention*, annual meting, meting, meetng,"
                " conferance*, conferense*, confrence*, annual scientific meeting",
                "de": "kongress*, konferenz*, tagung*, jahrestagung*, jahreskongress*, treffen,"
                " jahrestreffen, sitzung*, versammlung*, mitgliederversammlung*, symposien",
                "fr": "congres, conference*, reunion*, assemblee*, colloque*",
                "es": "congreso*, conferencia*, reunion, reuniones, asamblea*, simposio*, jornadas",
                "it": "congresso, congressi, convegno, convegni, conferenza, conferenze,"
                " riunione, riunioni, incontro, incontri, assemblea, assemblee, simposio",
                "nl": "vergadering*, bijeenkomst*, conferentie*, congres*, jaarvergadering*,"
                " jaarcongres*, ledenvergadering*",
                "pl": "spotkani*, kongres*, konferencj*, zjazd*, walne zgromadzenie, sympozj*",
                "tr": "toplanti*, kongre*, konferans*, sempozyum*, kurultay*, genel kurul*",
            }
        ),
    ),
    (
        frozenset({Kind.COURSE}),
        phrases(
            {
                "en": "course*, workshop*, bootcamp*, boot camp*, summer school*, masterclass*",
                "de": "kurs, kurse, kursen, kurses, lehrgang*, fortbildung*, sommerschule*",
                "fr": "cours, formation, formations, atelier*",
                "es": "curso, cursos, taller, talleres",
                "it": "corso, corsi, laboratorio, laboratori",
                "nl": "cursus*, opleiding*, bijscholing*",
                "pl": "kurs*, szkoleni*, warsztat*",
                "tr": "kurs*, calistay*, atolye*, egitim, egitimi, egitimler*",
            }
        ),
    ),
    (
        _LEARNING,
        phrases(
            {
                "": "seminar*, seminaire*, seminario*, seminari, seminer*, seminarie*,"
                " journal club*, lecture*, vortrag*, vortrage*, talk, talks, wyklad*, exposé*"
            }
        ),
    ),
)
"""Kinds and what finds the words for them, those of several words before their parts."""

MEETING = next(found for kinds, found in KINDS if kinds == {Kind.MEETING})
"""What finds the words for a meeting."""

DEADLINE = next(found for kinds, found in KINDS if kinds == {Kind.DEADLINE})
"""What finds the words for a deadline, some of which say "last"."""

ANY = phrases(
    {
        "en": "event, events, evnt*, evetns, calendar*, calender, schedule",
        "de": "veranstaltung*, event, events, termin, termine, terminen, kalender",
        "fr": "evenement*, calendrier, manifestation*",
        "es": "evento*, calendario, acto, actos, actividad, actividades",
        "it": "evento, eventi, calendario, appuntamento, appuntamenti",
        "nl": "evenement*, activiteit*, kalender, agenda",
        "pl": "wydarzeni*, wydarzen, impreza, imprezy, kalendarz*",
        "tr": "etkinlik*, etkinligi*, takvim*",
    }
)
"""Words for an event of any kind, and for the list of them."""

SEVERAL = phrases(
    {
        "en": "webinars, meetings, events, courses, hackathons, deadlines, workshops, congresses,"
        " conferences, seminars, list, which, all, any, anything, calendar, schedule",
        "de": "webinare, kongresse, termine, veranstaltungen, kurse, hackathons, fristen,"
        " tagungen, konferenzen, seminare, welche, alle, liste, kalender",
        "fr": "webinaires, congres a venir, evenements, cours a venir, quels, quelles, seminaires,"
        " calendrier, liste, tous, toutes, reunions, formations",
        "es": "webinarios, congresos, eventos, cursos, seminarios, que eventos, cuales, lista,"
        " calendario, todos, todas, reuniones, talleres, proximos, proximas",
        "it": "prossimi, prossime, eventi, corsi, congressi, quali, elenco, calendario, convegni",
        "nl": "evenementen, congressen, cursussen, welke, lijst, alle, kalender, agenda,"
        " bijeenkomsten, vergaderingen, conferenties",
        "pl": "wydarzenia, webinaria, kursy, konferencje, spotkania, jakie, lista, kalendarz,"
        " wszystkie, nadchodzace, najblizsze wydarzenia, kongresy",
        "tr": "etkinlikler*, webinerler*, kongreler*, kurslar*, toplantilar*, webinarlar*,"
        " hangi, neler, liste*, takvim*, tum, butun",
    }
)
"""Words that ask for more than one."""
