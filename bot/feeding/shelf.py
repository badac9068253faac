"""What lies in the knowledge folder, in memory: to choose from while typing, and to look at."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import TypeVar

from rapidfuzz import fuzz, process, utils

from bot.events.words import society_name
from bot.feeding.keys import choice_label, choice_value, key, means
from index.files import sha256
from knowledge import Document, Status, read_folder
from knowledge.intake import stale

CHOICES = 25
"""How many choices Discord takes."""

_LABEL, _FILE = 60, 39
_ALIKE = 60
_TYPED = 100

_T = TypeVar("_T")

Stamp = frozenset[tuple[str, int, int, int]]


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the knowledge folder: a document, a calendar, or what cannot be read, and why.

    ``calendar`` is the SHA-256 of a calendar, nothing where it cannot be read.
    """

    file: str
    title: str
    document: Document | None = None
    calendar: str | None = None
    trouble: str = ""

    @property
    def key(self) -> str:
        """Return what stands for it in a button's id."""
        return key(self.file)


class Shelf:
    """The files of the knowledge folder as they were read last, the stalest documents first."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read yet."""
        self.folder = folder
        self.items: tuple[Item, ...] = ()
        self._stamp: Stamp | None = None
        self._reading = asyncio.Lock()

    @property
    def is_read(self) -> bool:
        """Tell whether the folder was read at all."""
        return self._stamp is not None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Return the documents."""
        return tuple(item.document for item in self.items if item.document)

    async def refresh(self) -> tuple[Item, ...]:
        """Read the folder where a file of it changed since, and return what it holds.

        :raises KnowledgeError: If the folder is missing.
        """
        async with self._reading:
            stamp = await asyncio.to_thread(_stamp, self.folder)
            if stamp != self._stamp or not stamp:
                self.items = await asyncio.to_thread(_read, self.folder)
                self._stamp = stamp
        return self.items

    def find(self, typed: str) -> Item | None:
        """Return what was chosen, or typed: a file, its key, or a title that only one has."""
        if found := next((item for item in self.items if means(typed, item.file)), None):
            return found
        wanted = " ".join(typed.split()).casefold()
        named = [item for item in self.items if item.title.casefold() == wanted]
        return named[0] if len(named) == 1 else None

    def by_key(self, wanted: str) -> Item | None:
        """Return the file that a key stands for; None where it is gone."""
        return next((item for item in self.items if item.key == wanted), None)

    def choices(self, typed: str, *, documents: bool = False) -> list[tuple[str, str]]:
        """Return label and value of what fits, at most as many as Discord takes."""
        items = [item for item in self.items if item.document or not documents]
        return [
            (
                choice_label((item.title, _LABEL), (f"· {item.file}", _FILE)),
                choice_value(item.file),
            )
            for item in fitting(
                typed, items, [item.title for item in items], [item.file for item in items]
            )
        ]

    def society_choices(self, typed: str) -> list[tuple[str, str]]:
        """Return name and value of the societies that documents are of and that fit."""
        held = sorted({each.society for each in self.documents if each.society})
        names = [choice_label((society_name(each) or each, _TYPED)) for each in held]
        return [(name, held[names.index(name)][:_TYPED]) for name in fitting(typed, names, names)]


def fitting(
    typed: str, things: Sequence[_T], names: Iterable[str], more: Iterable[str] = ()
) -> list[_T]:
    """Return the things that hold what was typed, then those whose names are like it.

    :param names: The name of each thing.
    :param more: What else of each thing may hold what was typed, if anything.
    """
    named = [utils.default_process(name) for name in names]
    held = [f"{name} {also.casefold()}" for name, also in zip_longest(named, more, fillvalue="")]
    wanted = utils.default_process(typed[:_TYPED])
    if not wanted:
        return list(things[:CHOICES])
    words = typed[:_TYPED].casefold().split()
    found = [
        at for at, text in enumerate(held) if wanted in text or all(word in text for word in words)
    ]
    if len(found) < CHOICES:
        alike = process.extract(
            wanted, named, scorer=fuzz.WRatio, limit=CHOICES, score_cutoff=_ALIKE
        )
        found = list(dict.fromkeys([*found, *(at for _, _, at in alike)]))
    return [things[at] for at in found[:CHOICES]]


def _read(folder: Path) -> tuple[Item, ...]:
    reading = read_folder(folder)
    documents = [
        Item(document.id, document.title or document.id, document)
        for document in stale(reading.documents)
    ]
    troubled = [
        Item(outcome.file, PurePosixPath(outcome.file).name, trouble=outcome.reason)
        for outcome in reading.outcomes
        if outcome.status is not Status.INDEXED
    ]
    calendars = [
        Item(file, _stem(file), calendar=_revision(folder / file))
        for file in sorted(name for name, *_ in _stamp(folder))
        if file.lower().endswith(".ics")
    ]
    return (*documents, *troubled, *calendars)


def _revision(path: Path) -> str:
    try:
        return sha256(path)
    except OSError:  # taken away just now, or not to be read
        return ""


def _stem(file: str) -> str:
    return PurePosixPath(file).stem.replace("-", " ").capitalize()


def _stamp(folder: Path) -> Stamp:
    """Return what tells whether a file changed: written anew it is another one on the disk."""
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent) / name
            if name.startswith(".") or not path.is_file():
                continue
            state = path.stat()
            file = path.relative_to(folder).as_posix()
            found.append((file, state.st_mtime_ns, state.st_size, state.st_ino))
    return frozenset(found)
