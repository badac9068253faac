"""Documents to an index version: a candidate beside the one that is served, or published."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypedDict, Unpack

from index.embedder import Embedder
from index.errors import EntenteIndexError, VersionError
from index.hidden import warned
from index.library import Library
from index.manifest import Manifest
from index.material import Material, read_material
from index.progress import Progress, silent
from index.publications import TERMINAL
from index.version import IndexVersion
from knowledge import Outcome

TOKEN_LIMIT = 1_000_000_000
"""Bytes up to which token vectors are kept in 8 bits: about 13,000 passages."""


class NothingToIndexError(EntenteIndexError):
    """No file of the knowledge folder holds any text; ``outcomes`` say why, file by file."""

    def __init__(self, folder: Path, outcomes: tuple[Outcome, ...]) -> None:
        """Take the folder and what became of each of its files."""
        super().__init__(
            f"No document in {folder} could be indexed, so nothing was built. Put at least one "
            "readable document there, or point ENTENTE_KNOWLEDGE_DIR elsewhere."
        )
        self.outcomes = outcomes


class BuildCancelledError(EntenteIndexError):
    """Whoever began the build called it off; nothing of it is left."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("The build was cancelled. Nothing of it is left.")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in ``seconds`` of wall time.

    ``unchanged`` says that the version that is served already was what would have been built;
    ``published`` that the version is served now, and does not wait as the candidate.
    """

    manifest: Manifest
    outcomes: tuple[Outcome, ...]
    embedded: int
    seconds: float
    unchanged: bool
    published: bool


class BuildOptions(TypedDict, total=False):
    """What `prepare` can be told, each as `build` takes it."""

    progress: Progress
    force: bool
    token_limit: int
    by: str
    cancelled: Callable[[], bool]


def prepare(
    knowledge: Path, library: Library, embedder: Embedder, **options: Unpack[BuildOptions]
) -> BuildReport:
    """Make a version as `build` does, and leave it waiting as the candidate.

    :raises EntenteIndexError: As `build` does.
    :raises KnowledgeError: As `build` does.
    """
    return build(knowledge, library, embedder, agreed=lambda _served: False, **options)


def build(
    knowledge: Path,
    library: Library,
    embedder: Embedder,
    *,
    progress: Progress = silent,
    force: bool = False,
    token_limit: int = TOKEN_LIMIT,
    by: str = TERMINAL,
    why: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    agreed: Callable[[Manifest | None], bool] = lambda _served: True,
) -> BuildReport:
    """Read a knowledge folder, write an index version, publish it if agreed, say what was done.

    It becomes the library's candidate, in place of the one that was, and what is served is not
    touched before it is published. When documents, model and splitter are those of the served
    version, nothing is written, and there is no candidate; when they are the candidate's, that
    stays. With ``force`` it is made anyway. Token vectors that would take more than
    ``token_limit`` bytes are kept in 4 bits a number instead of 8.

    Nobody else builds in all that time, so that what was agreed to is what is published.

    :param by: Who builds.
    :param why: The reason, for the history.
    :param cancelled: Asked at each step until the candidate is made.
    :param agreed: Asked then, with what is served, None where nothing whole is. Without a yes the
        candidate waits. It may raise BuildCancelledError.
    :raises KnowledgeError: If the folder cannot be read.
    :raises NothingToIndexError: If it holds no text.
    :raises BuildingError: If another build is going on.
    :raises BuildCancelledError: If it was cancelled; then everything is as before.
    :raises VersionError: If it cannot be published, because it was discarded meanwhile.
    """
    begin = time.monotonic()

    def check() -> None:
        if cancelled():
            library.forget_unfinished()
            raise BuildCancelledError

    def step(stage: str, done: int, total: int) -> None:
        check()
        progress(stage, done, total)

    with library.building(by) as folder:
        material = read_material(knowledge, embedder, token_limit, step)
        content = material.content(embedder)
        served, candidate = _whole(library, library.current), _whole(library, library.candidate)
        made = None if force else _same(content, served, candidate)
        same = made is not None and made is served
        embedded = 0
        if same:
            library.discard()
        new = made is None
        if made is None:
            made = _write(knowledge, library, embedder, material, folder, (candidate, served), step)
            embedded = made.embedded
            check()
            library.propose(folder, made.version)
        seconds = time.monotonic() - begin
        try:
            published = same or agreed(served)
        except BuildCancelledError:
            # What waited before waits on.
            if new:
                library.discard()
            raise
        finally:
            library.settle()
        if published and not same:
            library.publish(made.version, by=by, why=why)
    return BuildReport(
        made,
        warned(material.outcomes, made.warnings),
        embedded=embedded,
        seconds=seconds,
        unchanged=same,
        published=published,
    )


def _write(
    knowledge: Path,
    library: Library,
    embedder: Embedder,
    material: Material,
    folder: Path,
    earlier: tuple[Manifest | None, ...],
    progress: Progress,
) -> Manifest:
    known = [*earlier, _whole(library, library.predecessor)]
    created = datetime.now(UTC)
    made = material.write(
        folder,
        _free_name(library, f"{created:%Y%m%d-%H%M%S}-{material.content(embedder)[:6]}"),
        embedder,
        earlier=[library.folder(manifest.version) for manifest in known if manifest],
        created=created,
        progress=progress,
        unfinished=library.unfinished,
    )
    if made is None:
        raise NothingToIndexError(knowledge, tuple(material.outcomes))
    return made


def _same(content: str, *versions: Manifest | None) -> Manifest | None:
    """Return the first of some versions that has a content."""
    return next((each for each in versions if each and each.content == content), None)


def _whole(library: Library, version: str | None) -> Manifest | None:
    """Return a version's manifest if the version is whole, None otherwise."""
    if version is None:
        return None
    try:
        return IndexVersion.open(library.folder(version)).manifest
    except VersionError:
        # A damaged version is no reason not to build: building is how it is mended.
        return None


def _free_name(library: Library, wanted: str) -> str:
    """Return ``wanted``, numbered when two versions are made within a second."""
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if not library.folder(name).exists())
