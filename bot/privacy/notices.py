"""Who was shown the notice of the first answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from bot.state.database import Database
from bot.state.moderation_tables import Notice


class Notices:
    """Everything that is done with the table of notices."""

    def __init__(self, state: Database) -> None:
        self._state = state

    async def seen(self, person: str) -> bool:
        """Return whether a person was shown the notice."""
        async with self._state.session() as session:
            return await session.get(Notice, person) is not None

    async def mark(self, person: str, now: datetime) -> None:
        """Write down that a person was shown the notice; twice does nothing."""
        try:
            async with self._state.session() as session:
                session.add(Notice(person=person, at=now))
        except IntegrityError:
            return
