"""The HTML reader: the main content of a page as Markdown, and from there the one way."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

import trafilatura
from trafilatura.settings import use_config

from knowledge.errors import EmptyFileError
from knowledge.readers.builder import Builder, clean, one_line
from knowledge.readers.draft import Draft
from knowledge.readers.front_matter import is_language, is_web_address
from knowledge.readers.markdown import write_markdown

# They report on every page what they tried; what matters is said by the outcome.
for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_BOILERPLATE = "self::nav or self::footer or self::aside or self::menu or @role='navigation'"
_PRUNED = f"//*[{_BOILERPLATE}]"
_CONTENT = (
    "//body//text()[not(ancestor::*[self::a or self::script or self::style or self::noscript"
    f" or self::template or self::button or self::select or {_BOILERPLATE}])]"
)
_CONFIG = use_config()
# By default anything below 250 characters falls back to text without headings and lists.
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")


def read(text: str) -> Draft:
    """Read a web page that has no front matter any more.

    :raises EmptyFileError: If the page has no content besides its navigation.
    """
    tree = trafilatura.load_html(text)
    if tree is None:
        tree = trafilatura.load_html(f"<html><body>{text}</body></html>")
    if tree is None:
        raise EmptyFileError("The page has no content.")
    if not any(c.isalnum() for part in tree.xpath(_CONTENT) for c in part):
        raise EmptyFileError("The page has no content besides navigation and links.")
    # Found before extracting, which prunes the tree it is given.
    language = tree.get("lang")
    address = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
    metadata = trafilatura.extract_metadata(tree, extensive=False)
    markdown = trafilatura.extract(
        tree,
        output_format="markdown",
        include_comments=False,
        include_formatting=True,
        favor_recall=True,
        prune_xpath=_PRUNED,
        config=_CONFIG,
    )
    if not markdown:
        raise EmptyFileError("The page has no content that can be told from its navigation.")
    builder = Builder()
    write_markdown(markdown, builder)
    return Draft(
        builder.body(),
        title=one_line(clean(metadata.title or "")) or None,
        url=address if address and is_web_address(address) else None,
        as_of=_day(metadata.date),
        language=language if language and is_language(language) else None,
    )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
