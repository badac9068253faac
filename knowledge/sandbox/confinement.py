"""The walls of the sandbox: raised by the child itself, before it reads what it was given.

What a reader in Python tries, the audit hook refuses; what its native code tries, the limits of
the kernel stop: memory, time, files of any size, and the network where the kernel lets an
unprivileged process give it up.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

LARGEST_ANSWER = 64 * 1024 * 1024
_GRACE = 2
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system"),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod"),
    *("os.chown", "os.truncate", "os.kill", "os.putenv", "shutil.", "pty.", "ctypes.dlopen"),
)


def leave_network() -> None:
    """Give the network up, where the kernel allows it; only a process of one thread may."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def confine(seconds: int, memory: int) -> None:
    """Limit what this process may do from now on; there is no way back.

    :param seconds: How long it may compute.
    :param memory: How many bytes it may take beyond what it has.
    """
    sys.dont_write_bytecode = True
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds
    # Up to the lower one the signal says why; beyond the higher one it would be a mere kill.
    _limit(resource.RLIMIT_CPU, until, until + _GRACE)
    _limit(resource.RLIMIT_AS, _address_space() + memory)
    _limit(resource.RLIMIT_FSIZE, LARGEST_ANSWER)
    _limit(resource.RLIMIT_CORE, 0)
    with suppress(OSError):
        # Others wait for answers while this reads.
        os.nice(10)
    sys.addaudithook(_guard)


def _limit(what: int, value: int, hard: int | None = None) -> None:
    # One that is lower already stays.
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (value, hard or value))


def _address_space() -> int:
    """Return how many bytes of addresses this process has; 0 where the machine does not say."""
    with suppress(OSError, ValueError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * resource.getpagesize()
    return 0


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"{event} is not for a reader.")
    if event == "open":
        _, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & _WRITING:
            raise PermissionError("A reader writes no file.")
