"""Which flow shows that a control outlives a restart, and which that it is refused on the server.

Discord hides what somebody may not use, and no more: whoever knows a control's id can send it.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.buttons import Lasting
from bot.modals import LastingModal

HERE = Path(__file__).parent
MODERATORS = "Only this server's moderators"
# How the tests of moderation call these words.
REFUSED = "REFUSED"
# Of a kind of control, which is none itself.
KINDS = {"RowButton", "PagingButton", "EventButton", "ModeratorButton", "VersionButton"}

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
    "moderation.CancelButton": (
        "moderation/test_reindex_flow.test_a_restart_in_the_middle_leaves_a_clean_start",
        (
            "moderation/test_moderation_rights.test_who_is_no_moderator_any_more_cannot_cancel",
            REFUSED,
        ),
    ),
    "moderation.AuditButton": (
        "moderation/test_moderation_rights.test_the_audit_log_has_pages",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_turns_no_page_of_the_audit_log",
            REFUSED,
        ),
    ),
    "moderation.PartButton": (
        "moderation/test_restarts.test_the_pages_of_the_report_and_both_answers",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_turns_no_page_of_the_report",
            REFUSED,
        ),
    ),
    "moderation.RepliesButton": (
        "moderation/test_restarts.test_the_pages_of_the_report_and_both_answers",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_sees_neither_answers_nor_a_second_question",
            REFUSED,
        ),
    ),
    "moderation.PublishButton": (
        "moderation/test_restarts.test_publishing_all_the_same",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_is_refused_at_the_report",
            REFUSED,
        ),
    ),
    "moderation.DiscardButton": (
        "moderation/test_restarts.test_discard",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_is_refused_at_the_report",
            REFUSED,
        ),
    ),
    "moderation.DownloadButton": (
        "moderation/test_restarts.test_download",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_is_refused_at_the_report",
            REFUSED,
        ),
    ),
    "moderation.LeaveButton": (
        "moderation/test_audited.test_not_publishing_what_breaks_is_written_down",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_sees_neither_answers_nor_a_second_question",
            REFUSED,
        ),
    ),
    "moderation.RollBackButton": (
        "moderation/test_restarts.test_the_pages_of_the_history_and_the_way_back",
        (
            "moderation/test_moderation_rights.test_who_is_no_moderator_any_more_cannot_roll_back",
            REFUSED,
        ),
    ),
    "moderation.HistoryButton": (
        "moderation/test_restarts.test_the_pages_of_the_history_and_the_way_back",
        (
            "moderation/test_moderation_rights"
            ".test_who_is_no_moderator_any_more_turns_no_page_of_the_history",
            REFUSED,
        ),
    ),
    "moderation.SettingsSelect": (
        "moderation/test_restarts.test_the_settings",
        (
            "moderation/test_moderation_rights"
            ".test_who_may_not_manage_the_server_any_more_cannot_choose",
            "Manage Server",
        ),
    ),
    "privacy.DeleteButton": (
        "test_privacy_flow.test_forget_me_asks_first_and_then_says_what_was_deleted",
        None,
    ),
    "privacy.KeepButton": (
        "test_privacy_flow.test_who_changes_their_mind_keeps_everything",
        None,
    ),
    "announcements.Control": (
        "test_announcements_settings.test_the_panel_works_after_a_restart",
        (
            "test_announcements_settings.test_who_is_no_moderator_any_more_is_refused_at_the_click",
            "Manage Server",
        ),
    ),
    "announcements.ZoneModal": (
        "test_announcements_settings.test_another_time_zone_is_typed_also_across_a_restart",
        (
            "test_announcements_settings.test_the_form_of_who_is_no_moderator_any_more_is_refused",
            "Manage Server",
        ),
    ),
    "announcements.ChooseButton": (
        "test_announcements_roles.test_the_buttons_work_after_a_restart",
        None,
    ),
    "announcements.TopicButton": (
        "test_announcements_roles.test_the_buttons_work_after_a_restart",
        None,
    ),
    "events.PageButton": (
        "test_events_flow.test_pages_turn_and_turn_back_also_after_a_restart",
        None,
    ),
    "events.DetailsButton": (
        "test_events_flow.test_an_event_of_a_list_is_opened_after_a_restart",
        None,
    ),
    "events.CalendarButton": (
        "test_events_flow.test_add_to_calendar_sends_one_file_after_a_restart_too",
        None,
    ),
    "reminders.RemindButton": (
        "test_reminders_flow.test_each_step_works_after_a_restart",
        None,
    ),
    "reminders.ChoiceButton": (
        "test_reminders_flow.test_each_step_works_after_a_restart",
        None,
    ),
    "reminders.CancelButton": (
        "test_reminders_flow.test_a_cancelled_reminder_does_not_come_also_after_a_restart",
        (
            "test_reminders_flow.test_nobody_cancels_the_reminder_of_another",
            "no such reminder waiting",
        ),
    ),
    "reminders.MineButton": (
        "test_reminders_flow.test_each_step_works_after_a_restart",
        None,
    ),
}


def kinds(kind: type[Any]) -> Iterator[type[Any]]:
    """Yield all that is derived from a class, however far."""
    derived: list[type[Any]] = kind.__subclasses__()
    for each in derived:
        yield each
        yield from kinds(each)


def controls() -> set[str]:
    """Return the bot's controls, each by its feature and name."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [*kinds(Lasting), *kinds(LastingModal)]
    return {
        f"{each.__module__.split('.')[1]}.{each.__name__}"
        for each in found
        if each.__module__.startswith("bot.") and each.__name__ not in KINDS
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
