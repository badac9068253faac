"""The names of files that strangers chose: shown, checked, and never used as they are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

from knowledge.sandbox.model import RefusedFileError

_LONGEST_SHOWN = 80
_LONGEST_SLUG = 60
# Controls, and the signs that turn the direction of writing and so hide a suffix.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# What has no accent to take off, and a spelling of its own.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th"}
)


def shown_name(name: str) -> str:
    """Return a name as it may stand in a sentence: without what cannot be seen, and not long."""
    text = "".join(c for c in name if unicodedata.category(c) not in _UNSEEN).strip()
    text = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    return text or "A file without a name"


def suffix_of(name: str) -> str:
    """Return the suffix of a name in small letters, with its dot; "" where it has none."""
    return PurePosixPath(name).suffix.lower()


def check_name(name: str) -> None:
    """Check that a name is one of a file, and of nothing else.

    :raises RefusedFileError: If it is a path, or holds signs that cannot be seen.
    """
    if "/" in name or "\\" in name or name.strip() in {"", ".", ".."}:
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. Its name is a path; rename it to a plain name."
        )
    if any(unicodedata.category(c) in _UNSEEN for c in name):
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. Its name holds signs that cannot be seen; rename it."
        )


def slug(title: str) -> str:
    """Return a title as the name of a file: small letters of the alphabet, digits and hyphens."""
    spelled = unicodedata.normalize("NFKD", title.casefold().translate(_SPELLED))
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f'’]", "", spelled))
    if not (cut := plain.strip("-")[:_LONGEST_SLUG].strip("-")):
        # A script that has no Latin spelling here.
        return f"document-{hashlib.sha256(title.encode()).hexdigest()[:10]}"
    return cut
