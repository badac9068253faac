"""Looking at a document as a test wants to see it."""

from knowledge.model import Document


def blocks(document: Document) -> list[tuple[str, str]]:
    """Return the kind and the text of every block."""
    return [
        (str(block.kind), document.text[block.start : block.end])
        for section in document.sections
        for block in section.blocks
    ]


def texts(document: Document) -> list[str]:
    """Return the text of every block."""
    return [text for _, text in blocks(document)]


def paths(document: Document) -> list[tuple[str, ...]]:
    """Return the heading path of every section."""
    return [section.headings for section in document.sections]
