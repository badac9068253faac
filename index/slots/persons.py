"""What is asked about a person: who came before, how old, where they work, in eight languages."""

from __future__ import annotations

import re

from index.slots.concept import Concept
from index.slots.holding import AGE
from index.slots.model import Shown, Slot, has
from index.slots.phrases import phrases

_HEADS = (
    r"(?:president\w*|chair\w*|head|director|leader|editor|ceo|boss|treasurer|secretary|chef\w*|"
    r"prasident\w*|vorsitz\w*|directeur|directrice|direct[o]r\w*|voorzitter\w*|prezes\w*|"
    r"przewodnicz\w*|baskan\w*)"
)
# "Who was president before Ada Bo", not "before the war" or "before 1998".
_BEFORE_SOMEBODY = (
    rf"(?<!\w){_HEADS}(?:\W+\w+){{0,4}}?\W+(?:before|after|vor|nach|avant|apres|antes de|"
    r"despues de|prima di|dopo|voor|na|przed|po)\W+"
    r"(?!(?:the|this|that|they|it|der|dem|die|la|le|el|il|het|de)\b|\d)\w"
)
# "Wer war vor Ada Bo Vorsitzende": the office comes behind the name.
_BEHIND_SOMEBODY = (
    r"(?<!\w)(?:who|wer|qui|quien|chi|wie|kto)\W+\w+\W+(?:before|after|vor|nach|avant|apres|"
    r"antes de|despues de|prima di|dopo|voor|na|przed|po)\W+"
    rf"(?!(?:the|this|that|der|dem|die|la|le|el|il|het|de)\b|\d)\w+(?:\W+\w+){{0,2}}?\W+{_HEADS}"
)
_SUCCESSION = re.compile(
    _BEFORE_SOMEBODY
    + "|"
    + _BEHIND_SOMEBODY
    + "|"
    + phrases(
        {
            "en": "predecessor*, successor*, who succeeded, who succeeds, who will succeed,"
            " who preceded, who came before, who came after, who took over from, who replaced,"
            " previous president*, previous chair*, previous head, president before, chair before",
            "de": "vorganger*, nachfolger*, wer war vorher, wer war davor, wer folgte auf,"
            " vorherige* prasident*, vorherige* vorsitz*, fruhere* prasident*, fruhere* vorsitz*",
            "fr": "predecesseur*, successeur*, qui a succede, qui a precede, qui a remplace,"
            " president* precedent*, precedent* president*, ancien* president*",
            "es": "predecesor*, sucesor*, quien sucedio, quien precedio, quien sustituyo,"
            " president* anterior*, anterior president*",
            "it": "predecessor*, successor*, chi ha preceduto, chi ha sostituito, chi e succeduto,"
            " president* precedent*, precedente president*",
            "nl": "voorganger*, opvolger*, wie volgde, vorige voorzitter, eerdere voorzitter,"
            " vorige president",
            "pl": "poprzednik*, nastepc*, kto zastapil, kto zastapi, poprzedni* prezes*,"
            " poprzedni* przewodnicz*, poprzedni* prezydent*",
            "tr": "selefi*, halefi*, onceki baskan*, eski baskan*, yerine kim",
        }
    ).pattern
)
_SUCCEEDS = phrases(
    {
        "": "before, after, former*, preced*, predecess*, success*, succeed*, follow*, previous*,"
        " until, then, later, replac*, took over, taken over, next, incoming, outgoing,"
        " past president*, past chair*, ex, elect",
        "de": "vorganger*, nachfolg*, fruher*, ehemalig*, bis, danach, zuvor",
        "fr": "precedent*, ancien*, jusqu*, ensuite, succed*, avant, apres",
        "es": "anterior*, sucesor*, hasta, antes, despues",
        "it": "precedent*, fino, prima, dopo, succed*",
        "nl": "voorganger*, opvolg*, vorige, tot, daarna",
        "pl": "poprzed*, nastep*, byly, byla, do",
        "tr": "onceki*, sonraki*, eski, selef*, halef*",
    }
)
_HOW_OLD = phrases(
    {
        "en": "how old is, how old are, how old was, how old were",
        "de": "wie alt ist, wie alt sind, wie alt war, wie alt waren",
        "fr": "quel age a, quel age ont, quel age avait",
        "es": "cuantos anos tiene, cuantos anos tenia, que edad tiene, que edad tenia",
        "it": "quanti anni ha, quanti anni aveva, che eta ha, che eta aveva",
        "nl": "hoe oud is, hoe oud zijn, hoe oud was",
        "pl": "ile lat ma, ile lat mial*, w jakim wieku jest",
        "tr": "kac yasinda",
    }
)
_OLD = re.compile(
    rf"{AGE.pattern}|\d|"
    + phrases(
        {
            "": "born, birth*, anniversar*, centur*, million*, billion*, geboren, jahrhundert*,"
            " naissance, siecle*, nacid*, siglo*, secol*, eeuw*, urodz*, wiek*, dogum*, dogdu,"
            " yuzyil*"
        }
    ).pattern
)

_AUTHOR = phrases(
    {
        "en": "who wrote, who will write, who is writing, who writes, who drafted, who authored,"
        " who has written, who had written, author of,"
        " authors of, the author, the authors, who are the authors, who is the author,"
        " written by who*, who co wrote",
        "de": "wer hat … geschrieben, wer hat … verfasst, wer schrieb, wer verfasste, wer schreibt,"
        " autor, autors, autoren, autorin, autorinnen, verfasser*",
        "fr": "qui a ecrit, qui ecrit, qui ecrivait, qui ecrira, qui a redige, qui redige, auteur*,"
        " autrice*",
        "es": "quien escribio, quien escribe, quien ha escrito, quienes escribieron,"
        " quien redacto, autor, autora, autores, autoras",
        "it": "chi ha scritto, chi scrisse, chi scrive, chi ha redatto, autore, autrice, autori,"
        " autrici",
        "nl": "wie schreef, wie schreven, wie schrijft, wie heeft … geschreven,"
        " wie hebben … geschreven, auteur*, schrijver*",
        "pl": "kto napisal*, kto pisal*, kto pisze, autor, autora, autorem, autorka, autorzy,"
        " autorow, autorami",
        "tr": "kim yazdi, kim yazmis*, kim yaziyor, kimler yazdi, yazari*, yazarlari*",
    }
)
_WRITTEN = phrases(
    {
        "": "wrote, writing, writings, written, writes, writer*, author*, coauthor*, draft*,"
        " penned,"
        " compos*, edited, editor*, lyric*, poem*, poet*, novelist*, credited, created by, led by,"
        " under the names, cited, geschrieben, schrieb*, verfass*, ecrit*, escri*, scritt*,"
        " geschreven, napisa*"
    }
)
# "By Ada Bo", but not "by 2024", "chapter by chapter" or "by reading".
_BY_SOMEBODY = re.compile(r"\b[Bb]y (?:the |a |an )?[A-Z]")


def _holds_author(passage: Shown) -> bool:
    """Return whether a passage tells who wrote: that it was published is not enough."""
    by = _BY_SOMEBODY.search(passage.text)
    return by is not None or _WRITTEN.search(passage.words) is not None


SUCCESSION = Slot("succession", "who came before or after", _SUCCESSION, has(_SUCCEEDS))


def succeeds(text: str) -> bool:
    """Return whether a folded text tells of anybody who came before or after another."""
    return _SUCCEEDS.search(text) is not None


PERSONS = (
    SUCCESSION,
    Slot("how-old", "how old they are", _HOW_OLD, has(_OLD)),
    Concept(
        "director",
        "a director",
        {
            "en": "ceo, ceos, chief executive*, director of, executive director*,"
            " managing director*",
            "de": "geschaftsfuhr*, direktor*, generaldirektor*, vorstandschef*",
            "fr": "directeur d*, directrice d*, directeur general, directrice generale, pdg",
            "es": "director de, directora de, director general, directora general,"
            " director ejecutivo, directora ejecutiva, consejero delegado",
            "it": "direttore d*, direttrice d*, direttore generale, direttrice generale,"
            " direttore esecutivo, amministratore delegato",
            "nl": "directeur*, directrice",
            "pl": "dyrektor*",
            "tr": "genel mudur*, icra kurulu baskan*",
        },
        also="director*, direktor*, directeur*, chief*, managing, executive*",
    ).slot(),
    Concept(
        "workplace",
        "where they work",
        {
            "en": "which hospital*, what hospital*, which universit*, which compan*,"
            " which university, what university, which clinic,"
            " what clinic, which institute, what institute, which institution, which company,"
            " which vendor*, what vendor*, which manufacturer*, his hospital, her hospital,"
            " what company, where does … work$, where did … work$, where do … work$, who employs",
            "de": "welche* krankenh*, welche* klinik*, welche* universitat*, welche* uni,"
            " welche* hochschul*, welche* firma, welche* firmen, welche* hersteller*,"
            " wo arbeitet",
            "fr": "quel* hopita*, quel* clinique*, quel* universite*, quel* entreprise*,"
            " quel* fabricant*,"
            " ou travaille",
            "es": "que hospital*, que clinica*, que universidad*, que empresa*, donde trabaja",
            "it": "quale ospedale, che ospedale, quali ospedali, quale clinica, quale universita,"
            " che universita, quali universita, quali aziende,"
            " quale azienda, dove lavora",
            "nl": "welk ziekenhuis, welke ziekenhuizen, welke kliniek*, welke universiteit*,"
            " welk bedrijf, welke bedrijven, waar werkt",
            "pl": "ktorym szpitalu, jakim szpitalu, ktorej klinice, jakiej uczelni, ktorej uczelni,"
            " jakim uniwersytecie, ktorym uniwersytecie, jakiej firmie, gdzie pracuje",
            "tr": "hangi hastane*, hangi klinik*, hangi universite*, hangi sirket*, nerede calis*",
        },
        also="hospital*, universit*, clinic, clinics, institut*, college*, school*, academ*,"
        " compan*,"
        " firm, firms, corp*, inc, gmbh, ltd, umc, mc, center, centers, centre, centres, employ*,"
        " work* for, work* at, works in, worked in, professor of, department*, klinik*, studio*,"
        " laborator*, lab, labs, faculty, polytechnic*, business*, manufactur*, factor*, group,"
        " agency, founded by, sold",
    ).slot(),
    Slot("author", "who wrote it", _AUTHOR, _holds_author),
    Concept(
        "editor",
        "an editor",
        {
            "en": "editor of, editor in chief, chief editor, who edits, who edited, s editor",
            "de": "herausgeber*, chefredakteur*, schriftleit*",
            "fr": "redacteur en chef, redactrice en chef, editeur d*",
            "es": "editor de, editora de, editor jefe, redactor jefe",
            "it": "direttore della rivista, caporedattore, redattore capo, curatore d*",
            "nl": "hoofdredacteur*, redacteur*",
            "pl": "redaktor*",
            "tr": "editor*",
        },
        also="edit*, redakt*, redact*",
    ).slot(),
    Concept(
        "spokesperson",
        "a spokesperson",
        {
            "en": "spokesperson, spokesman, spokeswoman, press officer",
            "de": "sprecher*, pressesprecher*",
            "fr": "porte parole, attache* de presse",
            "es": "portavoz, vocero",
            "it": "portavoce, addetto stampa",
            "nl": "woordvoerder*",
            "pl": "rzecznik*",
            "tr": "sozcu*",
        },
        also="spokes*, speaker*, press, media contact, said",
    ).slot(),
    Concept(
        "head-of",
        "who heads it",
        {
            "en": "head of, who heads, heads the",
            "de": "leiter der, leiterin der, leiter des, leiterin des",
            "fr": "chef d*",
            "es": "jefe de, jefa de",
            "it": "capo d*",
            "nl": "hoofd van, wie leidt",
            "pl": "kierownik*, szef*",
            "tr": "birim baskan*, sorumlusu",
        },
        also="head, heads, headed, lead*, led, chair*, president*, director*, chief*, leit*,"
        " direct*,"
        " govern*, king, queen, emperor, minister*, monarch*, ruler*, ruled, commander*, command*,"
        " manag*, boss, pope, bishop*, general, in charge",
    ).slot(),
    Concept(
        "family",
        "a family",
        {
            "en": "wife, husband, spouse, married, kids, children of, hobby, hobbies",
            "de": "ehefrau, ehemann, verheiratet, hobbys",
            "fr": "epouse, son mari, est marie, est mariee",
            "es": "esposa, esposo, marido, casado, casada",
            "it": "moglie, marito, sposato, sposata",
            "nl": "echtgenoot, echtgenote, getrouwd",
            "pl": "zonat*, zamezn*, jego zona, jego zony, jej maz",
            "tr": "esi kim, evli*, karisi, kocasi",
        },
        also="wives, husbands, spouse*, marry, marri*, wed, wedding*, widow*, queen*, consort*,"
        " partner, child*, son, sons, daughter*, father*, mother*, famil*, girlfriend, boyfriend",
    ).slot(),
    # Two years in a row are those of a life.
    Concept(
        "birth",
        "a birth",
        {
            "en": "was … born, were … born, birthday, birthplace, place of birth, date of birth",
            "de": "geboren, geburtstag, geburtsort",
            "fr": "est ne, est nee, date de naissance, lieu de naissance, anniversaire d*",
            "es": "nacio, fecha de nacimiento, cumpleanos",
            "it": "e nato, e nata, data di nascita, compleanno",
            "nl": "geboren, verjaardag, geboorteplaats",
            "pl": "urodzil*, data urodzenia, urodziny",
            "tr": "dogdu, dogum*",
        },
        also="born, birth*, native*, b, child*, son of, daughter of, naissance, nacid*, nato, nata,"
        " urodz*, raised, grew up, origin*, aged, hails, from, 1* 1*, 1* 2*",
    ).slot(),
    Concept(
        "studies",
        "where or what they studied",
        {
            "en": "where did … study, what did … study$, where did … graduate,"
            " where did … go to school, where did … go to college, what subject did",
            "de": "wo hat … studiert, was hat … studiert, wo studierte*",
            "fr": "ou a etudie, qu'a etudie, ou … fait ses etudes",
            "es": "donde estudio, que estudio",
            "it": "dove ha studiato, che cosa ha studiato, cosa ha studiato",
            "nl": "waar studeerde, waar heeft … gestudeerd, wat heeft … gestudeerd",
            "pl": "gdzie studiowal*, co studiowal*",
            "tr": "nerede okudu, ne okudu, nereden mezun",
        },
        also="studied, studies, studying, student*, degree*, graduat*, universit*, college*, phd,"
        " doctorate, attended, school*, academy, alumn*, learned, learnt, taught, tutor*",
    ).slot(),
)
"""Particular things about persons and offices."""
