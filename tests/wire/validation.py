"""Each request held against Discord's own description, and what does not fit it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.contract.openapi import DESCRIPTION, Contract, mention_problems

ABSENT = f"Discord's description is not at {DESCRIPTION}"
"""Why nothing can be held against it, where it is not there."""


@dataclass(frozen=True)
class Sent:
    """One request as it arrived: its JSON, and the names of the files beside it."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    files: tuple[str, ...] = ()

    @property
    def route(self) -> str:
        """Return method and path, as a test names a request."""
        return f"{self.method} {self.path}"


@dataclass
class Validation:
    """Checks requests strictly where the description is at hand, and keeps what was wrong."""

    contract: Contract | None = None
    problems: list[str] = field(default_factory=list)
    checked: int = 0

    @classmethod
    def at_hand(cls) -> Validation:
        """Return one with the description; without it, one that lets all pass."""
        return cls(Contract.load(DESCRIPTION) if DESCRIPTION.exists() else None)

    def check(self, sent: Sent) -> None:
        """Note what is wrong with a request, and whom it could ping."""
        if self.contract is None:
            return
        self.checked += 1
        found = self.contract.problems(
            sent.method, sent.path, sent.body, query=sent.query, files=len(sent.files)
        )
        found += mention_problems(sent.method, sent.path, sent.body)
        self.problems += [f"{sent.route}: {problem}" for problem in found]
