"""From a text file's bytes to its text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from charset_normalizer import from_bytes

from knowledge.errors import UnreadableFileError

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of the characters of a text in any script, at least its blanks have a zero byte in UTF-16.
_FEWEST_ZEROS = 0.05
# Without a list the detector offers EBCDIC and Mac encodings for short texts.
_ENCODINGS = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN = 2048
# A text may have a stray control character or two from an old program.
_FEW_CONTROLS = 8
_MOST_CONTROLS = 0.01
_ALLOWED_CONTROLS = frozenset("\n\r\t\f\v\x85")


def decode(data: bytes) -> str:
    """Return the text of a text file.

    :raises UnreadableFileError: If the bytes are no text, or in no encoding that can be told.
    """
    for candidate in _candidates(data):
        try:
            text = data.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _is_binary(text):
            return text
    if b"\0" in data:
        raise UnreadableFileError("It is not text (binary content under a text file's name).")
    raise UnreadableFileError("Its encoding cannot be told; save it as UTF-8.")


def _candidates(data: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    if b"\0" in data:
        yield from _wide(data)
        return
    yield "utf-8"
    for name in _DECLARED.findall(data[:_DECLARED_WITHIN])[:1]:
        yield name.decode("ascii")
    yield from _detected(data)


def _wide(data: bytes) -> list[str]:
    """Return the byte order of UTF-16 without a mark, if all zero bytes are on one side."""
    high, low = data[0::2].count(0), data[1::2].count(0)
    if (high and low) or max(high, low) < _FEWEST_ZEROS * len(data) / 2:
        return []
    return ["utf-16-be" if high else "utf-16-le"]


def _detected(data: bytes) -> list[str]:
    """List the encodings the bytes may be in, the most likely first."""
    matches = list(from_bytes(data, cp_isolation=_ENCODINGS))
    if not matches:
        return []
    best = matches[0]
    # In a short text nothing tells cp1252 from its cousins, and it is by far the commonest.
    matches.sort(
        key=lambda match: (
            (match.chaos, -match.coherence) != (best.chaos, best.coherence)
            or match.encoding != "cp1252"
        )
    )
    return [match.encoding for match in matches]


def _is_binary(text: str) -> bool:
    controls = [c for c in set(text) - _ALLOWED_CONTROLS if unicodedata.category(c) == "Cc"]
    most = max(_FEW_CONTROLS, _MOST_CONTROLS * len(text))
    return "\0" in controls or sum(map(text.count, controls)) > most
