"""What the tests of the ground floor share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.model import Document
from knowledge.readers import read_document

ReadText = Callable[..., Document]


@pytest.fixture
def read_text() -> ReadText:
    """Return a function that reads a text as a file of the given name."""

    def read(text: str, name: str = "file.md") -> Document:
        return read_document(text.encode(), name).document

    return read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty knowledge folder beside which there is room for other files."""
    path = tmp_path / "knowledge"
    path.mkdir()
    return path
