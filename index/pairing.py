"""Which passage became which, and which of its words changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz, process

from knowledge import Passage

_ALIKE = 40
"""From so many per cent of equal words on, in order, one passage is another's new text."""

# A word, a sign, or a gap; the scripts of China and Japan have no gaps between words.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|\s+|.", re.DOTALL
)


class Kind(StrEnum):
    """What became of a passage."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage that differs: its text before and after, None where there is none.

    ``headings`` are those of the new passage, or of the removed one; ``headings_before`` those it
    had, where they differ.
    """

    document: str
    headings: tuple[str, ...]
    kind: Kind
    before: str | None
    after: str | None
    headings_before: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row of which the same is true."""

    mark: Mark
    text: str


def pair_passages(old: Sequence[Passage], new: Sequence[Passage]) -> list[PassageChange]:
    """Return what differs between the passages of one document, in the new order.

    Equal passages are left out wherever they stand; of the others, those most alike are paired.
    """
    gone, come = _without(old, new), _without(new, old)
    partners = _partners(gone, come)
    taken = set(partners.values())
    changes = [_change(gone[partners[at]] if at in partners else None, p) for at, p in come.items()]
    return changes + [_change(p, None) for at, p in gone.items() if at not in taken]


def words(change: PassageChange) -> list[Run]:
    """Return a changed passage in runs of words: what stays, what goes, what comes."""
    before = _TOKEN.findall(change.before or "")
    after = _TOKEN.findall(change.after or "")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs = []
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind == "equal":
            runs.append(Run(Mark.SAME, "".join(before[begin:end])))
            continue
        if begin < end:
            runs.append(Run(Mark.DELETED, "".join(before[begin:end])))
        if start < stop:
            runs.append(Run(Mark.INSERTED, "".join(after[start:stop])))
    return runs


def _without(passages: Sequence[Passage], others: Sequence[Passage]) -> dict[int, Passage]:
    """Return the passages that are not among others, by their places."""
    left = Counter((passage.headings, passage.text) for passage in others)
    found = {}
    for at, passage in enumerate(passages):
        if left[passage.headings, passage.text]:
            left[passage.headings, passage.text] -= 1
        else:
            found[at] = passage
    return found


def _partners(gone: dict[int, Passage], come: dict[int, Passage]) -> dict[int, int]:
    """Return the place of the old passage for that of each new one that has one."""
    if not gone or not come:
        return {}
    scores = process.cdist(
        [passage.text.split() for passage in gone.values()],
        [passage.text.split() for passage in come.values()],
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE,
    )
    olds, news = list(gone), list(come)
    alike = sorted(zip(*scores.nonzero(), strict=True), key=lambda at: -scores[at])
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in alike:
        if news[column] not in partners and olds[row] not in taken:
            partners[news[column]] = olds[row]
            taken.add(olds[row])
    return partners


def _change(old: Passage | None, new: Passage | None) -> PassageChange:
    shown = new or old
    assert shown is not None  # noqa: S101 -- one of the two is given
    kind = Kind.CHANGED if old and new else Kind.ADDED if new else Kind.REMOVED
    return PassageChange(
        document=shown.document,
        headings=shown.headings,
        kind=kind,
        before=old.text if old else None,
        after=new.text if new else None,
        headings_before=old.headings if old and old.headings != shown.headings else None,
    )


def marked(runs: Sequence[Run], signs: dict[Mark, tuple[str, str]]) -> Iterator[str]:
    """Yield runs with a sign before and after each, by its mark; white space stays outside."""
    for run in runs:
        before, after = signs.get(run.mark, ("", ""))
        core = run.text.strip()
        if not core or not before:
            yield run.text
            continue
        begin = run.text.index(core)
        yield f"{run.text[:begin]}{before}{core}{after}{run.text[begin + len(core) :]}"
