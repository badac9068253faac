"""Whether an export answers as its reference does, on a fixed sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import knowledge
from index.bank import bank, cohort
from index.embedder import Embedder, Vectors
from index.evaluation.golden_file import golden_of
from index.progress import Progress
from knowledge import heading_line, read_folder, split

MIN_COSINE = 0.98
MIN_SAME = 0.98
_TOP = 5
# Cosines count as equal when they are nearer than this part of the standard deviation of the
# question's cosines: its fifth and sixth passage are .14 of it apart in the mean (93 questions, 128
# passages, multilingual-e5-small), so without it a rounding would be a difference.
_EQUAL = 0.1
_FEW = 20


@dataclass(frozen=True, slots=True)
class Sameness:
    """The mean cosine of so many texts, and the share of questions with the same best five.

    ``same`` takes passages that are about equally near for equal, ``identical`` does not.
    """

    cosine: float
    same: float
    identical: float
    texts: int
    questions: int

    @property
    def figures(self) -> Mapping[str, float]:
        """Return what was measured, as it is written down."""
        return {
            "cosine": round(self.cosine, 5),
            "same_top_5": round(self.same, 4),
            "identical_top_5": round(self.identical, 4),
            "texts": self.texts,
            "questions": self.questions,
        }

    @property
    def fault(self) -> str | None:
        """Return why the export must not serve, as a sentence; None where it may."""
        if self.cosine >= MIN_COSINE and self.same >= MIN_SAME:
            return None
        return (
            f"The export of the model differs too much from the model: cosine {self.cosine:.3f} "
            f"({MIN_COSINE} wanted), the same best five passages for {self.same:.0%} of "
            f"{self.questions} questions ({MIN_SAME:.0%} wanted)."
        )


def measure(reference: Embedder, export: Embedder, progress: Progress) -> Sameness:
    """Compare two encoders on the shipped documents and the golden questions for them.

    Where these are not installed, it is the off-topic questions and the unrelated passages.
    """
    passages, questions = _sample(reference)
    progress("comparing", 0, 2)
    ours = _encoded(reference, passages, questions)
    progress("comparing", 1, 2)
    theirs = _encoded(export, passages, questions)
    progress("comparing", 2, 2)
    cosines = [(one * other).sum(axis=1) for one, other in zip(ours, theirs, strict=True)]
    return Sameness(
        cosine=float(np.concatenate(cosines).mean()),
        same=float(np.mean(_same(ours, theirs, _EQUAL))),
        identical=float(np.mean(_same(ours, theirs, 0.0))),
        texts=len(passages) + len(questions),
        questions=len(questions),
    )


def _sample(embedder: Embedder) -> tuple[Sequence[str], Sequence[str]]:
    folder = Path(knowledge.__file__).parent
    questions = [golden.question for golden in golden_of(folder)]
    passages = [
        f"{heading_line(document.title, passage.headings)}\n{passage.text}"
        for document in read_folder(folder).documents
        for passage in split(
            document, count_tokens=embedder.count_tokens, max_tokens=embedder.passage_tokens
        )
    ]
    shipped = len(questions) >= _FEW and len(passages) >= _FEW
    return (passages, questions) if shipped else (cohort(), bank())


def _encoded(
    embedder: Embedder, passages: Sequence[str], questions: Sequence[str]
) -> tuple[Vectors, Vectors]:
    found = dict(embedder.encode_passages(passages))
    return (
        np.stack([found[at].vector for at in range(len(passages))]),
        np.stack([encoding.vector for encoding in embedder.encode_questions(questions)]),
    )


def _same(
    ours: tuple[Vectors, Vectors], theirs: tuple[Vectors, Vectors], equal: float
) -> NDArray[np.bool_]:
    """Return for each question whether the other's best five are ours, among equals.

    Equal is what is as near as ``equal`` standard deviations of the question's cosines.
    """
    reference, other = (questions @ passages.T for passages, questions in (ours, theirs))
    best = np.argsort(-other, axis=1)[:, :_TOP]
    worst_taken = np.take_along_axis(reference, best, axis=1).min(axis=1)
    fifth = np.sort(reference, axis=1)[:, -_TOP]
    return np.asarray(worst_taken >= fifth - equal * reference.std(axis=1))
