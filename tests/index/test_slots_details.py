"""Questions for a detail that no passage tells: how to reach, who else, where, what it is called.

All passages and persons are made up.
"""

from __future__ import annotations

import pytest

from index.guard import unheard_year, years_of
from index.slots import missing
from tests.index.slot_cases import TODAY, asked, told

ASKED = [
    ("contact", "how can i write to ada bo"),
    ("contact", "wie kann ich ada bo erreichen"),
    ("contact", "comment contacter le bureau"),
    ("contact", "cómo puedo contactar con ada bo"),
    ("contact", "come posso contattare ada bo"),
    ("contact", "hoe kan ik ada bo bereiken"),
    ("contact", "jak się skontaktować z zarządem"),
    ("contact", "ada bo'ya nasıl ulaşabilirim"),
    ("fax", "what's the fax number"),
    ("download", "where can i download the text"),
    ("download", "wo kann ich den text herunterladen"),
    ("download", "gdzie mogę pobrać tekst"),
    ("apply", "how do i sign up for the course"),
    ("apply", "comment s'inscrire"),
    ("apply", "kursa nasıl kayıt olurum"),
    ("succession", "who was president before Ada Bo"),
    ("succession", "wer war der vorgänger von ada bo"),
    ("succession", "qui a succédé à ada bo"),
    ("succession", "quién fue el sucesor de ada bo"),
    ("succession", "chi ha preceduto ada bo"),
    ("succession", "wie was de voorganger van ada bo"),
    ("succession", "kto był poprzednikiem ady bo"),
    ("succession", "ada bo'nun halefi kim"),
    ("how-old", "how old is ada bo"),
    ("how-old", "wie alt ist ada bo"),
    ("how-old", "quel âge a ada bo"),
    ("how-old", "cuántos años tiene ada bo"),
    ("how-old", "ada bo kaç yaşında"),
    ("director", "who is the ceo"),
    ("director", "kto jest dyrektorem"),
    ("workplace", "which hospital does ada bo work at"),
    ("workplace", "an welchem krankenhaus arbeitet ada bo"),
    ("workplace", "dans quel hôpital travaille ada bo"),
    ("workplace", "en qué hospital trabaja ada bo"),
    ("workplace", "in quale ospedale lavora ada bo"),
    ("workplace", "in welk ziekenhuis werkt ada bo"),
    ("workplace", "w jakim szpitalu pracuje ada bo"),
    ("workplace", "ada bo hangi hastanede"),
    ("editor", "who is the editor of the journal"),
    ("spokesperson", "wer ist pressesprecher"),
    ("family", "is ada bo married"),
    ("birth", "dónde nació ada bo"),
    ("studies", "where did ada bo study"),
    ("where", "where is the head office"),
    ("where", "in welcher stadt ist der kongress"),
    ("where", "où se trouve le bureau"),
    ("where", "dónde está la oficina"),
    ("where", "dove si trova la sede"),
    ("where", "waar is het kantoor"),
    ("where", "w którym mieście jest kongres"),
    ("where", "ofisi nerede"),
    ("mission", "what is the mission of the club"),
    ("mission", "was ist das motto"),
    ("language", "in which language are the courses"),
    ("language", "welche programmiersprache lernen wir"),
    ("exactly", "which certificate exactly will they offer"),
    ("exactly", "welche bücher genau erscheinen"),
    ("title", "what is the title of the book"),
    ("time-of-day", "at what time does it begin"),
    ("pages", "quante pagine ha il testo"),
    ("requirements", "what are the prerequisites"),
    ("agenda", "wie ist die tagesordnung"),
    ("exam", "how long is the exam"),
    ("building", "in which building did they meet"),
    ("price", "how much did the club pay"),
    ("price", "is the webinar free"),
    ("opposed", "who voted against it"),
    ("opposed", "kto głosował przeciwko"),
    ("replaced", "why was ada bo replaced"),
    ("replaced", "warum wurde ada bo ersetzt"),
    ("sold", "who bought the journal"),
    ("sold", "kto odkupił czasopismo"),
    ("failed", "why did it fail"),
    ("failed", "warum ist es gescheitert"),
    ("lost", "why did ada bo lose her post"),
    ("award", "which prize did ada bo win"),
    ("award", "quale premio ha vinto ada bo"),
    ("stopped", "why did they stop publishing"),
    ("renamed", "perché ha cambiato nome"),
    ("rivals", "why do they compete with each other"),
    ("left", "dlaczego wycofało się towarzystwo"),
    ("cancelled", "waarom is de overeenkomst opgezegd"),
]

# Slot, question, passage that holds it, passage that does not.
HELD = [
    ("contact", "how can i reach Ada Bo?", "Ask the office.", "Ada Bo leads the club."),
    ("fax", "the fax number?", "Fax: 1234.", "Call 1234."),
    ("download", "where can i download it?", "It is on the website.", "It has two parts."),
    ("apply", "how do i apply?", "Fill in the form.", "The course has two parts."),
    ("succession", "who was chair before Ada Bo?", "Cy Do was chair until May.", "Ada Bo leads."),
    ("how-old", "how old is the club?", "It has its 9th anniversary.", "It met for years."),
    ("director", "who is the ceo?", "Ada Bo is its executive director.", "Ada Bo is its chair."),
    ("workplace", "which hospital?", "She is at a clinic in Pisa.", "She is a clinical expert."),
    ("family", "is ada bo married?", "Her husband is Cy Do.", "She chairs the club."),
    ("birth", "wann wurde Ada Bo geboren?", "Ada Bo was born in May.", "Ada Bo chairs the club."),
    ("studies", "where did Ada Bo study?", "She graduated in Pisa.", "She is a member."),
    ("where", "where is the head office?", "It is in Pisa.", "It has a chair."),
    ("where", "where is the head office?", "Its house is old.", "Informatics in Medicine is new."),
    ("mission", "the mission of the club?", "It wants to promote games.", "It belongs to a club."),
    ("language", "in which language is it?", "It is held in Dutch.", "It is held in May."),
    ("exactly", "which book exactly is it?", "It is called Games.", "They will publish books."),
    ("title", "what's the title of the book?", "A book named Games.", "They will publish books."),
    ("time-of-day", "at what time is it?", "At 10:30.", "On 3 May."),
    ("pages", "how many pages?", "It has 3 pages.", "It has 3 parts."),
    ("agenda", "what's on the agenda?", "The programme has two parts.", "The board met."),
    ("exam", "how is the exam?", "The test is short.", "They give certificates."),
    ("price", "how much did they pay?", "They paid 30 euros.", "They signed it."),
    ("opposed", "who voted against it?", "Ada Bo objected.", "Ada Bo agreed."),
    ("replaced", "why was Ada Bo replaced?", "Cy Do succeeded Ada Bo.", "Ada Bo chairs the club."),
    ("sold", "who bought the journal?", "It was acquired in May.", "It appears in May."),
    ("failed", "why did it fail?", "It collapsed.", "It began in May."),
    ("lost", "why did he lose his post?", "He was dismissed.", "He has the post."),
    ("award", "which prize did she win?", "She got a medal.", "It is an honor for Europe."),
    ("stopped", "why did they stop publishing?", "It ended in May.", "They publish books."),
    ("rivals", "why do they compete with us?", "They are rivals.", "They work together."),
    ("left", "why did Ada Bo resign?", "Ada Bo left.", "It is a great step and an endeavour."),
    ("merged", "when did they merge?", "They were united.", "They join in joint projects."),
    ("count", "how many parts are there?", "There are 3 parts.", "It began in May 2024."),
    ("count", "how many parts are there?", "There are 3.", "Begun on 3 May 2024, or May 23, 2024."),
    ("group", "who chairs the liason committee?", "The Liaison Committee's chair.", "They met."),
    ("group", "who chairs the talks committee?", "Chair of the Committee on Talks.",
     "Talks were given. Ada Bo is chair of the Games Committee."),
    ("group", "which committee does Ada Bo chair?", "Chair of the Games Committee.", "Chair."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "question"), ASKED)
def test_a_question_asks_for_a_detail(name: str, question: str) -> None:
    assert name in asked(question)


@pytest.mark.parametrize(("name", "question", "with_it", "without"), HELD)
def test_a_passage_tells_the_detail_or_does_not(
    name: str, question: str, with_it: str, without: str
) -> None:
    assert name in asked(question)
    assert told(name, question, with_it, without) == [True, False]


@pytest.mark.parametrize(
    "question",
    [
        "who is the president",
        "what was decided before the war",
        "where does the term come from",
        "what do they publish",
        "worauf verlassen sich die mitglieder",
        "marie est membre du bureau",
        "le sue opere",
        "qué proteína es responsable de eso",
        "quelle autorité a signé",
    ],
)
def test_other_questions_ask_for_none_of_them(question: str) -> None:
    assert not asked(question) & {name for name, *_ in HELD if name != "count"}


@pytest.mark.parametrize("question", ["who may join the club", "en qué zona está el club"])
def test_a_group_without_a_name_may_be_meant_otherwise(question: str) -> None:
    assert missing(question, "Ada Bo is a member.", today=TODAY) is None


@pytest.mark.parametrize(
    ("question", "told", "year"),
    [
        ("who was president in 2016", {2019}, "2016"),
        ("wer war 2016 präsident", {2019}, "2016"),
        ("who was president in 2016", years_of(["President from 2014 to 2018."]), None),
        ("who was president in 2019", {2019}, None),
        ("who was president before 2016", {2019}, None),
        ("who was president in 2016", set(), None),
        ("who is president", {2019}, None),
    ],
)
def test_a_year_that_no_document_names_is_told(
    question: str, told: set[int], year: str | None
) -> None:
    assert unheard_year(question, told) == year
