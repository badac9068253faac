"""The list of hidden passages: a file that people read and may write."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge import Passage
from knowledge.hidden import HiddenError, hide, is_hidden, read_hidden, show

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def passage(text: str, document: str = "made-up.md") -> Passage:
    return Passage(document, (), text, 0, len(text), ((0, len(text)),))


def test_a_folder_without_a_list_hides_nothing(tmp_path: Path) -> None:
    assert read_hidden(tmp_path) == ()
    assert not show(tmp_path, passage("A made-up text."))


def test_what_is_hidden_is_read_back_and_can_be_shown(tmp_path: Path) -> None:
    texts = ["A made-up text:\n  “naïve”, # no comment.", "- yes\n- no: 1", "Zweiter Text. 日本語"]
    for text in texts:
        assert hide(tmp_path, passage(text), "Anna", AT)
        assert not hide(tmp_path, passage(text), "Ben", AT)
    hidden = read_hidden(tmp_path)
    assert [entry.quote for entry in hidden] == [" ".join(text.split()) for text in texts]
    assert {(entry.document, entry.by, entry.at) for entry in hidden} == {
        ("made-up.md", "Anna", AT)
    }
    assert show(tmp_path, passage(texts[1]))
    assert read_hidden(tmp_path) == (hidden[0], hidden[2])
    for text in texts:
        show(tmp_path, passage(text))
    assert read_hidden(tmp_path) == ()


def test_a_passage_is_hidden_in_its_own_document_whatever_its_white_space(tmp_path: Path) -> None:
    hide(tmp_path, passage("Two  made-up\nlines."), "Anna", AT)
    hidden = read_hidden(tmp_path)
    assert is_hidden(passage("Two made-up lines."), hidden) == hidden[0]
    assert not is_hidden(passage("Two made-up lines. More."), hidden)
    assert not is_hidden(passage("Two made-up lines.", "other.md"), hidden)


def test_a_list_that_a_person_wrote_is_read(tmp_path: Path) -> None:
    written = "# Ours\n- document: made-up.md\n  quote: >\n    Two made-up\n    lines.\n"
    (tmp_path / "hidden.yaml").write_text(written, encoding="utf-8")
    assert is_hidden(passage("Two made-up lines."), read_hidden(tmp_path))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("- document: [", "line 1"),
        ("document: made-up.md", "is not a list"),
        ("- document: made-up.md", "entry 1 quote"),
        ("- quote: 3\n  document: made-up.md", "entry 1 quote"),
        ("- {document: a, quote: b, at: 2026-01-01T10:00:00}", "entry 1 at"),
        ("\xff", "cannot be read"),
    ],
)
def test_a_faulty_list_is_named_and_left_alone(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "hidden.yaml"
    path.write_text(text, encoding="latin-1")
    for use in (read_hidden, lambda folder: hide(folder, passage("A made-up text."), "Anna", AT)):
        with pytest.raises(HiddenError, match=rf"hidden\.yaml.*{named}"):
            use(tmp_path)
    assert path.read_text(encoding="latin-1") == text


def test_two_who_hide_at_once_are_both_heard(tmp_path: Path) -> None:
    texts = [f"Made-up text {number}." for number in range(8)]
    begin = threading.Barrier(len(texts))

    def act(text: str) -> None:
        begin.wait()
        hide(tmp_path, passage(text), "Anna", AT)

    threads = [threading.Thread(target=act, args=[text]) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(entry.quote for entry in read_hidden(tmp_path)) == texts
