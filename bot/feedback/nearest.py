"""The golden question nearest in meaning to one that was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.feedback.encoding import encoded
from index import Searcher
from index.evaluation.golden import GoldenQuestion

if TYPE_CHECKING:
    from bot.app import Entente


@dataclass(frozen=True, slots=True)
class Nearest:
    """A golden question, and the cosine between it and what was asked."""

    golden: GoldenQuestion
    cosine: float


async def nearest_golden(
    bot: Entente, searcher: Searcher, question: str, golden: Sequence[GoldenQuestion]
) -> Nearest | None:
    """Return the golden question nearest to a question; None where there are none.

    :raises BusyError: If too many people ask.
    """
    if not golden:
        return None
    own, *others = await encoded(bot, searcher, [question, *(each.question for each in golden)])
    cosines = np.stack([each.vector for each in others]) @ own.vector
    best = int(np.argmax(cosines))
    return Nearest(golden[best], float(cosines[best]))
