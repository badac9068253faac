"""What differs between two index versions: documents, files, passages, and how they are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from index.calendar_diff import EventDiff, compare_events
from index.errors import VersionError
from index.manifest import DocumentRecord, Manifest
from index.pairing import PassageChange, pair_passages
from index.version import IndexVersion
from knowledge import Outcome, Passage, Status

_FIELDS = ("title", "url", "society", "as_of", "language")


class Change(StrEnum):
    """What became of a document, or of a calendar file."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    UNCHANGED = "unchanged"


class FileWord(StrEnum):
    """What became of a file; a pruned one is not in the knowledge folder any more."""

    INDEXED = "indexed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    EMPTY = "empty"
    FAILED = "failed"
    PRUNED = "pruned"


_WORDS = {
    Status.SKIPPED: FileWord.SKIPPED,
    Status.EMPTY: FileWord.EMPTY,
    Status.FAILED: FileWord.FAILED,
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a document says of itself, before and after: its title, date, address and so on."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document in either version, with how many passages it has in each."""

    id: str
    title: str
    change: Change
    passages_before: int
    passages_after: int
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """A calendar file in either version."""

    file: str
    change: Change


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of a file, and why."""

    file: str
    word: FileWord
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What a version would change in one that is served; ``before`` is None for the first.

    ``notes`` are sentences on what is not about one document: the model, the splitter, the names.
    ``calendars`` are the calendar files, ``events`` what differs in them.
    """

    before: str | None
    after: str
    documents: tuple[DocumentChange, ...]
    files: tuple[FileOutcome, ...]
    passages: tuple[PassageChange, ...]
    notes: tuple[str, ...] = ()
    calendars: tuple[CalendarChange, ...] = ()
    events: EventDiff = field(default_factory=EventDiff)

    @property
    def counts(self) -> dict[FileWord, int]:
        """Return how many files each word is said of, with every word."""
        found = Counter(file.word for file in self.files)
        return {word: found[word] for word in FileWord}

    @property
    def calendar_counts(self) -> dict[Change, int]:
        """Return how many calendar files each is true of."""
        found = Counter(calendar.change for calendar in self.calendars)
        return {change: found[change] for change in Change}

    def changed(self, *changes: Change) -> tuple[DocumentChange, ...]:
        """Return the documents of which one of some changes is true."""
        return tuple(document for document in self.documents if document.change in changes)

    def to_json(self) -> str:
        """Return the diff as it is written."""
        return _FORM.dump_json(self, indent=1).decode()

    @classmethod
    def from_json(cls, text: str) -> VersionDiff:
        """Read what `to_json` wrote.

        :raises VersionError: If it is damaged.
        """
        try:
            return _FORM.validate_json(text)
        except ValidationError as error:
            raise VersionError(
                f"What was written about the change is damaged ({error.errors()[0]['msg']}). "
                "Build the candidate again."
            ) from None


_FORM = TypeAdapter(VersionDiff)


def compare(
    before: IndexVersion | None,
    after: IndexVersion,
    outcomes: Iterable[Outcome],
    *,
    zone: str = "UTC",
    now: datetime | None = None,
) -> VersionDiff:
    """Return what ``after`` changes in ``before``, with what became of the files it was made of.

    ``zone`` is the IANA zone of calendars' times that name none, ``now`` an aware time: the dates
    of series are compared from then on.

    Takes a moment of computing where much changed: never call it on the event loop.
    """
    old = _passages(before.contents.passages if before else ())
    new = _passages(after.contents.passages)
    was = before.documents if before else {}
    names = [*after.documents, *(name for name in was if name not in after.documents)]
    documents = tuple(
        _document(was.get(name), after.documents.get(name), old.get(name, []), new.get(name, []))
        for name in names
    )
    calendars = _calendars(before.manifest.calendars if before else None, after.manifest.calendars)
    return VersionDiff(
        before=before.manifest.version if before else None,
        after=after.manifest.version,
        documents=documents,
        files=_files(documents, calendars, outcomes, after.manifest.warnings),
        passages=tuple(
            change
            for name in names
            for change in pair_passages(old.get(name, []), new.get(name, []))
        ),
        notes=_notes(before, after) if before else (),
        calendars=calendars,
        events=compare_events(before, after, zone, now or datetime.now(UTC)),
    )


def _passages(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.document, []).append(passage)
    return found


def _document(
    was: DocumentRecord | None,
    now: DocumentRecord | None,
    old: Sequence[Passage],
    new: Sequence[Passage],
) -> DocumentChange:
    record = now or was
    assert record is not None  # noqa: S101 -- it is in one of the two
    fields: tuple[FieldChange, ...] = ()
    change = Change.ADDED if was is None else Change.REMOVED
    if was and now:
        same = was.revision == now.revision and _said(old) == _said(new)
        change = Change.UNCHANGED if same else Change.CHANGED
        pairs = ((name, getattr(was, name), getattr(now, name)) for name in _FIELDS)
        fields = tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
    return DocumentChange(record.id, record.title, change, len(old), len(new), fields)


def _said(passages: Iterable[Passage]) -> list[tuple[tuple[str, ...], str]]:
    return [(passage.headings, passage.text) for passage in passages]


def _calendars(
    old: Mapping[str, str] | None, new: Mapping[str, str] | None
) -> tuple[CalendarChange, ...]:
    was, now = old or {}, new or {}

    def change(file: str) -> Change:
        if file not in was or file not in now:
            return Change.ADDED if file in now else Change.REMOVED
        return Change.UNCHANGED if was[file] == now[file] else Change.CHANGED

    return tuple(CalendarChange(file, change(file)) for file in sorted({*was, *now}))


def _files(
    documents: Iterable[DocumentChange],
    calendars: Iterable[CalendarChange],
    outcomes: Iterable[Outcome],
    warnings: Mapping[str, str],
) -> tuple[FileOutcome, ...]:
    changes = {document.id: document.change for document in documents}
    changes |= {calendar.file: calendar.change for calendar in calendars}
    files = []
    for outcome in outcomes:
        word = _WORDS.get(outcome.status)
        if word is None:
            same = changes.get(outcome.document or outcome.file) is Change.UNCHANGED
            word = FileWord.UNCHANGED if same else FileWord.INDEXED
        files.append(FileOutcome(outcome.file, word, outcome.reason))
    known = {file.file for file in files}
    gone = (name for name, change in changes.items() if change is Change.REMOVED)
    files += [
        FileOutcome(name, FileWord.PRUNED, warnings.get(name, ""))
        for name in gone
        if name not in known
    ]
    return tuple(sorted(files, key=lambda file: file.file))


def _notes(before: IndexVersion, after: IndexVersion) -> tuple[str, ...]:
    old, new = before.manifest, after.manifest
    names = ("names", "exact", "kinds")
    then, now = before.contents.aliases, after.contents.aliases
    same = all(getattr(then, name) == getattr(now, name) for name in names)
    renamed = () if same else ("The names that mean the same (aliases.yaml) changed.",)
    return (*_made_otherwise(old, new), *renamed, *_dated_otherwise(old, new))


def _made_otherwise(old: Manifest, new: Manifest) -> Iterator[str]:
    if old.model.by(new.model.encoder) != new.model:
        yield f"The model changed from {old.model.name} to {new.model.name}."
    elif old.model != new.model:
        yield f"{new.model.encoder} computed the vectors, and {old.model.encoder} did before."
    if old.splitter != new.splitter:
        yield (
            f"The way that texts are split changed from version {old.splitter} to {new.splitter}."
        )
    if old.token_bits != new.token_bits:
        kept = f"kept in {new.token_bits} bits" if new.token_bits else "not kept"
        before = f"in {old.token_bits}" if old.token_bits else "not at all"
        yield f"Token vectors are {kept}, until now {before}."


def _dated_otherwise(old: Manifest, new: Manifest) -> Iterator[str]:
    if old.calendars is None and new.calendars is not None:
        yield (
            "From this version on, calendar files are published like documents. Until now they "
            "counted as they lie in the folder, so no event can be shown as new or gone."
        )
