"""What can go wrong on this floor, each as a sentence that says what to do."""

from __future__ import annotations


class EntenteIndexError(Exception):
    """Base of the floor's errors; its text is a sentence for a person."""


class ModelError(EntenteIndexError):
    """A model cannot be found, is not what it claims to be, or does not fit an index version."""


class VersionError(EntenteIndexError):
    """An index version is missing, damaged, or was made for another model."""


class QuestionError(EntenteIndexError):
    """A question that cannot be searched for; its text is a friendly sentence for the asker."""
