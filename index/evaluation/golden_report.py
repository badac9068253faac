"""Evaluate on golden questions: the passage with the quote, the sentence in it, the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.evaluation.asking import Reply, ask
from index.evaluation.figures import Figure, rate
from index.evaluation.golden import GoldenQuestion, find_quote
from index.evaluation.report import Failure, Report, Section, make_report
from index.evaluation.verdicts import Judged, kind_figures, verdict_figures
from index.progress import Progress, silent
from index.search import Hit, Searcher

_PASSAGES = 10
_ENGLISH = "en"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A question, its reply, and the places of the right passages and sentences in it.

    ``place`` is that of the first passage that holds the quote, from 1; ``best`` and ``bold`` say
    whether the best, or any, of the bold sentences of the first passage overlaps the quote.
    """

    golden: GoldenQuestion
    reply: Reply
    place: int | None
    best: bool
    bold: bool


def evaluate_golden(
    name: str,
    questions: Sequence[GoldenQuestion],
    searcher: Searcher,
    progress: Progress = silent,
) -> Report:
    """Ask golden questions and measure."""
    texts = [golden.question for golden in questions]
    replies = ask(searcher, texts, top=_PASSAGES, progress=progress)
    found = [_find(golden, reply) for golden, reply in zip(questions, replies, strict=True)]
    abstain = sum(golden.kind is not None for golden in questions)
    return make_report(
        name,
        searcher,
        {"answerable": len(questions) - abstain, "must_abstain": abstain},
        [
            _section(part, [one for one in found if belongs(one.golden)])
            for part, belongs in _PARTS.items()
        ],
        replies,
        [failure for one in found if (failure := _failure(one))],
    )


_PARTS: dict[str, Callable[[GoldenQuestion], bool]] = {
    "all": lambda _: True,
    "en": lambda golden: golden.language == _ENGLISH,
    "not en": lambda golden: golden.language not in {None, _ENGLISH},
}


def _find(golden: GoldenQuestion, reply: Reply) -> _Found:
    spans = [_quoted(golden, hit) for hit in reply.hits]
    place = next((at for at, span in enumerate(spans, 1) if span), None)
    first = spans[0] if spans else None
    bold = [_overlap(first, span) for span in reply.hits[0].sentences] if first else []
    return _Found(golden, reply, place, best=any(bold[:1]), bold=any(bold))


def _quoted(golden: GoldenQuestion, hit: Hit) -> Span | None:
    if golden.quote is None or hit.passage.document != golden.document:
        return None
    return find_quote(golden.quote, hit.passage.text)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _section(name: str, found: Sequence[_Found]) -> Section:
    answerable = [one for one in found if one.golden.kind is None]
    first = [one for one in answerable if one.place == 1]
    judged = [
        Judged(one.reply, one.golden.language, one.golden.kind, one.place == 1) for one in found
    ]
    figures: dict[str, Figure] = {
        "hit@1": rate([one.place == 1 for one in answerable]),
        "hit@3": rate([one.place is not None and one.place <= 3 for one in answerable]),
        "best_sentence_given_hit@1": rate([one.best for one in first]),
        "bold_given_hit@1": rate([one.bold for one in first]),
    }
    return Section(name, figures | verdict_figures(judged), kind_figures(judged))


def _failure(one: _Found) -> Failure | None:
    golden, reply = one.golden, one.reply
    if golden.kind is not None:
        reasons = ["false answer"] if reply.answered else []
        expected = f"nothing ({golden.kind})"
    else:
        faults = {
            "wrong passage": one.place != 1,
            "wrong sentence": one.place == 1 and not one.bold,
            "not answered": one.place == 1 and not reply.answered,
        }
        reasons = [reason for reason, holds in faults.items() if holds]
        expected = f"{golden.document}: {golden.quote}"
    if not reasons:
        return None
    return Failure(
        line=golden.line,
        question=golden.question,
        language=golden.language,
        reasons=tuple(reasons),
        expected=expected,
        got=_got(reply),
        place=one.place,
        verdict=reply.verdict.value,
        confidence=round(reply.confidence, 4),
    )


def _got(reply: Reply) -> str:
    if not reply.hits:
        return "a refusal" if reply.refused else "no passage"
    hit = reply.hits[0]
    bold = (hit.passage.text[begin:end] for begin, end in sorted(hit.sentences))
    return f"{hit.passage.document}: {' … '.join(' '.join(text.split()) for text in bold)}"
