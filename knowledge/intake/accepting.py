"""Take a file in: checked, read apart, and kept as Markdown that anybody can review."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from knowledge.intake.checks import check_content
from knowledge.intake.model import Accepted, Details, Upload
from knowledge.intake.names import shown_name, slug, suffix_of
from knowledge.intake.store import DOCUMENTS, EVENTS, put, with_front_matter
from knowledge.readers import read_document
from knowledge.readers.builder import clean, one_line
from knowledge.readers.front_matter import is_language, is_web_address
from knowledge.sandbox import Limits, RefusedFileError, read_calendar_apart, read_text_apart
from knowledge.sandbox.model import SafeText

_CALENDAR = ".ics"
_LONGEST = {"title": 200, "society": 80, "url": 1000, "language": 35, "author": 80}


def accept(
    folder: Path,
    upload: Upload,
    details: Details | None = None,
    *,
    replace: bool = False,
    limits: Limits | None = None,
) -> Accepted:
    """Take a file into the knowledge folder. Blocks for seconds; for a worker thread.

    A document becomes ``documents/NAME.md`` with front matter, a calendar ``events/NAME.ics`` as
    it is. Nothing is answered from it before a version with it is published.

    :param details: What the moderator says of the file; the rest is what the file says itself.
    :param replace: Whether a file of that name may be replaced.
    :raises RefusedFileError: If it is not taken, with the file and the reason.
    :raises KnowledgeError: If the folder cannot be written.
    """
    details = checked(details or Details())
    check_content(upload)
    name = shown_name(upload.name)
    if not upload.data:
        raise RefusedFileError(f"{name} is not taken. It is empty.")
    if suffix_of(upload.name) == _CALENDAR:
        return _calendar(folder, upload, details, replace, limits)
    text = read_text_apart(name_for_reader(upload.name), upload.data, limits)
    return keep_text(folder, text, details, upload.name, replace=replace)


def name_for_reader(name: str) -> str:
    """Return a name to show in sentences that still ends in its suffix."""
    shown, suffix = shown_name(name), suffix_of(name)
    return shown if suffix_of(shown) == suffix else f"{shown}{suffix}"


def keep_text(
    folder: Path, text: SafeText, details: Details, name: str, *, replace: bool
) -> Accepted:
    """Keep a text that was read as a document of the knowledge folder.

    :param name: The name of the file that it came in, for when nothing says a title.
    :raises RefusedFileError: If a document of that title is there and is not to be replaced.
    :raises KnowledgeError: If the folder cannot be written.
    """
    details = Details(
        title=details.title or text.title[: _LONGEST["title"]] or _readable(name),
        society=details.society or text.society,
        as_of=details.as_of or text.as_of,
        url=details.url or text.url,
        language=details.language or text.language,
        author=details.author,
    )
    title = details.title or ""
    file = f"{DOCUMENTS}/{slug(title)}.md"
    data = with_front_matter(details, text.markdown).encode()
    # With its front matter too it must be a document, or the next build would trip over it.
    read_document(data, file)
    replaced = put(folder, file, data, replace=replace)
    undated = () if details.as_of else ("Nothing says as of when it is; give it a date.",)
    return Accepted(file, title, replaced, (*text.notes, *undated))


def checked(details: Details) -> Details:
    """Return what a person says of a file, on one line each, and nothing that is blank.

    :raises RefusedFileError: If one of it cannot be what it is meant to be, with what to write.
    """
    found: dict[str, str | None] = {}
    for name, most in _LONGEST.items():
        value = one_line(clean(getattr(details, name) or ""))
        if len(value) > most:
            raise RefusedFileError(f"The {name} has more than {most} characters; shorten it.")
        found[name] = value or None
    if found["url"] and not is_web_address(found["url"]):
        raise RefusedFileError(
            f"{shown_name(found['url'])} is no web address; write it in full, with https://."
        )
    if found["language"] and not is_language(found["language"]):
        raise RefusedFileError(
            f"{shown_name(found['language'])} is no language; write a tag such as en or pt-BR."
        )
    return Details(as_of=details.as_of, **found)


def _calendar(
    folder: Path, upload: Upload, details: Details, replace: bool, limits: Limits | None
) -> Accepted:
    read = read_calendar_apart(name_for_reader(upload.name), upload.data, limits)
    title = details.title or _readable(upload.name)
    file = f"{EVENTS}/{slug(title)}{_CALENDAR}"
    replaced = put(folder, file, upload.data, replace=replace)
    return Accepted(file, title, replaced, read.notes, read.events)


def _readable(name: str) -> str:
    words = one_line(clean(PurePosixPath(name).stem.replace("-", " ").replace("_", " ")))
    return (words[:1].upper() + words[1:])[: _LONGEST["title"]] or "Document"
