"""Words as they are compared, whatever their case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text in small letters without accents, for comparing words."""
    # The Polish l with a stroke and the dotless i have no decomposition.
    plain = unicodedata.normalize("NFKD", text.casefold().translate({0x142: "l", 0x131: "i"}))
    return "".join(c for c in plain if not unicodedata.combining(c))
