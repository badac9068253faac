"""What can go wrong while evaluating, each as a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from index.errors import EntenteIndexError


class EvaluationDataError(EntenteIndexError):
    """A file of questions, documents or judgements that cannot be used."""

    @classmethod
    def at(cls, file: Path, line: int, fault: str) -> EvaluationDataError:
        """Return the error for a fault, a sentence without its subject, of one line of a file."""
        return cls(f"Line {line} of {file} {fault}.")


class MissingLibraryError(EntenteIndexError):
    """A library that only evaluating needs is not installed."""


class GoldenError(EntenteIndexError):
    """A golden question that cannot be added or removed."""
