"""Many questions encoded, a few at a time, so that people's own are answered in between."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from bot.ask.service import BusyError
from index import Searcher
from index.embedder import Encoding

if TYPE_CHECKING:
    from bot.app import Entente

_AT_ONCE = 16
_PATIENCE, _TRIES = 1.0, 30


async def encoded(bot: Entente, searcher: Searcher, questions: Sequence[str]) -> list[Encoding]:
    """Return the encodings of questions, computed in the turns that people leave.

    :raises BusyError: If people ask so much that there is no turn for this.
    """
    found: list[Encoding] = []
    for begin in range(0, len(questions), _AT_ONCE):
        some = questions[begin : begin + _AT_ONCE]
        found += await _in_turn(bot, searcher, some)
    return found


async def _in_turn(bot: Entente, searcher: Searcher, some: Sequence[str]) -> list[Encoding]:
    for _ in range(_TRIES - 1):
        try:
            return await bot.ask.run(partial(searcher.embedder.encode_questions, some))
        except BusyError:
            await asyncio.sleep(_PATIENCE)
    return await bot.ask.run(partial(searcher.embedder.encode_questions, some))
