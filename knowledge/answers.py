"""An answer that a moderator wrote, as a document like any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from knowledge.errors import KnowledgeError
from knowledge.intake.accepting import checked
from knowledge.intake.model import Accepted, Details
from knowledge.intake.names import slug
from knowledge.intake.store import DOCUMENTS, put, with_front_matter
from knowledge.readers import read_document
from knowledge.readers.builder import clean
from knowledge.sandbox.model import RefusedFileError

LONGEST_ANSWER = 4000
"""Characters of an answer, as many as Discord lets one type."""


def write_answer(
    folder: Path,
    question: str,
    text: str,
    *,
    author: str,
    day: date,
    society: str | None = None,
    language: str | None = None,
    url: str | None = None,
    replace: bool = False,
) -> Accepted:
    """Write a moderator's answer as a Markdown document whose title is the question.

    :param text: The answer, plain or Markdown.
    :param author: The name of whoever wrote it, which stands in the file.
    :param day: The day the answer is as of.
    :raises RefusedFileError: If it cannot be a document, with what to change.
    :raises KnowledgeError: If the folder cannot be written.
    """
    details = checked(Details(question, society, day, url, language, author))
    body = clean(text).strip()
    if not details.title:
        raise RefusedFileError("The question is empty; write what the answer answers.")
    if not details.author:
        raise RefusedFileError("The answer has no author; somebody has to stand for it.")
    if not body:
        raise RefusedFileError("The answer is empty; write what is to be answered.")
    if len(body) > LONGEST_ANSWER:
        raise RefusedFileError(
            f"The answer has more than {LONGEST_ANSWER:,} characters; shorten it, or add it as a "
            "document."
        )
    file = f"{DOCUMENTS}/{slug(details.title)}.md"
    data = with_front_matter(details, body).encode()
    try:
        read_document(data, file)
    except KnowledgeError as error:
        raise RefusedFileError(f"The answer cannot be kept. {error}") from error
    return Accepted(file, details.title, put(folder, file, data, replace=replace))
