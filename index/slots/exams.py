"""Exams, courses and how to get there."""

from __future__ import annotations

from index.slots.concept import Concept

EXAMS_AND_COURSES = (
    Concept(
        "deadline",
        "a deadline",
        {
            "en": "deadline*, due date, closing date, last day to, cut off date",
            "de": "einsendeschluss, anmeldeschluss, bewerbungsschluss, abgabefrist*,"
            " anmeldefrist*, einreichungsfrist*, bewerbungsfrist*, frist fur, abgabetermin",
            "fr": "date limite*, dernier delai, date de cloture",
            "es": "fecha limite, plazo de, plazo para, fecha de cierre",
            "it": "scadenza per, termine per, data di scadenza, scadenza degli, scadenza dei",
            "nl": "uiterste datum, sluitingsdatum, inschrijfdeadline",
            "pl": "termin zglosz*, termin skladania, ostateczny termin, termin nadsyl*",
            "tr": "son tarih*, son basvuru, son gun",
        },
        also="clos*, due, until, no later, submi* … by, by … 20*, bis zum, end, ends, ended,"
        " ending, last, frist*,"
        " limit*",
    ),
    Concept(
        "retake",
        "what happens after failing it",
        {
            "en": "retake*, resit*, re take, re sit, fail the exam, failed the exam,"
            " fail the test, try again",
            "de": "wiederholen … prufung, prufung wiederholen, durchgefallen, durchfalle",
            "fr": "repasser l'examen, rattrapage, rate l'examen",
            "es": "repetir el examen, suspendo, suspender el examen, recuperacion del examen",
            "it": "ripetere l'esame, bocciat*, ridare l'esame",
            "nl": "herkans*, herexamen, examen opnieuw",
            "pl": "poprawk*, powtorzyc egzamin, oblac egzamin, obleje",
            "tr": "butunleme, sinavdan kal*, tekrar girebil*",
        },
        also="retak*, resit*, again, repeat*, fail*, second attempt, attempt*, reappl*",
    ),
    Concept(
        "practice",
        "practice questions",
        {
            "en": "mock exam*, practice exam*, practice test*, practice question*,"
            " sample question*, past papers, old exams, example questions, question bank",
            "de": "probeprufung*, ubungsfragen, altfragen, beispielfragen, musterprufung",
            "fr": "examen blanc, annales, questions d'entrainement",
            "es": "simulacro*, preguntas de ejemplo, examenes anteriores",
            "it": "simulazion* d'esame, domande di esempio, prove passate",
            "nl": "proefexamen*, oefenvragen, oefenexamen*",
            "pl": "egzamin probny, przykladowe pytania, testy probne",
            "tr": "deneme sinavi, ornek sorular, cikmis sorular",
        },
        also="mock, sample*, question*, example*, preparation, prepar*",
    ),
    Concept(
        "pass-rate",
        "a pass rate",
        {
            "en": "pass mark*, passing score*, passing grade*, pass rate*, passing rate*,"
            " failure rate*, fail rate*, success rate*",
            "de": "durchfallquote*, bestehensquote*, erfolgsquote*",
            "fr": "taux de reussite, taux d'echec",
            "es": "tasa de aprobados, porcentaje de aprobados, tasa de exito",
            "it": "tasso di superamento, percentuale di promossi",
            "nl": "slagingspercentage*, slaagpercentage*",
            "pl": "zdawalnosc*, wskaznik zdawalnosci",
            "tr": "gecme orani, basari orani, basari yuzdesi",
        },
        also="pass, passed, rate*, fail*, succe*, percent*, %",
    ),
    Concept(
        "questions",
        "how many questions there are",
        {
            "en": "how many questions, number of questions, how many multiple choice",
            "de": "wie viele fragen, wieviele fragen, anzahl der fragen",
            "fr": "combien de questions, nombre de questions",
            "es": "cuantas preguntas, numero de preguntas",
            "it": "quante domande, numero di domande",
            "nl": "hoeveel vragen, aantal vragen",
            "pl": "ile pytan, liczba pytan",
            "tr": "kac soru, soru sayisi",
        },
        also="question*, items, item, fragen, pregunta*, domand*, vragen, pytan*, soru*,"
        " multiple choice",
    ),
    Concept(
        "minutes",
        "a length in minutes or hours",
        {
            "en": "in minutes, in hours, how many minutes, how many hours",
            "de": "in minuten, in stunden, wie viele minuten, wie viele stunden",
            "fr": "en minutes, en heures, combien de minutes, combien d'heures",
            "es": "en minutos, en horas, cuantos minutos, cuantas horas",
            "it": "in minuti, in ore, quanti minuti, quante ore",
            "nl": "in minuten, in uren, hoeveel minuten, hoeveel uur",
            "pl": "w minutach, w godzinach, ile minut, ile godzin",
            "tr": "kac dakika, kac saat",
        },
        also="minut*, hour*, min, mins, h, hr, hrs, stunde*, heure*, hora*, ora, ore, uur, uren,"
        " godzin*, saat*, dakika*, day, days, second*",
    ),
    Concept(
        "diploma",
        "a diploma",
        {
            "en": "diploma, diplomas, european diploma",
            "de": "diplom, diplome",
            "fr": "diplome, diplomes",
            "es": "diploma*",
            "it": "diploma, diplomi",
            "nl": "diploma*",
            "pl": "dyplom*",
            "tr": "diploma*",
        },
        also="diploma*, degree*, certificate, certificates, graduat*, qualification*",
    ),
    Concept(
        "internship",
        "an internship",
        {
            "en": "internship*, intern at, observership*, mentorship*, mentoring program*,"
            " mentor for",
            "de": "praktikum, praktika, hospitation*, mentoring*",
            "fr": "stage chez, un stage, mentorat",
            "es": "practicas en, pasantia*, mentoria*",
            "it": "tirocinio, tirocini, stage presso, mentorato",
            "nl": "stageplaats*, stageplek*, stage bij, mentoraat",
            "pl": "staz w, staze, praktyki, mentoring*",
            "tr": "staj, staji, mentorluk",
        },
        also="intern, interns, internship*, observer*, mentor*, placement*, trainee position*,"
        " rotation*",
    ),
    Concept(
        "visa",
        "a visa or an invitation letter",
        {
            "en": "visa, visas, invitation letter, letter of invitation",
            "de": "visum, visa, einladungsschreiben",
            "fr": "visa, visas, lettre d'invitation",
            "es": "visado, visa, carta de invitacion",
            "it": "visto d'ingresso, visto per, lettera di invito",
            "nl": "visum, uitnodigingsbrief",
            "pl": "wiza, wize, wizy, zaproszenie do wizy",
            "tr": "vize, vizesi, davet mektubu",
        },
        also="visa*, passport*, immigration, invitation",
    ),
    Concept(
        "pass-mark",
        "the marks that are needed to pass",
        {
            "en": "what score, which score, passing score*, pass mark*, passing mark*,"
            " passing grade*, what grade, minimum score*, cut-off score*, cutoff score*,"
            " what percentage … pass, how many points … pass, what mark",
            "de": "bestehensgrenze*, welche punktzahl, mindestpunktzahl*, welche note,"
            " wie viele punkte … bestehen",
            "fr": "note minimale, note de passage, quelle note, quel score,"
            " combien de points … reussir",
            "es": "nota minima, que nota, puntuacion minima, nota de corte, que puntuacion",
            "it": "punteggio minimo, che punteggio, quale punteggio, che voto, voto minimo",
            "nl": "slagingscijfer, welke score, minimale score, welk cijfer, cesuur",
            "pl": "prog zdawalnosci, ile punktow … zdac, jaki wynik, minimalny wynik",
            "tr": "gecme notu, kac puan, baraj puani, gecme puani",
        },
        also="scor*, marks, grade*, grading, per cent, percent*, out of, points to pass, prozent,"
        " note, punkt*, nota, punteggio, wynik*, puan*, cijfer",
    ),
)
