"""Which flow shows that a control outlives a restart, and which that it is refused on the server.

Discord hides what somebody may not use, and no more: whoever knows a control's id can send it.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.buttons import Lasting
from bot.modals import LastingModal

HERE = Path(__file__).parent
FEATURES = ("bot.ask.", "bot.feedback.", "bot.feeding.")
COGS = (
    "bot.ask.cog",
    "bot.feedback.cog",
    "bot.feeding.cog",
    "bot.feeding.golden_cog",
)
MODERATORS = "Only this server's moderators"
# Of a kind of control, which is none itself.
KINDS = {"RowButton"}

# Where a test restarts the bot before the control is used, and where who may not use it is told so:
# the test, and the words. None where everybody may who sees it.
CONTROLS: dict[str, tuple[str, tuple[str, str] | None]] = {
    "ask.PageButton": ("test_ask_flow.test_buttons_work_after_a_restart", None),
    "ask.ShareButton": ("test_ask_flow.test_buttons_work_after_a_restart", None),
    "feedback.VoteButton": (
        "test_votes_flow.test_one_vote_a_person_which_may_change_also_after_a_restart",
        None,
    ),
    "feedback.PassButton": (
        "test_votes_flow.test_what_did_not_help_can_be_passed_on",
        (
            "test_passed_dm_flow.test_who_left_the_server_meanwhile_passes_nothing_to_it",
            "no server of ours any more",
        ),
    ),
    "feedback.PassSelect": (
        "test_passed_dm_flow.test_with_several_servers_the_asker_chooses_also_after_a_restart",
        ("test_passed_dm_flow.test_a_made_up_choice_is_refused", "no server of ours any more"),
    ),
    "feedback.WriteButton": (
        "test_passed_flow.test_it_goes_on_across_restarts_at_every_step",
        (
            "test_passed_flow.test_a_button_that_nobody_should_have_is_refused_on_the_server",
            MODERATORS,
        ),
    ),
    "feedback.WriteForm": (
        "test_passed_flow.test_it_goes_on_across_restarts_at_every_step",
        ("test_passed_writing_flow.test_a_form_of_who_moderates_no_more_is_refused", MODERATORS),
    ),
    "feedback.DropButton": (
        "test_passed_flow.test_a_question_is_dropped_after_a_restart",
        (
            "test_passed_flow.test_a_button_that_nobody_should_have_is_refused_on_the_server",
            MODERATORS,
        ),
    ),
    "feedback.ShowButton": (
        "test_passed_flow.test_it_goes_on_across_restarts_at_every_step",
        (
            "test_passed_flow.test_who_takes_no_direct_messages_is_mentioned_where_they_asked",
            "for who passed that question on",
        ),
    ),
    "feedback.WhyButton": (
        "test_why_flow.test_it_works_after_a_restart_and_not_for_who_moderates_no_more",
        ("test_why_flow.test_a_button_that_was_made_up_is_refused", MODERATORS),
    ),
    "feedback.GapsButton": (
        "test_gaps_flow.test_many_gaps_are_paged_also_after_a_restart",
        ("test_gaps_flow.test_who_moderates_no_more_turns_no_page", MODERATORS),
    ),
    "feedback.AgainButton": (
        "test_adding_flow.test_who_moderates_no_more_cannot_ask_again",
        ("test_adding_flow.test_who_moderates_no_more_cannot_ask_again", MODERATORS),
    ),
    "feedback.ConsentButton": (
        "test_adding_flow.test_an_author_says_no_after_a_restart",
        (
            "test_adding_flow.test_only_the_author_agrees_and_only_moderators_go_on",
            "Only who wrote the message",
        ),
    ),
    "feedback.ReviewButton": (
        "test_adding_flow.test_with_consent_and_signature_it_becomes_a_document",
        ("test_adding_flow.test_only_the_author_agrees_and_only_moderators_go_on", MODERATORS),
    ),
    "feedback.SignForm": (
        "test_adding_flow.test_with_consent_and_signature_it_becomes_a_document",
        ("test_adding_flow.test_a_form_of_who_moderates_no_more_adds_nothing", MODERATORS),
    ),
    "feeding.ListButton": (
        "test_feeding_list_flow.test_the_list_and_what_is_kept_work_after_a_restart",
        (
            "test_feeding_list_flow.test_who_is_no_moderator_any_more_is_refused_at_every_click",
            MODERATORS,
        ),
    ),
    "feeding.PageButton": (
        "test_feeding_add_flow.test_the_button_works_after_a_restart",
        (
            "test_feeding_list_flow.test_who_is_no_moderator_any_more_is_refused_at_every_click",
            MODERATORS,
        ),
    ),
    "feeding.HideButton": (
        "test_feeding_list_flow.test_hiding_works_after_a_restart",
        (
            "test_feeding_list_flow.test_who_is_no_moderator_any_more_shows_nothing_again",
            MODERATORS,
        ),
    ),
    "feeding.RemoveButton": (
        "test_feeding_list_flow.test_removing_works_after_a_restart_and_once",
        (
            "test_feeding_list_flow.test_who_is_no_moderator_any_more_is_refused_at_every_click",
            MODERATORS,
        ),
    ),
    "feeding.KeepButton": (
        "test_feeding_list_flow.test_the_list_and_what_is_kept_work_after_a_restart",
        (
            "test_feeding_list_flow.test_who_is_no_moderator_any_more_is_refused_at_every_click",
            MODERATORS,
        ),
    ),
    "feeding.GoldenButton": (
        "test_golden_flow.test_an_answer_becomes_a_golden_question",
        ("test_golden_flow.test_who_is_no_moderator_is_refused_at_every_step", MODERATORS),
    ),
    "feeding.ChangeButton": (
        "test_golden_flow.test_each_step_works_after_a_restart",
        ("test_golden_flow.test_who_is_no_moderator_is_refused_at_every_step", MODERATORS),
    ),
    "feeding.GoldenModal": (
        "test_golden_flow.test_each_step_works_after_a_restart",
        ("test_golden_flow.test_who_is_no_moderator_is_refused_at_every_step", MODERATORS),
    ),
    "feeding.QuestionsButton": (
        "test_golden_flow.test_the_list_is_paged_and_keeps_the_order",
        ("test_golden_flow.test_who_is_no_moderator_any_more_turns_no_page", MODERATORS),
    ),
    "feeding.FailuresButton": (
        "test_golden_flow.test_all_are_asked_and_what_went_wrong_is_shown",
        ("test_golden_flow.test_who_is_no_moderator_any_more_turns_no_page", MODERATORS),
    ),
}


def kinds(kind: type[Any]) -> Iterator[type[Any]]:
    """Yield all that is derived from a class, however far."""
    derived: list[type[Any]] = kind.__subclasses__()
    for each in derived:
        yield each
        yield from kinds(each)


def controls() -> set[str]:
    """Return the controls of these features, each by its feature and name."""
    for cog in COGS:
        importlib.import_module(cog)
    found = [*kinds(Lasting), *kinds(LastingModal)]
    return {
        f"{each.__module__.split('.')[1]}.{each.__name__}"
        for each in found
        if each.__module__.startswith(FEATURES) and each.__name__ not in KINDS
    }


def source(test: str) -> str:
    """Return the text of a test, named by its file and itself."""
    module, name = test.split(".")
    text = (HERE / f"{module}.py").read_text(encoding="utf-8")
    [found] = [
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.AsyncFunctionDef) and node.name == name
    ]
    return ast.get_source_segment(text, found) or ""


def test_every_control_is_in_the_table() -> None:
    assert controls() == set(CONTROLS)


@pytest.mark.parametrize("control", CONTROLS)
def test_a_flow_uses_it_after_a_restart_and_one_is_refused_it(control: str) -> None:
    restarted, refused = CONTROLS[control]
    assert "restart_bot(" in source(restarted)
    if refused is not None:
        test, words = refused
        assert words in source(test)
