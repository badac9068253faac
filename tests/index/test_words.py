"""Words in a file, against Python's own sets and lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import Words

WORD = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=8)


@given(st.sets(WORD, max_size=40), WORD)
def test_words_are_a_set_in_order(words: set[str], other: str) -> None:
    made = Words.of(words)
    assert list(made) == sorted(words)
    assert all(word in made for word in words)
    assert (other in made) is (other in words)
    assert set(made) == words
    assert made.beginning(other[0]) == sorted(word for word in words if word[0] == other[0])


@pytest.mark.parametrize("words", [[], ["éva", "zebra", "ábaco", "zebra"]])
def test_words_in_a_file_are_the_same(words: list[str], tmp_path: Path) -> None:
    Words.of(words).save(tmp_path / "words.txt")
    assert list(Words.open(tmp_path / "words.txt")) == sorted(set(words))
    assert "eva" not in Words.open(tmp_path / "words.txt")
