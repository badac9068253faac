"""What a thing is for, what it is called, in which language it is, in eight languages, folded."""

from __future__ import annotations

import re

from index.slots.concept import Concept
from index.slots.model import Shown, Slot, has
from index.slots.phrases import phrases

_TITLE = phrases(
    {
        "en": "title of the, titles of the, what is … entitled, what title, which title",
        "de": "titel des, titel der, titel von, welchen titel",
        "fr": "titre d*, quel titre",
        "es": "titulo d*, que titulo",
        "it": "titolo d*, che titolo, quale titolo",
        "nl": "titel van, welke titel",
        "pl": "tytul, tytulu, jaki tytul",
        "tr": "basligi ne, basligi nedir, adli kitab*",
    }
)
_TITLED = re.compile(
    r'["“„«][^"“”„»]{2,60}["”“»]|'
    + phrases(
        {
            "": "title*, entitled, titled, called, named, name, names, titel, titre*, titulo*,"
            " titolo*, professor*, prof, dr, sir, lord"
        }
    ).pattern
)
_TIME_OF_DAY = phrases(
    {
        "en": "what time is, what time was, what time does, what time did, what time do,"
        " what time will, at what time does, at what time will, at what time did,"
        " in the evening, in the morning, in the afternoon, evening$, morning$",
        "de": "um wie viel uhr, um wieviel uhr, wie viel uhr, wieviel uhr, zu welcher uhrzeit,"
        " welche uhrzeit, abends, morgens, nachmittags, vormittags, am abend, am nachmittag",
        "fr": "a quelle heure, le soir, en soiree, le matin, l'apres midi",
        "es": "a que hora, por la tarde, por la noche",
        "it": "a che ora, di sera, di mattina, nel pomeriggio",
        "nl": "hoe laat, 's avonds, 's ochtends, 's middags",
        "pl": "o ktorej godzinie, ktorej godzinie, wieczorem, po poludniu",
        "tr": "saat kacta, kacta basli*, aksamlari, sabahlari",
    }
)
_O_CLOCK = re.compile(
    r"\d\s?[:.h]\s?\d\d|\d\s?(?:a\.?m|p\.?m|uhr|h)\b|"
    + phrases(
        {
            "": "o'clock, noon, midnight, morning, afternoon, evening, night, dawn, dusk, uhr,"
            " mittag*, midi, minuit, mediodia, mezzogiorno, hour*, time of day, sunrise, sunset"
        }
    ).pattern
)
_EXACTLY = phrases(
    {
        "en": "^which … exactly, exactly which",
        "de": "^welche* … genau, genau welche*",
        "fr": "^quel* … exactement, ^quel* … precisement",
        "es": "^que … exactamente, ^cual* … exactamente",
        "it": "^quale … esattamente, ^quali … esattamente, ^quale … di preciso",
        "nl": "^welke … precies, ^welk … precies",
        "pl": "^jaki* … dokladnie, ^ktor* … dokladnie, dokladnie jaki*",
        "tr": "tam olarak hangi",
    }
)
# A name inside a sentence, a list, a number, a quotation.
_NAMED = re.compile(r"(?<=[^\W\d_A-Z] )[A-Z]\w+|[\"“„«(:\d]")


def _holds_exactly(passage: Shown) -> bool:
    """Return whether a passage has a name or a list: "certification" says not which one."""
    return _NAMED.search(passage.bold) is not None


DETAILS: tuple[Slot, ...] = (
    Concept(
        "mission",
        "a mission or an aim",
        {
            "en": "mission of, mission statement, s mission, motto of, slogan of, goal of,"
            " goals of, aim of, aims of",
            "de": "mission der, mission von, leitbild, motto, ziel der, ziele der, ziel von",
            "fr": "la mission d*, devise d*, objectif d*, objectifs d*",
            "es": "mision d*, la mision, lema, objetivo d*, objetivos d*",
            "it": "missione d*, la missione, motto, obiettivo d*, obiettivi d*",
            "nl": "missie van, missie, motto, doelstelling*",
            "pl": "misja, misje, motto, cel, cele, celem",
            "tr": "misyon*, slogan*, amaci",
        },
        also="mission*, goal*, aim*, motto*, slogan*, vision*, objective*, purpose*, seek*,"
        " sought, strive*, target*, in order to, dedicated, intend*, intent*, plan*, aspir*, want*,"
        " hope*, task*, focus*, ziel*, promot*, advanc*, ambition*, design* to, need*, try, tries,"
        " tried, attempt*, would, so that",
    ).slot(),
    Concept(
        "language",
        "a language",
        {
            "en": "what language*, which language*, in what language*, which programming language*,"
            " what programming language*, translated into, translation of, in other languages,"
            " available in english, available in german, available in french, available in spanish,"
            " available in italian, available in dutch, available in polish, available in turkish,"
            " ^is … in english, ^are … in english, ^will … in english, ^is … in german,"
            " ^are … in german, ^will … in german, ^is … in french, ^are … in french,"
            " ^will … in french, ^is … in spanish, ^are … in spanish, ^will … in spanish,"
            " ^is … in italian, ^are … in italian, ^will … in italian, or in english,"
            " only in english, subtitle*",
            "de": "welche* *sprache*, ubersetzung*, ubersetzt, auch auf deutsch, nur auf deutsch,"
            " oder auf deutsch, auf deutsch oder, auf englisch oder, nur auf englisch,"
            " oder auf englisch, auch auf englisch, auf englisch$, auf deutsch$, untertitel*,"
            " auf franzosisch, auf spanisch, auf italienisch",
            "fr": "quelle* langue*, traduit, traduite, traduits, traduites, traduction*,"
            " en francais,"
            " en anglais, sous titre*",
            "es": "que idioma*, que lengua*, traducid*, traduccion*, en espanol, en castellano,"
            " en ingles, subtitul*",
            "it": "che lingua*, quale lingua, quali lingue, tradott*, traduzion*, in italiano,"
            " in inglese, sottotitol*",
            "nl": "welke taal, welke talen, vertaald*, vertaling*, in het nederlands,"
            " in het engels,"
            " ondertitel*",
            "pl": "jakim jezyku, jakich jezykach, ktorym jezyku, jaki jezyk, po polsku,"
            " po angielsku, przetlumaczon*, tlumaczeni*, napisy",
            "tr": "hangi dil*, turkce, ingilizce, tercume*, ceviri*, cevril*, altyazi*",
        },
        also="english, german, french, spanish, italian, dutch, polish, turkish, latin, greek,"
        " arabic, chinese, japanese, russian, swedish, danish, finnish, irish, scottish,"
        " portuguese, persian, hungarian, romanian, bulgarian, catalan, mongolian, vietnamese,"
        " uyghur, sprach*, tongue*, dialect*, deutsch*, englisch*, anglais, ingles*, inglese,"
        " engels, translat*, language*,"
        " ingilizce, angielsk*, python, java*, c, lisp, prolog, matlab, norman, hebrew, hindi",
    ).slot(),
    Concept(
        "budget",
        "a budget",
        {
            "en": "budget, budgets, how much money",
            "de": "budget*, haushalt der, etat der, wie viel geld, wieviel geld",
            "fr": "budget*, combien d'argent",
            "es": "presupuesto*, cuanto dinero",
            "it": "bilancio, budget, quanti soldi",
            "nl": "budget*, begroting*, hoeveel geld",
            "pl": "budzet*, ile pieniedzy",
            "tr": "butce*, ne kadar para",
        },
        also="fund*, cost*, money, financ*, expens*, million*, billion*, spend*, spent, dollar*,"
        " euro, euros, tax*, income, revenue*, usd, salary, salaries, paid, pay",
    ).slot(),
    Concept(
        "requirements",
        "what is needed for it",
        {
            "en": "requirement*, prerequisite*, what qualification*, which qualification*,"
            " what do i need to … for the",
            "de": "voraussetzung*, anforderung*, zulassungsbedingung*",
            "fr": "prerequis, conditions requises, conditions d'admission",
            "es": "requisito*, prerrequisito*",
            "it": "requisit*, prerequisit*",
            "nl": "vereiste*, toelatingseisen",
            "pl": "wymagani*, warunki przyjecia",
            "tr": "sartlari, on kosul*, gereklilik*",
        },
        also="requir*, must, need*, eligib*, criteri*, prerequisite*, condition*, qualif*, minimum,"
        " at least, necessary, mandat*, have to, only, should, standard*, rule*, demand*",
    ).slot(),
    Concept(
        "exam",
        "an exam",
        {
            "en": "exam, exams, examination, examinations",
            "de": "prufung, prufungen, examen",
            "fr": "examen, examens",
            "es": "examen, examenes",
            "it": "esame, esami",
            "nl": "examen, examens, tentamen*",
            "pl": "egzamin*",
            "tr": "sinav*",
        },
        also="exam*, test, tests, tested, testing, assess*, inspect*, quiz*, pruf*",
    ).slot(),
    Concept(
        "agenda",
        "an agenda",
        {
            "en": "the agenda, agenda of, agenda for",
            "de": "tagesordnung*, agenda",
            "fr": "ordre du jour",
            "es": "orden del dia, agenda",
            "it": "ordine del giorno, agenda",
            "nl": "agenda",
            "pl": "porzadek obrad",
            "tr": "gundem*",
        },
        also="agenda*, programme, program, schedule*, topics, items",
    ).slot(),
    Concept(
        "pages",
        "how many pages it has",
        {
            "en": "how many pages, number of pages, how long is the text, how long is the document",
            "de": "wie viele seiten, wieviele seiten, seitenzahl",
            "fr": "combien de pages, nombre de pages",
            "es": "cuantas paginas, numero de paginas",
            "it": "quante pagine, numero di pagine",
            "nl": "hoeveel pagina*, hoeveel bladzijden",
            "pl": "ile stron",
            "tr": "kac sayfa",
        },
        also="page*, seiten, paginas, pagine, pagina*, stron, sayfa",
    ).slot(),
    Concept(
        "building",
        "a building",
        {
            "en": "which building, what building, which room, what room, which hall, what hall,"
            " which venue, what venue",
            "de": "welche* gebaude, welche* raum, welche* saal",
            "fr": "quel batiment, quelle salle",
            "es": "que edificio, que sala",
            "it": "quale edificio, che edificio, quale sala, quale aula",
            "nl": "welk gebouw, welke zaal",
            "pl": "jakim budynku, ktorym budynku, ktorej sali, jakiej sali",
            "tr": "hangi bina*, hangi salon*",
        },
        also="building*, hall, halls, room*, centre, center, house, palace, hotel, floor, campus,"
        " church*, cathedral, castle, museum, library, theat*, tower*, stadium*, auditorium,"
        " school*,"
        " universit*, institute, chapel, hospital*, arena, park, temple*, mansion*, structure*,"
        " architect*, built",
    ).slot(),
    Slot(
        "fax",
        "a fax number",
        phrases({"": "fax, fax number, faxnummer, telefax"}),
        has(phrases({"": "fax, telefax"})),
    ),
    Slot("title", "a title", _TITLE, has(_TITLED)),
    Slot("time-of-day", "a time of day", _TIME_OF_DAY, has(_O_CLOCK)),
    Slot("exactly", "which one", _EXACTLY, _holds_exactly),
)
