"""The lists of a Word document: how deep a paragraph stands and with what number."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_LIST_STYLE = re.compile(r"list (bullet|number|continue)(?: ([2-5]))?", re.IGNORECASE)
_NO_LIST = "0"
_LETTERS = 26
# Any other format is shown as a bullet rather than with a number the document does not have.
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": lambda number: chr(ord("a") + (number - 1) % _LETTERS),
    "upperLetter": lambda number: chr(ord("A") + (number - 1) % _LETTERS),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a list: its depth and its marker.

    The marker is ``None`` for a bullet, and empty for what continues the item before it.
    """

    level: int
    marker: str | None


class Numbering:
    """Count the numbered paragraphs of one document, in reading order."""

    def __init__(self, document: WordDocument) -> None:
        self._abstract: dict[str, Any] = {}
        self._numbers: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        root = _numbering_root(document)
        if root is None:
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            self._abstract[abstract.get(qn("w:abstractNumId"))] = abstract
        for number in root.iterchildren(qn("w:num")):
            target = number.find(qn("w:abstractNumId"))
            if target is not None:
                self._numbers[number.get(qn("w:numId"))] = target.get(qn("w:val"))

    def place(self, paragraph: Any, style: Any) -> Place | None:
        """Return where a paragraph element stands in a list, or ``None`` if it is in none.

        :param style: The paragraph's style, or ``None``.
        """
        by_name = _LIST_STYLE.fullmatch((style.name if style is not None else None) or "")
        number_id, level = _number(paragraph, style)
        if number_id == _NO_LIST or (number_id is None and by_name is None):
            return None
        if by_name is not None and by_name[2]:
            level = max(level, int(by_name[2]) - 1)
        if by_name is not None and by_name[1].lower() == "continue":
            return Place(level, "")
        write = _FORMATS.get(self._format(number_id, level)) if number_id else None
        if number_id is None or write is None:
            return Place(level, None)
        return Place(level, f"{write(self._count(number_id, level))}. ")

    def _format(self, number_id: str, level: int) -> str:
        definition = self._level(number_id, level)
        format_ = definition.find(qn("w:numFmt")) if definition is not None else None
        return str(format_.get(qn("w:val"))) if format_ is not None else ""

    def _level(self, number_id: str, level: int) -> Any:
        abstract = self._abstract.get(self._numbers.get(number_id, ""))
        levels = list(abstract.iterchildren(qn("w:lvl"))) if abstract is not None else []
        exact = [lvl for lvl in levels if lvl.get(qn("w:ilvl")) == str(level)]
        # "List Number 2" is the first level of a list of its own.
        return next(iter(exact or levels), None)

    def _count(self, number_id: str, level: int) -> int:
        for key in [k for k in self._counts if k[0] == number_id and k[1] > level]:
            del self._counts[key]
        key = (number_id, level)
        self._counts[key] = self._counts.get(key, self._start(number_id, level) - 1) + 1
        return self._counts[key]

    def _start(self, number_id: str, level: int) -> int:
        definition = self._level(number_id, level)
        start = definition.find(qn("w:start")) if definition is not None else None
        value = start.get(qn("w:val")) if start is not None else None
        return int(value) if value and value.isdecimal() else 1


def _numbering_root(document: WordDocument) -> Any:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _number(paragraph: Any, style: Any) -> tuple[str | None, int]:
    """Return the list's id and the level a paragraph gives, itself or by its style."""
    elements = [paragraph]
    while style is not None and len(elements) < 20:  # a broken file's styles may go in circles
        elements.append(style.element)
        style = style.base_style
    for element in elements:
        properties = element.find(f"./{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            continue
        number_id = properties.find(qn("w:numId"))
        level = properties.find(qn("w:ilvl"))
        if number_id is not None:
            depth = level.get(qn("w:val"), "0") if level is not None else "0"
            return number_id.get(qn("w:val")), int(depth) if depth.isdecimal() else 0
    return None, 0
