"""A Word document is a zip archive: what must not be in one. Runs inside the sandbox."""

from __future__ import annotations

import io
import re
import zipfile

from knowledge.errors import UnreadableFileError

MOST_MEMBERS = 2_000
MOST_UNPACKED = 100 * 1024 * 1024
# Repetitive XML packs well; beyond this it was made to be unpacked.
_HIGHEST_RATIO, _RATIO_FROM = 100, 8 * 1024 * 1024
_MIB = 1024 * 1024
_TYPES = "[Content_Types].xml"
_BODY = "word/document.xml"
_MACROS = re.compile(r"vbaproject|vbadata", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
# A document type is how XML is made to grow, and no Word document has one.
_GROWING = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SUSPECT_HEAD = 64 * 1024


def check_word(data: bytes) -> None:
    """Check the archive that a Word document is.

    :raises UnreadableFileError: If it is none, or holds what no honest one does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members, len(data))
            names = {member.filename for member in members}
            if _BODY not in names or _TYPES not in names:
                raise UnreadableFileError("It is a zip archive, but no Word document.")
            with archive.open(_TYPES) as types:
                has_macros = _MACRO_TYPE.search(types.read(_MIB))
            if has_macros or any(_MACROS.search(name) for name in names):
                raise UnreadableFileError(
                    "It holds macros, which are programs; save it as a .docx without them."
                )
            for name in names:
                if name.endswith((".xml", ".rels")):
                    with archive.open(name) as part:
                        if _GROWING.search(part.read(_SUSPECT_HEAD)):
                            raise UnreadableFileError(
                                "It holds XML that is made to grow when it is read."
                            )
    except UnreadableFileError:
        raise
    # zipfile raises many kinds for an archive that is broken or pretends.
    except Exception as error:
        raise UnreadableFileError(f"The Word document is broken: {error}") from error


def _check_members(members: list[zipfile.ZipInfo], packed: int) -> None:
    if len(members) > MOST_MEMBERS:
        raise UnreadableFileError(
            f"It has {len(members):,} parts, more than the {MOST_MEMBERS:,} that are read."
        )
    for member in members:
        # The name that stands in the file, not what zipfile makes of it.
        parts = re.split(r"[\\/]", member.orig_filename)
        if ".." in parts or not parts[0] or ":" in parts[0]:
            raise UnreadableFileError("It holds a part whose name leads out of it.")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED or (
        unpacked > _RATIO_FROM and unpacked > _HIGHEST_RATIO * max(1, packed)
    ):
        raise UnreadableFileError(
            f"It unpacks from {packed / _MIB:.1f} to {unpacked / _MIB:.1f} MiB, as if it were made "
            "to fill memory."
        )
