"""What points at a person in a text. All people, numbers and addresses here are made up."""

from pathlib import Path

import pytest

from knowledge.personal import Finding, Kind, described, findings

ROOT = Path(__file__).parents[2]


def found(text: str) -> list[tuple[Kind, str]]:
    return [(each.kind, text[each.start : each.end]) for each in findings(text)]


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("Mail me at made.up@example.org please", Kind.EMAIL, "made.up@example.org"),
        ("anna (at) example (dot) org", Kind.EMAIL, "anna (at) example (dot) org"),
        ("Call me on +49 30 901820.", Kind.PHONE, "+49 30 901820"),
        ("030 90182000 in the morning", Kind.PHONE, "030 90182000"),
        ("it is 212-555-0143", Kind.PHONE, "212-555-0143"),
        ("Tél. 01 42 68 53 00", Kind.PHONE, "01 42 68 53 00"),
        ("mi teléfono es 612 34 56 78", Kind.PHONE, "612 34 56 78"),
        ("chiamami al 347 123 4567", Kind.PHONE, "347 123 4567"),
        ("mój numer 512 345 678", Kind.PHONE, "512 345 678"),
        ("bel me op 06-12345678", Kind.PHONE, "06-12345678"),
        ("cep 0532 123 45 67", Kind.PHONE, "0532 123 45 67"),
        ("Patient born 12.03.1956 with a nodule", Kind.BIRTH_DATE, "12.03.1956"),
        ("DOB: 03/12/1956", Kind.BIRTH_DATE, "03/12/1956"),
        ("geb. am 3. März 1961", Kind.BIRTH_DATE, "3. März 1961"),
        ("née le 4 mai 1970", Kind.BIRTH_DATE, "4 mai 1970"),
        ("nacido el 5 de junio de 1966", Kind.BIRTH_DATE, "5 de junio de 1966"),
        ("nato il 3/4/1950", Kind.BIRTH_DATE, "3/4/1950"),
        ("geboren op 3 mei 1950", Kind.BIRTH_DATE, "3 mei 1950"),
        ("ur. 12.04.1949", Kind.BIRTH_DATE, "12.04.1949"),
        ("doğum tarihi: 12.04.1949", Kind.BIRTH_DATE, "12.04.1949"),
        ("pt 1956-03-12 chest CT", Kind.BIRTH_DATE, "1956-03-12"),
        ("MRN 0012345", Kind.RECORD, "0012345"),
        ("the MRN is A-99812", Kind.RECORD, "A-99812"),
        ("https://pacs.example.org/?patientId=884213", Kind.RECORD, "884213"),
        ("Fallnummer 20231234", Kind.RECORD, "20231234"),
        ("numéro de dossier : 77123", Kind.RECORD, "77123"),
        ("historia clínica 77812", Kind.RECORD, "77812"),
        ("cartella clinica n. 44112", Kind.RECORD, "44112"),
        ("patiëntnummer 5521034", Kind.RECORD, "5521034"),
        ("nr historii choroby 5521/22", Kind.RECORD, "5521/22"),
        ("dosya no 44123", Kind.RECORD, "44123"),
        ("DE89 3704 0044 0532 0130 00", Kind.IDENTITY, "DE89 3704 0044 0532 0130 00"),
        ("NHS 943 476 5919", Kind.IDENTITY, "943 476 5919"),
        ("PESEL 44051401359", Kind.IDENTITY, "44051401359"),
        ("codice fiscale RSSMRA85T10A562S", Kind.IDENTITY, "RSSMRA85T10A562S"),
        ("the exam 8412345", Kind.NUMBER, "8412345"),
        ("My patient John Smith has a nodule", Kind.NAME, "John Smith"),
        ("JOHN SMITH, 54, nodule", Kind.NAME, "JOHN SMITH"),
        ("Frau Müller kommt morgen", Kind.NAME, "Müller"),
        ("Dr. Maria van der Berg wrote it", Kind.NAME, "Maria van der Berg"),
        ("the scan of Smith, John", Kind.NAME, "Smith, John"),
        ("patient J.S., 54 years", Kind.NAME, "J.S."),
        ("la paziente Giulia Bianchi", Kind.NAME, "Giulia Bianchi"),
        ("pacjentka Anna Kowalska", Kind.NAME, "Anna Kowalska"),
        ("hastam Ayşe Yılmaz", Kind.NAME, "Ayşe Yılmaz"),
        ("ich heiße Karla Xyzmann", Kind.NAME, "Karla Xyzmann"),
        ("thanks <@123456789012345678>", Kind.NAME, "<@123456789012345678>"),
    ],
)
def test_it_is_found_where_it_stands(text: str, kind: Kind, piece: str) -> None:
    assert found(text) == [(kind, piece)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "When is the next webinar?",
        "The meeting was on 2019-10-23 and on 23.10.1998 in Vienna.",
        "See https://doi.org/10.1007/s10278-019-00234-5 or 10.1007/s10278-019-00234-5",
        "The UID 1.2.840.10008.5.1.4.1.1.2 of DICOM",
        "The season 2019-2020, or 2018/2019, pages 1245-1260, volume 33",
        "It was born in the eighties.",
        "Will Imaging Informatics be taught in May Vienna?",
        "The Patient Safety Movement in Radiology",
        "120 kV, 350 mAs, 512x512 pixels, 10,000 images",
        "What is the name of the SIIM Journal?",
        "On 2026-11-24 at 18:00 UTC; IEC 62304-2006",
        "Was kostet die Mitgliedschaft bei der Gesellschaft?",
    ],
)
def test_what_points_at_nobody_is_left_alone(text: str) -> None:
    assert not findings(text)


def test_several_come_in_reading_order_without_overlap() -> None:
    text = "Mrs. Jane Roe (made.up@example.org, +1 212 555 0143), born 3 May 1950, MRN 5512345"
    kinds = [each.kind for each in findings(text)]
    assert kinds == [Kind.NAME, Kind.EMAIL, Kind.PHONE, Kind.BIRTH_DATE, Kind.RECORD]
    ends = [0, *(each.end for each in findings(text))]
    assert all(each.start >= end for each, end in zip(findings(text), ends, strict=False))


def test_what_was_found_is_told_in_words() -> None:
    text = "Anna Kowalska, made.up@example.org and other@example.org"
    assert described(findings(text)) == "2 e-mail addresses and a name"
    assert described([Finding(Kind.PHONE, 0, 1)]) == "a phone number"
    assert described([]) == ""


@pytest.mark.parametrize(
    "text", ["1" * 20_000, "a.b" * 9_000, "Anna " * 9_000, "0 1 2-3 " * 2_000, "a@" * 9_000]
)
@pytest.mark.timeout(60)
def test_a_hostile_text_comes_to_an_end(text: str) -> None:
    assert all(each.end <= len(text) for each in findings(text))


def test_of_the_shipped_documents_only_people_and_one_long_number_are_flagged() -> None:
    flagged: set[tuple[Kind, str]] = set()
    for file in sorted((ROOT / "knowledge" / "documents").glob("*.md")):
        flagged |= set(found(file.read_text(encoding="utf-8")))
    assert {kind for kind, _ in flagged} <= {Kind.NAME, Kind.NUMBER}
    # The number is that of an article in PubMed.
    assert sum(kind is Kind.NUMBER for kind, _ in flagged) <= 1
    assert any(piece == "Elmar Kotter" for _, piece in flagged)
