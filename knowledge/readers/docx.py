"""The DOCX reader: headings, lists and tables of a Word document by their styles."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from knowledge.errors import EmptyFileError, UnreadableFileError
from knowledge.readers.builder import BULLET, Builder, clean, one_line
from knowledge.readers.draft import Draft
from knowledge.readers.front_matter import is_language
from knowledge.readers.numbering import Numbering

LARGEST_UNPACKED = 100 * 1024 * 1024
_MIB = 1024 * 1024
# The container that Word wraps an encrypted document in, and that .doc always was.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
# SyntaxError is what lxml's errors about malformed XML are, RuntimeError what zipfile says of a
# member with a password, NotImplementedError of a compression it does not know.
_BROKEN = (
    *(PackageNotFoundError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile),
    *(zlib.error, EOFError, RuntimeError, NotImplementedError),
)
_HEADING_STYLE = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITLE_LEVEL = 0
_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_MERGED_DOWN = f"./{qn('w:tcPr')}/{qn('w:vMerge')}"
# Deleted text, and a text box, which stands twice: as drawing and as its fallback.
_UNSEEN = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:pict"), qn("w:txbxContent")})
_MARKS: dict[str, str] = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def read(data: bytes) -> Draft:
    """Read a Word document.

    :raises UnreadableFileError: If it is encrypted, broken, or unpacks to too much.
    :raises EmptyFileError: If it has no text.
    """
    _check_size(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableFileError(f"The Word document is broken: {error}") from error
    builder = Builder()
    _Writer(document, builder).write()
    body = builder.body()
    if not body.text:
        raise EmptyFileError("The Word document has no text.")
    properties = document.core_properties
    return Draft(
        body,
        title=one_line(clean(properties.title)) or None,
        language=properties.language if is_language(properties.language) else None,
    )


def _check_size(data: bytes) -> None:
    if data.startswith(_COMPOUND_FILE):
        raise UnreadableFileError(
            "The Word document is encrypted or in the old .doc format; save it as a plain .docx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # A member never unpacks to more than it declares: zipfile stops reading there.
            unpacked = sum(member.file_size for member in archive.infolist())
    except _BROKEN as error:
        raise UnreadableFileError(f"The Word document is broken: {error}") from error
    if unpacked > LARGEST_UNPACKED:
        raise UnreadableFileError(
            f"The Word document unpacks to {unpacked // _MIB} MiB, "
            f"more than the {LARGEST_UNPACKED // _MIB} MiB that are read."
        )


class _Writer:
    """Write one document's body through the builder."""

    def __init__(self, document: WordDocument, builder: Builder) -> None:
        self._document = document
        self._builder = builder
        self._numbering = Numbering(document)

    def write(self) -> None:
        for element in _blocks(self._document.element.body):
            if element.tag == _TABLE:
                self._table(element)
            else:
                self._paragraph(element)

    def _paragraph(self, element: Any) -> None:
        text = _text(element)
        if not text.strip():
            return
        style = Paragraph(element, self._document).style
        name = (style.name if style is not None else None) or ""
        level = _heading_level(name)
        if level is not None:
            self._builder.heading(level, text)
            return
        place = self._numbering.place(element, style)
        if place is not None:
            self._builder.item(text, place.level, BULLET if place.marker is None else place.marker)
            return
        write: Callable[[str], None] = self._builder.paragraph
        if "quote" in name.lower():
            write = self._builder.quote
        write(text)

    def _table(self, element: Any) -> None:
        self._builder.apart()
        for row in element.iter(_ROW):
            # A nested table's rows are told by its outer cell.
            if next(row.iterancestors(_TABLE)) is element:
                self._builder.row([_cell(cell) for cell in row.iterchildren(_CELL)])


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables below an element, also those inside content controls."""
    for child in parent.iterchildren():
        if child.tag in {_PARAGRAPH, _TABLE}:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _blocks(child)


def _text(element: Any) -> str:
    """Return the text of a paragraph as it is seen with all changes accepted."""
    parts: list[str] = []
    for child in element.iterchildren():
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _MARKS:
            parts.append(_MARKS[child.tag])
        elif child.tag not in _UNSEEN and child.tag != qn("w:pPr"):
            parts.append(_text(child))
    return "".join(parts)


def _cell(cell: Any) -> str:
    merge = cell.find(_MERGED_DOWN)
    if merge is not None and merge.get(qn("w:val")) != "restart":
        return ""
    return " ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))


def _heading_level(style: str) -> int | None:
    if style.lower() == "title":
        return _TITLE_LEVEL
    match = _HEADING_STYLE.fullmatch(style)
    return int(match[1]) if match else None
