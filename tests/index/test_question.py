"""What is searched for, out of what people type."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import MAX_CHARACTERS, QuestionError
from index.question import clean


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("what is DICOM?", "what is DICOM?"),
        ("  what\n\tis   DICOM? ", "what is DICOM?"),
        ("<@123456789012345678> what is DICOM?", "what is DICOM?"),
        ("<@!123456789012345678> <@&1> <#2> what?", "what?"),
        ("@everyone @here what is DICOM?", "what is DICOM?"),
        ("**what** is __DICOM__? ~~no~~ ||spoiler||", "what is DICOM ? no spoiler"),
        ("```py\nwhat is DICOM?\n```", "what is DICOM?"),
        ("> quoted\n# what is DICOM?", "quoted what is DICOM?"),
        ("[the answer](https://example.org) is?", "the answer is?"),
        ("wa\u202es ist PACS\u200b?", "wa s ist PACS ?"),
        ("<:wave:123456789012345678> what?", "what?"),
        ("was heißt VNA? 🤔", "was heißt VNA? 🤔"),
        ("c++ or c#?", "c++ or c#?"),
    ],
)
def test_marks_and_mentions_are_left_out(typed: str, searched: str) -> None:
    assert clean(typed) == searched


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "@everyone", "``` ```", "<@1>", "**"])
def test_nothing_at_all_is_called_empty(typed: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        clean(typed)


def test_a_question_of_4000_characters_is_refused_with_both_numbers() -> None:
    with pytest.raises(QuestionError, match=r"4,000 .* 1,000"):
        clean("a" * 4000)
    assert clean("a" * MAX_CHARACTERS) == "a" * MAX_CHARACTERS


@given(st.text(max_size=200))
def test_any_text_is_cleaned_to_one_visible_line_or_refused(typed: str) -> None:
    try:
        cleaned = clean(typed)
    except QuestionError:
        return
    assert cleaned == " ".join(cleaned.split(" ")).strip()
    unseen = {c for c in cleaned if unicodedata.category(c) in {"Cc", "Co", "Cs"}}
    assert not unseen
    assert "\u202e" not in cleaned
    assert clean(cleaned)
