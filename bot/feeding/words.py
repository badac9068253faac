"""What Entente says of the files and questions that moderators give it."""

from __future__ import annotations

LATER = (
    "-# Nothing of this goes live before **Publish**: run **/knowledge reindex** to see what it "
    "changes."
)
ASKED_NEXT = (
    "-# Nothing goes live by this: the report before the next **Publish** asks it. "
    "**/golden run** asks all of them now."
)
NO_LONGER_ASKED = (
    "-# Nothing goes live by this: the report before the next **Publish** leaves it out."
)
RUN_NOTE = "-# Asked of what is published now. What is new in the folder counts after **Publish**."

ONE_OF_TWO = "Please give me either a `file` or a `url`, and not both."
BUSY = (
    "**{name}** is adding a document at this moment, and I take one at a time. Please try again "
    "in a moment."
)
NO_DATE = (
    "**{typed}** is no date that I can read. Write it as year-month-day, such as 2026-11-24, or "
    "leave it out."
)
LATER_DATE = "**{typed}** is still to come. `as_of` is the day on which the text was true."
ADDED = "### Added: {title}"
REPLACED = "### Replaced: {title}"

NO_DOCUMENT = (
    "I have no document **{typed}** in the knowledge folder. Choose one from the list that comes "
    "up while you type, or see **/knowledge list**."
)
NO_PASSAGES = "This is no document with passages: {why}"
GONE = "This document is no longer in the knowledge folder. **/knowledge list** shows what is."
PASSAGE_GONE = "This passage is no longer in the document. Here is what the document says now."
HIDDEN = "Hidden. It is answered with until the next **Publish**."
SHOWN = "Shown again. It is answered with from the next **Publish** on."

REMOVE = "### Remove {title}?\n{file}\nThe file is deleted from the knowledge folder."
REMOVED = "### Removed: {title}\n{file}"
QUOTED = "{count} of your golden questions quote it: remove or change them too."
QUOTED_ONE = "One of your golden questions quotes it: remove or change it too."
KEPT = "Nothing was removed."

EMPTY_LIST = "There is no document yet. Add one with **/knowledge add**."
NO_QUESTIONS = "There are no golden questions yet. Add one with **/golden add**."
NO_SUCH_QUESTION = (
    "I have no golden question **{typed}**. Choose one from the list that comes up while you type."
)
CALENDAR_ANSWER = (
    "This answer is computed from the calendars, not quoted from a document, so it cannot be a "
    "golden question."
)
NOT_BOTH = "A question that must not be answered has neither `document` nor `quote`."
TOO_SLOW = "Many people are asking right now. Please try again in a moment."
