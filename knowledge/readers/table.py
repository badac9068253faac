"""Which reader reads which file, and how what it found becomes a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from knowledge.errors import EmptyFileError
from knowledge.model import Document, Section
from knowledge.readers.builder import one_line
from knowledge.readers.decoding import decode
from knowledge.readers.draft import Draft
from knowledge.readers.front_matter import FrontMatter, split_front_matter

Reader = Callable[[bytes], tuple[FrontMatter, Draft]]


@dataclass(frozen=True, slots=True)
class Read:
    """A document, and sentences for the operator about how it was read."""

    document: Document
    notes: tuple[str, ...]


def _text(module: str) -> Reader:
    """Return the reader of a text format, which may carry front matter."""

    def reader(data: bytes) -> tuple[FrontMatter, Draft]:
        front, text = split_front_matter(decode(data))
        if not text.strip():
            raise EmptyFileError("The file holds nothing but white space or front matter.")
        return front, _read(module, text)

    return reader


def _binary(module: str) -> Reader:
    """Return the reader of a format that is no text and carries no front matter."""
    return lambda data: (FrontMatter(), _read(module, data))


def _read(module: str, content: Any) -> Draft:
    """Return what a format's module reads; its libraries load with the first file that needs it."""
    read: Callable[[Any], Draft] = import_module(f"knowledge.readers.{module}").read
    return read(content)


READERS: dict[str, Reader] = {
    ".md": _text("markdown"),
    ".markdown": _text("markdown"),
    ".txt": _text("plain"),
    ".html": _text("html"),
    ".htm": _text("html"),
    ".pdf": _binary("pdf"),
    ".docx": _binary("docx"),
}


def read_document(data: bytes, id_: str) -> Read:
    """Read a file's bytes as the document with this id.

    :param id_: The file's path inside the knowledge folder; its suffix chooses the reader.
    :raises KeyError: If no reader knows the suffix.
    :raises UnreadableFileError: If the file cannot be read.
    :raises EmptyFileError: If it holds no text to answer with.
    """
    path = PurePosixPath(id_)
    reader = READERS[path.suffix.lower()]
    if not data:
        raise EmptyFileError("The file is empty (0 bytes).")
    front, draft = reader(data)
    if not draft.body.sections:
        reason = "only headings, with no text under them" if draft.body.text else "no text"
        raise EmptyFileError(f"The file holds {reason}.")
    title = front.title or draft.body.first_heading or draft.title or _readable(path.stem) or id_
    document = Document(
        id=id_,
        title=title,
        text=draft.body.text,
        sections=tuple(_without_title(section, title) for section in draft.body.sections),
        url=front.url or draft.url,
        society=front.society,
        as_of=front.as_of or draft.as_of,
        language=front.language or draft.language,
    )
    unknown = ", ".join(f"`{name}`" for name in front.unknown)
    notes = (f"Front matter that means nothing here: {unknown}.",) if unknown else ()
    return Read(document, draft.notes + notes)


def _without_title(section: Section, title: str) -> Section:
    """Return the section with a heading path that does not repeat the document's title."""
    path = section.headings
    if path and path[0].casefold() == title.rstrip(":").rstrip().casefold():
        return replace(section, headings=path[1:])
    return section


def _readable(stem: str) -> str:
    words = one_line(stem.replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:]
