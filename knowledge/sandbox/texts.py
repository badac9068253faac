"""Read a document inside the sandbox, and make Markdown of it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from knowledge.errors import UnreadableFileError

# All of them now: once the walls stand, a library cannot be loaded any more.
from knowledge.readers import docx, html, markdown, pdf, plain, read_document  # noqa: F401
from knowledge.readers.builder import clean
from knowledge.readers.decoding import decode
from knowledge.readers.front_matter import split_front_matter
from knowledge.sandbox.archives import check_word
from knowledge.sandbox.markdown import to_markdown

MOST_CHARACTERS = 5_000_000
_MARKDOWN, _WORD = frozenset({".md", ".markdown"}), ".docx"
# An old or encrypted one, of which its reader says what to do.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_NAMELESS = "File"


def read_text_inside(data: bytes, name: str) -> dict[str, Any]:
    """Return what the parent is told of a document.

    :param name: The word "file" and the suffix, which chooses the reader.
    :raises UnreadableFileError: If it cannot be read, or not be kept.
    :raises EmptyFileError: If it holds no text.
    """
    suffix = PurePosixPath(name).suffix
    if suffix == _WORD and not data.startswith(_COMPOUND_FILE):
        check_word(data)
    read = read_document(data, name)
    document = read.document
    if len(document.text) > MOST_CHARACTERS:
        raise UnreadableFileError(
            f"It holds more than {MOST_CHARACTERS:,} characters; cut it in parts."
        )
    if suffix in _MARKDOWN:
        # Written by somebody for a reader such as ours: it stays as it is.
        markdown = clean(split_front_matter(decode(data))[1]).strip() + "\n"
    else:
        markdown = to_markdown(document)
    # What is kept must be readable again, within these walls first.
    read_document(markdown.encode(), "file.md")
    return {
        "markdown": markdown,
        "title": "" if document.title == _NAMELESS else document.title,
        "url": document.url,
        "society": document.society,
        "as_of": document.as_of.isoformat() if document.as_of else None,
        "language": document.language,
        "notes": list(read.notes),
    }
