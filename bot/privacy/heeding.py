"""What happens to a question besides being answered: it is kept, or its asker is told something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import log_failure
from bot.loops import attempt
from bot.privacy.notices import Notices
from bot.privacy.patient import looks_like_patient_data
from bot.privacy.questions import QuestionStore
from bot.privacy.words import ADVICE, PATIENT, first_notice
from index import Answer, Intent

if TYPE_CHECKING:
    from bot.app import Entente


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked and where. ``own`` says that the words are the asker's, not another's message."""

    user_id: int
    guild_id: int | None
    private: bool
    own: bool = True


@dataclass(frozen=True, slots=True)
class Heeded:
    """What the asker is to be told beside the answer; ``first`` if it is told once only."""

    text: str
    first: bool = False


class Heeding:
    """Keeps questions where the operator says so, and says what must not be posted."""

    def __init__(self, bot: Entente) -> None:
        self._bot = bot
        self._questions = QuestionStore(bot.state)
        self._notices = Notices(bot.state)

    async def heed(self, asked: Asked, answer: Answer) -> Heeded | None:
        """Keep the question of an answer, unless it must not be; return what to tell the asker.

        Nothing is raised: a question is answered also when the state cannot be written.

        :param asked: Who asked, and where.
        :param answer: What was answered.
        """
        try:
            return await self._heed(asked, answer)
        except Exception as error:  # the answer must come, whatever became of the state
            log_failure(error, "keeping a question")
            return None

    async def told(self, asked: Asked, heeded: Heeded) -> None:
        """Remember that what is told once was told."""
        if not heeded.first:
            return
        # The worst is that it is told again.
        await attempt(lambda: self._mark(asked), "remembering a notice")

    async def _mark(self, asked: Asked) -> None:
        await self._notices.mark(self._bot.people.of(asked.user_id), self._bot.now())

    async def _heed(self, asked: Asked, answer: Answer) -> Heeded | None:
        if reason := looks_like_patient_data(answer.question):
            return Heeded(PATIENT.format(reason=reason))
        if answer.intent is Intent.MEDICAL_ADVICE:
            return Heeded(ADVICE) if asked.private else None
        settings, person = self._bot.settings, self._bot.people.of(asked.user_id)
        if settings.keep_questions and asked.own and answer.intent is None:
            await self._questions.keep(answer, person, asked.guild_id, self._bot.now())
        if await self._notices.seen(person):
            return None
        days = settings.keep_questions_days if settings.keep_questions else None
        return Heeded(first_notice(days), first=True)
