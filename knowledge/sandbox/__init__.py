"""Read files of strangers in a process of their own, with limits of time and memory."""

from knowledge.sandbox.model import Limits, RefusedFileError, SafeCalendar, SafeText
from knowledge.sandbox.parent import read_calendar_apart, read_text_apart

__all__ = [
    "Limits",
    "RefusedFileError",
    "SafeCalendar",
    "SafeText",
    "read_calendar_apart",
    "read_text_apart",
]
