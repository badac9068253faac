"""The served version, followed: whoever publishes, the bot answers from it in a moment."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from index import (
    EntenteIndexError,
    IndexVersion,
    Library,
    ModelError,
    Searcher,
    VersionError,
)

if TYPE_CHECKING:
    from bot.app import Entente

PUBLISHED = "entente_published"
"""The event that the bot dispatches, with the version's id, once it answers from it."""

_log = logging.getLogger(__name__)


class Follower:
    """Puts what answers in place when another version is served, be it by another process."""

    def __init__(self, bot: Entente) -> None:
        self._bot = bot
        self._looking = asyncio.Lock()
        self._refused = ""

    async def look(self) -> None:
        """Answer from what is served now, if that is another version than before.

        A question that is being answered stays with the version it began with. A version that
        cannot be opened, or whose encoder is missing, is left alone, and the one before answers on.
        """
        async with self._looking:
            ask, events = self._bot.ask, self._bot.events
            newer = await asyncio.to_thread(self._newer, ask.searcher)
            if newer is None:
                return
            opened, taken_back = newer
            try:
                async with events.turning(opened, taken_back=taken_back) as finder:
                    searcher = await asyncio.to_thread(ask.searcher.over, opened, finder)
            except ModelError as error:
                self._refuse(error)
                return
            # One reference is put in place of another: an answer is from one of the two, whole,
            # for each has calendars of its own.
            ask.searcher = searcher
        version = opened.manifest.version
        _log.info("answering from index version %s", version)
        self._bot.dispatch(PUBLISHED, version)

    def _newer(self, searcher: Searcher) -> tuple[IndexVersion, bool] | None:
        """Return the version to answer from instead, if any, and whether by a roll back."""
        library = Library(self._bot.settings.index_dir)
        try:
            current = library.current
            if current is None or current == searcher.version.manifest.version:
                return None
            return library.open_current(searcher.embedder.identity), library.rolled_back
        except VersionError as error:
            self._refuse(error)
            return None

    def _refuse(self, error: EntenteIndexError) -> None:
        """Say why a version cannot be served, once: this is looked at each second."""
        if str(error) != self._refused:
            _log.error("the published index version cannot be served: %s", error)
            self._refused = str(error)
