"""What a candidate changes: documents, files, passages and the words in them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import (
    Change,
    Embedder,
    FileWord,
    IndexVersion,
    Library,
    PassageChange,
    VersionDiff,
    VersionError,
    build,
    compare,
    prepare,
    words,
)
from index.outcomes import read_outcomes
from index.pairing import Kind, Mark, marked, pair_passages
from knowledge import Outcome, Passage, Status
from tests.index.versions import version_of, write

LONG = "The made-up house has many rooms, and each of them has a door, a window and a lamp in it."
BEFORE = {
    "kept.md": "# Kept\n\nThis made-up text stays as it is.\n",
    "edited.md": f"# Edited\n\n## Rooms\n\n{LONG}\n\n## Doors\n\nThe made-up doors are blue.\n",
    "dated.md": "---\nas_of: 2020-01-01\n---\n# Dated\n\nA made-up text with a date.\n",
    "gone.md": "# Gone\n\nNobody will read this made-up text again.\n",
    "broken.md": "# Broken\n\nThis made-up file will be empty.\n",
}
AFTER = {
    "kept.md": BEFORE["kept.md"],
    "edited.md": BEFORE["edited.md"]
    .replace("many rooms", "very many rooms")
    .replace(" a lamp", ""),
    "dated.md": BEFORE["dated.md"].replace("2020", "2024"),
    "broken.md": "",
    "new.md": "# New\n\nA new made-up text about boats.\n",
    "photo.jpg": "not really",
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> IndexVersion:
    return version_of(BEFORE, tmp_path_factory.mktemp("before"), embedder)


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> IndexVersion:
    return version_of(AFTER, tmp_path_factory.mktemp("after"), embedder)


OUTCOMES = (
    Outcome("broken.md", Status.EMPTY, "It has 0 bytes."),
    Outcome("dated.md", Status.INDEXED, "", "dated.md"),
    Outcome("edited.md", Status.INDEXED, "", "edited.md"),
    Outcome("kept.md", Status.INDEXED, "", "kept.md"),
    Outcome("new.md", Status.INDEXED, "", "new.md"),
    Outcome("photo.jpg", Status.SKIPPED, "I read other files."),
)


@pytest.fixture(scope="module")
def diff(before: IndexVersion, after: IndexVersion) -> VersionDiff:
    return compare(before, after, OUTCOMES)


def test_each_document_is_said_to_be_what_it_is(diff: VersionDiff) -> None:
    assert {document.id: document.change for document in diff.documents} == {
        "kept.md": Change.UNCHANGED,
        "edited.md": Change.CHANGED,
        "dated.md": Change.CHANGED,
        "gone.md": Change.REMOVED,
        "broken.md": Change.REMOVED,
        "new.md": Change.ADDED,
    }
    (new,) = diff.changed(Change.ADDED)
    assert (new.title, new.passages_before, new.passages_after) == ("New", 0, 1)


def test_each_file_has_one_word_and_all_words_are_counted(diff: VersionDiff) -> None:
    assert {file.file: file.word for file in diff.files} == {
        "kept.md": FileWord.UNCHANGED,
        "edited.md": FileWord.INDEXED,
        "dated.md": FileWord.INDEXED,
        "new.md": FileWord.INDEXED,
        "broken.md": FileWord.EMPTY,
        "photo.jpg": FileWord.SKIPPED,
        "gone.md": FileWord.PRUNED,
    }
    assert diff.counts == {
        FileWord.INDEXED: 3,
        FileWord.UNCHANGED: 1,
        FileWord.SKIPPED: 1,
        FileWord.EMPTY: 1,
        FileWord.FAILED: 0,
        FileWord.PRUNED: 1,
    }


def test_a_changed_date_is_a_change_without_a_changed_passage(diff: VersionDiff) -> None:
    (dated,) = (document for document in diff.documents if document.id == "dated.md")
    assert [(f.name, f.before, f.after) for f in dated.fields] == [
        ("as_of", "2020-01-01", "2024-01-01")
    ]
    assert not any(passage.document == "dated.md" for passage in diff.passages)


def test_the_changed_words_are_marked(diff: VersionDiff) -> None:
    (change,) = (passage for passage in diff.passages if passage.document == "edited.md")
    assert change.kind is Kind.CHANGED
    runs = words(change)
    assert "".join(marked(runs, {Mark.DELETED: ("[", "]"), Mark.INSERTED: ("{", "}")})).startswith(
        "The made-up house has {very} many rooms"
    )
    gone = "".join(run.text for run in runs if run.mark is Mark.DELETED)
    assert gone.strip() == "a lamp"


def test_a_first_version_only_adds(after: IndexVersion) -> None:
    diff = compare(None, after, OUTCOMES)
    assert diff.before is None
    assert {document.change for document in diff.documents} == {Change.ADDED}
    assert len(diff.passages) == after.manifest.passages
    assert {(passage.kind, passage.before) for passage in diff.passages} == {(Kind.ADDED, None)}


def test_a_version_changes_nothing_in_itself(before: IndexVersion) -> None:
    diff = compare(before, before, ())
    assert {document.change for document in diff.documents} == {Change.UNCHANGED}
    assert (diff.passages, diff.files, diff.notes) == ((), (), ())


def test_another_encoder_of_the_same_model_is_a_sentence_of_its_own(before: IndexVersion) -> None:
    made_with = before.manifest.model
    other = dataclasses.replace(before.manifest, model=made_with.by("another-encoder"))
    [note] = compare(before, dataclasses.replace(before, manifest=other), ()).notes
    assert "another-encoder" in note
    assert made_with.encoder in note
    assert made_with.name not in note


def test_another_model_splitter_or_list_of_names_is_a_sentence(before: IndexVersion) -> None:
    model = dataclasses.replace(before.manifest.model, name="another-model")
    names = dataclasses.replace(before.contents.aliases, names={"made up": "made-up"})
    other = dataclasses.replace(
        before,
        manifest=dataclasses.replace(before.manifest, model=model, splitter="made-up"),
        contents=dataclasses.replace(before.contents, aliases=names),
    )
    notes = compare(before, other, ()).notes
    assert len(notes) == 3
    assert all(note.endswith(".") for note in notes)
    for word in ("another-model", before.manifest.model.name, "made-up", "aliases.yaml"):
        assert any(word in note for note in notes)


def test_a_diff_is_read_back_as_it_was_written(diff: VersionDiff) -> None:
    assert VersionDiff.from_json(diff.to_json()) == diff
    for text in ("", "{", "[]", '{"before": null}'):
        with pytest.raises(VersionError, match="damaged"):
            VersionDiff.from_json(text)


def passage(text: str, *headings: str) -> Passage:
    return Passage("made-up.md", headings, text, 0, len(text), ((0, len(text)),))


def test_a_passage_that_only_moved_is_no_change() -> None:
    first, second, third = (passage(f"Made-up text {word}.") for word in ("one", "two", "three"))
    assert pair_passages([first, second, third], [third, first, second]) == []
    (change,) = pair_passages([first, first, second], [second, first])
    assert (change.kind, change.before) == (Kind.REMOVED, first.text)


def test_a_passage_under_another_heading_says_so() -> None:
    (change,) = pair_passages([passage(LONG, "Rooms")], [passage(LONG, "House", "Rooms")])
    assert change.kind is Kind.CHANGED
    assert (change.headings_before, change.headings) == (("Rooms",), ("House", "Rooms"))
    assert {run.mark for run in words(change)} == {Mark.SAME}


def test_each_passage_is_paired_with_the_one_most_like_it() -> None:
    doors = "The blue doors of the made-up house are locked at night by the guard."
    changes = pair_passages(
        [passage(LONG), passage(doors)],
        [
            passage("Boats may be hired at the quay."),
            passage(doors.replace("blue", "red")),
            passage(LONG.replace("lamp", "bell")),
        ],
    )
    pairs = {change.after: (change.kind, change.before) for change in changes}
    assert pairs == {
        "Boats may be hired at the quay.": (Kind.ADDED, None),
        doors.replace("blue", "red"): (Kind.CHANGED, doors),
        LONG.replace("lamp", "bell"): (Kind.CHANGED, LONG),
    }


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_of_words_put_together_are_both_texts(old: str, new: str) -> None:
    runs = words(PassageChange("made-up.md", (), Kind.CHANGED, old, new))
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == new


def test_of_500_documents_one_that_changed_is_embedded_and_shown_alone(
    tmp_path: Path, embedder: Embedder
) -> None:
    texts = {
        f"{number:03}.md": f"# Made-up document {number}\n\nNumber {number} is made up.\n"
        for number in range(499)
    }
    parts = [f"## Part {n}\n\nPart {n} of this made-up text says {n} things.\n" for n in range(6)]
    folder = write(tmp_path / "knowledge", texts | {"parts.md": "# Parts\n\n" + "\n".join(parts)})
    library = Library(tmp_path / "index")
    first = build(folder, library, embedder)
    assert len(first.manifest.documents) == 500
    parts[2] = parts[2].replace("2 things", "two things")
    parts[4] = "## Part 4\n\nNow boats are hired at the quay. Rain is likely in the made-up bay.\n"
    (folder / "parts.md").write_text("# Parts\n\n" + "\n".join(parts), encoding="utf-8")
    report = prepare(folder, library, embedder)
    # Two passages and the one and two sentences in them; a passage of one sentence is one text.
    assert report.embedded == 1 + 1 + 2
    made = library.folder(report.manifest.version)
    diff = compare(library.open_current(), IndexVersion.open(made), read_outcomes(made))
    (document,) = diff.changed(Change.ADDED, Change.CHANGED, Change.REMOVED)
    assert (document.id, document.change) == ("parts.md", Change.CHANGED)
    assert diff.counts[FileWord.UNCHANGED] == 499
    assert {(p.document, p.headings[-1], p.kind) for p in diff.passages} == {
        ("parts.md", "Part 2", Kind.CHANGED),
        ("parts.md", "Part 4", Kind.ADDED),
        ("parts.md", "Part 4", Kind.REMOVED),
    }
