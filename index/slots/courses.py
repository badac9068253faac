"""Who teaches, who listens, on what, and what it counts for, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.concept import Concept
from index.slots.model import Slot, has
from index.slots.phrases import phrases

# "Who gives", "chi tiene": only with a lesson behind it.
_GIVES = phrases(
    {
        "en": "who gives, who gave, who will give, who is giving, who holds, who held, who leads,"
        " who runs, who does, who did, who spoke at, who speaks at, who will speak at",
        "de": "wer gibt, wer gab, wer halt, wer hielt, wer leitet, wer macht, wer spricht,"
        " wer sprach, wer hat",
        "fr": "qui donne, qui donnera, qui donnait, qui a donne, qui anime, qui animera,"
        " qui assure, qui assurera, qui tient",
        "es": "quien da, quien dara, quien dio, quien daba, quien lleva, quien dirige, quien hace,"
        " quienes dan, quien hablara en, quien hablo en",
        "it": "chi tiene, chi terra, chi ha tenuto, chi fa, chi fara, chi da, chi parla, chi cura",
        "nl": "wie geeft, wie geven, wie gaf, wie verzorgt, wie leidt, wie houdt, wie sprak",
        "pl": "kto prowadzi, kto poprowadzi, kto prowadzil*, kto bedzie prowadzi*, kto daje",
        "tr": "kim ver*, kimler ver*",
    }
)
_LESSON = phrases(
    {
        "": "course*, online course*, class, classes, lesson*, lecture*, talk, talks, webinar*,"
        " workshop*, session*, seminar*, training*, tutorial*, kurs*, *kurs, *kurse, *kursen,"
        " unterricht, vortrag, vortrage, vorlesung*, schulung*, cours, formation*, conference*,"
        " webinaire*, atelier*, exposes, curso*, clase*, charla*, taller*, webinar*, formacion*,"
        " corso, corsi, lezion*, seminari*, cursus*, les, lessen, lezing*, webinarium, webinaria,"
        " webinariow, zajec*, zajecia, szkoleni*, wyklad*, kursu, kursy, ders*, egitim*"
    }
)
_TEACHER_ASKED = {
    "en": "who teaches, who taught, who will teach, who is teaching, who lectures, who lectured,"
    " who gave a talk, speakers, speaker at, speaker of, instructor*, lecturer*, teachers,"
    " trainer, trainers, keynote*",
    "de": "wer unterrichtet*, wer lehrt*, wer hat … vorgetragen, wer tragt … vor, wer trug … vor,"
    " referent*, dozent*, vortragende*, redner*",
    "fr": "qui enseigne*, intervenant*, orateur*, oratrice*, conferencier*, formateur*,"
    " enseignant*, qui dispense*",
    "es": "quien imparte*, quien impartio, quien impartira*, quienes imparten, quien ensena*,"
    " ponente*, profesorado, instructor*, docente*",
    "it": "chi insegna*, chi insegnera, relator*, relatric*, docent*, insegnant*, istruttor*",
    "nl": "wie doceer*, wie onderwijst, wie lesgeeft, spreker*, docent*",
    "pl": "kto uczy, kto bedzie uczyl*, kto naucza, kto wyklada*, kto wystap*, prelegent*,"
    " wykladowc*, prowadzac*",
    "tr": "kim ders*, kimler ders*, dersleri kim, kim ogret*, kim anlat*, konusmaci*, egitmen*,"
    " ogretim uye*, egitimi kim",
}
_TAUGHT = (
    "teacher*, teaches, taught, instruct*, lectur*, spoke, talk, talks, trainer*, tutor*,"
    " presenter*, presented, given by, gave, led by, run by, faculty, panel*, host*, moderat*,"
    " said, runs, chaired, speaker*, professor*, geleitet*, gehalten*, unterricht*, lehrt*,"
    " enseign*, anime*, impart*, ensen*, insegn*, tenut*, geeft, gegeven, prowadz*, wyklad*"
)
_TEACHER = Slot(
    "teacher",
    "who teaches or speaks",
    re.compile(rf"{phrases(_TEACHER_ASKED).pattern}|{_GIVES.pattern}.{{0,40}}?{_LESSON.pattern}"),
    has(phrases({**_TEACHER_ASKED, "also": _TAUGHT})),
)

_OF_A_COURSE = (
    Concept(
        "topic",
        "its topic",
        {
            "en": "what topic*, which topic*, topic of, topics of, what theme*, which theme*,"
            " theme of, what subject*, which subject*, subject of the",
            "de": "welche* thema, welche* themen, thema der, thema des, themen der, themen des,"
            " was ist das thema, was sind die themen",
            "fr": "quel sujet, quels sujets, quel theme, quels themes, sujet d*, sujets d*,"
            " theme d*, themes d*",
            "es": "que tema*, tema de, temas de, tema del, cual es el tema, sobre que tema*",
            "it": "che argoment*, quale argomento, quali argomenti, argoment* d*, che tema,"
            " quale tema, quali temi, tema d*, temi d*",
            "nl": "welk onderwerp, welke onderwerpen, onderwerp van, onderwerpen van, welk thema,"
            " welke thema*, thema van",
            "pl": "jaki temat, jakie tematy, jakim temacie, jakich tematach, jakich tematow,"
            " temat*, jakie zagadnienia",
            "tr": "hangi konu*, konusu, konulari, konusunu, temasi",
        },
        also="topic*, theme*, thema, themen, themes, subject*, titled, entitled, about, cover*,"
        " deal, deals, dealt, dealing, focus*, concern*, devot*, dedicat*, discuss*, treat*,"
        " includ*, such as, regarding, on how, on what, called, explor*, examin*, argu*, describ*,"
        " uber, handelt, betrifft, porte sur, concerne*, sobre, trata*, riguard*, tratta*, over,"
        " gaat,"
        " dotycz*, hakkinda",
    ),
    Concept(
        "credits",
        "credit points",
        {
            "en": "cme, cme credit*, cme point*, credit point*, education credit*, cpd,"
            " how many credits, ects, credit hours",
            "de": "cme punkt*, fortbildungspunkt*, leistungspunkt*, weiterbildungspunkt*",
            "fr": "credits de formation, points de formation, points cme, credits cme",
            "es": "creditos de formacion, creditos cme, puntos cme, cuantos creditos",
            "it": "crediti formativi, crediti ecm, ecm, punti cme, quanti crediti",
            "nl": "accreditatiepunt*, nascholingspunt*, studiepunt*",
            "pl": "punkty edukacyjne, punktow edukacyjnych, punkty ects",
            "tr": "cme kredi*, kredi puani, kac kredi",
        },
        also="credit, credits, cme*, cpd, ects, continuing education, accredit*, ceu*, punkte,"
        " creditos, crediti",
    ),
    Concept(
        "recognised",
        "that it is recognised",
        {
            "en": "recognised in, recognized in, recognised by, recognized by, recognised outside,"
            " recognized outside, recognised$, recognized$",
            "de": "anerkannt, anerkennung",
            "fr": "reconnu, reconnue, reconnus, reconnues",
            "es": "reconocido, reconocida, reconocidos, reconocidas, homologad*",
            "it": "riconosciut*",
            "nl": "erkend, erkende",
            "pl": "uznawan*, uznany, uznana, uznane",
            "tr": "taniniyor, taninir, taninacak, taninan",
        },
        also="recogni*, accredit*, accept*, valid*, approv*, endors*, official*, equivalen*,"
        " acknowledg*, known, identif*, famous, fame, respected, regarded, considered",
    ),
    Concept(
        "accredited",
        "that it is accredited",
        {
            "en": "accredited, accreditation",
            "de": "akkreditier*",
            "fr": "accredite*",
            "es": "acreditad*, acreditacion*",
            "it": "accreditat*, accreditamento",
            "nl": "geaccrediteerd*, accreditatie*",
            "pl": "akredyt*",
            "tr": "akredite*",
        },
        also="accredit*, certified, certify*, certifies, licen*, recogni*, approv*",
    ),
    Concept(
        "membership",
        "whether one has to be a member",
        {
            "en": "need to be a member, have to be a member, must i be a member,"
            " must one be a member, need to be member*, non members, nonmembers, non-members,"
            " members only, only for members, only members, need a membership,"
            " required to be a member",
            "de": "mitglied sein, nur fur mitglieder, nichtmitglieder*, nicht mitglieder*,"
            " nur mitglieder, mitglied werden muss*",
            "fr": "etre membre, reserve* aux membres, non membres, seulement les membres",
            "es": "ser miembro, ser socio, ser socia, solo para miembros, solo para socios,"
            " no miembros, no socios, solo los miembros, solo los socios",
            "it": "essere membro, essere membri, essere soci*, solo per i soci, solo i soci,"
            " non soci, solo per soci",
            "nl": "lid zijn, alleen voor leden, niet leden, alleen leden",
            "pl": "byc czlonkiem, tylko dla czlonkow, tylko czlonkowie, dla nieczlonkow",
            "tr": "uye olmak, uye olmam, uye olmali*, uye olman*, sadece uye*, uye olmayan*,"
            " yalnizca uye*",
        },
        also="member*, mitglied*, membre*, miembro*, socio*, leden, everyone, everybody, anyone,"
        " anybody, all may, open to, public, free",
    ),
    Concept(
        "platform",
        "which platform or software",
        {
            "en": "what platform*, which platform*, what software, which software,"
            " which * software,"
            " what * software, what app,"
            " which app, which tool, what tool, which program, what learning management",
            "de": "welche* plattform*, welche* software, welche* tool, welche* programm",
            "fr": "quelle plateforme, quelle plate forme, quel logiciel*, quels logiciels,"
            " quelle appli*, quel outil*",
            "es": "que plataforma*, que software, que programa informatico, que aplicacion*,"
            " que herramienta*",
            "it": "che piattaforma, quale piattaforma, che software, quale software,"
            " quale applicazione, quale programma informatico, quale strumento",
            "nl": "welk platform, welke software, welke app, welk programma, welke tool",
            "pl": "jakiej platformie, jaka platforma, ktorej platformie, jakie oprogramowanie,"
            " jakim programie, jaka aplikacj*, jakie narzedzie",
            "tr": "hangi platform*, hangi yazilim*, hangi uygulama*, hangi program*, hangi arac*",
        },
        also="platform*, software, app, apps, application*, tool, tools, program, programs,"
        " programme*, zoom, moodle, teams, webex, github, website*, web site*, package*, system*,"
        " code, server*, kaggle, orthanc, windows, linux, online service, engine*, language*",
    ),
)

COURSES: tuple[Slot, ...] = (
    _TEACHER,
    *(concept.slot() for concept in _OF_A_COURSE),
)
