"""What is told when a backup cannot be made or used."""

from __future__ import annotations


class BackupError(Exception):
    """A backup cannot be made or restored; the message says which, why, and what to do."""
