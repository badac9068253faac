"""The texts and questions that are measured with: real ones, which stay out of the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import SkippedError
from index.evaluation import EvaluationDataError
from index.evaluation.lines import identified, text_of
from index.evaluation.sample import spread

SETS = ("squad2_dev_half", "clapnq_dev", "covid_faq")
FEWEST_WORDS, MOST_WORDS = 40, 125
"""A text of so many words is one passage: neither joined with its neighbour nor cut."""

_LONGEST_TITLE = 100
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as its set has it, in one paragraph."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Passages, no two of one body, and questions about them and others, in a fixed order."""

    passages: tuple[Text, ...]
    questions: tuple[str, ...]


def read_texts(folder: Path, count: int) -> Texts:
    """Read so many passages, and all questions, of the sets below a folder.

    :raises SkippedError: If the folder holds no such set, or one that cannot be used.
    """
    found = [folder / name for name in SETS if (folder / name).is_dir()]
    if not found:
        raise SkippedError(
            f"There are no texts to measure with in {folder} (looked for {', '.join(SETS)}). "
            "Name another folder with --texts."
        )
    try:
        passages = {text.body: text for each in found for text in _passages(each)}
        questions = dict.fromkeys(text for each in found for text in _questions(each))
    except (EvaluationDataError, OSError) as error:
        raise SkippedError(str(error)) from error
    if not passages or not questions:
        raise SkippedError(f"No text in {folder} has {FEWEST_WORDS} to {MOST_WORDS} words.")
    return Texts(spread(list(passages.values()), count), _mixed(list(questions)))


def _passages(folder: Path) -> Iterator[Text]:
    file = folder / "corpus.jsonl"
    for number, name, record in identified(file):
        title = _line(text_of(file, number, record, "title") or "") or name
        body = _line(text_of(file, number, record, "text") or "")
        if FEWEST_WORDS <= len(body.split()) <= MOST_WORDS and len(title) <= _LONGEST_TITLE:
            yield Text(title, body)


def _questions(folder: Path) -> Iterator[str]:
    for file in (folder / "queries.jsonl", folder / "unanswerable.jsonl"):
        if file.is_file():
            for number, _, record in identified(file):
                if question := _line(text_of(file, number, record, "text") or ""):
                    yield question


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _mixed(questions: list[str]) -> tuple[str, ...]:
    """Return the questions so that neighbours are not about one passage."""
    stride = next(n for n in (101, 103, 1) if n == 1 or len(questions) % n)
    return tuple(questions[place * stride % len(questions)] for place in range(len(questions)))
