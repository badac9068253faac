"""Which documents are the oldest: what a moderator should look at first."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.model import Document


def oldest_date(document: Document) -> str | None:
    """Return the oldest date that a document, or a section of it, is as of; None for none.

    It is an ISO date or its beginning, as a source line may name a year alone.
    """
    dates = {date for section in document.sections if (date := document.origin(section)[1])}
    return min(dates, default=None)


def stale(documents: Iterable[Document]) -> list[Document]:
    """Return documents with those first that nobody dated, and then the oldest."""
    return sorted(
        documents, key=lambda document: (oldest_date(document) or "", document.title.casefold())
    )
