"""Addresses of others, as far as Discord takes them for a button."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.markdown import size

# Discord's limit of a link.
_LIMIT = 512


def link(url: str | None) -> str | None:
    """Return an address that Discord takes for a button, None for any other."""
    if url is None or size(url) > _LIMIT or any(map(str.isspace, url)) or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
        # Discord refuses the whole card for a host without a dot, or a port out of range.
        fits = parts.scheme in {"https", "http"} and "." in (parts.hostname or "").strip(".")
        return url if fits and parts.port != 0 else None
    except ValueError:
        return None
