"""From documents to passages: whole paragraphs, short neighbours together, long ones cut."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from knowledge.cutting import CODE, PROSE, CountTokens, Finder, Scales, Unit, balanced
from knowledge.errors import KnowledgeError
from knowledge.model import BlockKind, Document, Passage, Section
from knowledge.sentences import Span, sentence_spans, trimmed

SPLITTER_VERSION = "2"

_PARTS_SIGN = " › "
_HEADING_LENGTH = 160
_SPECIAL_TOKENS = 8
_WANTED_TOKENS = 200
_SHORT_TOKENS = 40
_CUT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})
_LISTED = frozenset({BlockKind.ITEM, BlockKind.ROW})


def heading_line(title: str, headings: Sequence[str]) -> str:
    """Return the line that stands before a passage when it is encoded: title and headings.

    It has at most 160 characters and ends with a whole word where there are blanks between words.
    """
    line = _PARTS_SIGN.join(part for part, _ in groupby([title, *headings]))
    if len(line) <= _HEADING_LENGTH:
        return line
    cut = line[: _HEADING_LENGTH + 1]
    border = max((match.start() for match in re.finditer(r"\s+", cut)), default=0)
    # Not all scripts put blanks between words.
    if border < _HEADING_LENGTH // 2:
        border = _HEADING_LENGTH
    return cut[:border].rstrip().removesuffix(_PARTS_SIGN.strip()).rstrip()


def split(document: Document, *, count_tokens: CountTokens, max_tokens: int) -> list[Passage]:
    """Split a document into passages, in order.

    :param count_tokens: Counts the tokens of each of several texts, as the model would.
    :param max_tokens: What the model reads at once: heading line, passage and special tokens.
    :raises KnowledgeError: If the model reads too few tokens for the document's headings.
    """
    scales = Scales(document.text, document.language, count_tokens)
    sections = document.sections
    prefixes = [heading_line(document.title, section.headings) + "\n" for section in sections]
    counts = count_tokens(prefixes) if prefixes else []
    budgets = [max_tokens - _SPECIAL_TOKENS - count for count in counts]
    if any(budget < 1 for budget in budgets):
        raise KnowledgeError(
            f"The model reads {max_tokens} tokens, but the headings of {document.id} "
            f"alone have {max(counts)}; take a model that reads more, or shorten them."
        )
    weighed = iter(scales.weigh([(b.start, b.end) for s in sections for b in s.blocks]))
    drafts = [
        _Draft(section, prefix, units)
        for section, prefix, budget in zip(sections, prefixes, budgets, strict=True)
        for units in _packed(list(_parts(section, weighed, budget, scales)), budget)
    ]
    return list(_passages(document, _fitted(drafts, scales, max_tokens - _SPECIAL_TOKENS)))


@dataclass(frozen=True, slots=True)
class _Part:
    """A block, or a part of a long one."""

    kind: BlockKind
    units: tuple[Unit, ...]

    @property
    def weight(self) -> int:
        return sum(unit.weight for unit in self.units)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A passage in the making: the units it is made of, and the line that will stand before it."""

    section: Section
    prefix: str
    units: tuple[Unit, ...]

    @property
    def span(self) -> Span:
        return self.units[0].start, self.units[-1].end


def _parts(
    section: Section, weighed: Iterator[Unit], budget: int, scales: Scales
) -> Iterator[_Part]:
    """Yield the blocks of a section, the long ones cut to even parts."""
    wanted = min(_WANTED_TOKENS, budget)
    for block in section.blocks:
        unit = next(weighed)
        if unit.weight <= (wanted if block.kind in _CUT_KINDS else budget):
            yield _Part(block.kind, (unit,))
            continue
        units = list(scales.cut(unit, budget, _finders(block.kind)))
        for group in balanced(units, wanted):
            yield _Part(block.kind, tuple(group))


def _finders(kind: BlockKind) -> Sequence[Finder]:
    return CODE if kind is BlockKind.CODE else PROSE


def _packed(parts: Sequence[_Part], budget: int) -> list[tuple[Unit, ...]]:
    """Join short neighbours, and a lead-in only where the first item of its list fits too."""
    wanted = min(_WANTED_TOKENS, budget)
    groups: list[tuple[Unit, ...]] = []
    weight = 0
    for part, following in zip_longest(parts, parts[1:]):
        added = part.weight
        needed = weight + added
        if following is not None and part.kind not in _LISTED and following.kind in _LISTED:
            needed += following.weight
        is_short = weight < _SHORT_TOKENS or added < _SHORT_TOKENS
        if groups and is_short and needed <= wanted:
            groups[-1] += part.units
            weight += added
        else:
            groups.append(part.units)
            weight = added
    return groups


def _fitted(drafts: Sequence[_Draft], scales: Scales, most: int) -> list[_Draft]:
    """Halve every draft that has too many tokens after all, until none has.

    The tokens of a text are only about as many as those of its parts.
    """
    texts = [draft.prefix + scales.text[slice(*draft.span)] for draft in drafts]
    counts = scales.count(texts) if texts else []
    fitted: list[_Draft] = []
    for draft, tokens in zip(drafts, counts, strict=True):
        if tokens <= most:
            fitted.append(draft)
        else:
            fitted.extend(_fitted(_halved(draft, scales), scales, most))
    return fitted


def _halved(draft: _Draft, scales: Scales) -> list[_Draft]:
    units = draft.units
    if len(units) == 1:
        (unit,) = units
        if unit.end - unit.start == 1:
            raise KnowledgeError(
                f"The character {scales.text[unit.start]!r} and its headings "
                "have more tokens than the model reads; take a model that reads more."
            )
        block = next(b for b in draft.section.blocks if b.start <= unit.start < b.end)
        units = tuple(scales.cut_once(unit, _finders(block.kind)))
    half = sum(unit.weight for unit in units) // 2
    cut, weight = 1, units[0].weight
    while cut < len(units) - 1 and weight + units[cut].weight <= half:
        weight += units[cut].weight
        cut += 1
    return [
        _Draft(draft.section, draft.prefix, part) for part in (units[:cut], units[cut:]) if part
    ]


def _passages(document: Document, drafts: Sequence[_Draft]) -> Iterator[Passage]:
    """Yield the finished passages with the sentences in them."""
    sentences = list(_sentences(document))
    for draft in drafts:
        start, end = draft.span
        text = document.text[start:end]
        first = bisect_right(sentences, start, key=lambda span: span[1])
        last = bisect_left(sentences, end, key=lambda span: span[0])
        # Only a sentence that is too long for one passage reaches over its ends.
        spans = [
            trimmed(text, max(span[0] - start, 0), min(span[1], end) - start)
            for span in sentences[first:last]
        ]
        url, as_of = document.origin(draft.section)
        headings = draft.section.headings
        yield Passage(document.id, headings, text, start, end, tuple(spans), url, as_of)


def _sentences(document: Document) -> Iterator[Span]:
    """Yield the sentences of a document; what is no paragraph is one sentence as a whole."""
    for section in document.sections:
        for block in section.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                yield block.start, block.end
                continue
            text = document.text[block.start : block.end]
            for start, end in sentence_spans(text, document.language):
                yield block.start + start, block.start + end
