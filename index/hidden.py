"""What is said of files where a hidden passage may be shown again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from knowledge import Outcome, Passage
from knowledge.hidden import HiddenPassage, is_hidden, normalised

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


class Hiding:
    """Hides passages, and notices what is no longer hidden."""

    def __init__(self, hidden: Sequence[HiddenPassage], documents: Collection[str]) -> None:
        """Take the entries of hidden.yaml, and the ids of all documents there are."""
        self._hidden = hidden
        self._documents = documents
        self._idle = dict.fromkeys(hidden)
        # A passage that is in two documents and hidden in one is shown as it should be, as long as
        # there are both.
        self._gone = {
            each.quote: each.document for each in hidden if each.document not in documents
        }
        self._moved: dict[str, str] = {}

    def hides(self, passage: Passage) -> bool:
        """Tell whether a passage is hidden."""
        if entry := is_hidden(passage, self._hidden):
            self._idle.pop(entry, None)
            return True
        if self._gone and (document := self._gone.get(normalised(passage.text))):
            self._moved[passage.document] = _MOVED.format(document=document)
        return False

    @property
    def warnings(self) -> dict[str, str]:
        """Return what to say of each document, gone ones too, once all passages were looked at."""
        idle = (entry.document for entry in self._idle if entry.document in self._documents)
        gone = dict.fromkeys(self._gone.values(), _GONE)
        return gone | self._moved | dict.fromkeys(idle, _CHANGED)


def warned(outcomes: Iterable[Outcome], said: dict[str, str]) -> tuple[Outcome, ...]:
    """Return what became of each file, with what `Hiding.warnings` says of its document."""
    return tuple(
        replace(outcome, reason=f"{outcome.reason} {said[outcome.document]}".strip())
        if outcome.document in said
        else outcome
        for outcome in outcomes
    )
