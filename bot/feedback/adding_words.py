"""What Entente says when a message is to be added to what it knows."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.personal import Finding, Kind, described

MENU = "Add to knowledge"
YES_LABEL, NO_LABEL = "Yes, add my message", "No, thank you"
REVIEW_LABEL = "Review and add (moderators)"
AGAIN_LABEL = "Ask again"

NOT_A_PERSON = "This message is of no member, so nobody could agree to having it added."
EMPTY = "There is no text in this message that I could add."
TOO_LONG = "This message is too long to be added like this. Add it with **/knowledge add** instead."
PATIENT = (
    "This looks like patient data ({reason}), so it must not be added. Consider having the message "
    "deleted."
)
FOUND = "I found {found} in it. It must be taken out, or there must be a good reason to keep it."
ASKED = "I have asked {author}. Once they agree, you or another moderator can review and add it."
ASKED_BEFORE = "{author} was asked {when} and has not answered yet."
REFUSED = "{author} does not want this message added."
ADDED_BEFORE = "This message has been added already."
READY = "{author} agreed. Review the text, then add it."
UNREACHABLE = (
    "I can't ask {author}: I may not write in that channel, and their direct messages are closed."
)
IN_CHARGE = "It is your own message, so nobody else has to agree. Review the text, then add it."

QUESTION = (
    "<@{author}>, a moderator would like to add this message of yours to what I know, so that "
    "others who ask find it. Your name will not be in it; a link leads back to this message. Do "
    "you agree?"
)
AGREED = "<@{author}> agreed. A moderator reviews this before it is added."
AGREED_BY_DM = "Thank you! A moderator reviews it before it is added."
NOT_AGREED = "Nothing is added. Thank you for saying so."
ADDED_HERE = "Added to what I know, as `{file}`. It goes live with the next version."
FOR_MODERATORS = "The author of this message agreed to having it added: {link}"
NOT_YOURS = "Only who wrote the message can say so."
OVER = "This was settled already, or it is too long ago. Use **Add to knowledge** again if need be."

FORM_TITLE = "Add a message to what I know"
TEXT_FIELD = "Text"
TEXT_HINT = "What others will read, word for word. Take out names and numbers."
SURE_FIELD = "I have checked it"
SURE_HINT = "Names, e-mail addresses and phone numbers may stay in it. Nobody objects to that."
NEVER = (
    "I found {found} in the text. A date of birth or such a number never belongs there: take it "
    "out."
)
UNSURE = (
    "I found {found} in the text: {quotes}. Take it out, or tick the box to say that it may stay."
)
ADDED = (
    "Added as `{file}`. Nothing goes live before **Publish**: run **/knowledge reindex** to see "
    "what it changes."
)

# What leads to one person and nobody else; no sign-off lets it in.
_NEVER = frozenset({Kind.BIRTH_DATE, Kind.RECORD, Kind.IDENTITY})
_QUOTES, _QUOTE = 5, 40


def refusal(text: str, found: Sequence[Finding], *, signed: bool) -> str | None:
    """Return why a text cannot be added yet, naming what was found in it; None if it can be.

    :param found: What in the text looks like something of a person.
    :param signed: Whether a moderator ticked that it may stay.
    """
    if never := [each for each in found if each.kind in _NEVER]:
        return NEVER.format(found=described(never))
    if found and not signed:
        quotes = [f"“{text[each.start : each.end][:_QUOTE]}”" for each in found[:_QUOTES]]
        more = [f"and {len(found) - _QUOTES} more"] if len(found) > _QUOTES else []
        return UNSURE.format(found=described(found), quotes=", ".join([*quotes, *more]))
    return None


def warning(text: str, found: Sequence[Finding]) -> str:
    """Return the sentence on what was found in a message; "" if nothing was."""
    return FOUND.format(found=described(found)) if found else ""
