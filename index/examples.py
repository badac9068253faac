"""Questions that a version can certainly answer, to show to somebody who has asked none."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge import Passage

_COUNT = 3


def examples(passages: Iterable[Passage], titles: Iterable[str]) -> tuple[str, ...]:
    """Return up to three questions: headings that ask one, of different documents, or titles."""
    asked: dict[str, str] = {}
    for passage in passages:
        questions = [heading for heading in passage.headings if heading.endswith("?")]
        if questions:
            asked.setdefault(passage.document, questions[-1])
    found = list(dict.fromkeys((*asked.values(), *(title.rstrip("?!.") + "?" for title in titles))))
    # Spread over the documents, so that they are not all of one kind.
    step = max(1, len(asked) // _COUNT) if len(asked) >= _COUNT else 1
    return tuple(found[::step][:_COUNT])
