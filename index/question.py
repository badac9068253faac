"""What a person typed, made into what is searched for."""

from __future__ import annotations

import re
import unicodedata

from index.errors import QuestionError

MAX_CHARACTERS = 1000
"""A longer text is a story, not a question, and would not fit the smaller models' token limit."""

_DISCORD = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|/[\w -]+:|t:-?)\d+(?::[a-zA-Z])?>|@(?:everyone|here)\b"
)
_MARKUP = re.compile(r"```(?:\w+\n)?|[*_~|`]{1,3}|^\s*(?:>{1,3}|#{1,3}|-#)\s", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SPACE = re.compile(r"\s+")
# Control, format and private-use characters: bidi overrides, zero-width signs, tags.
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}


def clean(question: str) -> str:
    """Return the words of a question, without Discord's mentions, marks and unseen characters.

    Raises QuestionError, its text a friendly sentence, when nothing is left or the question is
    longer than MAX_CHARACTERS.
    """
    if len(question) > MAX_CHARACTERS:
        raise QuestionError(
            f"Your question has {len(question):,} characters, and I read at most "
            f"{MAX_CHARACTERS:,}. Could you ask it in a sentence or two?"
        )
    text = _LINK.sub(r"\1", _DISCORD.sub(" ", question))
    text = _MARKUP.sub(" ", text)
    text = "".join(
        " " if unicodedata.category(c) in _UNSEEN and c not in "\u200c\u200d" else c for c in text
    )
    text = _SPACE.sub(" ", text).strip()
    if not text:
        raise QuestionError("Your question is empty. Ask me something in your own words.")
    return text
