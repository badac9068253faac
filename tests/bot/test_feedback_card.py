"""The cards of feedback: within Discord's limits, and harmless, whatever they are made of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask.buttons import private_buttons
from bot.ask.card import answer_card, pages, question_on
from bot.feedback.adding_card import asking, fits, message_card, text_on
from bot.feedback.gaps import WEEKS, Gap, Gaps, Week
from bot.feedback.gaps_card import PER_PAGE, gaps_card
from bot.feedback.gaps_picture import alt_text
from bot.feedback.passing import PassButton
from bot.feedback.showing import passed_card
from bot.feedback.votes import DOWN, UP, Mark
from bot.feedback.voting import VoteButton
from bot.feedback.why import WhyButton
from bot.feeding.golden_button import GoldenButton
from bot.markdown import size
from bot.state.moderation_tables import PassedQuestion
from index import MAX_CHARACTERS, Answer
from index.events.model import Scope
from knowledge.calendars.model import Event
from tests.bot.answers import components, sent
from tests.bot.client import read
from tests.bot.hostile import texts
from tests.bot.test_card import answers
from tests.bot.test_events_card import SEEN, asked, events
from tests.contract.limits import LIMITS
from tests.contract.messages import NEW, V2_FLAG, Message

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
IDENTITY = "0123456789abcdef"
MONDAYS = [date(2026, 9, 7) + timedelta(weeks=each) for each in range(WEEKS)]
lines = texts(MAX_CHARACTERS).map(lambda text: " ".join(text.split()) or "?")


def every_button(made: Answer) -> list[ui.Item[Any]]:
    """Return the buttons below an answer that is not sure, for a moderator."""
    mark = Mark.of(made)
    return [
        VoteButton(UP, mark),
        VoteButton(DOWN, mark),
        PassButton(made.verdict),
        WhyButton(),
        GoldenButton(),
    ]


def keeps_to_the_limits(view: ui.LayoutView) -> bool:
    body = {"components": sent(view), "flags": V2_FLAG}
    wrong = [p for limit in LIMITS for p in limit(Message("$", NEW, body))]
    found = components(view)
    text = sum(size(each.get("content", "")) for each in found)
    return wrong == [] and len(found) <= 40 and text <= 4000


@settings(max_examples=40)
@given(answers())
def test_an_answer_has_room_for_all_buttons(made: Answer) -> None:
    for page in range(pages(made)):
        view = answer_card(made, page, private_buttons, feedback=every_button(made))
        assert keeps_to_the_limits(view)


@settings(max_examples=25)
@given(lines, st.lists(events(), max_size=9), st.sampled_from(Scope))
def test_an_answer_of_the_calendars_has_room_too(
    question: str, found: list[Event], scope: Scope
) -> None:
    made = asked(question, tuple(found), None, scope)
    for page in range(pages(made)):
        view = answer_card(made, page, private_buttons, SEEN, every_button(made))
        assert keeps_to_the_limits(view)


@settings(max_examples=40)
@given(lines, st.sampled_from(["answered", "unsure", "none"]), st.none() | st.just("Made up."))
def test_a_passed_question_is_shown_as_it_is(
    question: str, verdict: str, outcome: str | None
) -> None:
    row = PassedQuestion(id=IDENTITY, question=question, verdict=verdict, created_at=AT)
    view = passed_card(row, outcome)
    assert keeps_to_the_limits(view)
    assert question_on(view) == question


@settings(max_examples=60)
@given(texts(2000).map(str.strip).filter(bool))
def test_a_message_is_read_off_its_card_as_it_was(text: str) -> None:
    view = message_card("made up", text, asking(IDENTITY))
    if fits(text):
        assert keeps_to_the_limits(view)
    assert text_on(view) == text


@st.composite
def gaps(draw: st.DrawFn) -> Gaps:
    """Return gaps of any wording, each asked in many weeks."""
    counts = st.integers(0, 100_000)
    found = [
        Gap(
            question=draw(lines),
            times=draw(st.integers(1, 100_000)),
            people=draw(st.integers(1, 100_000)),
            passed=draw(counts),
            last=AT,
            weeks=tuple(draw(counts) for _ in range(WEEKS)),
            others=tuple(draw(st.lists(lines, max_size=4))),
        )
        for _ in range(draw(st.integers(0, PER_PAGE)))
    ]
    weeks = tuple(Week(day, draw(counts), draw(counts), draw(counts)) for day in MONDAYS)
    return Gaps(tuple(found), weeks, draw(st.booleans()), draw(counts))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [(1, "The oldest one is left out."), (2, "The 2 oldest are left out."), (0, None)],
)
def test_one_gap_that_is_left_out_is_told_as_one(left_out: int, said: str | None) -> None:
    made = Gaps((), tuple(Week(day) for day in MONDAYS), keeping=True, left_out=left_out)
    footer = [each["content"] for each in components(gaps_card(made, 0)) if each["type"] == 10][-1]
    assert (said in footer) if said else ("left out" not in footer)


@settings(max_examples=40)
@given(gaps())
def test_a_page_of_gaps_keeps_to_what_discord_takes_and_shows_only_text(made: Gaps) -> None:
    view = gaps_card(made, 0, [gap.question for gap in made.gaps])
    assert keeps_to_the_limits(view)
    assert len(alt_text(made.weeks)) <= 1024
    shown = [each["content"] for each in components(view) if each["type"] == 10]
    for text in shown[1:]:
        assert read(text).links == []
