"""Where the sentences of a text are."""

from __future__ import annotations

import re

import sentencex

Span = tuple[int, int]

_DEFAULT_LANGUAGE = "en"
_FEW_WORDS = 3
# "M.", "Fig.", "hab.": what may be short for something.
_ABBREVIATION = re.compile(r"[^\W\d_]{1,4}\.")


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends; empty if it has nothing else."""
    part = text[start:end]
    stripped = part.strip()
    if not stripped:
        return start, start
    start += len(part) - len(part.lstrip())
    return start, start + len(stripped)


def sentence_spans(text: str, language: str | None = None) -> list[Span]:
    """Return the spans of the sentences of a paragraph: in order, with nothing between but blanks.

    A quotation of several sentences is one.

    :param language: A language tag; English if there is none.
    """
    primary = (language or _DEFAULT_LANGUAGE).split("-")[0].lower()
    found = sentencex.get_sentence_boundaries(primary, text)
    # Only the ends are taken, so that whatever is found, no character can be lost or doubled.
    ends = sorted({min(int(boundary["end_index"]), len(text)) for boundary in found} | {len(text)})
    spans: list[Span] = []
    start = 0
    is_open = False
    for end in ends:
        span = trimmed(text, start, end)
        start = end
        if span[0] == span[1]:
            continue
        if is_open:
            span = (spans.pop()[0], span[1])
        spans.append(span)
        is_open = _is_fragment(text[span[0] : span[1]])
    return spans


def _is_fragment(sentence: str) -> bool:
    """Say whether a sentence seems to end in an abbreviation, not in a full stop."""
    *before, last = sentence.split()
    if len(before) >= _FEW_WORDS or not _ABBREVIATION.fullmatch(last):
        return False
    # "They met." is a sentence; "M.", "See Fig." and "Prof. dr hab." are none.
    is_title = last[0].isupper() and len(before) < _FEW_WORDS - 1
    return not before or is_title or any(_ABBREVIATION.fullmatch(word) for word in before)
