"""A document as Markdown: the same words under the same headings, for people to review in git.

Read again, it has the same text but for blank lines, and names for sections that had none in the
text, such as a PDF's pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from knowledge.model import Block, BlockKind, Document
from knowledge.readers.builder import BULLET, INDENT
from knowledge.readers.sources import is_source_line
from knowledge.sandbox.escaping import inline, lines

_DEEPEST = 6
_FENCE = re.compile(r"`{3,}")
_MARKER = re.compile(r"(?:-|(?P<number>\d{1,9})\.) (?=\S)")
_CLOSING, _ESCAPED = re.compile(r"#(?=#*$)"), r"\\#"
_CELLS = re.compile(r" \| ")


def to_markdown(document: Document) -> str:
    """Return a document's text as Markdown, without front matter."""
    parts: list[str] = []
    path: tuple[str, ...] = ()
    end = 0
    for section in document.sections:
        between = document.text[end : section.blocks[0].start]
        parts += _headings(_filled(between), path, section.headings, _name(document.title))
        path = section.headings
        parts += _blocks(document, section.blocks)
        end = section.blocks[-1].end
    parts += [_heading(2, text) for text in _filled(document.text[end:])]
    return "\n\n".join(parts) + "\n"


def _filled(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n") if part.strip()]


def _name(heading: str) -> str:
    return heading.rstrip(":").rstrip() or heading


def _headings(
    written: Sequence[str], before: Sequence[str], path: Sequence[str], title: str
) -> Iterator[str]:
    """Yield the headings that stand between two sections.

    :param written: The lines that stand there: headings of the path, and others without a text.
    :param before: The heading path of the section before.
    :param path: The heading path of the section that follows.
    :param title: The document's title, which no path repeats.
    """
    depth = len(path)
    levels: list[tuple[int, str]] = []
    for text in reversed(written):
        if depth and _name(text) == path[depth - 1]:
            levels.append((depth, text))
            depth -= 1
        elif not path or (not depth and _name(text).casefold() == title.casefold()):
            levels.append((0, text))
        else:
            # One without a text stands beside the heading that follows, and not over it.
            levels.append((depth + 1, text))
    open_ = list(before)
    missing = next((i for i, name in enumerate(path[:depth]) if open_[i : i + 1] != [name]), depth)
    # A path without lines: the text does not name the section, so the heading has to.
    if not written and list(path) == open_[: len(path)] and len(path) < len(open_):
        missing = max(0, len(path) - 1)
    for number in range(missing, depth):
        yield _heading(number + 2, path[number])
    for level, text in reversed(levels):
        yield _heading(level + 1, text)


def _heading(level: int, text: str) -> str:
    if is_source_line(text):
        return _as_html(text)
    # A closing sequence of # would be taken for mark-up.
    return f"{'#' * min(level, _DEEPEST)} {_CLOSING.sub(_ESCAPED, inline(text))}"


def _blocks(document: Document, blocks: Sequence[Block]) -> Iterator[str]:
    swapped = False
    for kind, group in groupby(_runs(document, blocks), key=lambda run: run[0].kind):
        for run in group:
            texts = [document.text[block.start : block.end] for block in run]
            if kind is BlockKind.ITEM:
                depths = [_depth(document.text, block) for block in run]
                yield _list(texts, depths, swapped=swapped)
                # Of two lists one after the other the second has another sign, or they were one.
                swapped = not swapped
            elif kind is BlockKind.ROW:
                yield from _tables(texts)
            else:
                yield from map(_ONE[kind], texts)


def _runs(document: Document, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks that belong together: items or rows with no blank line between them."""
    run: list[Block] = []
    for block in blocks:
        tight = bool(run) and "\n\n" not in document.text[run[-1].end : block.start]
        if run and not (tight and run[-1].kind is block.kind):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _depth(text: str, block: Block) -> int:
    indent = block.start - (text.rfind("\n", 0, block.start) + 1)
    return indent // len(INDENT)


def _list(texts: Sequence[str], depths: Sequence[int], *, swapped: bool) -> str:
    written: list[str] = []
    offsets: list[int] = []
    is_counted: list[bool] = []
    for text, depth in zip(texts, depths, strict=True):
        marker = _MARKER.match(text)
        if marker is None and not offsets:
            written.append(_paragraph(text))
            continue
        depth = min(depth, len(offsets))
        inner = "\n" + INDENT * depth + " " * len(BULLET)
        body = (text[marker.end() :] if marker else text).replace(inner, "\n")
        if any(is_source_line(part) for part in body.split("\n")[1:]):
            body = body.replace("\n", " ")
        if marker is None:
            # A letter, say, which Markdown does not count by: a further line of the item above.
            indent = " " * sum(offsets)
            written[-1] += f"\\\n{indent}{lines(body, indent)}"
            continue
        is_first = len(offsets) <= depth or not is_counted[depth]
        del offsets[depth:], is_counted[depth:]
        is_counted.append(marker["number"] is not None)
        # Only a list that begins at 1 may follow a line of text without a blank line.
        if written and is_counted[depth] and is_first:
            written.append("")
        sign = _sign(marker["number"], swapped=swapped)
        indent = " " * sum(offsets)
        offsets.append(len(sign) + 1)
        written.append(f"{indent}{sign} {lines(body, ' ' * sum(offsets))}")
    return "\n".join(written)


def _sign(number: str | None, *, swapped: bool) -> str:
    if number is None:
        return "*" if swapped else "-"
    return f"{number})" if swapped else f"{number}."


def _tables(rows: Sequence[str]) -> Iterator[str]:
    """Yield tables of rows with equally many cells: Markdown drops what is beyond the first row."""
    for width, group in groupby(map(_cells, rows), key=len):
        written = [f"| {' | '.join(cells)} |" for cells in group]
        yield "\n".join([written[0], "|" + " --- |" * width, *written[1:]])


def _cells(row: str) -> list[str]:
    # An empty cell at the edge has lost the blank outside of it.
    return [inline(cell.strip()).replace("|", r"\|") for cell in _CELLS.split(f" {row} ")]


def _paragraph(text: str) -> str:
    if any(is_source_line(part) for part in text.split("\n")):
        return _as_html(text)
    return lines(text)


def _as_html(text: str) -> str:
    """Return text that would be taken for the source of its section, were it not in a tag."""
    return f"<p>{html.escape(text, quote=False).replace(chr(10), '<br>')}</p>"


def _quote(text: str) -> str:
    return "\n".join(f"> {part}" for part in lines(text).split("\n"))


def _code(text: str) -> str:
    fence = "`" * max([3, *(len(found) + 1 for found in _FENCE.findall(text))])
    return f"{fence}\n{text}\n{fence}"


_ONE = {
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.QUOTE: _quote,
    BlockKind.CODE: _code,
}
