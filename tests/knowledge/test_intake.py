"""Taking files in: honest ones, and all that strangers may hand in. Every text is made up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import docx
import pytest

from knowledge.answers import write_answer
from knowledge.errors import KnowledgeError
from knowledge.folder import Status, read_folder
from knowledge.intake import (
    LARGEST_UPLOAD,
    Accepted,
    Details,
    RefusedFileError,
    Upload,
    accept,
    check_upload,
    oldest_date,
    remove,
    stale,
)
from knowledge.model import Document
from tests.knowledge.files import pdf, word
from tests.knowledge.outline import paths, texts

DETAILS = Details("A made-up course", "joint", date(2026, 3, 2), "https://example.org/course", "en")
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:a\r\n"
    b"SUMMARY:Made-up meeting\r\nDTSTART:20270101T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def take(folder: Path, name: str, data: bytes, details: Details | None = None) -> Accepted:
    return accept(folder, Upload(name, data), details)


def refused(folder: Path, name: str, data: bytes, declared: int | None = None) -> str:
    with pytest.raises(RefusedFileError) as caught:
        accept(folder, Upload(name, data, declared))
    assert not [path for path in folder.rglob("*") if not path.name.startswith(".")]
    return str(caught.value)


def only(folder: Path) -> Document:
    """Return the one document of a folder that was read without a complaint."""
    (document,) = read_folder(folder).documents
    assert [(each.status, each.reason) for each in read_folder(folder).outcomes] == [
        (Status.INDEXED, "")
    ]
    return document


def test_a_document_lands_as_markdown_with_what_is_said_of_it(folder: Path) -> None:
    source = docx.Document()
    source.add_heading("By-laws", level=1)
    source.add_paragraph("They hold.")
    source.add_heading("Members:", level=2)
    source.add_paragraph("people", style="List Bullet")
    taken = take(folder, "by laws.DOCX", word(source), DETAILS)
    assert taken == Accepted("documents/a-made-up-course.md", "A made-up course")
    assert (folder / taken.file).read_text(encoding="utf-8") == (
        "---\ntitle: A made-up course\nurl: https://example.org/course\nsociety: joint\n"
        "as_of: 2026-03-02\nlanguage: en\n---\n\n# By-laws\n\nThey hold.\n\n## Members:\n\n"
        "- people\n"
    )
    document = only(folder)
    assert (document.title, document.url) == ("A made-up course", "https://example.org/course")
    assert (document.society, document.as_of) == ("joint", date(2026, 3, 2))
    assert paths(document) == [("By-laws",), ("By-laws", "Members")]
    assert texts(document) == ["They hold.", "- people"]


def test_without_a_word_of_the_moderator_the_file_says_it(folder: Path) -> None:
    data = b"---\nsociety: siim\nas_of: 2024-05-31\n---\n# The exam\n\nIt is hard.\n"
    assert take(folder, "x.md", data) == Accepted("documents/the-exam.md", "The exam")
    document = only(folder)
    assert (document.society, document.as_of) == ("siim", date(2024, 5, 31))


def test_the_name_of_the_file_is_the_last_resort(folder: Path) -> None:
    taken = take(folder, "Fees_of-2027.txt", b"Nothing of it is dear, and all of it is made up.\n")
    assert (taken.file, taken.title) == ("documents/fees-of-2027.md", "Fees of 2027")
    assert "give it a date" in " ".join(taken.notes)


def test_a_markdown_file_keeps_its_own_words_and_sources(folder: Path) -> None:
    body = "## When?\n\nIn *spring*.\n\nSource: https://example.org/a (as of 2018)\n"
    take(folder, "x.md", f"---\ntitle: T\n---\n\n{body}".encode())
    assert (folder / "documents/t.md").read_text(encoding="utf-8").endswith(f"---\n\n{body}")
    (section,) = only(folder).sections
    assert (section.url, section.as_of) == ("https://example.org/a", "2018")


def test_two_writers_at_once_write_one_file(folder: Path) -> None:
    def one(number: int) -> str:
        try:
            return write(number).file
        except RefusedFileError as error:
            return str(error)

    def write(number: int) -> Accepted:
        day = date(2026, 11, 24)
        return write_answer(folder, "Why?", f"Because of {number}.", author="Mo Made-Up", day=day)

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(one, range(12)))
    assert said.count("documents/why.md") == 1
    assert sum("is there already" in each for each in said) == 11
    assert only(folder).text == f"Because of {said.index('documents/why.md')}."


def test_the_author_stands_in_the_file_and_not_in_an_answer(folder: Path) -> None:
    take(folder, "x.md", b"One.\n", Details("T", author="Moderator Made-Up"))
    assert "author: Moderator Made-Up\n" in (folder / "documents/t.md").read_text("utf-8")
    assert "Moderator" not in only(folder).text


def test_a_calendar_is_kept_as_it_is(folder: Path) -> None:
    taken = take(folder, "meetings.ics", CALENDAR)
    assert taken == Accepted("events/meetings.ics", "Meetings", events=1)
    assert (folder / taken.file).read_bytes() == CALENDAR


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("../../etc/passwd", "documents/etc-passwd.md"),
        ("Wie groß ist Łódź?", "documents/wie-gross-ist-lodz.md"),
        ("L'été à Paris", "documents/lete-a-paris.md"),
        (".hidden", "documents/hidden.md"),
        ("x" * 190, f"documents/{'x' * 60}.md"),
    ],
)
def test_a_title_is_a_name_without_any_path(folder: Path, title: str, file: str) -> None:
    assert take(folder, "x.txt", b"Made-up words.\n", Details(title)).file == file
    assert only(folder).title == title


def test_titles_in_other_scripts_have_names_of_their_own(folder: Path) -> None:
    first = take(folder, "x.txt", b"One.\n", Details("画像情報学"))
    second = take(folder, "x.txt", b"Two.\n", Details("医用画像"))
    assert first.file != second.file
    assert {document.title for document in read_folder(folder).documents} == {
        "画像情報学",
        "医用画像",
    }


def test_what_is_there_is_replaced_only_when_asked(folder: Path) -> None:
    take(folder, "x.txt", b"The first.\n", Details("T"))
    with pytest.raises(RefusedFileError, match=r"^documents/t\.md is there already\."):
        take(folder, "x.txt", b"The second.\n", Details("T"))
    assert only(folder).text == "The first."
    taken = accept(folder, Upload("x.txt", b"The second.\n"), Details("T"), replace=True)
    assert taken.replaced
    assert only(folder).text == "The second."


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (Details(url="example.org"), "https://"),
        (Details(language="the Queen's"), "pt-BR"),
        (Details(title="x" * 201), "200"),
        (Details(author="x" * 81), "80"),
    ],
)
def test_details_that_cannot_be_are_refused(folder: Path, details: Details, said: str) -> None:
    with pytest.raises(RefusedFileError, match=said):
        take(folder, "x.txt", b"One.\n", details)


def test_a_title_of_several_lines_adds_no_field(folder: Path) -> None:
    take(folder, "x.txt", b"One.\n", Details("T\nurl: https://example.org/\n---\n# x: y"))
    assert (only(folder).title, only(folder).url) == (
        "T url: https://example.org/ --- # x: y",
        None,
    )


@pytest.mark.parametrize(
    "name", ["../x.md", "a/../../x.md", "/etc/x.md", "C:\\x.md", "..\\x.md", "x\n.md", "x\0.md"]
)
def test_a_name_that_is_a_path_is_refused(folder: Path, name: str) -> None:
    assert "is not taken. Its name" in refused(folder, name, b"One.\n")


def test_a_name_that_turns_the_writing_is_refused(folder: Path) -> None:
    said = refused(folder, "x\u202efdp.md", b"One.\n")
    assert "\u202e" not in said
    assert said.startswith("xfdp.md is not taken.")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.exe", b"MZ\0", ".docx"),
        ("x", b"One.", ".docx"),
        ("x.doc", b"\xd0\xcf\x11\xe0", "Save it as .docx."),
        ("x.docm", b"PK\x03\x04", "macros"),
        ("x.pdf", b"MZ\x90\0\0\0", "a program"),
        ("x.md", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("x.txt", b"%PDF-1.7\n", "a PDF file"),
        ("x.txt", b"\0" * 128 + b"DICM", "a DICOM image"),
        ("x.md", b"PK\x03\x04", "a zip archive"),
        ("x.txt", b"<!DOCTYPE html><html><p>One.", "a web page"),
        ("x.docx", b"Only text.", "something else"),
        ("x.docx", b"%PDF-1.7\n", "a PDF file"),
        ("x.pdf", b"Only text.", "something else"),
        ("x.html", b"Only text.", "no web page"),
        ("x.ics", b"Only text.", "calendar"),
        ("x.ics", b"PK\x03\x04", "a zip archive"),
        ("x.md", b"a\0b\0\0", "not text"),
        ("x.md", b"", "empty"),
        ("x.ics", b"", "empty"),
        ("x.docx", b"PK\x03\x04" + b"x" * 99, "broken"),
        ("x.docx", b"\xd0\xcf\x11\xe0" + b"x" * 99, "encrypted"),
        ("x.pdf", pdf([["One."]], encrypted=True), "encrypted"),
        ("x.pdf", pdf([[]]), "no text layer"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(
    folder: Path, name: str, data: bytes, said: str
) -> None:
    sentence = refused(folder, name, data)
    assert sentence.startswith(f"{name} is not taken.")
    assert said in sentence


def test_a_size_that_is_a_lie_is_refused(folder: Path) -> None:
    assert "said to have 1,024 bytes" in refused(folder, "x.txt", b"One. " * 9999, 1024)
    assert "MiB" in refused(folder, "x.txt", b"x" * (LARGEST_UPLOAD + 1), 1024)


def test_what_is_declared_too_large_is_refused_before_it_is_fetched() -> None:
    with pytest.raises(RefusedFileError, match=r"^x\.txt is not taken\. It has 100\.0 MiB"):
        check_upload("x.txt", 100 * 1024 * 1024)
    check_upload("x.txt", LARGEST_UPLOAD)


def test_scripts_of_a_page_are_not_kept(folder: Path) -> None:
    page = (
        b"<html><head><title>A page</title><script>evil()</script></head><body><article>"
        b"<p onload='evil()'>Said on the page.</p><svg onload='evil()'></svg>"
        b"<script>evil()</script></article></body></html>"
    )
    taken = take(folder, "page.html", page)
    kept = (folder / taken.file).read_text(encoding="utf-8")
    assert "Said on the page." in kept
    assert "evil" not in kept
    assert "<" not in kept


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder / "documents").symlink_to(tmp_path / "outside")
    with pytest.raises(RefusedFileError, match="outside"):
        take(folder, "x.txt", b"One.\n")
    assert not list((tmp_path / "outside").iterdir())


def test_what_a_killed_writer_left_is_no_document_and_goes(folder: Path) -> None:
    left = folder / "documents" / ".x.md.123.tmp"
    left.parent.mkdir()
    left.write_text("Half of a made-up", encoding="utf-8")
    assert not read_folder(folder).outcomes
    take(folder, "x.txt", b"One.\n")
    assert not left.exists()
    assert only(folder).text == "One."


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no knowledge folder"):
        take(tmp_path / "none", "x.txt", b"One.\n")


def test_a_document_is_removed_and_only_once(folder: Path) -> None:
    taken = take(folder, "x.txt", b"One.\n")
    remove(folder, taken.file)
    assert not read_folder(folder).documents
    with pytest.raises(RefusedFileError, match=r"^There is no documents/x\.md any more\."):
        remove(folder, taken.file)


@pytest.mark.parametrize(
    "document", ["../kept.md", "/kept.md", "documents/../../kept.md", "a\\b.md", ".x.md", "", "."]
)
def test_nothing_else_is_removed(folder: Path, document: str) -> None:
    kept = folder.parent / "kept.md"
    kept.write_text("Here.", encoding="utf-8")
    with pytest.raises(RefusedFileError):
        remove(folder, document)
    assert kept.exists()


@pytest.mark.parametrize("name", ["aliases.yaml", "golden.yaml", "code.py"])
def test_what_is_no_document_is_not_removed(folder: Path, name: str) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    with pytest.raises(RefusedFileError, match="no document"):
        remove(folder, name)
    assert (folder / name).exists()


def test_the_undated_and_the_oldest_come_first(folder: Path) -> None:
    for title, day in [("B", date(2024, 1, 1)), ("C", None), ("A", date(2020, 6, 1))]:
        take(folder, "x.txt", f"It is {title}.\n".encode(), Details(title, as_of=day))
    take(
        folder,
        "x.md",
        b"## Now\n\nNew.\n\n## Then\n\nOld.\n\nSource: https://example.org/ (as of 2008)\n",
        Details("D", as_of=date(2025, 1, 1)),
    )
    found = stale(read_folder(folder).documents)
    assert [(document.title, oldest_date(document)) for document in found] == [
        ("C", None),
        ("D", "2008"),
        ("A", "2020-06-01"),
        ("B", "2024-01-01"),
    ]
