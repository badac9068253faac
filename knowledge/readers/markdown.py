"""The Markdown reader: CommonMark with tables, as plain text."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.readers.builder import BULLET, Builder
from knowledge.readers.draft import Draft
from knowledge.readers.sources import is_source_line, misplaced, parse_source

# At DEBUG it reports every rule it tries on every line.
logging.getLogger("markdown_it").setLevel(logging.INFO)

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_INVISIBLE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Up to the next "<" only, so that a run of unclosed ones takes no quadratic time.
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_BLANK_LINES = re.compile(r"\n\s*\n")
_BREAKS = frozenset({"softbreak", "hardbreak"})

Line = list[Token]


def read(text: str) -> Draft:
    """Read a Markdown text that has no front matter any more.

    :raises UnreadableFileError: If a source line is not written well, or not where it may be.
    """
    builder = Builder()
    write_markdown(text, builder, takes_sources=True)
    return Draft(builder.body())


def write_markdown(text: str, builder: Builder, *, takes_sources: bool = False) -> None:
    """Write the blocks of a Markdown text through the builder.

    :param takes_sources: Whether lines such as ``Source: https://siim.org`` are sources, not text.
    """
    walk = _Walk(builder, takes_sources)
    for token in _PARSER.parse(text):
        walk.step(token)


@dataclass(slots=True)
class _Container:
    """A list, or a quotation, that the walk is inside of."""

    kind: str
    marker: str = ""


@dataclass(slots=True)
class _Walk:
    """One walk over the block tokens of a text."""

    builder: Builder
    takes_sources: bool
    containers: list[_Container] = field(default_factory=list)
    heading: int | None = None
    row: list[str] | None = None

    def step(self, token: Token) -> None:
        action = _ACTIONS.get(token.type)
        if action is not None:
            action(self, token)

    def open_heading(self, token: Token) -> None:
        self.heading = int(token.tag[1:])

    def close_heading(self, token: Token) -> None:
        self.heading = None

    def open_list(self, token: Token) -> None:
        if not any(c.kind == "list" for c in self.containers):
            self.builder.apart()
        self.containers.append(_Container("list"))

    def open_item(self, token: Token) -> None:
        self.containers[-1].marker = f"{token.info}. " if token.info else BULLET

    def open_quote(self, token: Token) -> None:
        self.containers.append(_Container("quote"))

    def close_container(self, token: Token) -> None:
        self.containers.pop()

    def open_table(self, token: Token) -> None:
        self.builder.apart()

    def open_row(self, token: Token) -> None:
        self.row = []

    def close_row(self, token: Token) -> None:
        self.builder.row(self.row or ())
        self.row = None

    def inline(self, token: Token) -> None:
        lines = _lines(token) if self.takes_sources else []
        if self.heading is None and self.row is None and not self.containers and lines:
            self.paragraph(lines)
            return
        # "- Source: https://…" is an item; only a line after it can be meant for the whole list.
        hidden = lines if self.heading is not None else lines[1:]
        for line in map(_shown, hidden):
            if is_source_line(line):
                raise misplaced(line)
        self.put(_plain(token))

    def paragraph(self, lines: list[Line]) -> None:
        """Write a paragraph, and as sources the source lines in it."""
        words: list[Line] = []
        for line in lines:
            shown = _shown(line)
            if is_source_line(shown):
                self.put("".join(map(_text, words)))
                words = []
                self.builder.source(parse_source(shown), shown)
            else:
                words.append(line)
        self.put("".join(map(_text, words)))

    def code(self, token: Token) -> None:
        self.builder.code(token.content)

    def html(self, token: Token) -> None:
        text = _TAG.sub("", _BREAK_TAG.sub("\n", _INVISIBLE.sub("", token.content)))
        for part in _BLANK_LINES.split(html.unescape(text)):
            self.put("\n".join(line.strip() for line in part.strip().splitlines()))

    def put(self, text: str) -> None:
        """Write a run of inline text as what it is where it stands."""
        if self.heading is not None:
            self.builder.heading(self.heading, text)
        elif self.row is not None:
            self.row.append(text)
        elif not self.containers:
            self.builder.paragraph(text)
        elif self.containers[-1].kind == "quote":
            self.builder.quote(text)
        elif text.strip():
            level = sum(c.kind == "list" for c in self.containers) - 1
            self.builder.item(text, level, self.containers[-1].marker)
            self.containers[-1].marker = ""


_ACTIONS = {
    "heading_open": _Walk.open_heading,
    "heading_close": _Walk.close_heading,
    "bullet_list_open": _Walk.open_list,
    "bullet_list_close": _Walk.close_container,
    "ordered_list_open": _Walk.open_list,
    "ordered_list_close": _Walk.close_container,
    "list_item_open": _Walk.open_item,
    "blockquote_open": _Walk.open_quote,
    "blockquote_close": _Walk.close_container,
    "table_open": _Walk.open_table,
    "tr_open": _Walk.open_row,
    "tr_close": _Walk.close_row,
    "inline": _Walk.inline,
    "fence": _Walk.code,
    "code_block": _Walk.code,
    "html_block": _Walk.html,
}


def _plain(token: Token) -> str:
    """Return the text of an inline token without any mark-up."""
    return _text(token.children or ())


def _text(children: Sequence[Token]) -> str:
    return "".join(_INLINE.get(child.type, _content)(child) for child in children)


def _lines(token: Token) -> list[Line]:
    """Return the parts of an inline token by lines; a line break begins a line."""
    lines: list[Line] = [[]]
    for child in token.children or ():
        if child.type in _BREAKS:
            lines.append([])
        lines[-1].append(child)
    return lines


def _shown(line: Line) -> str:
    """Return the text of a line with the addresses of links in place of their texts."""
    parts: list[str] = []
    is_link = False
    for child in line:
        if child.type == "link_open":
            parts.append(str(child.attrGet("href") or ""))
        is_link = child.type == "link_open" or (is_link and child.type != "link_close")
        if not is_link:
            parts.append(_text([child]))
    return "".join(parts).strip()


def _content(token: Token) -> str:
    return token.content


_INLINE: dict[str, Callable[[Token], str]] = {
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: "\n",
    "image": _plain,
    "html_inline": lambda token: "\n" if _BREAK_TAG.match(token.content) else "",
}
