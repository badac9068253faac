"""What Entente says of what it keeps."""

from __future__ import annotations

from bot.privacy.forgetting import Kept

PATIENT = (
    "-# This looks like patient data ({reason}). I have not kept it, but Discord has. Please ask "
    "again without anything that could tell who it is."
)
ADVICE = (
    "-# This looks like a question about somebody's health. I have not kept it. Please post no "
    "patient data here."
)
_FIRST = (
    "-# Hello! One thing before you go on: please post no patient data, because Discord stores "
    "what you type. {kept} **/privacy** says more."
)
_NOT_KEPT = "I don't keep what you ask."
_KEPT = "I keep what you ask for {time}, without your name."

_PRIVACY = """\
### What I keep
- **Your questions**: {questions}
- **Your votes** on answers, for {time}.
- **What you pass to the moderators**: they read it, and your user id stays with it until you were \
told of the answer. After {time} all of it is deleted.
- **Your reminders**, with your user id and the event, until 30 days after they were sent.
- **Whether you agreed** that a message of yours is added to what I know: your user id, which \
message it is and what you said, for {time} after it last changed.
- **That you have seen** my notice about patient data.
Where no user id is needed, a code stands in its place: only with my operator's key could somebody \
find out that it is you.
### What moderators do
What a moderator changes or takes away as a file is written into a log with their name and is \
never deleted, so that everybody can trust what I know. It may link to a message of yours, or name \
the document made from it.
### Who else sees it
I compute on my operator's machine: no question is sent to another service, and no language model \
writes anything. Discord itself sees and stores what is typed in Discord. What you share to a \
channel, and documents made from your answers, are there for others to read.
### Have it deleted
**/forget-me** deletes everything in the list above, in every server, and says what it was. It \
does not reach these:
- **What stands in Discord**, such as cards in the moderators' channel with a question or a \
message of yours: ask a moderator to delete it.
- **Documents** made from your words: ask a moderator to remove them.
- **Backups** made before: ask whoever runs me to delete them. A moderator knows who that is.
-# Please post no patient data."""
_QUESTIONS_OFF = "not kept."
_QUESTIONS_ON = (
    "kept for {time}, so that moderators see what is missing. E-mail addresses, phone numbers and "
    "other numbers of yours are taken out before. What looks like patient data, or asks for "
    "medical advice, is not kept."
)

NOTHING = "There is nothing of you that I could delete."
ASK = (
    "I keep of you: {list}. Shall I delete it, in every server? Reminders that wait won't come, "
    "and moderators can't tell you of answers to questions you passed on."
)
DELETED = "Deleted, in every server: {list}."
STAYS = (
    "\n-# What stands in Discord, such as cards in the moderators' channel, and documents made "
    "from your words stay: ask a moderator to delete them. Backups made before stay: ask whoever "
    "runs me. What you did as a moderator stays in the log."
)
KEPT_ON = "Nothing was deleted."
DELETE = "Delete it"
KEEP = "Keep it"

# What is deleted, one and several.
_NAMES = {
    "questions": ("question", "questions"),
    "votes": ("vote", "votes"),
    "passed": ("question passed to the moderators", "questions passed to the moderators"),
    "reminders": ("reminder", "reminders"),
    "consents": ("answer about adding a message", "answers about adding messages"),
    "notices": ("note that you saw my notice", "notes that you saw my notice"),
}


def first_notice(days: int | None) -> str:
    """Return what comes with a person's first answer; None for ``days`` keeps no questions."""
    return _FIRST.format(kept=_NOT_KEPT if days is None else _KEPT.format(time=_time(days)))


def privacy_text(days: int, *, keeping: bool) -> str:
    """Return in plain words what is kept, for ``days``; ``keeping`` says whether questions are."""
    time = _time(days)
    questions = _QUESTIONS_ON.format(time=time) if keeping else _QUESTIONS_OFF
    return _PRIVACY.format(questions=questions, time=time)


def listed(kept: Kept) -> str:
    """Return what is kept of a person as people list it: 3 questions, 1 vote and 2 reminders."""
    parts = [f"{count} {_NAMES[name][count != 1]}" for name, count in kept.counts.items() if count]
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last


def _time(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}"
