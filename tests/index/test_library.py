"""The versions on disk: what is served, what was, what waits, and what is removed."""

from __future__ import annotations

import dataclasses
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index import Action, BuildingError, Embedder, Library, VersionError
from index.publications import PUBLISHED
from tests.index.versions import BEGIN, DOCUMENTS, copy_as, version_of


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """Return the folder of a whole version."""
    root = tmp_path_factory.mktemp("source")
    version = version_of(DOCUMENTS, root, embedder).manifest.version
    return Library(root / "index").folder(version)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "index")


@pytest.fixture
def filled(library: Library, source: Path) -> Library:
    """Return a library in which the versions a to g were published, one a day."""
    for day, name in enumerate("abcdefg"):
        copy_as(source, library, name, day)
        library.publish(name, by="Anna", why=f"day {day}", now=BEGIN + timedelta(days=day))
    return library


def wait(library: Library, source: Path, name: str) -> None:
    """Make a copy of a version the candidate, as a build does."""
    with library.building() as folder:
        folder.rmdir()
        copy_as(source, library, folder.name, 9)
        library.propose(folder, name)


def names(library: Library) -> set[str]:
    """Return the names of everything among the versions, leftovers too."""
    return {path.name for path in library.folder("any").parent.iterdir()}


def test_an_empty_library_has_nothing_and_says_so(library: Library) -> None:
    assert library.current is None
    assert library.candidate is None
    assert library.predecessor is None
    assert library.history() == []
    assert library.versions() == []
    assert library.discard() is None
    assert library.prune(2) == []


def test_the_last_publication_is_served_and_all_are_remembered(filled: Library) -> None:
    history = filled.history()
    assert [entry.version for entry in history] == list("abcdefg")
    assert history[3].why == "day 3"
    assert history[3].at == BEGIN + timedelta(days=3)
    assert {entry.by for entry in history} == {"Anna"}
    assert filled.current == "g"
    assert filled.predecessor == "f"


def test_a_roll_back_is_a_publication_like_others(filled: Library) -> None:
    entry = filled.publish("c", by="Ben", roll_back=True)
    assert entry.action is Action.ROLL_BACK
    assert entry.at.utcoffset() == timedelta(0)
    assert Library(filled.folder("c").parents[1]).current == "c"
    assert filled.history()[-1] == entry
    # What was served before is what a second roll back goes to.
    assert filled.predecessor == "g"


def test_what_is_served_already_is_not_published_again(filled: Library) -> None:
    with pytest.raises(VersionError, match="g is the one that is served"):
        filled.publish("g")
    assert len(filled.history()) == 7


@pytest.mark.parametrize("name", ["", ".", "..", "../versions/a", "nowhere", ".building-new"])
def test_only_the_name_of_a_version_can_be_published(filled: Library, name: str) -> None:
    with pytest.raises(VersionError, match="no index version"):
        filled.publish(name)
    assert filled.current == "g"


def test_a_damaged_version_is_not_published(filled: Library) -> None:
    (filled.folder("c") / "passages.jsonl").write_text("damaged", encoding="utf-8")
    with pytest.raises(VersionError, match=r"passages\.jsonl"):
        filled.publish("c")
    assert filled.current == "g"


def test_a_version_of_another_model_is_not_published(filled: Library, embedder: Embedder) -> None:
    other = dataclasses.replace(embedder.identity, name="another-model")
    with pytest.raises(VersionError, match="another-model"):
        filled.publish("c", model=other)
    assert filled.current == "g"


def test_a_damaged_version_is_named_and_does_not_break_the_others(filled: Library) -> None:
    (filled.folder("b") / "manifest.json").write_text("{", encoding="utf-8")
    (filled.folder("d") / "manifest.json").unlink()
    assert [manifest.version for manifest in filled.versions()] == list("acefg")
    assert filled.damaged == ("b", "d")


def test_a_damaged_history_is_a_sentence_and_not_overwritten(filled: Library) -> None:
    path = filled.folder("a").parents[1] / PUBLISHED
    for text in ("{", "[]]", '[{"version": "a"}]', "\xff", ""):
        path.write_text(text, encoding="latin-1")
        for use in (lambda: filled.current, filled.history, lambda: filled.publish("a")):
            with pytest.raises(VersionError, match=PUBLISHED):
                use()
        assert path.read_text(encoding="latin-1") == text


def test_two_who_publish_at_once_are_both_remembered(filled: Library) -> None:
    begin = threading.Barrier(4)

    def publish(name: str) -> None:
        begin.wait()
        filled.publish(name, by=name)

    threads = [threading.Thread(target=publish, args=[name]) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entry.version for entry in filled.history()[7:]) == list("abcd")


def test_the_pointer_of_an_older_entente_is_read_and_kept_as_history(
    library: Library, source: Path
) -> None:
    for day, name in enumerate("abc"):
        copy_as(source, library, name, day)
    old = library.folder("a").parents[1] / "current"
    old.write_text("c\n", encoding="utf-8")
    assert library.current == "c"
    assert library.predecessor == "b"
    wait(library, source, "new")
    assert library.candidate == "new"
    library.publish("new")
    assert [entry.version for entry in library.history()] == ["a", "b", "c", "new"]
    assert library.history()[0].at == BEGIN
    assert not old.exists()


def test_a_candidate_waits_until_it_is_published(filled: Library, source: Path) -> None:
    wait(filled, source, "new")
    assert filled.candidate == "new"
    assert filled.current == "g"
    assert filled.predecessor == "f"
    filled.publish("new")
    assert filled.candidate is None
    assert filled.current == "new"
    assert filled.discard() is None
    assert filled.folder("new").is_dir()


def test_what_a_candidate_took_the_place_of_comes_back_until_it_is_settled(
    filled: Library, source: Path
) -> None:
    wait(filled, source, "old")
    filled.settle()
    filled.keep_report("old", "{}")
    wait(filled, source, "new")
    assert filled.candidate == "new"
    assert filled.discard() == "new"
    assert filled.candidate == "old"
    assert filled.report_path("old").is_file()
    wait(filled, source, "newer")
    filled.settle()
    assert names(filled) == {*"abcdefg", "newer"}
    assert filled.discard() == "newer"
    assert filled.candidate is None


def test_a_start_removes_what_a_kill_left_and_nothing_beside_a_build(
    filled: Library, source: Path
) -> None:
    wait(filled, source, "old")
    wait(filled, source, "new")
    folder = filled.folder("any").parent
    with filled.building() as building:
        filled.sweep()
        assert building.is_dir()
    (folder / ".building-new").mkdir()
    filled.sweep()
    assert names(filled) == {*"abcdefg", "new"}
    assert filled.candidate == "new"


def test_a_start_goes_on_where_nothing_can_be_removed(library: Library, filled: Library) -> None:
    index = filled.folder("any").parents[1]
    (index / "build.lock").unlink(missing_ok=True)
    # A lock that cannot be had, whoever tries: in a folder that is only read, root could write.
    (index / "build.lock").mkdir()
    (index / "versions" / ".building-new").mkdir()
    library.sweep()
    assert (index / "versions" / ".building-new").is_dir()
    assert library.current == "g"


def test_a_start_makes_no_folder(library: Library) -> None:
    library.sweep()
    assert not library.folder("any").parents[1].exists()


def test_a_discarded_candidate_leaves_nothing(filled: Library, source: Path) -> None:
    before = names(filled)
    wait(filled, source, "new")
    filled.keep_report("new", "a made-up report")
    assert filled.report_path("new").read_text(encoding="utf-8") == "a made-up report"
    assert filled.discard() == "new"
    assert filled.candidate is None
    assert names(filled) == before
    assert not filled.report_path("new").exists()
    filled.keep_report("new", "too late")
    assert not filled.report_path("new").exists()


def test_a_new_candidate_takes_the_place_of_the_old(filled: Library, source: Path) -> None:
    wait(filled, source, "new")
    wait(filled, source, "newer")
    assert filled.candidate == "newer"
    filled.settle()
    assert names(filled) == {*"abcdefg", "newer"}


def test_a_pointer_to_what_was_published_or_is_gone_is_no_candidate(filled: Library) -> None:
    pointer = filled.folder("a").parents[1] / "candidate"
    for text in ("c\n", "nowhere\n", "..\n", "\n", "\xff"):
        pointer.write_text(text, encoding="latin-1")
        assert filled.candidate is None
        assert filled.discard() is None
    assert names(filled) == set("abcdefg")


@pytest.mark.parametrize(("keep", "left"), [(2, "fg"), (3, "efg"), (7, "abcdefg"), (50, "abcdefg")])
def test_the_last_published_stay(filled: Library, keep: int, left: str) -> None:
    for name in "abcdefg":
        filled.keep_report(name, "a made-up report")
    removed = filled.prune(keep)
    assert names(filled) == set(left)
    assert sorted(removed) == sorted(set("abcdefg") - set(left))
    assert [name for name in "abcdefg" if filled.report_path(name).exists()] == list(left)
    # What was is remembered, though it cannot be gone back to.
    assert len(filled.history()) == 7


def test_served_predecessor_and_candidate_stay_whatever_their_age(
    filled: Library, source: Path
) -> None:
    filled.publish("a", roll_back=True)
    filled.publish("b", roll_back=True)
    wait(filled, source, "new")
    filled.prune(1)
    assert names(filled) == {"a", "b", "new"}
    assert (filled.current, filled.predecessor, filled.candidate) == ("b", "a", "new")


def test_a_missing_served_version_does_not_cost_those_before_it(filled: Library) -> None:
    filled.folder("g").rename(filled.folder("g").with_name(".moved-away"))
    filled.prune(2)
    assert names(filled) == {"e", "f", ".moved-away"}


def test_what_a_kill_left_is_removed_by_pruning(filled: Library) -> None:
    index = filled.folder("a").parents[1]
    for name in (".building-new", ".leftover-old"):
        filled.folder(name).mkdir()
        (filled.folder(name) / "half.npy").write_bytes(b"half")
    filled.keep_report("g", "a made-up report")
    torn = [index / ".published.json.tmp", filled.report_path("g").with_name(".g.json.tmp")]
    for path in (*torn, filled.report_path("gone")):
        path.write_text("half", encoding="utf-8")
    filled.prune(50)
    assert names(filled) == set("abcdefg")
    assert not any(path.exists() for path in (*torn, filled.report_path("gone")))
    assert filled.report_path("g").exists()


def test_the_second_who_builds_is_told_who_is_at_work(library: Library) -> None:
    with library.building(by="Anna"):
        for attempt in (lambda: library.building(by="Ben").__enter__(), lambda: library.prune(2)):
            with pytest.raises(BuildingError, match=r"^Anna is reindexing since \d\d:\d\d UTC\. "):
                attempt()
        with pytest.raises(BuildingError) as caught, library.building(by="Ben"):
            pass
    assert caught.value.by == "Anna"
    assert caught.value.since is not None
    assert caught.value.since <= datetime.now(UTC)
    with library.building(by="Ben"), pytest.raises(BuildingError, match="Ben"):
        library.prune(2)


def test_a_holder_that_cannot_be_read_is_no_reason_to_fail(library: Library) -> None:
    with library.building():
        holder = library.folder("any").parents[1] / "build.holder"
        for text in ("", "{", '{"by": 3}'):
            holder.write_text(text, encoding="utf-8")
            with pytest.raises(BuildingError, match="Another build") as caught:
                library.prune(2)
            assert caught.value.by is None
        holder.unlink()
        with pytest.raises(BuildingError, match="Another build"):
            library.prune(2)
