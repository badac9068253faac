"""What is told when the state cannot be used."""

from __future__ import annotations


class StateError(Exception):
    """The state database cannot be used; the message says which, why, and what to do."""


class DamagedError(StateError):
    """The state database's file is damaged; nothing that is in it is lost by saying so."""
