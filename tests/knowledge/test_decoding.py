"""Text files in whatever encoding they were saved."""

import codecs
import random

import pytest

from knowledge.errors import UnreadableFileError
from knowledge.readers.decoding import decode

GERMAN = "Die Gesellschaft für medizinische Informatik – größer, schöner. „Zitat“ und 5 €."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", GERMAN),
        ("utf-8-sig", GERMAN),
        ("utf-16", GERMAN),
        ("utf-32", GERMAN),
        ("utf-16-le", "A text without any mark at its beginning, with “quotes”."),
        ("utf-16-be", "A text without any mark at its beginning, with “quotes”."),
        ("cp1252", GERMAN),
        ("cp1252", "Müller’s naïve déjà vu costs 5 €"),
        ("cp1252", "Café"),
        ("cp1250", "Zażółć gęślą jaźń, dziękuję państwu za współpracę."),
        ("cp1251", "Это русский текст о медицинской информатике."),
        ("shift_jis", "これは日本語のテキストです。医療画像の情報学について。"),
        ("gb18030", "这是一个中文文本。医学影像信息学。"),
    ],
)
def test_a_text_is_read_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_big_endian_mark_is_known() -> None:
    assert decode(codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be")) == GERMAN


def test_what_a_page_declares_is_believed() -> None:
    page = "<html><head><meta charset='iso-8859-9'></head><p>ışık</p></html>"
    assert decode(page.encode("iso-8859-9")) == page


def test_a_wrong_declaration_does_no_harm() -> None:
    page = "<meta charset='no-such-thing'><p>Größe und Schönheit für alle</p>"
    assert decode(page.encode("cp1252")) == page


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(1).randbytes(2000),  # noqa: S311
        random.Random(2).randbytes(3000),  # noqa: S311
        b"text\0" * 50,
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        decode(data)
