"""Exit codes that scripts may rely on, after BSD's sysexits.h; 2 is a wrong command line."""

from __future__ import annotations

UNREADABLE = 65
"""EX_DATAERR: what was given to read, a knowledge folder or a question, cannot be read."""

UNREACHABLE = 69
"""EX_UNAVAILABLE: Discord cannot be reached; trying again later may help."""

RUNNING = 75
"""EX_TEMPFAIL: another bot runs with the same data folder or token."""

CONFIGURATION = 78
"""EX_CONFIG: settings, model or index version do not allow to go on."""
