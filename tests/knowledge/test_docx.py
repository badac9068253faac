"""The DOCX reader."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from knowledge.errors import EmptyFileError, UnreadableFileError
from knowledge.model import Document
from knowledge.readers import read_document
from knowledge.readers.docx import LARGEST_UNPACKED
from tests.knowledge.files import word
from tests.knowledge.outline import blocks, paths, texts


def read(document: WordDocument | bytes) -> Document:
    data = document if isinstance(document, bytes) else word(document)
    return read_document(data, "by-laws.docx").document


def test_headings_lists_tables_and_quotes_are_told_by_their_styles() -> None:
    source = docx.Document()
    source.add_heading("By-laws", level=1)
    source.add_paragraph("They hold.")
    source.add_heading("Members", level=2)
    source.add_paragraph("people", style="List Bullet")
    source.add_paragraph("societies", style="List Bullet 2")
    source.add_paragraph("apply", style="List Number")
    source.add_paragraph("pay", style="List Number")
    source.add_paragraph("Be kind.", style="Quote")
    table = source.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Year", "Fee", "2024", "none"], strict=True):
        cell.text = text
    document = read(source)
    assert document.title == "By-laws"
    assert paths(document) == [(), ("Members",)]
    assert blocks(document) == [
        ("paragraph", "They hold."),
        ("item", "- people"),
        ("item", "- societies"),
        ("item", "1. apply"),
        ("item", "2. pay"),
        ("quote", "Be kind."),
        ("row", "Year | Fee"),
        ("row", "2024 | none"),
    ]


def test_blocks_come_in_the_order_of_the_document() -> None:
    source = docx.Document()
    source.add_paragraph("Before.")
    source.add_table(rows=1, cols=1).cell(0, 0).text = "cell"
    source.add_paragraph("After.")
    assert texts(read(source)) == ["Before.", "cell", "After."]


def test_a_merged_cell_is_told_once() -> None:
    source = docx.Document()
    table = source.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "tall"
    text = read(source).text
    assert text.count("wide") == 1
    assert text.count("tall") == 1


def test_text_is_read_with_all_changes_accepted() -> None:
    source = docx.Document()
    paragraph = source.add_paragraph("Kept, ")
    for kind, text in (("ins", "<w:t>added.</w:t>"), ("del", "<w:delText>gone.</w:delText>")):
        run = f"<w:{kind} {nsdecls('w')}><w:r>{text}</w:r></w:{kind}>"
        paragraph._p.append(parse_xml(run))
    assert texts(read(source)) == ["Kept, added."]


def test_content_controls_are_read() -> None:
    source = docx.Document()
    inner = "<w:p><w:r><w:t>In a control.</w:t></w:r></w:p>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    source.element.body.insert(0, parse_xml(control))
    assert texts(read(source)) == ["In a control."]


def test_the_title_may_be_a_style_or_a_property() -> None:
    styled = docx.Document()
    styled.core_properties.title = "Property"
    styled.add_paragraph("Text.")
    assert read(styled).title == "Property"
    styled.add_heading("Styled", level=0)
    assert read(styled).title == "Styled"


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        read(docx.Document())


@pytest.mark.parametrize(
    "data", [b"no archive", word()[:2000], b"PK\x05\x06" + bytes(18)], ids=["text", "cut", "bare"]
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="broken"):
        read(data)


def test_damage_in_the_archive_is_refused() -> None:
    data = bytearray(word())
    start = data.index(b"word/document.xml") + len("word/document.xml")
    for place in range(start, start + 40):
        data[place] ^= 0xFF
    with pytest.raises(UnreadableFileError, match="broken"):
        read(bytes(data))


def test_malformed_xml_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, "<w:document" if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableFileError, match="broken"):
        read(buffer.getvalue())


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="encrypted"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_what_unpacks_to_too_much_is_refused() -> None:
    buffer = io.BytesIO(word())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", bytes(LARGEST_UNPACKED))
    assert len(buffer.getvalue()) < LARGEST_UNPACKED / 100
    with pytest.raises(UnreadableFileError, match="unpacks"):
        read(buffer.getvalue())
