"""Guards for a whole process and what it starts: put in place before anything else is imported.

A guard is a `sitecustomize` module, which Python imports by itself in every process that finds it.
"""

from __future__ import annotations

import os
from pathlib import Path

# Only what is not this machine; a name that would have to be looked up is elsewhere too.
NO_EGRESS = """
import os, sys

def _is_here(host):
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    host = str(host or "").strip("[]")
    return host in {"", "localhost", "::1", "0.0.0.0", "::"} or host.startswith("127.")

def _guard(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = arguments[0]
    else:
        return
    if not _is_here(host):
        with open(os.environ["GUARD_LOG"], "a") as log:
            log.write(f"{event} {host}\\n")
        raise PermissionError(f"{event} to {host} is blocked")

sys.addaudithook(_guard)
"""

# `find_class` is where a pickle becomes code; the loaders are closed as well, for a pickle of plain
# values asks for no class.
NO_PICKLE = """
import os, sys

def _note(what):
    with open(os.environ["GUARD_LOG"], "a") as log:
        log.write(what + "\\n")
    raise PermissionError(f"{what} would load a pickle")

def _guard(event, arguments):
    if event == "pickle.find_class":
        _note(f"pickle.find_class {arguments}")

sys.addaudithook(_guard)

import pickle

class _Closed(pickle.Unpickler):
    def load(self):
        _note("pickle.Unpickler.load")

pickle.Unpickler = _Closed
for _name in ("load", "loads"):
    setattr(pickle, _name, lambda *_, _name=_name, **__: _note(f"pickle.{_name}"))
"""


def guarded(guard: str, folder: Path) -> tuple[dict[str, str], Path]:
    """Return the variables that put a guard into a process, and the file of what it held up."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(guard, encoding="utf-8")
    log = folder / "held-up.txt"
    log.write_text("", encoding="utf-8")
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths), "GUARD_LOG": str(log)}, log
