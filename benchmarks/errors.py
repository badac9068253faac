"""What keeps a part of the benchmark from being measured."""

from __future__ import annotations


class SkippedError(Exception):
    """Something cannot be measured here; the text is the reason, for people."""
