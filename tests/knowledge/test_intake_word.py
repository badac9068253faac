"""Word documents that were made to do harm, and are refused."""

import io
import zipfile
from pathlib import Path

import pytest

from knowledge.intake import RefusedFileError, Upload, accept
from tests.knowledge.files import word


def archive(members: dict[str, bytes], base: bytes | None = None) -> bytes:
    """Return a zip archive of the members, on top of those of another one."""
    buffer = io.BytesIO(base or b"")
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return buffer.getvalue()


def parts() -> dict[str, bytes]:
    """Return the parts of an empty Word document."""
    with zipfile.ZipFile(io.BytesIO(word())) as read:
        return {info.filename: read.read(info) for info in read.infolist()}


def refused(folder: Path, name: str, data: bytes) -> str:
    with pytest.raises(RefusedFileError) as caught:
        accept(folder, Upload(name, data))
    assert not [path for path in folder.rglob("*") if not path.name.startswith(".")]
    sentence = str(caught.value)
    assert sentence.startswith(f"{name} is not taken. ")
    return sentence


def test_an_archive_that_is_no_word_document_is_refused(folder: Path) -> None:
    assert "no Word document" in refused(folder, "x.docx", archive({"a.txt": b"One."}))


def test_an_archive_that_is_a_bomb_is_refused(folder: Path) -> None:
    bomb = archive({"word/media/made-up.xml": b"\0" * 90 * 1024 * 1024}, word())
    assert len(bomb) < 200_000
    assert "made to fill memory" in refused(folder, "bomb.docx", bomb)


def test_an_archive_that_lies_of_its_size_is_refused(folder: Path) -> None:
    members = parts()
    body = members["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + b"<w:p><w:r><w:t>made up</w:t></w:r></w:p>" * 2_500_000
    )
    bomb = bytearray(archive(members | {"word/document.xml": body}))
    size = len(body).to_bytes(4, "little")
    assert bomb.count(size) == 2
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (1024).to_bytes(4, "little")
    assert "broken" in refused(folder, "lie.docx", bytes(bomb))


def test_an_archive_of_many_parts_is_refused(folder: Path) -> None:
    many = archive({f"word/{number}.txt": b"" for number in range(3000)}, word())
    assert "3,0" in refused(folder, "many.docx", many)


@pytest.mark.parametrize("name", ["../../escape.txt", "/etc/escape", "word/..\\..\\escape"])
def test_an_archive_with_a_path_in_it_is_refused(folder: Path, name: str) -> None:
    assert "leads out" in refused(folder, "slip.docx", archive({name: b"x"}, word()))


def test_a_word_file_with_macros_is_refused(folder: Path) -> None:
    assert "macros" in refused(folder, "m.docx", archive({"word/vbaProject.bin": b"x"}, word()))


def test_a_macro_file_under_another_name_is_refused(folder: Path) -> None:
    members = parts()
    types = "[Content_Types].xml"
    members[types] = members[types].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )
    assert "macros" in refused(folder, "m.docx", archive(members))


def test_xml_that_grows_is_refused(folder: Path) -> None:
    members = parts()
    entities = b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(9)
    )
    members["word/document.xml"] = members["word/document.xml"].replace(
        b"<w:document", b"<!DOCTYPE x [" + entities + b"]>\n<w:document", 1
    )
    assert "made to grow" in refused(folder, "laughs.docx", archive(members))
