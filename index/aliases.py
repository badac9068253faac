"""Names that mean the same, read from a file that moderators write."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

import knowledge
from index.slots.phrases import folded
from knowledge import KnowledgeError

NAME = "aliases.yaml"
_SHIPPED = Path(knowledge.__file__).parent / NAME
_LISTS = ("also", "as_written", "typos")
_KIND = "kind"
_WORD = re.compile(r"\w+")
_ENDS, _OWNED = r"(?!\w)", r"(?=s?(?!\w))"
# "ESRs" may be several things.
_SHORTEST_OWNER = 4


class AliasError(KnowledgeError):
    """The file of aliases cannot be used; its text names the line and says what to do."""


class Kind(StrEnum):
    """What the names of an entry name, where that matters."""

    SOCIETY = "society"
    WORD = "word"


@dataclass(frozen=True, slots=True, eq=False)
class Aliases:
    """Groups of names: each name, folded or exactly as written, with the first of its group.

    ``kinds`` are the kinds of the groups that have one, by their first names.
    """

    names: dict[str, str]
    exact: dict[str, str]
    kinds: dict[str, Kind]
    _any_name: re.Pattern[str]
    _any_exact: re.Pattern[str]

    @classmethod
    def of(
        cls, names: dict[str, str], exact: dict[str, str], kinds: dict[str, Kind] | None = None
    ) -> Aliases:
        """Take names that are found in any writing, and those that are found as written."""
        kinds = kinds or {}
        owners = {name for name, first in names.items() if kinds.get(first) is Kind.SOCIETY}
        return cls(names, exact, kinds, _any_of(names, owners), _any_of(exact))

    def called(self, text: str) -> frozenset[str]:
        """Return what a text names, each thing by the first name of its group."""
        plain = _spaced(folded(text))
        found = {self.names[name] for name in self._any_name.findall(plain)}
        found |= {self.exact[name] for name in self._any_exact.findall(text)}
        return frozenset(found)

    def things(self, text: str) -> frozenset[str]:
        """Return what a text names, words with many synonyms aside."""
        return frozenset(
            name for name in self.called(text) if self.kinds.get(name) is not Kind.WORD
        )

    def of_kind(self, kind: Kind, text: str) -> frozenset[str]:
        """Return what a text names of one kind, short names as written among it."""
        return frozenset(name for name in self.called(text) if self.kinds.get(name) is kind)

    def societies(self, text: str) -> Societies:
        """Return which societies a text names, and where. Kept for texts that were read before."""
        return _societies(self, text)

    def reworded(self, text: str, known: Callable[[str], bool]) -> str:
        """Return a text with the first names of ordinary words that its readers do not know.

        ``known`` says of a word whether they do. A name of several words gives way to a first name
        that they know; only names of the kind "word" do.
        """
        words = list(_WORD.finditer(text))
        plain = _spaced(folded(text))
        if plain.count(" ") + 1 != len(words):
            return text
        # From the last to the first, so that the places of those before stay.
        for found in reversed(list(self._any_name.finditer(plain))):
            first = self.names[found[0]]
            if self.kinds.get(first) is not Kind.WORD or found[0] == _key(first):
                continue
            begin = plain.count(" ", 0, found.start())
            span = words[begin : begin + found[0].count(" ") + 1]
            strange = len(span) > 1 or not known(span[0][0])
            if strange and all(known(word) for word in _WORD.findall(first)):
                text = text[: span[0].start()] + first + text[span[-1].end() :]
        return text

    def expand(self, text: str) -> str:
        """Return a text with the first name of everything that it calls by another name.

        Used on passages and on questions alike, so that both have one word in common.
        """
        plain = f" {_spaced(folded(text))} "
        missing = sorted(name for name in self.called(text) if not _stands_in(name, plain))
        return " ".join((text, *missing))


@dataclass(frozen=True, slots=True)
class Societies:
    """The societies of a text: ``text`` is folded, with one space between its words.

    ``spans`` say where each stands in ``text``, by the first name of its group.
    """

    text: str
    spans: dict[str, tuple[tuple[int, int], ...]]

    @property
    def names(self) -> frozenset[str]:
        """Return the first name of each."""
        return frozenset(self.spans)

    def parted(self, names: Collection[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return where those of the given first names stand, and where the others do."""
        chosen: list[tuple[int, int]] = []
        others: list[tuple[int, int]] = []
        for name, spans in self.spans.items():
            (chosen if name in names else others).extend(spans)
        return chosen, others


@lru_cache(maxsize=4096)
def _societies(aliases: Aliases, text: str) -> Societies:
    plain = _spaced(folded(text))
    spans: dict[str, tuple[tuple[int, int], ...]] = {}
    for found in aliases._any_name.finditer(plain):
        name = aliases.names[found[0]]
        if aliases.kinds.get(name) is Kind.SOCIETY:
            spans[name] = (*spans.get(name, ()), found.span())
    return Societies(plain, spans)


def _any_of(names: Collection[str], owners: Collection[str] = ()) -> re.Pattern[str]:
    """Return what finds any of the names as whole words, the longer ones first.

    Those of ``owners`` are also found with an "s" behind them: people leave out the apostrophe.
    """
    found = "|".join(
        re.escape(name) + (_OWNED if name in owners and len(name) >= _SHORTEST_OWNER else _ENDS)
        for name in sorted(names, key=len, reverse=True)
    )
    # "j'ai", spaced, would otherwise be about artificial intelligence.
    return re.compile(rf"(?<!\w)(?<!j )(?:{found})" if found else r"(?!)")


EMPTY = Aliases.of({}, {})
"""No aliases: every text is left as it is."""


def read_aliases(folder: Path) -> str:
    """Return the text of a knowledge folder's aliases.yaml, else of the one that ships.

    :raises AliasError: If it cannot be used.
    """
    own = folder / NAME
    path = own if own.is_file() else _SHIPPED
    load(path)
    return path.read_text(encoding="utf-8")


def load(path: Path) -> Aliases:
    """Read the aliases of a file; a file that is not there has none.

    :raises AliasError: If the file cannot be read, or an entry is not as it should be.
    """
    if not path.exists():
        return EMPTY
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise AliasError(f"{path.name} cannot be read: {error}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "what stands there is no YAML"
        raise AliasError(f"{path.name}{where}: {problem}.") from error
    if root is None:
        return EMPTY
    if not isinstance(root, yaml.SequenceNode):
        raise _fault(path, root, 'it must be a list of entries, each beginning with "- name: …"')
    names: dict[str, str] = {}
    exact: dict[str, str] = {}
    kinds: dict[str, Kind] = {}
    for entry in root.value:
        first, listed, kind = _entry(path, entry)
        if kind:
            kinds[first] = kind
        for key, node in listed:
            table, name = (exact, node.value) if key == "as_written" else (names, _key(node.value))
            if not name:
                raise _fault(path, node, f'"{node.value}" holds no letter; take it out')
            if table.setdefault(name, first) != first:
                raise _fault(
                    path, node, f'"{node.value}" is already a name of {table[name]}; keep it in one'
                )
    return Aliases.of(names, exact, kinds)


def _entry(
    path: Path, entry: yaml.Node
) -> tuple[str, list[tuple[str, yaml.ScalarNode]], Kind | None]:
    """Return an entry's first name, every name with the key that it stands under, its kind."""
    if not isinstance(entry, yaml.MappingNode):
        raise _fault(path, entry, 'an entry must begin with "- name: …"')
    for key, _ in entry.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(path, key, "a key must be a word")
    values = {key.value: (key, value) for key, value in entry.value}
    for name, (key, _) in values.items():
        if name not in {"name", *_LISTS, _KIND}:
            known = ", ".join(("name", *_LISTS, _KIND))
            raise _fault(path, key, f'"{name}" is not known here; use {known}')
    name_node = values.get("name", (None, None))[1]
    if not isinstance(name_node, yaml.ScalarNode) or not name_node.value.strip():
        raise _fault(path, entry, 'the entry needs a "name: …"')
    listed = [("name", name_node)]
    for key in _LISTS:
        if key in values:
            listed += [(key, node) for node in _texts(path, key, values[key][1])]
    return name_node.value.strip(), listed, _kind(path, values.get(_KIND, (None, None))[1])


def _kind(path: Path, node: yaml.Node | None) -> Kind | None:
    if node is None:
        return None
    try:
        return Kind(node.value)
    except ValueError:
        raise _fault(path, node, f'"{_KIND}" must be one of {", ".join(Kind)}') from None


def _texts(path: Path, key: str, node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if not isinstance(node, yaml.SequenceNode):
        raise _fault(path, node, f'"{key}" must be a list, as in [one name, another name]')
    for item in node.value:
        if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
            raise _fault(path, item, f'each item of "{key}" must be one name')
        yield item


def _fault(path: Path, node: yaml.Node, problem: str) -> AliasError:
    return AliasError(f"{path.name}, line {node.start_mark.line + 1}: {problem}.")


def _spaced(plain: str) -> str:
    """Return a folded text with one space for whatever is between its words."""
    return " ".join(re.findall(r"\w+", plain))


def _key(name: str) -> str:
    return _spaced(folded(name))


def _stands_in(name: str, plain: str) -> bool:
    return f" {_key(name)} " in plain
