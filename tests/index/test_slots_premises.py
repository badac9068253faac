"""Questions that take something for granted, deny something, or ask for one of a row."""

from __future__ import annotations

from datetime import date

import pytest

from index.slots import SLOTS, missing, wanted

TODAY = date(2026, 11, 24)
NAMED = {slot.name: slot for slot in SLOTS}

ASKED = [
    ("cancelled", "why was the meeting called off"),
    ("cancelled", "warum wurde das treffen abgesagt"),
    ("cancelled", "perché la riunione è stata annullata"),
    ("cancelled", "toplantı neden iptal edildi"),
    ("merged", "when did they merge"),
    ("merged", "kiedy towarzystwa połączyły się"),
    ("left", "why did the treasurer resign"),
    ("left", "pourquoi a-t-il démissionné"),
    ("closed", "when was the club dissolved"),
    ("closed", "waarom is de club opgeheven"),
    ("expelled", "who was expelled"),
    ("parted", "why did they split up"),
    ("refused", "quién rechazó la propuesta"),
    ("quarrel", "what was the scandal about"),
    ("died", "when did she die"),
    ("died", "wann ist er gestorben"),
    ("password", "wie lautet das passwort"),
    ("password", "hackathon server password?"),
    ("host", "who presents the podcast"),
    ("pass-mark", "what score do you need"),
    ("pass-mark", "geçme notu kaç"),
    ("address", "wie ist die postanschrift"),
    ("any-address", "whats the address of the office"),
    ("second", "who won the second challenge"),
    ("second", "wer gewann die zweite"),
    ("oldest", "which is the oldest society"),
    ("oldest", "która jest najstarsza"),
    ("largest", "cuál es la más grande"),
    ("ordinal", "who led the 12th meeting"),
    ("opposite", "who did not sign"),
    ("opposite", "wer hat nicht unterschrieben"),
    ("opposite", "kto nie podpisał"),
]

# Slot, question, passage that holds it, passage that does not.
HELD = [
    ("cancelled", "why was it cancelled?", "The board put it off: postponed.", "It was in Pisa."),
    ("merged", "when did they merge?", "They united in 1998.", "They met in 1998."),
    ("left", "why did Ada Bo leave?", "Ada Bo stepped down.", "Ada Bo is on the board."),
    ("closed", "when was it shut down?", "It ceased to exist in 1998.", "It began in 1998."),
    ("expelled", "who was expelled?", "Ada Bo was removed.", "Ada Bo was elected."),
    ("parted", "why did they break up?", "They went apart.", "They work together."),
    ("refused", "who refused to sign?", "Ada Bo was against it.", "Ada Bo signed it."),
    ("quarrel", "what was the lawsuit about?", "The court was in Rome.", "The club is in Rome."),
    ("died", "when did he die?", "His death was in 1998.", "He came in 1998."),
    ("password", "the password?", "Log in with your name.", "The server has data."),
    ("host", "who hosts it?", "Ada Bo speaks with guests.", "It is a podcast."),
    ("pass-mark", "what score is needed?", "60 per cent are enough.", "You need experience."),
    ("address", "the postal address?", "Example Street 1.", "The address of the page is below."),
    ("second", "who won the 2nd one?", "Ada Bo won the second one.", "Ada Bo won the first one."),
    ("oldest", "which is the oldest?", "It was the first of its kind.", "It is a society."),
    ("least", "which costs the least?", "It costs less than others.", "It costs most of all."),
    ("ordinal", "who led the 12th?", "Meeting 12 was led by Ada Bo.", "Ada Bo led the meeting."),
    ("opposite", "who did not sign?", "Ada Bo never signed.", "Ada Bo signed."),
    ("opposite", "wer war nicht dabei?", "Ada Bo war nicht dabei.", "Ada Bo war dabei."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "question"), ASKED)
def test_a_question_asks_for_a_kind_of_thing(name: str, question: str) -> None:
    assert name in {slot.name for slot in wanted(question)}


@pytest.mark.parametrize(("name", "question", "with_it", "without"), HELD)
def test_a_passage_holds_the_thing_or_does_not(
    name: str, question: str, with_it: str, without: str
) -> None:
    assert NAMED[name].held_by(with_it, question=question, today=TODAY)
    assert missing(question, with_it, today=TODAY) is None
    missed = missing(question, without, today=TODAY)
    assert missed is not None
    assert missed.name == name


def test_the_opposite_must_be_told_by_the_sentence_in_bold() -> None:
    question, text = "which societies did not sign?", "Two signed. It was not in Vienna."
    missed = missing(question, text, today=TODAY, answer="Two signed.")
    assert missed is not None
    assert missed.name == "opposite"
    assert missing(question, text, today=TODAY, answer="It was not in Vienna.") is None


@pytest.mark.parametrize(
    "question",
    [
        "is it open or not",
        "i'm not a radiologist, who may join",
        "why is it not in Vienna",
        "how do I not get lost",
        "do they not work together",
        "was the meeting not in Pisa",
    ],
)
def test_not_every_no_asks_for_the_opposite(question: str) -> None:
    assert missing(question, "Two signed.", today=TODAY) is None
