"""How good the verdicts are: answering what can be answered, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.evaluation.asking import Reply
from index.evaluation.figures import Figure, auroc, coverage_at_five_percent, rate

EVERY_KIND = "all"


@dataclass(frozen=True, slots=True)
class Judged:
    """A reply with what is known of its question.

    ``kind`` is None for a question that can be answered; ``right`` says that its first passage is
    a right one.
    """

    reply: Reply
    language: str | None
    kind: str | None
    right: bool


def verdict_figures(judged: Sequence[Judged]) -> dict[str, Figure]:
    """Return how many of the answerable questions are answered, and how many of these rightly."""
    answerable = [one for one in judged if one.kind is None]
    return {
        "coverage": rate([one.reply.answered for one in answerable]),
        "precision_when_answered": rate([one.right for one in answerable if one.reply.answered]),
    }


def kind_figures(judged: Sequence[Judged]) -> dict[str, dict[str, Figure]]:
    """Return, for each kind of question that must not be answered, how it is told apart.

    The confidences compared are those of the answerable questions whose first passage is right.
    """
    right = [one.reply.confidence for one in judged if one.kind is None and one.right]
    kinds = sorted({one.kind for one in judged if one.kind is not None})
    found = {}
    for kind in [EVERY_KIND, *kinds] if len(kinds) > 1 else kinds:
        wrong = [
            one.reply for one in judged if one.kind is not None and kind in {EVERY_KIND, one.kind}
        ]
        confidences = [reply.confidence for reply in wrong]
        found[kind] = {
            "false_answers": rate([reply.answered for reply in wrong]),
            "auroc": auroc(right, confidences),
            "coverage_at_5_percent": coverage_at_five_percent(right, confidences),
        }
    return found
