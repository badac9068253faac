"""What in a text points at a person: addresses, numbers, dates of birth and names."""

from knowledge.personal.finder import findings
from knowledge.personal.model import Finding, Kind, described

__all__ = ["Finding", "Kind", "described", "findings"]
