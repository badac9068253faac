"""What can be said of a file before anything reads it: its name, its size, its first bytes."""

from __future__ import annotations

import re

from knowledge.intake.model import Upload
from knowledge.intake.names import check_name, shown_name, suffix_of
from knowledge.sandbox.model import RefusedFileError

LARGEST_UPLOAD = 10 * 1024 * 1024
"""Bytes of one file that are taken."""

SUFFIXES = (".md", ".txt", ".html", ".htm", ".pdf", ".docx", ".ics")

_MIB = 1024 * 1024
_HEAD = 1024
_ADVICE = {
    ".doc": " Save it as .docx.",
    ".docm": " It may hold macros; save it as .docx.",
    ".odt": " Save it as .docx or .pdf.",
    ".rtf": " Save it as .docx or .pdf.",
    ".pptx": " Save it as .pdf.",
    ".xlsx": " Save it as .pdf.",
    ".markdown": " Rename it to .md.",
}
_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), what)
    for pattern, what in (
        (rb"(?s:.{0,1019})%PDF-", "a PDF file"),
        (rb"PK(?:\x03\x04|\x05\x06)", "a zip archive"),
        (rb"\xd0\xcf\x11\xe0", "an old or encrypted Office file"),
        (rb"MZ(?=.{0,1000}\0)|\x7fELF|\xcf\xfa\xed\xfe|#![ ]?/", "a program"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM....\0\0", "a picture"),
        (rb".{128}DICM", "a DICOM image, and perhaps a patient's"),
        (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!", "an archive"),
        (rb"\{\\rtf", "an RTF file"),
        (rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", "a calendar"),
        (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", "a web page"),
    )
)
# What the first bytes may be, by suffix; None is anything that has no signature, such as text.
_FITTING: dict[str, frozenset[str | None]] = {
    ".md": frozenset({None}),
    ".txt": frozenset({None}),
    ".html": frozenset({None, "a web page"}),
    ".htm": frozenset({None, "a web page"}),
    ".pdf": frozenset({"a PDF file"}),
    ".docx": frozenset({"a zip archive", "an old or encrypted Office file"}),
    # UTF-16 and other oddities: the reader of calendars says what is none.
    ".ics": frozenset({"a calendar", None}),
}
_WEB = frozenset({".html", ".htm"})
_TAG = re.compile(rb"<\0?/?\0?[a-z!]", re.IGNORECASE)


def check_upload(name: str, size: int) -> None:
    """Check a file by its name and the size that is declared for it, before it is fetched.

    :raises RefusedFileError: If it is not taken, with the file and the reason.
    """
    check_name(name)
    suffix = suffix_of(name)
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. I take files that end in {known}."
            f"{_ADVICE.get(suffix, '')}"
        )
    if size > LARGEST_UPLOAD:
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. It has {size / _MIB:.1f} MiB, more than the "
            f"{LARGEST_UPLOAD // _MIB} MiB that one file may have."
        )


def check_content(upload: Upload) -> None:
    """Check a file's bytes: as many as were declared, and of the kind that its name says.

    :raises RefusedFileError: If it is not taken, with the file and the reason.
    """
    name, data = upload.name, upload.data
    check_upload(name, len(data))
    if upload.declared_size not in {None, len(data)}:
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. It was said to have {upload.declared_size:,} bytes "
            f"and has {len(data):,}."
        )
    suffix = suffix_of(name)
    head = data[:_HEAD]
    looks = next((what for pattern, what in _SIGNATURES if pattern.match(head)), None)
    if data and looks not in _FITTING[suffix]:
        said = f"It looks like {looks}" if looks else "Its content is something else"
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. {said}, not like a {suffix} file; give it the "
            "right suffix, or save it again in that format."
        )
    if suffix in _WEB and data and not _TAG.search(data):
        raise RefusedFileError(
            f"{shown_name(name)} is not taken. It holds no web page; rename it to .txt."
        )
