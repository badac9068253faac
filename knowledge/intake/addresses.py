"""Take in what lies at an address: fetched with the guard up, and then like any other file."""

from __future__ import annotations

import asyncio
import codecs
from dataclasses import replace as changed
from datetime import date
from email.message import Message
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from aiohttp.abc import AbstractResolver

from knowledge.fetching import Fetched, FetchError, fetch, shown
from knowledge.intake.accepting import accept, checked, keep_text, name_for_reader
from knowledge.intake.checks import LARGEST_UPLOAD, SUFFIXES, check_content
from knowledge.intake.model import Accepted, Details, Upload
from knowledge.intake.names import suffix_of
from knowledge.sandbox import RefusedFileError, read_text_apart

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/calendar": ".ics",
    _WORD: ".docx",
}
# What servers say of a file they know nothing of: its address has to.
_VAGUE = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream"})
_ACCEPT = ", ".join(["text/html", "application/pdf", "text/*;q=0.8", "*/*;q=0.5"])
# What is said of calendars that are asked again and again, said of one that is asked once.
_ONCE = (
    ("It is tried again later.", "Try again later."),
    ("It is gone for good; take the address out of the settings.", "It is gone for good."),
    ("It was asked too often, and is left alone for a while.", "It was asked too often."),
)
_TEXTS = frozenset({".html", ".txt", ".md"})


async def from_url(
    folder: Path,
    url: str,
    details: Details | None = None,
    *,
    today: date,
    allowed_hosts: frozenset[str] = frozenset(),
    resolver: AbstractResolver | None = None,
    replace: bool = False,
) -> Accepted:
    """Take what lies at an address into the knowledge folder, with the address as its source.

    :param today: What the text is as of, unless the moderator or the page itself says.
    :param allowed_hosts: Hosts that need neither be public nor be encrypted.
    :param resolver: What looks names up, by default the machine.
    :raises RefusedFileError: If it is not taken, with the reason.
    :raises KnowledgeError: If it cannot be fetched, or the folder cannot be written.
    """
    details = checked(details or Details())
    found = await _fetched(url, allowed_hosts, resolver)
    upload = _upload(found)
    # The mark of a place on the page is no part of where the text is from.
    details = changed(details, url=details.url or urldefrag(found.url).url)
    return await asyncio.to_thread(_take, folder, upload, details, today, replace)


async def _fetched(
    url: str, allowed_hosts: frozenset[str], resolver: AbstractResolver | None
) -> Fetched:
    try:
        return await fetch(
            url,
            allowed_hosts=allowed_hosts,
            max_bytes=LARGEST_UPLOAD,
            accept=_ACCEPT,
            resolver=resolver,
        )
    except FetchError as error:
        text = str(error)
        for of_feeds, once in _ONCE:
            text = text.replace(of_feeds, once)
        raise FetchError(text, error.status, error.retry_after) from None


def _take(folder: Path, upload: Upload, details: Details, today: date, replace: bool) -> Accepted:
    if suffix_of(upload.name) == ".ics":
        return accept(folder, upload, details, replace=replace)
    check_content(upload)
    text = read_text_apart(name_for_reader(upload.name), upload.data)
    details = changed(details, as_of=details.as_of or text.as_of or today)
    return keep_text(folder, text, details, upload.name, replace=replace)


def _upload(found: Fetched) -> Upload:
    """Return what was fetched as a file with a name that says what it is."""
    header = Message()
    header["Content-Type"] = found.content_type or ""
    kind = header.get_content_type() if found.content_type else ""
    path = unquote(urlsplit(found.url).path).replace("\\", "/").rstrip("/")
    last = "".join(c for c in path.rpartition("/")[2] if c.isprintable())
    by_name = suffix_of(last)
    suffix = _SUFFIXES.get(kind)
    if suffix is None and kind in _VAGUE and by_name in SUFFIXES:
        suffix = by_name
    if suffix is None and kind == "text/plain":
        suffix = ".txt"
    if suffix is None:
        raise RefusedFileError(
            f"{shown(found.url)} is not taken. It is of the type {kind or 'unknown'}; I read web "
            "pages, PDF and Word files, text and calendars."
        )
    if found.data is None:
        raise FetchError(f"{shown(found.url)} sent nothing. Try again later.")
    stem = last.removesuffix(by_name) if by_name else last
    name = f"{stem.strip('. ') or urlsplit(found.url).hostname or 'page'}{suffix}"
    return Upload(name, _decoded(found.data, header, suffix))


def _decoded(data: bytes, header: Message, suffix: str) -> bytes:
    """Return text as UTF-8 where the server says what it is in, which the bytes may not."""
    charset = header.get_content_charset()
    if suffix not in _TEXTS or not charset:
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(charset).removeprefix("\ufeff").encode()
    except (LookupError, UnicodeError):
        return data
