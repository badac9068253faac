"""One reader a format; each writes through the same builder."""

from knowledge.readers.table import READERS, Read, read_document

__all__ = ["READERS", "Read", "read_document"]
