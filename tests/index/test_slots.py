"""Questions for a particular kind of thing, and passages that hold one or do not."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.slots import SLOTS, missing, missing_names, wanted
from index.slots.dates import last_day, not_over, years
from index.slots.letters import spelled_out
from index.slots.phrases import folded, phrases

TODAY = date(2026, 11, 24)
NAMED = {slot.name: slot for slot in SLOTS}

ASKED = [
    ("price", "how much is the siim membership?"),
    ("price", "what does it cost to go to the annual meeting"),
    ("price", "is there a fee for the webinar"),
    ("price", "do i have to pay for the hackathon"),
    ("price", "how much do non members pay"),
    ("price", "was kostet der kurs"),
    ("price", "ist die mitgliedschaft kostenlos?"),
    ("price", "combien coûte l'adhésion"),
    ("price", "cuanto cuesta la inscripcion"),
    ("price", "¿Cuál es el precio del curso?"),
    ("price", "quanto costa l'esame ciip?"),
    ("price", "hoeveel kost het lidmaatschap"),
    ("price", "ile kosztuje egzamin"),
    ("price", "üyelik ücreti ne kadar"),
    ("email", "whats the email of the office"),
    ("email", "hat der vorstand eine e-mail-adresse"),
    ("email", "quelle est l'adresse mail du secrétariat"),
    ("email", "cuál es el correo electrónico"),
    ("email", "qual è l'indirizzo email"),
    ("email", "wat is het mailadres"),
    ("email", "jaki jest adres mailowy"),
    ("email", "e-posta adresi nedir"),
    ("phone", "phone number of the office?"),
    ("phone", "wie ist die telefonnummer"),
    ("phone", "quel est le numéro de téléphone"),
    ("phone", "cuál es el número de teléfono"),
    ("phone", "qual è il numero di telefono"),
    ("phone", "wat is het telefoonnummer"),
    ("phone", "jaki jest numer telefonu"),
    ("phone", "telefon numarası kaç"),
    ("link", "can you send me the link?"),
    ("link", "lien pour s'inscrire"),
    ("zoom", "zoom link for tonight"),
    ("date", "when did they sign"),
    ("date", "wann war das"),
    ("date", "quand a-t-il été signé"),
    ("date", "¿cuándo fue la firma?"),
    ("date", "quando è stato firmato"),
    ("date", "wanneer is het getekend"),
    ("date", "kiedy podpisano umowę"),
    ("date", "ne zaman imzalandı"),
    ("year", "in which year was that"),
    ("year", "in welchem jahr war das"),
    ("year", "hangi yılda"),
    ("count", "how many members are there"),
    ("count", "wie viele mitglieder gibt es"),
    ("count", "combien de membres"),
    ("count", "cuántos miembros"),
    ("count", "quanti membri"),
    ("count", "hoeveel leden"),
    ("count", "ilu członków"),
    ("count", "kaç üye var"),
    ("duration", "how long does the course take"),
    ("duration", "wie lange dauert der kurs"),
    ("duration", "combien de temps dure le cours"),
    ("duration", "cuánto dura el curso"),
    ("duration", "quanto dura il corso"),
    ("duration", "hoe lang duurt de cursus"),
    ("duration", "jak długo trwa kurs"),
    ("duration", "kurs ne kadar sürüyor"),
    ("age", "is there an age limit"),
    ("age", "gibt es eine altersgrenze"),
    ("age", "y a-t-il une limite d’âge"),
    ("age", "hay límite de edad"),
    ("age", "c'è un limite di età"),
    ("age", "is er een leeftijdsgrens"),
    ("age", "czy jest limit wieku"),
    ("age", "yaş sınırı var mı"),
    ("now", "who is the current president"),
    ("now", "wer ist derzeit vorsitzender"),
    ("now", "qui est président aujourd'hui"),
    ("now", "quién preside ahora la sociedad"),
    ("now", "chi è oggi il presidente"),
    ("now", "wie is nu voorzitter"),
    ("now", "kto jest obecnie prezesem"),
    ("now", "şu anki başkan kim"),
    ("next", "when is the next webinar"),
    ("next", "wann ist das nächste webinar"),
    ("next", "quand est le prochain webinaire"),
    ("next", "cuándo es el próximo congreso"),
    ("next", "quando è il prossimo webinar"),
    ("next", "wanneer is het volgende webinar"),
    ("next", "kiedy jest najbliższe spotkanie"),
    ("next", "gelecek toplantı ne zaman"),
    ("letters", "what does DICOM stand for"),
    ("letters", "wofür steht PACS"),
    ("letters", "que signifie le sigle VNA"),
    ("letters", "qué significan las siglas FHIR"),
    ("letters", "waar staat IHE voor"),
    ("letters", "co oznacza skrót PACS"),
    ("letters", "PACS'ın açılımı nedir"),
    ("treasurer", "who is the treasurer"),
    ("treasurer", "kim jest skarbnik"),
    ("secretary", "wer ist die sekretärin"),
    ("secretary", "chi è il segretario"),
    ("discount", "do trainees get a discount"),
    ("discount", "is er korting voor studenten"),
    ("salary", "salary of an imaging informaticist"),
    ("salary", "ile zarabia informatyk obrazowy"),
    ("grant", "is there a travel grant"),
    ("grant", "gibt es ein stipendium"),
    ("grant", "hay becas"),
    ("deadline", "whats the deadline for abstracts"),
    ("deadline", "wann ist einsendeschluss"),
    ("deadline", "quelle est la date limite"),
    ("end", "when does the agreement expire"),
    ("end", "bis wann ist das gültig"),
    ("end", "cuándo vence el acuerdo"),
    ("refund", "can i get a refund"),
    ("refund", "puis-je être remboursé"),
    ("winner", "who won the hackathon challenge"),
    ("impact-factor", "impact factor?"),
    ("lodging", "which hotel should i book"),
    ("practice", "is there a mock exam"),
    ("retake", "can i retake the exam if i fail"),
    ("visa", "do i get an invitation letter for my visa"),
    ("internship", "do they offer an internship"),
    ("job", "any open positions at siim"),
    ("questions", "how many questions are on the exam"),
    ("that-year", "who led it in 2021"),
    ("that-number", "who gave webinar number 40"),
]

PLAIN = [
    "what is DICOM?",
    "who chairs the board",
    "what happens when a passage is too long",
    "explain the link between PACS and RIS",
    "how do the boards talk to each other",
    "what is the grand prix",
    "was ist strukturierte befundung",
    "c'est quoi une VNA",
    "qué es la radiómica",
    "cosa fa ihe",
    "wat is enterprise imaging",
    "co to jest dicom",
    "fhir nedir",
]

# Slot, question, passage that holds it, passage that does not.
HELD = [
    ("price", "what does it cost?", "Residents pay $25 a year.", "It is open to residents."),
    ("price", "was kostet das?", "Die Teilnahme ist kostenlos.", "Die Teilnahme steht frei."),
    ("price", "combien ça coûte ?", "L'adhésion coûte 40 €.", "Pour adhérer, écrivez au bureau."),
    ("price", "quanto costa?", "La quota è di 50 euro.", "La quota si versa in gennaio."),
    ("price", "ile kosztuje?", "Składka to 100 zł rocznie.", "Składkę płaci się raz w roku."),
    ("price", "ücreti ne kadar", "Yıllık ücret 500 TL.", "Yıllık ücret vardır."),
    ("email", "whats the email?", "Write to info@example.org.", "Paola is the media contact."),
    ("phone", "phone number?", "Call +39 02 1234 5678.", "Founded in 2007 with 103 candidates."),
    ("link", "registration link?", "Go to abii.org/exam.", "Register by appointment."),
    ("date", "when was it?", "It was on 3 May.", "It was a great success."),
    ("date", "wann war das?", "Am dritten Mai.", "Es war ein Erfolg."),
    ("count", "how many members?", "It has nearly 100 members.", "It is a big society."),
    ("count", "how many pillars?", "There are four pillars.", "The pillars are strong."),
    ("count", "how many members do the 2 have?", "The 2 have 90.", "Both of the two are big."),
    ("count", "how many in 2019?", "There were 40 in 2019.", "There were many more in 2019."),
    ("founding", "when was it founded?", "It began in 1998.", "Ada Bo was the first to chair it."),
    ("counted", "how many questions are there?", "It has 90 questions.", "You need 7 points."),
    ("duration", "how long is it?", "It takes two hours.", "It is at a test centre."),
    ("age", "age limit?", "Members under 35 may join.", "The Young Club is for the young."),
    ("treasurer", "wer ist schatzmeister?", "The treasurer is Ada Bo.", "The president is Ada Bo."),
    ("discount", "hay descuento?", "Students pay a reduced fee.", "Students may take part."),
    ("deadline", "deadline?", "Submissions close on 24 July.", "Abstracts are published."),
    ("end", "when does it expire?", "It is valid for three years.", "It was signed in Vienna."),
    ("that-year", "who led it in 2027?", "In 2027 Ada Bo led it.", "In 2019 Ada Bo led it."),
    ("that-year", "who led it in 2021?", "He led it from 2020 to 2022.", "He led it in 2020."),
    ("that-number", "who gave webinar 40?", "Webinar 40: Ada Bo.", "Webinar 33: Ada Bo."),
    ("letters", "what does VNA stand for?", "VNA: a vendor neutral archive", "VNA products."),
    ("letters", "wofür steht PACS?", "PACS (picture archiving …)", "Ein PACS ist teuer."),
    ("letters", "what is EuSoMII short for?",
     "EuSoMII: the European Society of Medical Imaging Informatics", "EuSoMII met in Pisa."),
]  # fmt: skip

# Question, passage, its date, whether it speaks of the present or the future.
PRESENT = [
    ("who is the current president?", "Ada Bo was president.", "2019-10-23", False),
    ("who is the current president?", "Ada Bo is the current president.", "2019-10-23", False),
    ("who is the current president?", "Ada Bo is president.", "2026-10-01", True),
    ("who is the current president?", "Ada Bo is president for 2026-2028.", "2019", True),
    ("who is the current president?", "Ada Bo is president.", None, True),
    ("who is the current president?", "Ada Bo led it in 2013.", None, False),
    ("when is the next meeting?", "The meeting is on 3 March 2027.", "2026-01", True),
    ("when is the next meeting?", "The meeting was set for 10-12 June 2026.", "2026-05-14", False),
    ("when is the next meeting?", "The meeting was in Pisa in 2023.", "2023", False),
    ("wann ist das nächste Treffen?", "Das Treffen ist am 5. Dezember 2026.", "2026", True),
    ("kiedy jest następne spotkanie?", "Spotkanie 5 grudnia 2026.", "2025", True),
    ("quand est la prochaine réunion ?", "La réunion est en janvier 2026.", "2026-01-05", False),
]


@pytest.mark.parametrize(("name", "question"), ASKED)
def test_a_question_asks_for_a_kind_of_thing(name: str, question: str) -> None:
    assert name in {slot.name for slot in wanted(question)}
    assert NAMED[name].asked_by(question.upper() if "ı" not in question else question)


@pytest.mark.parametrize("question", PLAIN)
def test_a_plain_question_asks_for_no_such_thing(question: str) -> None:
    assert wanted(question) == ()
    assert missing(question, "", today=TODAY) is None


@pytest.mark.parametrize(("name", "question", "with_it", "without"), HELD)
def test_a_passage_holds_the_thing_or_does_not(
    name: str, question: str, with_it: str, without: str
) -> None:
    slot = NAMED[name]
    assert slot.asked_by(question)
    assert slot.held_by(with_it, question=question, today=TODAY)
    assert slot.held_by("See above.", question=question, today=TODAY, headings=(with_it,))
    assert not slot.held_by(without, question=question, today=TODAY)
    assert missing(question, without, today=TODAY) is not None


@pytest.mark.parametrize(("question", "text", "as_of", "held"), PRESENT)
def test_an_old_passage_does_not_tell_what_is_current(
    question: str, text: str, as_of: str | None, held: bool
) -> None:
    assert (missing(question, text, today=TODAY, as_of=as_of) is None) is held


def test_time_alone_makes_a_passage_old() -> None:
    question, text = "who is the president right now?", "Ada Bo is president."
    assert missing(question, text, today=date(2026, 3, 1), as_of="2026-01-15") is None
    missed = missing(question, text, today=date(2027, 3, 1), as_of="2026-01-15")
    assert missed is not None
    assert missed.noun == "who or what is current"


def test_the_most_telling_thing_is_named() -> None:
    missed = missing("how much is the member discount?", "It is on 3 May.", today=TODAY)
    assert missed is not None
    assert f"My documents mention it, but not {missed.noun}." == (
        "My documents mention it, but not a discount."
    )


@pytest.mark.parametrize(
    "question",
    ["did they work together before 2019", "how many lived there in the 1700s", "was war vor 2019"],
)
def test_another_year_may_answer_for_the_edge_of_a_time(question: str) -> None:
    assert NAMED["that-year"].held_by("They met in 2017.", question=question, today=TODAY)


def test_every_slot_has_a_name_and_a_noun_of_its_own() -> None:
    assert len(NAMED) == len(SLOTS)
    assert all(slot.noun and not slot.noun.endswith(".") for slot in SLOTS)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who signed for Rotary International?", ("Rotary", "International")),
        ("who signed for RSNA's board?", ("RSNA",)),
        ("Who chairs SIIM? And what about Siemens?", ("Siemens",)),
        ("What is it?", ()),
        ("WHO CHAIRS ROTARY?", ()),
        ("who chairs rotary?", ()),
    ],
)
def test_names_that_no_document_knows(question: str, names: tuple[str, ...]) -> None:
    assert missing_names(question, {"siim", "board"}.__contains__) == names


@pytest.mark.parametrize(
    ("letters", "words", "found"),
    [
        ("eusomii", "the european society of medical imaging informatics", True),
        ("siim", "society for imaging informatics in medicine", True),
        ("mou", "a memorandum of understanding", False),
        ("rsna", "radiological society of north america", True),
        ("siim", "the board of siim", False),
        ("ihe", "we met in vienna", False),
    ],
)
def test_letters_are_spelled_out(letters: str, words: str, found: bool) -> None:
    assert spelled_out(letters, words) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("from 2020 to 2022", {2020, 2022}),
        ("in 2020-22 and 1999", {2020, 2022, 1999}),
        ("doi 10.1007/s10278-022-00702-y, 2,000 people, 39,000", set()),
    ],
)
def test_years_are_read(words: str, found: set[int]) -> None:
    assert years(words) == found


@pytest.mark.parametrize(
    ("words", "coming"),
    [
        ("on 3 march 2027", True),
        ("in november 2026", True),
        ("on june 3, 2026", False),
        ("2026-12-01", True),
        ("2026-02-01", False),
        ("w grudniu 2026", True),
        ("5 grudnia 2026", True),
        ("in 2026", True),
        ("in 2019", False),
        ("soon", False),
    ],
)
def test_what_is_not_over(words: str, coming: bool) -> None:
    assert not_over(words, TODAY) is coming


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019", date(2019, 12, 28)),
        ("2019-10", date(2019, 10, 28)),
        ("2019-10-23", date(2019, 10, 23)),
        ("2019-13-99", None),
        ("long ago", None),
        (None, None),
    ],
)
def test_the_last_day_of_a_written_date(written: str | None, day: date | None) -> None:
    assert last_day(written) == day


def test_phrases_are_whole_words_with_ends_gaps_and_edges() -> None:
    found = phrases({"en": "^when, price, treasur*, how much … cost", "fr": "l'âge"})
    for text in (
        "when is it",
        "its price?",
        "treasurers",
        "how much does it cost",
        "how much cost",
    ):
        assert found.search(folded(text)), text
    for text in ("and when", "prices", "entreasure", "how much is it"):
        assert not found.search(folded(text)), text
    assert found.search(folded("limite d'âge de l’âge"))


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=12) | st.none())
def test_any_text_is_judged(question: str, text: str, as_of: str | None) -> None:
    missed = missing(question, text, today=TODAY, as_of=as_of)
    assert missed is None or missed in wanted(question)
    assert isinstance(missing_names(question, lambda _: False), tuple)


@pytest.mark.parametrize("text", ["how much ", "in 2019 ", "a", "((", "siim stands for ", "1 "])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    question = (text * 1000)[:1000]
    begin = time.process_time()
    missing(question, (text * 4000)[:4000], today=TODAY)
    assert time.process_time() - begin < 0.5
