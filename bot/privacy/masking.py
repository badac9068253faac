"""Taking out of a text what could tell who somebody is, so that the rest can be kept."""

from __future__ import annotations

from knowledge.personal import Kind, findings

# A name is left: people ask for those who hold an office. A patient's keeps the text from being
# kept at all.
_LEFT = {Kind.NAME}


def mask(text: str) -> str:
    """Return a text with a word in brackets in place of addresses, numbers and dates of birth.

    ``Write to [e-mail], [phone number]``: a person can still read what was asked.

    :param text: What somebody typed.
    """
    kept: list[str] = []
    at = 0
    for found in findings(text):
        if found.kind not in _LEFT:
            kept += (text[at : found.start], f"[{found.kind}]")
            at = found.end
    return "".join((*kept, text[at:]))
