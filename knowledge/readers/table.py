"""Which reader reads which file, and how what it found becomes a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from knowledge.errors import EmptyFileError
from knowledge.model import Document, Section
from knowledge.readers import docx, html, markdown, pdf, plain
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


def _text(read: Callable[[str], Draft]) -> Reader:
    """Return the reader of a text format, which may carry front matter."""

    def reader(data: bytes) -> tuple[FrontMatter, Draft]:
        front, text = split_front_matter(decode(data))
        if not text.strip():
            raise EmptyFileError("The file holds nothing but white space or front matter.")
        return front, read(text)

    return reader


def _binary(read: Callable[[bytes], Draft]) -> Reader:
    """Return the reader of a format that is no text and carries no front matter."""
    return lambda data: (FrontMatter(), read(data))


READERS: dict[str, Reader] = {
    ".md": _text(markdown.read),
    ".markdown": _text(markdown.read),
    ".txt": _text(plain.read),
    ".html": _text(html.read),
    ".htm": _text(html.read),
    ".pdf": _binary(pdf.read),
    ".docx": _binary(docx.read),
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
