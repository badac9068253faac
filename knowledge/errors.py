"""What can go wrong on the ground floor, each said as a sentence an operator can act on."""

from __future__ import annotations


class KnowledgeError(Exception):
    """Something about the knowledge that stops the work; its text is a whole sentence."""


class UnreadableFileError(KnowledgeError):
    """A file that cannot be read; its text says why and what to do."""


class EmptyFileError(KnowledgeError):
    """A file that was read and holds no text to answer with; its text says why."""


class CalendarError(KnowledgeError):
    """Data that is no calendar at all; its text says what it looks like instead."""
