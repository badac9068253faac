"""Building index versions: what is embedded, what is kept, what is said."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import (
    BuildingError,
    Embedder,
    Library,
    Manifest,
    NothingToIndexError,
    Searcher,
    VersionError,
    build,
    prepare,
)
from index.lock import pointer_lock
from index.material import Material
from index.progress import silent
from index.version import IndexVersion
from knowledge import Document, Status, heading_line
from knowledge.model import Block, BlockKind, Section

DOCUMENTS = {
    "one.md": "# Opening hours\n\nThe made-up house opens at nine. The reading room closes at 5.\n",
    "two.md": "# Parking\n\nThe made-up car park has ten places for visitors.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "knowledge"
    made.mkdir()
    for name, text in DOCUMENTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "index")


def test_a_first_build_is_published_and_answers(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    stages: dict[str, tuple[int, int]] = {}
    report = build(
        folder, library, embedder, progress=lambda s, done, of: stages.update({s: (done, of)})
    )
    assert library.current == report.manifest.version
    assert {record.id for record in report.manifest.documents} == set(DOCUMENTS)
    assert all(done == of for done, of in stages.values())
    assert set(stages) >= {"reading", "splitting", "embedding", "writing", "measuring"}
    searcher = Searcher(library.open_current(embedder.identity), embedder)
    hit = searcher.answer("when does the reading room close?").hits[0]
    assert hit.passage.document == "one.md"
    assert hit.passage.text[slice(*hit.sentence)] == "The reading room closes at 5."


def test_unchanged_documents_make_no_new_version(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    first = build(folder, library, embedder)
    second = build(folder, library, embedder)
    assert second.unchanged
    assert second.embedded == 0
    assert second.manifest == first.manifest
    assert [m.version for m in library.versions()] == [first.manifest.version]


def test_a_forced_rebuild_embeds_nothing_and_differs_only_in_time(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    first = build(folder, library, embedder).manifest
    second = build(folder, library, embedder, force=True).manifest
    assert second.embedded == 0
    assert second.version != first.version
    assert second.checksums == first.checksums
    assert second.content == first.content
    assert second.created > first.created


def test_only_what_changed_is_embedded(folder: Path, library: Library, embedder: Embedder) -> None:
    build(folder, library, embedder)
    text = DOCUMENTS["one.md"].replace("closes at 5", "closes at six")
    (folder / "one.md").write_text(text, encoding="utf-8")
    report = build(folder, library, embedder)
    # The passage and its changed sentence; the other sentence and the other document are kept.
    assert report.embedded == 2
    searcher = Searcher(library.open_current(embedder.identity), embedder)
    hits = searcher.answer("when does the reading room close?").hits
    assert "closes at six" in hits[0].passage.text
    assert not any("closes at 5" in hit.passage.text for hit in hits)


def test_a_removed_document_is_not_answered_any_more(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    build(folder, library, embedder)
    (folder / "two.md").unlink()
    report = build(folder, library, embedder)
    assert report.embedded == 0
    version = library.open_current(embedder.identity)
    assert {passage.document for passage in version.contents.passages} == {"one.md"}


def test_one_bad_file_does_not_stop_the_others(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 not really")
    (folder / "empty.md").write_bytes(b"")
    report = build(folder, library, embedder)
    outcomes = {outcome.file: outcome for outcome in report.outcomes}
    assert outcomes["bad.pdf"].status is Status.FAILED
    assert outcomes["empty.md"].status is Status.EMPTY
    assert outcomes["bad.pdf"].reason
    assert len(report.manifest.documents) == 2
    written = library.folder(report.manifest.version) / "report.json"
    assert {row["file"] for row in json.loads(written.read_text())} == set(outcomes)


def test_nothing_to_index_leaves_the_served_version(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    before = build(folder, library, embedder).manifest.version
    for path in folder.iterdir():
        path.write_bytes(b"")
    with pytest.raises(NothingToIndexError, match="ENTENTE_KNOWLEDGE_DIR") as caught:
        build(folder, library, embedder)
    assert {outcome.status for outcome in caught.value.outcomes} == {Status.EMPTY}
    assert library.current == before


def test_a_build_that_dies_leaves_the_old_version_and_no_leftovers(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    before = build(folder, library, embedder).manifest.version
    (folder / "one.md").write_text("# New\n\nA made-up text.\n", encoding="utf-8")

    def die(stage: str, _done: int, _total: int) -> None:
        if stage == "writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, library, embedder, progress=die)
    assert library.current == before
    assert [path.name for path in library.folder(before).parent.iterdir()] == [before]


def test_what_a_killed_build_left_is_cleared_by_the_next(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    version = build(folder, library, embedder).manifest.version
    leftover = library.folder(".building-new")
    leftover.mkdir()
    (leftover / "passages-vectors.npy").write_bytes(b"half")
    build(folder, library, embedder, force=True)
    assert not leftover.exists()
    assert library.folder(version).is_dir()


def test_two_builds_at_once_are_refused(folder: Path, library: Library, embedder: Embedder) -> None:
    with library.building(), pytest.raises(VersionError, match="Another build"):
        build(folder, library, embedder)
    assert build(folder, library, embedder).manifest.version == library.current


def test_what_was_agreed_to_is_published_and_nobody_builds_meanwhile(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    asked: list[Manifest | None] = []

    def agreed(served: Manifest | None) -> bool:
        asked.append(served)
        with pytest.raises(BuildingError, match="Anna"):
            build(folder, library, embedder, force=True)
        return len(asked) < 3

    first = build(folder, library, embedder, by="Anna", agreed=agreed)
    again = build(folder, library, embedder, by="Anna", agreed=agreed)
    second = build(folder, library, embedder, by="Anna", agreed=agreed, force=True)
    third = build(folder, library, embedder, by="Anna", agreed=agreed, force=True)
    # What is unchanged is not asked about.
    assert asked == [None, first.manifest, second.manifest]
    published = [report.published for report in (first, again, second, third)]
    assert published == [True, True, True, False]
    assert (library.current, library.candidate) == (
        second.manifest.version,
        third.manifest.version,
    )


def test_what_was_discarded_meanwhile_is_not_published(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    served = build(folder, library, embedder).manifest.version
    with pytest.raises(VersionError):
        build(folder, library, embedder, force=True, agreed=lambda _: bool(library.discard()))
    assert library.current == served


def test_what_cannot_be_reported_on_takes_the_place_of_what_waited(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    def fail(_served: Manifest | None) -> bool:
        raise VersionError("a made-up fault")

    build(folder, library, embedder)
    older = prepare(folder, library, embedder, force=True).manifest.version
    with pytest.raises(VersionError, match="made-up"):
        build(folder, library, embedder, force=True, agreed=fail)
    newer = library.candidate
    assert newer not in {None, older}
    assert not library.folder(older).is_dir()
    library.discard()
    assert library.candidate is None


def test_what_goes_while_it_is_checked_is_not_published(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    served = build(folder, library, embedder).manifest.version
    waiting = prepare(folder, library, embedder, force=True).manifest.version
    with ThreadPoolExecutor(1) as pool:
        with pointer_lock(library.folder(waiting).parents[1]):
            published = pool.submit(library.publish, waiting)
            # Long enough for it to check the version, and to wait for the lock.
            wait([published], timeout=1)
            shutil.rmtree(library.folder(waiting))
        with pytest.raises(VersionError):
            published.result()
    assert library.current == served


def test_above_a_size_token_vectors_take_half_the_room_and_answer_the_same(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    def tokens_bytes(version: str) -> int:
        return sum(p.stat().st_size for p in library.folder(version).glob("*-tokens.npy"))

    large = build(folder, library, embedder).manifest
    small = build(folder, library, embedder, token_limit=0).manifest
    assert (large.token_bits, small.token_bits, small.embedded) == (8, 4, 0)
    assert tokens_bytes(small.version) < 0.6 * tokens_bytes(large.version)
    again = build(folder, library, embedder, token_limit=0, force=True).manifest
    assert again.checksums == small.checksums
    hit = Searcher(library.open_current(), embedder).answer("when does the room close?").hits[0]
    assert hit.passage.document == "one.md"


def test_a_damaged_version_is_mended_by_building(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    damaged = build(folder, library, embedder).manifest.version
    (library.folder(damaged) / "passages-vectors.npy").write_bytes(b"damaged")
    report = build(folder, library, embedder)
    assert not report.unchanged
    assert isinstance(library.open_current(embedder.identity), IndexVersion)


def test_every_passage_is_its_documents_text_within_the_models_limit(
    searcher: Searcher, embedder: Embedder
) -> None:
    version = searcher.version
    contents = version.contents
    assert len(contents.kept.encodings) == len(contents.passages)
    assert len(contents.kept.sentences) == contents.kept.first_sentence[-1]
    counts = embedder.count_tokens([passage.text for passage in contents.passages])
    assert max(counts) <= embedder.passage_tokens


def test_what_stands_above_several_passages_is_encoded_once(
    folder: Path, library: Library, embedder: Embedder
) -> None:
    long = "\n\n".join(f"Made-up room {n} has {n} chairs and a door." for n in range(99))
    (folder / "long.md").write_text(f"# Rooms\n\n## Which rooms are there?\n\n{long}\n")
    build(folder, library, embedder)
    version = library.open_current()
    contents, kept = version.contents, version.contents.kept
    above = [
        heading_line(version.documents[passage.document].title, passage.headings)
        for passage in contents.passages
    ]
    assert len(kept.headings) == len(set(above)) < len(above)
    for row, line in enumerate(above):
        [(_, encoding)] = embedder.encode_passages([line])
        assert kept.headings.vectors[kept.heading_of[row]] @ encoding.vector > 0.999


def test_a_passage_under_no_heading_is_compared_by_its_own_text(
    tmp_path: Path, embedder: Embedder
) -> None:
    text = "It is made up."
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    material = Material((Document("bare", "", text, (Section((), (block,)),)),), (), (), "", 8)
    now = datetime.now(UTC)
    material.write(tmp_path, "bare", embedder, earlier=(), created=now, progress=silent)
    contents = IndexVersion.open(tmp_path).contents
    assert contents.kept.headings.vectors[0] @ contents.kept.encodings.vectors[0] > 0.999
