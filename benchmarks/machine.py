"""What was measured on: no name of the machine, only what matters for the figures."""

from __future__ import annotations

import os
import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGES = ("torch", "sentence-transformers", "onnxruntime", "faiss-cpu", "numpy", "bm25s")


def describe() -> dict[str, Any]:
    """Return processor, cores, memory, how busy it is, and the versions that matter."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(_memory("MemTotal") / 1e9, 1),
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def free_memory() -> int:
    """Return how many bytes of memory are free, 0 where that cannot be known."""
    return _memory("MemAvailable")


def free_disk(folder: Path) -> int:
    """Return how many bytes are free where a folder is."""
    return shutil.disk_usage(folder).free


def _memory(key: str) -> int:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    found = dict(line.split(":", 1) for line in lines)
    return int(found[key].split()[0]) * 1024 if key in found else 0


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
