"""What Entente says around votes, passed questions and messages to be added."""

from __future__ import annotations

UP_LABEL, DOWN_LABEL = "👍", "👎"
PASS_LABEL = "Pass my question to the moderators, without my name"  # noqa: S105
PASS_TO_LABEL = "Pass my question to the moderators of {server}, without my name"  # noqa: S105
PASSED_LABEL = "Passed to the moderators"
WHY_LABEL = "Why this answer?"
LOOK_MENU = "Look into this answer"
WRITE_LABEL = "Write answer"
DROP_LABEL = "No answer needed"
SHOW_LABEL = "Show the answer"

UNREADABLE = "I can't read the question of this answer any more. Please ask again."
NO_ANSWER = "This is no answer of mine. Use the menu on a message in which I answer a question."
LOOKED = "Only you see this. What would you like to do with this answer?"
THANKS = "Thank you, noted."
NOT_HELPFUL = "Noted: this did not help. Shall the moderators have a look?"
CONSENT = "-# They see your question, not your name."

NO_CHANNEL = (
    "This server's moderators have not chosen yet where questions are passed to. Please ask one of "
    "them directly."
)
NO_PLACE = (
    "There is no server of ours any more whose moderators take questions. Please ask one of them "
    "directly."
)
WHICH = "You are in several servers whose moderators take questions. Whose shall have this one?"
CHOOSE = "Choose a server"
PATIENT = (
    "This looks like patient data ({reason}), so I don't pass it on. Please ask again without "
    "anything that could tell who it is."
)
ADVICE = "This is about somebody's health, so I don't pass it on. Please ask a doctor."
PASSED = (
    "Passed to the moderators of {server}, without your name: they see the question and nothing "
    "about you. When there is an answer, I tell you by direct message; if yours are closed, I "
    "mention you in this channel."
)
PASSED_BY_DM = (
    "Passed to the moderators of {server}, without your name: they see the question and nothing "
    "about you. When there is an answer, I tell you here."
)

PASSED_ON = "-# A member passed this question to you, without their name"
REASONS = {
    "answered": "What I answered did not help.",
    "unsure": "I was not sure of my answer.",
    "none": "I had no answer.",
}
ANSWERED_BY = (
    "Answered by {name} in `{file}`. It goes live with the next version that is published, and "
    "then I tell who asked."
)
DROPPED_BY = "{name} decided that it needs no answer."
DELETED = "Who asked this had it deleted, or it is too old. It can't be answered any more."
ANSWERED_ALREADY = "Somebody was faster: this question has been taken care of."
TAKEN = (
    "There is a document of that title already (`{file}`). Choose another title, or change that "
    "document."
)
YOUR_TEXT = "What you wrote is in the file below, so that nothing is lost."

TOLD = "The moderators have answered a question you passed on: **“{question}”**"
NOT_YOURS = "This is for who passed that question on. You can ask it too, with **/ask**."
TOO_OLD = "I don't keep that question any more. Please ask it again, with **/ask**."

WRITE_TITLE = "Answer a question"
QUESTION_FIELD = "Question"
QUESTION_HINT = "The title of the answer. Take out whatever tells who asked."
ANSWER_FIELD = "Answer"
ANSWER_HINT = "Plain text or Markdown. I quote it word for word."
SOCIETY_FIELD = "Society"
SOCIETY_HINT = "siim, eusomii or joint, if it is of one of them"
SOURCE_FIELD = "Link to a source"
SOURCE_HINT = "An address that begins with https://"
