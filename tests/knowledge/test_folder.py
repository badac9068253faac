"""Reading a folder: what became of every file."""

import os
from pathlib import Path

import pytest

from knowledge.errors import KnowledgeError
from knowledge.folder import LARGEST_FILE, Outcome, Status, read_folder
from tests.knowledge.files import pdf, word


def write(folder: Path, **files: bytes | str) -> None:
    """Write files; two underscores stand for a slash and one for the dot before the suffix."""
    for name, content in files.items():
        stem, _, suffix = name.replace("__", "/").rpartition("_")
        path = folder / f"{stem}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def outcomes(folder: Path) -> dict[str, Outcome]:
    return {outcome.file: outcome for outcome in read_folder(folder).outcomes}


def test_every_format_is_read_in_order_of_the_paths(folder: Path) -> None:
    write(folder, b_md="B", a__z_txt="Z", a_pdf=pdf([["P"]]), c_html="<p>H</p>", A_MD="A")
    reading = read_folder(folder)
    ids = [document.id for document in reading.documents]
    assert ids == sorted(["b.md", "a/z.txt", "a.pdf", "c.html", "A.MD"])
    assert [outcome.document for outcome in reading.outcomes] == ids
    assert {outcome.status for outcome in reading.outcomes} == {Status.INDEXED}


def test_reading_twice_gives_the_same(folder: Path) -> None:
    write(folder, b_md="# B\n\nText", a__z_txt="Z", c_html="<p>H</p>")
    assert read_folder(folder) == read_folder(folder)


def test_the_bots_own_files_are_not_mentioned(folder: Path) -> None:
    names = ["code.py", "py.typed", "feeds.yaml", "x.yml", "days.ics", ".hidden.md", ".git/a.md"]
    for name in [*names, "__pycache__/code.pyc", "__pycache__/a.md"]:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    assert read_folder(folder).outcomes == ()


def test_other_suffixes_are_skipped_with_what_is_read(folder: Path) -> None:
    write(folder, data_json="{}")
    outcome = outcomes(folder)["data.json"]
    assert outcome.status is Status.SKIPPED
    assert ".md" in outcome.reason
    assert ".docx" in outcome.reason


@pytest.mark.parametrize(
    ("suffix", "content", "status", "reason"),
    [
        ("md", b"", Status.EMPTY, "0 bytes"),
        ("pdf", b"", Status.EMPTY, "0 bytes"),
        ("txt", b" \n\t\n", Status.EMPTY, "white space"),
        ("md", b"# Only a heading", Status.EMPTY, "headings"),
        ("md", b"<!-- nothing -->", Status.EMPTY, "no text"),
        ("txt", b"\x89PNG\r\n\x1a\n" + bytes(64), Status.FAILED, "not text"),
        ("md", b"---\nas_of: soon\n---\nText", Status.FAILED, "`as_of`"),
        ("pdf", b"%PDF-", Status.FAILED, "broken"),
        ("pdf", pdf([["Secret"]], encrypted=True), Status.FAILED, "is encrypted"),
        ("pdf", pdf([[]]), Status.EMPTY, "a scan?"),
        ("docx", b"PK", Status.FAILED, "broken"),
        ("docx", word(), Status.EMPTY, "no text"),
        ("html", b"<nav>Home</nav>", Status.EMPTY, "navigation"),
    ],
)
def test_a_bad_file_is_reported_and_stops_nothing(
    folder: Path, suffix: str, content: bytes, status: Status, reason: str
) -> None:
    (folder / f"a.{suffix}").write_bytes(content)
    write(folder, good_md="Good text.")
    found = outcomes(folder)
    assert found[f"a.{suffix}"].status is status
    assert reason in found[f"a.{suffix}"].reason
    assert found[f"a.{suffix}"].document is None
    assert found["good.md"].status is Status.INDEXED


def test_an_error_nobody_foresaw_is_reported_by_its_name(folder: Path) -> None:
    write(folder, a_md="---\nx: " + "[" * 20_000 + "\n---\nText", good_md="Good text.")
    found = outcomes(folder)
    assert found["a.md"].status is Status.FAILED
    assert "RecursionError" in found["a.md"].reason
    assert found["good.md"].status is Status.INDEXED


def test_a_file_over_the_limit_is_skipped(folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    outcome = outcomes(folder)["large.txt"]
    assert outcome.status is Status.SKIPPED
    assert "25 MiB" in outcome.reason


def test_the_same_text_is_indexed_once(folder: Path) -> None:
    write(folder, a_md="**Same** text.", b_txt="Same text.", c_md="Other text.")
    reading = read_folder(folder)
    assert [document.id for document in reading.documents] == ["a.md", "c.md"]
    assert reading.outcomes[1].status is Status.SKIPPED
    assert "same text as a.md" in reading.outcomes[1].reason


def test_the_same_title_is_no_hindrance(folder: Path) -> None:
    write(folder, a_md="# Title\n\nOne.", b_md="# Title\n\nTwo.")
    documents = read_folder(folder).documents
    assert [document.title for document in documents] == ["Title", "Title"]
    assert len({document.id for document in documents}) == len(documents)


def test_links_are_not_followed_out_of_the_folder(folder: Path) -> None:
    secret = folder.parent / "secret.md"
    secret.write_text("Secret.")
    (folder / "out.md").symlink_to(secret)
    (folder / "up").symlink_to(folder.parent)
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    found = outcomes(folder)
    assert found["out.md"].status is Status.SKIPPED
    assert found["up"].status is Status.SKIPPED
    assert found["gone.md"].status is Status.FAILED
    assert found["loop.md"].status is Status.FAILED
    assert read_folder(folder).documents == ()


def test_a_mounted_configuration_is_read_once(folder: Path) -> None:
    # So does Kubernetes lay out a volume: links into a hidden folder that is swapped as a whole.
    write(folder, **{"..2024__a_md": "Text."})
    (folder / "..data").symlink_to("..2024")
    (folder / "a.md").symlink_to("..data/a.md")
    assert [document.id for document in read_folder(folder).documents] == ["a.md"]


def test_what_is_no_regular_file_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert outcomes(folder)["pipe.md"].status is Status.SKIPPED


def test_a_name_that_is_not_utf_8_fails(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/caf\xe9.md", "w") as file:  # noqa: PTH123
        file.write("Text.")
    (outcome,) = read_folder(folder).outcomes
    assert outcome.status is Status.FAILED
    assert outcome.file.encode()


def test_front_matter_that_means_nothing_is_mentioned(folder: Path) -> None:
    write(folder, a_md="---\ntags: x\n---\nText.")
    outcome = outcomes(folder)["a.md"]
    assert outcome.status is Status.INDEXED
    assert "`tags`" in outcome.reason


def test_a_missing_folder_is_an_error(folder: Path) -> None:
    with pytest.raises(KnowledgeError, match="no knowledge folder"):
        read_folder(folder / "missing")


def test_a_file_in_place_of_the_folder_is_an_error(folder: Path) -> None:
    write(folder, a_md="Text.")
    with pytest.raises(KnowledgeError, match="not a folder"):
        read_folder(folder / "a.md")
