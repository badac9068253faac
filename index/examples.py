"""Questions that a version can certainly answer, to show to somebody who has asked none."""

from __future__ import annotations

from index.version import IndexVersion

_COUNT = 3


def examples(version: IndexVersion) -> tuple[str, ...]:
    """Return up to three questions: headings that ask one, of different documents, or titles."""
    asked: dict[str, str] = {}
    for passage in version.contents.passages:
        questions = [heading for heading in passage.headings if heading.endswith("?")]
        if questions:
            asked.setdefault(passage.document, questions[-1])
    titles = (record.title.rstrip("?!.") + "?" for record in version.documents.values())
    found = list(dict.fromkeys((*asked.values(), *titles)))
    # Spread over the documents, so that they are not all of one kind.
    step = max(1, len(asked) // _COUNT) if len(asked) >= _COUNT else 1
    return tuple(found[::step][:_COUNT])
