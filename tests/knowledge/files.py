"""Real files made for the tests."""

import io
import zlib
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document as WordDocument

LEADING = 14
# The security handler's entry alone makes a reader ask for a password that nobody has.
ENCRYPTION = (
    b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
)


def pdf(
    pages: Iterable[Sequence[str]], *, title: str | None = None, encrypted: bool = False
) -> bytes:
    """Return a PDF with the lines of each page; an empty line leaves a gap."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    objects.append(b"")
    kids = []
    for lines in pages:
        drawn = b"BT /F1 11 Tf " + b" ".join(_drawn(lines)) + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 1 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    trailer = b"/Root %d 0 R" % len(objects)
    if title is not None:
        objects.append(b"<< /Title (%s) >>" % _escaped(title))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypted:
        objects.append(ENCRYPTION)
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _assembled(objects, trailer)


def _drawn(lines: Sequence[str]) -> Iterable[bytes]:
    for number, line in enumerate(lines):
        if line:
            yield b"1 0 0 1 72 %d Tm (%s) Tj" % (760 - LEADING * number, _escaped(line))


def _escaped(text: str) -> bytes:
    encoded = text.encode("cp1252").replace(b"\\", b"\\\\")
    return encoded.replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number, content in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += table + b"trailer << /Size %d %s >>\n" % (len(objects) + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def word(document: WordDocument | None = None) -> bytes:
    """Return the bytes of a Word document, an empty one if none is given."""
    buffer = io.BytesIO()
    (document or docx.Document()).save(buffer)
    return buffer.getvalue()


def heavy_pdf(mib: int) -> bytes:
    """Return a small PDF whose page unpacks to many MiB of drawing."""
    drawn = zlib.compress(b"BT /F1 11 Tf " + b"1 0 0 1 72 700 Tm (made up) Tj " * (mib * 33_000), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R "
        b">> >> /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"
