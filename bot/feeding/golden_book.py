"""The golden questions of the knowledge folder, in memory."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.feeding.keys import choice_label, choice_value, means
from bot.feeding.shelf import fitting
from index.evaluation.golden import GoldenQuestion
from index.evaluation.golden_file import GOLDEN, golden_of

_LABEL = 100

Stamp = tuple[int, int, int]


class GoldenBook:
    """The golden questions as they were read last, in the order of their file."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read yet."""
        self.folder = folder
        self.questions: tuple[GoldenQuestion, ...] = ()
        self.is_read = False
        self._stamp: Stamp | None = None
        self._reading = asyncio.Lock()

    async def refresh(self) -> tuple[GoldenQuestion, ...]:
        """Read the file where it changed since, and return the questions.

        :raises EvaluationDataError: If the file cannot be read, naming the line at fault.
        """
        async with self._reading:
            stamp = await asyncio.to_thread(_stamp, self.folder / GOLDEN)
            if stamp != self._stamp or not self.is_read:
                self.questions = await asyncio.to_thread(golden_of, self.folder)
                self._stamp, self.is_read = stamp, True
        return self.questions

    def find(self, typed: str) -> str:
        """Return the question that was chosen; what was typed where it is none of them."""
        asked = (golden.question for golden in self.questions)
        return next((question for question in asked if means(typed, question)), typed)

    def choices(self, typed: str) -> list[tuple[str, str]]:
        """Return label and value of the questions that fit, at most as many as Discord takes."""
        asked = [golden.question for golden in self.questions]
        return [
            (choice_label((each, _LABEL)), choice_value(each))
            for each in fitting(typed, asked, asked)
        ]


def _stamp(file: Path) -> Stamp | None:
    try:
        state = file.stat()
    except OSError:  # reading it says what is wrong
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
