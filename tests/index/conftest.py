"""What tests of the index share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from index import Embedder
from index.embedder import Encoding


@pytest.fixture
def encoded(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that the model is given in builds, as it goes on."""
    given: list[str] = []
    encode = embedder.encode_passages

    def counted(texts: Sequence[str]) -> Iterator[tuple[int, Encoding]]:
        given.extend(texts)
        return encode(texts)

    monkeypatch.setattr(embedder, "encode_passages", counted)
    return given
