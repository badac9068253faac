"""The PDF reader: the text layer, its lines joined to paragraphs, a section a page."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2

from knowledge.errors import EmptyFileError, UnreadableFileError
from knowledge.readers.builder import Builder, clean, one_line
from knowledge.readers.draft import Draft
from knowledge.readers.lines import ends_sentence, write_lines

MOST_PAGES = 1000
# What PDFium puts for a hyphen at the end of a line, swallowing the line end.
_LINE_END_HYPHEN = "\ufffe"
_WRAPPED_HYPHEN = re.compile(r"(?<=\w)-\n(?=(\w))")
_PASSWORD_ERROR = 4
_WIDE_GAP = 1.35
_SHORT_LINE = 0.8
# What programs write as a title that nobody chose.
_NO_TITLE = re.compile(
    r"untitled.*|microsoft (word|powerpoint)\b.*|.*\.[a-z0-9]{2,5}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; its geometry is ``None`` where it cannot be had."""

    text: str
    first_base: float | None = None
    last_base: float | None = None
    right: float | None = None


def read(data: bytes) -> Draft:
    """Read a PDF file.

    :raises UnreadableFileError: If it is encrypted or broken.
    :raises EmptyFileError: If no page has a text layer.
    """
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return _read(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise UnreadableFileError(
                "The PDF is encrypted; save a copy that needs no password."
            ) from error
        raise UnreadableFileError(f"The PDF is broken: {error}") from error


def _read(pdf: Any) -> Draft:
    pages = len(pdf)
    builder = Builder()
    for number in range(min(pages, MOST_PAGES)):
        paragraphs = _paragraphs(_page_lines(pdf, number))
        if pages > 1 and paragraphs:
            builder.section(f"page {number + 1}")
        for lines in paragraphs:
            write_lines(lines, builder)
    body = builder.body()
    if not body.text:
        raise EmptyFileError("The PDF has no text layer (a scan?).")
    notes: tuple[str, ...] = ()
    if pages > MOST_PAGES:
        notes = (f"Only the first {MOST_PAGES} of {pages} pages were read.",)
    title = one_line(clean(pdf.get_metadata_value("Title")))
    return Draft(body, title=None if _NO_TITLE.fullmatch(title) else title or None, notes=notes)


def _page_lines(pdf: Any, number: int) -> list[_Line]:
    page = pdf[number]
    text_page = page.get_textpage()
    try:
        return _lines(text_page)
    finally:
        # At once, not when collected: a page holds its whole content in memory.
        text_page.close()
        page.close()


def _lines(text_page: Any) -> list[_Line]:
    text: str = text_page.get_text_range()
    # Some characters have no place of their own; then no index can be trusted.
    has_geometry = text_page.count_chars() == len(text)
    lines: list[_Line] = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        if not line.strip():
            continue
        if not has_geometry:
            lines.append(_Line(line))
            continue
        first = match.start() + len(line) - len(line.lstrip())
        last = match.start() + len(line.rstrip()) - 1
        _, first_base, _, _ = text_page.get_charbox(first, loose=True)
        _, last_base, right, _ = text_page.get_charbox(last, loose=True)
        lines.append(_Line(line, first_base, last_base, right))
    return lines


def _paragraphs(lines: list[_Line]) -> list[list[str]]:
    """Group the lines of a page to paragraphs."""
    steps = [_step(before, line) for before, line in pairwise(lines)]
    usual = statistics.median_low([step for step in steps if step and step > 0] or [0.0])
    widest = max((line.right or 0.0 for line in lines), default=0.0)
    groups = [[line.text] for line in lines[:1]]
    for (before, line), step in zip(pairwise(lines), steps, strict=True):
        if step is not None and (step > _WIDE_GAP * usual or _is_last(before, widest)):
            groups.append([])
        groups[-1].append(line.text)
    return [_mend_hyphens(group) for group in groups]


def _step(before: _Line, line: _Line) -> float | None:
    """Return how far below the line before it a line stands; upwards is the next column."""
    if before.last_base is None or line.first_base is None:
        return None
    return before.last_base - line.first_base


def _is_last(line: _Line, widest: float) -> bool:
    """Say whether a line looks like the last of its paragraph: short, and the end of a sentence."""
    is_short = line.right is not None and line.right < _SHORT_LINE * widest
    return is_short and (ends_sentence(line.text) or line.text.rstrip().endswith(":"))


def _mend_hyphens(lines: list[str]) -> list[str]:
    """Join what a hyphen at a line's end parts; it stays unless a small letter follows."""
    text = "\n".join(lines).replace(_LINE_END_HYPHEN, "-\n")
    mended = _WRAPPED_HYPHEN.sub(lambda match: "" if match[1].islower() else "-", text)
    return mended.split("\n")
