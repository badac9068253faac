"""Take documents and calendars of people in, and let them go again."""

from knowledge.intake.accepting import accept
from knowledge.intake.addresses import from_url
from knowledge.intake.checks import LARGEST_UPLOAD, SUFFIXES, check_upload
from knowledge.intake.model import Accepted, Details, Upload
from knowledge.intake.staleness import oldest_date, stale
from knowledge.intake.store import remove
from knowledge.sandbox import RefusedFileError

__all__ = [
    "LARGEST_UPLOAD",
    "SUFFIXES",
    "Accepted",
    "Details",
    "RefusedFileError",
    "Upload",
    "accept",
    "check_upload",
    "from_url",
    "oldest_date",
    "remove",
    "stale",
]
