"""What the documents write with a capital: names, found by how they are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass

from index.slots.phrases import folded

NOUNS_ARE_CAPITAL = "de"
"""The language in which a capital letter makes no name."""

# Behind a small letter or a comma: not the first word of a sentence, a cell or an item.
_INSIDE = re.compile(r"(?:(?<=[^\W\d_A-Z] )|(?<=[,;] ))[^\W\d_]\w*")
_ALONE = re.compile(r"(?<!\w)[^\W\d_A-Z]\w* (?=([^\W\d_]\w*)(?!\w|-\w| [^\W\d_a-z]\w*))")
# Addresses are in small letters, whatever they name.
_SMALL = re.compile(r"(?<![\w./@-])[^\W\d_A-Z]\w*(?![./@]\w)")
# So many times a name is written with a capital for once that it is not.
_MOSTLY = 9
# Once may be a title or a slip.
_FEWEST = 2
# One time in so many it must stand alone: "act" is no name because of a "Stafford Act".
_ALONE_IN = 3


@dataclass(frozen=True, slots=True)
class Names:
    """What the documents write with a capital inside sentences, and their other words, folded."""

    names: Set[str]
    ordinary: Set[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Names:
        """Take the names in texts; of German ones none should be given: every noun has one."""
        capital: Counter[str] = Counter()
        alone: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for text in texts:
            capital.update(word for word in _INSIDE.findall(text) if word[0].isupper())
            alone.update(word for word in _ALONE.findall(text) if word[0].isupper())
            small.update(word for word in _SMALL.findall(text) if word[0].islower())
        named, apart, ordinary = _together(capital), _together(alone), _together(small)
        names = (
            word
            for word, times in named.items()
            if times >= max(_FEWEST, _MOSTLY * ordinary[word]) and times <= _ALONE_IN * apart[word]
        )
        return cls(frozenset(names), frozenset(ordinary))


def _together(words: Counter[str]) -> Counter[str]:
    """Return how often each word occurs, folded."""
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[folded(word)] += times
    return found
