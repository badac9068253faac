"""What an index version says of itself, and what it must say to be opened."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from index.abstention import Abstention
from index.bank import bank, cohort
from index.dense import EXACT, DenseKind
from index.embedder import ModelIdentity
from index.errors import VersionError

FORMAT = 3
"""Counts up whenever the files of a version change their meaning."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as a version knows it: what an answer shows of its source."""

    id: str
    title: str
    url: str | None
    society: str | None
    as_of: str | None
    language: str | None
    revision: str
    passages: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """An index version's description.

    ``content`` is the hash of what its answers depend on; ``embedded`` how many of its texts were
    encoded, not taken over; ``token_bits`` how many bits a number of a token vector has;
    ``abstention`` its rule for when it does not know; ``checksums`` are
    SHA-256 by file name. So are ``calendars``, by the file's path in the knowledge folder; None
    where the version is from before calendar files were a part of it. ``warnings`` are sentences by
    document, also of some that are gone: where a hidden passage may be shown again. ``dense`` says
    how vectors are found; those from before it was said compare every one.
    """

    version: str
    content: str
    format: int
    created: datetime
    model: ModelIdentity
    splitter: str
    documents: tuple[DocumentRecord, ...]
    passages: int
    sentences: int
    headings: int
    embedded: int
    token_bits: int
    languages: tuple[str, ...]
    abstention: Abstention
    checksums: dict[str, str]
    calendars: dict[str, str] | None = None
    warnings: dict[str, str] = field(default_factory=dict)
    dense: DenseKind = EXACT

    @property
    def texts(self) -> int:
        """Return how many texts were encoded for it, now or before, with repetitions."""
        return self.passages + self.sentences + self.headings

    def to_json(self) -> str:
        """Return the manifest as it is written."""
        return json.dumps(dataclasses.asdict(self), default=str, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str, where: str) -> Manifest:
        """Read a manifest. Raises VersionError naming ``where`` for one that is not whole."""
        try:
            raw = json.loads(text)
            if raw["format"] != FORMAT:
                raise VersionError(
                    f"The index version {where} has format {raw['format']}, but this Entente "
                    f"reads format {FORMAT}. Build it again with `entente index build`."
                )
            raw["created"] = datetime.fromisoformat(raw["created"])
            raw["model"] = ModelIdentity(**raw["model"])
            raw["documents"] = tuple(DocumentRecord(**record) for record in raw["documents"])
            raw["languages"] = tuple(raw["languages"])
            rule = raw["abstention"]
            raw["abstention"] = Abstention(
                means=tuple(rule["means"]),
                deviations=tuple(rule["deviations"]),
                answered=rule["answered"],
                unsure=rule["unsure"],
            )
            if "dense" in raw:
                raw["dense"] = DenseKind(**raw["dense"])
            return cls(**raw)
        except (KeyError, TypeError, ValueError) as error:
            raise VersionError(
                f"The manifest of the index version {where} is damaged ({error}). "
                "Build it again with `entente index build`."
            ) from error


def content_digest(
    model: ModelIdentity,
    splitter: str,
    revisions: dict[str, str],
    aliases: str,
    token_bits: int,
    hidden: Iterable[tuple[str, str]] = (),
    calendars: Mapping[str, str] | None = None,
) -> str:
    """Return a hash of everything a version's answers depend on.

    ``hidden`` are the document and text of each passage that is left out, ``calendars`` the
    SHA-256 of the calendar files.
    """
    measured = [bank(), cohort()]
    documents = sorted(revisions.items())
    made = [FORMAT, dataclasses.astuple(model), splitter, token_bits]
    dated = sorted((calendars or {}).items())
    seen = [*made, documents, aliases, measured, dated, *sorted(set(hidden))]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def check_model(wanted: ModelIdentity, made_with: ModelIdentity, version: str) -> None:
    """Raise VersionError naming both values when a version was made with another model.

    Its encoder may be another one: `index.encoders.encoder_of` finds it.
    """
    for part in dataclasses.fields(ModelIdentity):
        ours = getattr(wanted.by(made_with.encoder), part.name)
        theirs = getattr(made_with, part.name)
        if ours != theirs:
            raise VersionError(
                f"The index version {version} was made with the model {made_with.name} "
                f"({part.name.replace('_', ' ')} {theirs!r}), but the settings say {wanted.name} "
                f"({part.name.replace('_', ' ')} {ours!r}). Set ENTENTE_MODEL back, or build "
                "again with `entente index build`."
            )
