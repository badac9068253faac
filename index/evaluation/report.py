"""What an evaluation found: figures for all questions and for parts of them, and the time."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.evaluation.asking import Reply
from index.evaluation.figures import Figure
from index.search import Searcher

_PERCENTILES = (50, 99)


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of some of the questions; ``kinds`` are those of what must not be answered."""

    name: str
    figures: Mapping[str, Figure]
    kinds: Mapping[str, Mapping[str, Figure]]

    def to_json(self) -> dict[str, Any]:
        """Return the section as scripts read it."""
        return {name: figure.to_json() for name, figure in self.figures.items()} | {
            "must_abstain": {
                kind: {name: figure.to_json() for name, figure in figures.items()}
                for kind, figures in self.kinds.items()
            }
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """A golden question that went wrong: how, what was expected, and what came back.

    ``place`` is that of the first right passage, from 1; None when it is not among the first ten.
    """

    line: int
    question: str
    language: str | None
    reasons: tuple[str, ...]
    expected: str
    got: str
    place: int | None
    verdict: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured. The first section is about all questions."""

    name: str
    model: str
    version: str
    documents: int
    passages: int
    questions: Mapping[str, int]
    sections: tuple[Section, ...]
    milliseconds: Mapping[str, float]
    failures: tuple[Failure, ...] = ()

    def to_json(self, *, failures: bool = False) -> dict[str, Any]:
        """Return the report as scripts read it."""
        whole, *parts = self.sections
        record = {
            "name": self.name,
            "model": self.model,
            "version": self.version,
            "documents": self.documents,
            "passages": self.passages,
            "questions": dict(self.questions),
            **whole.to_json(),
            "languages": {part.name: part.to_json() for part in parts},
            "milliseconds": dict(self.milliseconds),
        }
        if failures:
            record["failures"] = [dataclasses.asdict(failure) for failure in self.failures]
        return record


def make_report(
    name: str,
    searcher: Searcher,
    questions: Mapping[str, int],
    sections: Sequence[Section],
    replies: Sequence[Reply],
    failures: Sequence[Failure] = (),
) -> Report:
    """Put a report together; the time and the refusals come from the replies."""
    manifest = searcher.version.manifest
    return Report(
        name=name,
        model=manifest.model.name,
        version=manifest.version,
        documents=len(manifest.documents),
        passages=manifest.passages,
        questions=dict(questions) | {"refused": sum(reply.refused for reply in replies)},
        sections=tuple(sections),
        milliseconds={
            f"{clock}_p{percent}": round(
                float(np.percentile([getattr(reply, clock) for reply in replies], percent)) * 1000,
                2,
            )
            for clock in ("wall", "cpu")
            for percent in _PERCENTILES
        },
        failures=tuple(failures),
    )
