"""What is kept of people, in what form, and how it goes. All people and numbers are made up."""

from __future__ import annotations

import multiprocessing
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.privacy.forgetting import forget, kept_of
from bot.privacy.masking import mask
from bot.privacy.patient import looks_like_patient_data
from bot.privacy.pseudonyms import FILE, Pseudonyms
from bot.privacy.questions import QuestionStore
from bot.privacy.words import listed
from bot.reminders.following import new_reminder
from bot.state.database import FILE as STATE
from bot.state.database import Database
from bot.state.errors import StateError
from bot.state.moderation_tables import (
    AuditEntry,
    Consent,
    Notice,
    PassedQuestion,
    Question,
    Vote,
)
from bot.state.tables import Base, Reminder
from index import Verdict
from knowledge.calendars.model import Event
from tests.bot.answers import answer, hit

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
EVENT = Event("made-up", "A made-up meeting", NOW, NOW + timedelta(hours=1), "UTC")
ALICE, BOB = 10**17 + 1, 10**17 + 2
TABLES: tuple[type[Base], ...] = (Question, Vote, PassedQuestion, Consent, Notice, Reminder)


def test_a_pseudonym_is_the_same_after_a_restart_and_another_with_another_key(
    tmp_path: Path,
) -> None:
    first = Pseudonyms(tmp_path / "one").of(ALICE)
    assert Pseudonyms(tmp_path / "one").of(ALICE) == first
    assert Pseudonyms(tmp_path / "one").of(BOB) != first
    assert Pseudonyms(tmp_path / "two").of(ALICE) != first
    assert (len(first), str(ALICE) in first) == (32, False)


def test_the_key_is_its_owners_alone(tmp_path: Path) -> None:
    Pseudonyms(tmp_path).of(ALICE)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_damaged_key_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"short")
    with pytest.raises(StateError, match=r"people\.key is damaged.*backup"):
        Pseudonyms(tmp_path).of(ALICE)
    assert (tmp_path / FILE).read_bytes() == b"short"


def _pseudonym(folder: Path, barrier: Any, found: Any) -> None:
    barrier.wait()
    found.put(Pseudonyms(folder).of(ALICE))


def test_processes_that_make_the_key_at_once_agree(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, found = context.Barrier(3), context.Queue()
    arguments = (tmp_path, barrier, found)
    processes = [context.Process(target=_pseudonym, args=arguments) for _ in range(3)]
    for process in processes:
        process.start()
    names = {found.get(timeout=120) for _ in processes}
    for process in processes:
        process.join()
    assert names == {Pseudonyms(tmp_path).of(ALICE)}


MASKED = {
    "Whom do I write, anna.muster@example.org?": "Whom do I write, [e-mail]?",
    "Please call me: +49 30 1234567, when is the webinar?": (
        "Please call me: [phone number], when is the webinar?"
    ),
    "Does the fee go to DE89 3704 0044 0532 0130 00 or where?": (
        "Does the fee go to [identity number] or where?"
    ),
    "Is DICOM taught?": "Is DICOM taught?",
    "What happened on 23 October 2019 in Berlin?": "What happened on 23 October 2019 in Berlin?",
    "When was 10.1148/radiol.2019191234 published?": (
        "When was 10.1148/radiol.2019191234 published?"
    ),
    "": "",
}


@pytest.mark.parametrize("text", MASKED)
def test_what_could_tell_who_somebody_is_is_masked(text: str) -> None:
    assert mask(text) == MASKED[text]


PATIENTS = {
    "a date of birth": (
        "Patient born 12.03.1956, which protocol?",
        "geb. 01.02.1961, was tun?",
        "née le 3 mai 1970, quel protocole ?",
    ),
    "a record number": (
        "MRN 00482913: can I upload the scan?",
        "Fallnummer 20231187, wohin damit?",
    ),
    "a patient's name": (
        "Can someone look at the CT of patient John Smith?",
        "Welche Sequenz für Patientin Maria Schneider?",
        "Is the scan of patient Mr. Smith uploaded?",
    ),
    "somebody's age and finding": (
        "54-year-old man with a liver lesion, which sequence?",
        "65M, lung nodule 8 mm. Follow up?",
        "72 y/o with hemorrhage on CT",
        "Eine 45-jährige Frau mit Knoten in der Lunge, was nun?",
        "Homme de 60 ans avec une masse hépatique, quel protocole ?",
        "Mujer de 60 años con un nódulo pulmonar, ¿qué hago?",
        "Donna di 50 anni con lesione al fegato, che protocollo?",
        "Vrouw van 60 jaar met een fractuur, welk protocol?",
        "Kobieta, 60 lat, guz wątroby, jaki protokół?",
        "60 yaşında erkek, akciğerde nodül, ne yapmalı?",
    ),
    "one of your patients": (
        "My patient needs an MRI, what does the society say?",
        "Mein Patient hat Platzangst, was sagt die Leitlinie?",
        "Ma patiente a peur de l'IRM, que faire ?",
        "Mi paciente tiene miedo, ¿qué dice la sociedad?",
        "Il mio paziente ha paura, cosa dice la società?",
        "Mijn patiënt is bang, wat zegt de richtlijn?",
        "Moja pacjentka się boi, co mówi towarzystwo?",
        "Hastam korkuyor, dernek ne diyor?",
    ),
}


@pytest.mark.parametrize(
    ("reason", "text"), [(reason, text) for reason, texts in PATIENTS.items() for text in texts]
)
def test_what_looks_like_patient_data_is_seen(reason: str, text: str) -> None:
    assert looks_like_patient_data(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "What will the partnership focus on?",
        "Who is Peter van Ooijen?",
        "Is there a webinar on lung nodule detection?",
        "Are patients involved in the partnership?",
        "How is patient data protected?",
        "Is there a course on Patient Safety Culture?",
        "Can I use my patients' images for research?",
        "How old is SIIM? Is it 40 years old?",
        "Does the residency take 5 years?",
        "Gibt es seit 10 Jahren einen Kurs zu Tumoren?",
        "La formation dure 2 ans, y a-t-il un module sur le cancer ?",
        "Hay un curso de 2 años sobre cáncer?",
        "Czy kurs trwa 2 lata?",
        "When is the next webinar, on 12.03.2027?",
        "What is the CIIP?",
        "Wann wurde die Gesellschaft gegründet?",
        "Is there a dataset of fractures with 2,000 patients?",
    ],
)
def test_questions_of_the_trade_are_not_taken_for_patient_data(text: str) -> None:
    assert looks_like_patient_data(text) is None


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database.at(tmp_path)
    await database.open()
    yield database
    await database.close()


async def count(state: Database, table: type[Base]) -> int:
    async with state.session() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_question_is_kept_masked_with_how_it_went(state: Database) -> None:
    asked = answer("Does info@example.org answer?", (hit("It does."),), Verdict.ANSWERED)
    await QuestionStore(state).keep(asked, "someone", 7, NOW)
    async with state.session() as session:
        [kept] = await session.scalars(select(Question))
    assert (kept.text, kept.person, kept.guild_id) == ("Does [e-mail] answer?", "someone", 7)
    assert (kept.verdict, kept.answered_by) == ("answered", "a.md")
    assert (kept.asked_at, kept.version) == (NOW, asked.version)


async def test_what_no_passage_answers_has_no_document(state: Database) -> None:
    asked = answer("How long do I boil an egg?", (hit("Something else."),), Verdict.NONE)
    await QuestionStore(state).keep(asked, "someone", None, NOW)
    async with state.session() as session:
        [kept] = await session.scalars(select(Question))
    assert (kept.verdict, kept.answered_by) == ("none", None)


def rows(user: int, person: str, at: datetime = NOW) -> list[Base]:
    """Return one row of each kind that is kept of a person."""
    return [
        Question(
            id=person[:10] + "q",
            asked_at=at,
            person=person,
            text="Made up?",
            verdict="none",
            confidence=0.1,
            version="v",
        ),
        Vote(person=person, answer_key="a", value=1, question="Made up?", version="v", at=at),
        PassedQuestion(
            id=person[:10] + "p",
            guild_id=7,
            asker_id=user,
            person=person,
            question="A made-up question?",
            verdict="none",
            created_at=at,
        ),
        Consent(
            id=person[:10] + "c",
            guild_id=7,
            channel_id=8,
            message_id=9,
            author_id=user,
            at=at,
        ),
        Notice(person=person, at=at),
        new_reminder(user, EVENT, 10, (None, None), at),
    ]


async def fill(state: Database, *made: Base) -> None:
    async with state.session() as session:
        session.add_all(made)


async def test_forgetting_deletes_all_of_one_person_and_nothing_of_another(
    state: Database,
) -> None:
    await fill(state, *rows(ALICE, "alice"), *rows(BOB, "bob"))
    before = await kept_of(state, ALICE, "alice")
    assert set(before.counts.values()) == {1}
    assert await forget(state, ALICE, "alice") == before
    assert not await kept_of(state, ALICE, "alice")
    assert await kept_of(state, BOB, "bob") == before
    assert not await forget(state, ALICE, "alice")


def written(folder: Path) -> bytes:
    """Return all that the database has on the disk, its write-ahead log included."""
    return b"".join(path.read_bytes() for path in folder.glob(f"{STATE}*"))


async def test_what_was_forgotten_is_not_in_the_file_any_more(
    state: Database, tmp_path: Path
) -> None:
    await fill(state, *rows(ALICE, "alice"))
    assert b"A made-up question?" in written(tmp_path)
    await forget(state, ALICE, "alice")
    assert b"reminders" in written(tmp_path)
    assert b"A made-up question?" not in written(tmp_path)


async def test_the_audit_log_outlives_a_moderator_who_is_forgotten(state: Database) -> None:
    entry = {"actor": "discord:bob", "actor_name": "Bob", "action": "publish"}
    await fill(state, AuditEntry(at=NOW, target="", detail="{}", **entry))
    await forget(state, BOB, "bob")
    assert await count(state, AuditEntry) == 1


async def test_what_is_old_goes_and_what_is_not_stays(state: Database) -> None:
    old, new = NOW - timedelta(days=90, seconds=1), NOW - timedelta(days=89)
    await fill(state, *rows(ALICE, "alice", old), *rows(BOB, "bob", new))
    assert await QuestionStore(state).expire(NOW, 90, keeping=True) == 4
    expired = await kept_of(state, ALICE, "alice")
    assert {name for name, left in expired.counts.items() if left} == {"notices", "reminders"}
    assert set((await kept_of(state, BOB, "bob")).counts.values()) == {1}


async def test_a_passed_question_counts_from_when_it_was_finished(state: Database) -> None:
    passed = rows(ALICE, "alice", NOW - timedelta(days=200))[2]
    assert isinstance(passed, PassedQuestion)
    passed.finished_at = NOW - timedelta(days=1)
    await fill(state, passed)
    await QuestionStore(state).expire(NOW, 90, keeping=True)
    assert await count(state, PassedQuestion) == 1


async def test_switched_off_no_question_is_left(state: Database) -> None:
    await fill(state, *rows(ALICE, "alice"))
    await QuestionStore(state).expire(NOW, 90, keeping=False)
    async with state.session() as session:
        [vote] = await session.scalars(select(Vote))
    assert (await count(state, Question), vote.question) == (0, None)
    # Who passed a question to the moderators wants an answer, whatever else is kept.
    assert await count(state, PassedQuestion) == 1


async def test_what_is_kept_is_listed_as_people_list_it(state: Database) -> None:
    await fill(state, *rows(ALICE, "alice")[:1])
    await fill(state, *rows(ALICE, "alice")[5:])
    assert listed(await kept_of(state, ALICE, "alice")) == "1 question and 1 reminder"
