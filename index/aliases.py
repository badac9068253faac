"""Names that mean the same, read from a file that moderators write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

import knowledge
from index.slots.phrases import folded
from knowledge import KnowledgeError

NAME = "aliases.yaml"
_SHIPPED = Path(knowledge.__file__).parent / NAME
_LISTS = ("also", "as_written", "typos")


class AliasError(KnowledgeError):
    """The file of aliases cannot be used; its text names the line and says what to do."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """Groups of names: each name, folded or exactly as written, with the first of its group."""

    names: dict[str, str]
    exact: dict[str, str]
    _any_name: re.Pattern[str]
    _any_exact: re.Pattern[str]

    @classmethod
    def of(cls, names: dict[str, str], exact: dict[str, str]) -> Aliases:
        """Take names that are found in any writing, and those that are found as written."""
        return cls(names, exact, _any_of(names), _any_of(exact))

    def called(self, text: str) -> frozenset[str]:
        """Return what a text names, each thing by the first name of its group."""
        plain = _spaced(folded(text))
        found = {self.names[name] for name in self._any_name.findall(plain)}
        found |= {self.exact[name] for name in self._any_exact.findall(text)}
        return frozenset(found)

    def expand(self, text: str) -> str:
        """Return a text with the first name of everything that it calls by another name.

        Used on passages and on questions alike, so that both have one word in common.
        """
        plain = f" {_spaced(folded(text))} "
        missing = sorted(name for name in self.called(text) if not _stands_in(name, plain))
        return " ".join((text, *missing))


def _any_of(names: dict[str, str]) -> re.Pattern[str]:
    """Return what finds any of the names as whole words, the longer ones first."""
    found = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    # "j'ai", spaced, would otherwise be about artificial intelligence.
    return re.compile(rf"(?<!\w)(?<!j )(?:{found})(?!\w)" if found else r"(?!)")


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
    for entry in root.value:
        first, listed = _entry(path, entry)
        for key, node in listed:
            table, name = (exact, node.value) if key == "as_written" else (names, _key(node.value))
            if not name:
                raise _fault(path, node, f'"{node.value}" holds no letter; take it out')
            if table.setdefault(name, first) != first:
                raise _fault(
                    path, node, f'"{node.value}" is already a name of {table[name]}; keep it in one'
                )
    return Aliases.of(names, exact)


def _entry(path: Path, entry: yaml.Node) -> tuple[str, list[tuple[str, yaml.ScalarNode]]]:
    """Return the first name of an entry, and every name with the key that it stands under."""
    if not isinstance(entry, yaml.MappingNode):
        raise _fault(path, entry, 'an entry must begin with "- name: …"')
    for key, _ in entry.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(path, key, "a key must be a word")
    values = {key.value: (key, value) for key, value in entry.value}
    for name, (key, _) in values.items():
        if name not in {"name", *_LISTS}:
            known = ", ".join(("name", *_LISTS))
            raise _fault(path, key, f'"{name}" is not known here; use {known}')
    name_node = values.get("name", (None, None))[1]
    if not isinstance(name_node, yaml.ScalarNode) or not name_node.value.strip():
        raise _fault(path, entry, 'the entry needs a "name: …"')
    listed = [("name", name_node)]
    for key in _LISTS:
        if key in values:
            listed += [(key, node) for node in _texts(path, key, values[key][1])]
    return name_node.value.strip(), listed


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
