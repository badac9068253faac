"""What Entente says above its passages: never a claim, always how far it can be trusted."""

from __future__ import annotations

from bot.events.words import found_sentence
from index import Answer, Intent, Verdict

SMALL_TALK = (
    "Hello! I answer questions from this community's documents, word for word, and I am no good "
    "at small talk. Try one of these:"
)
REPHRASE = (
    "Try other words, or name the society, programme or term you mean. "
    "I only know the documents I was given."
)
_NO_ADVICE = "I give no medical advice: please ask a doctor."
_TRANSLATION = "I do not translate: each passage is shown in the language of its document."
_ANSWERED = "Closest passage"
_UNSURE = "I am not sure that this answers your question. The closest passage I have:"
_LACKING = "The closest passage I have does not mention {lacks}:"
_NONE = "I have no passage that answers this. The nearest headings I do have:"


def lead(answer: Answer) -> str:
    """Return the line above the passages or the events of an answer, plain text."""
    if answer.calendar is not None:
        return found_sentence(answer.calendar)
    if answer.intent is Intent.SMALL_TALK:
        return SMALL_TALK
    advice = f"{_NO_ADVICE} " if answer.intent is Intent.MEDICAL_ADVICE else ""
    before = advice + (f"{_TRANSLATION} " if answer.translation else "")
    match answer.verdict:
        case Verdict.ANSWERED:
            return before + _ANSWERED
        case Verdict.NONE:
            return before + _NONE
        case _:
            closest = _LACKING.format(lacks=answer.lacks) if answer.lacks else _UNSURE
            return before + closest


def note(answer: Answer) -> str | None:
    """Return what a script should know besides the verdict; None where that says it all."""
    lacks = answer.lacks and answer.verdict is Verdict.UNSURE
    computed = answer.calendar is not None
    return lead(answer) if computed or answer.intent or answer.translation or lacks else None
