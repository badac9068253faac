"""What is said of files where a hidden passage may be shown again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from knowledge import Outcome, Passage
from knowledge.hidden import HiddenPassage, normalised

_CHANGED = (
    "A passage of it that was hidden is not there any more in those words. If it is back in "
    "others, it is shown: look, and hide it again."
)
_GONE = (
    "A passage of it was hidden. If what that said is now in another document, it is shown there: "
    "look, and hide it again."
)
_MOVED = (
    "A passage of it was hidden in {document}, which counts no more. Here it is shown: look, and "
    "hide it again."
)


def warnings(
    idle: Collection[HiddenPassage], documents: Collection[str], shown: Iterable[Passage]
) -> dict[str, str]:
    """Return what to say of each document, gone ones too, where what hid a passage hides none.

    A passage that is in two documents and hidden in one is shown as it should be, as long as there
    are both.
    """
    here = {entry.document: _CHANGED for entry in idle if entry.document in documents}
    gone = {entry.quote: entry.document for entry in idle if entry.document not in documents}
    moved = {
        passage.document: _MOVED.format(document=gone[text])
        for passage in (shown if gone else ())
        if (text := normalised(passage.text)) in gone
    }
    return dict.fromkeys(gone.values(), _GONE) | moved | here


def warned(outcomes: Iterable[Outcome], said: dict[str, str]) -> tuple[Outcome, ...]:
    """Return what became of each file, with what `warnings` says of its document."""
    return tuple(
        replace(outcome, reason=f"{outcome.reason} {said[outcome.document]}".strip())
        if outcome.document in said
        else outcome
        for outcome in outcomes
    )
