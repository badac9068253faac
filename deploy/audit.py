"""`make audit`: known vulnerabilities and licences of every pinned dependency.

It fails where an advisory is known or a licence is not, and says so where nobody could be asked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PINS = Path(__file__).parent.parent / "constraints.txt"
_PATIENCE = 600
_LAST = 300
"""How many characters of what a tool said last are shown."""

# Whoever offers a program over a network under it must offer the source of all of it.
_REFUSED = re.compile(r"AGPL|Affero", re.IGNORECASE)
_UNKNOWN = {"", "UNKNOWN"}


def pins() -> dict[str, str]:
    """Return the version of every pin by its name."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    kept = (line.partition(";")[0].strip() for line in lines if line and line[0] != "#")
    return dict(line.split("==") for line in kept)


def advisories(dependencies: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
    """Return the exit code and the sentences for what pip-audit found out.

    :param dependencies: What it reports of each: advisories, or why it was skipped.
    """
    known = [each for each in dependencies if "skip_reason" not in each]
    if not known:
        reason = next((str(each["skip_reason"]) for each in dependencies), "none was looked at")
        return 0, f"Skipped the advisories: no source of them can be reached ({reason})."
    lines = [f"Advisories: {len(known)} of {len(dependencies)} pinned packages were looked up."]
    left = [str(each["name"]) for each in dependencies if "skip_reason" in each]
    lines += [f"Not looked up: {', '.join(left)}."] if left else []
    found = [(each, vulnerability) for each in known for vulnerability in each["vulns"]]
    for each, vulnerability in found:
        fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
        lines.append(f"{each['name']} {each['version']}: {vulnerability['id']}, mended in {fixed}.")
    return (1 if found else 0), "\n".join(lines)


def licences(packages: Sequence[Mapping[str, str]]) -> tuple[int, str]:
    """Return the exit code and the report of the packages' licences.

    :param packages: Name, version and licence of each.
    """
    rows = [(each["Name"], each["Version"], each["License"]) for each in packages]
    lines = ["| package | version | licence |", "|---|---|---|"]
    lines += [f"| {name} | {version} | {licence} |" for name, version, licence in rows]
    unknown = [name for name, _, licence in rows if licence in _UNKNOWN]
    refused = [name for name, _, licence in rows if _REFUSED.search(licence)]
    lines += [f"Without a licence: {', '.join(unknown)}."] if unknown else []
    lines += [f"Under a licence that Entente cannot be under: {', '.join(refused)}."] * bool(
        refused
    )
    return (1 if unknown or refused else 0), "\n".join(lines)


def look_up() -> tuple[int, str]:
    """Ask pip-audit for the advisories of every pin."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text("".join(f"{name}=={version}\n" for name, version in pins().items()))
        told = _run("pip_audit", "--no-deps", "--disable-pip", "--format=json", f"-r{listed}")
    try:
        return advisories(json.loads(told.stdout)["dependencies"])
    except (ValueError, KeyError):
        last = " ".join(told.stderr.split())[-_LAST:]
        return 0, f"Skipped the advisories: no source of them can be reached ({last})."


def report() -> tuple[int, str]:
    """Ask pip-licenses for the licence of every pin that is installed."""
    told = _run(
        "piplicenses", "--format=json", "--from=mixed", "--with-system", "--packages", *pins()
    )
    return licences(json.loads(told.stdout))


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE)  # noqa: S603


def main() -> int:
    """Print both reports, and return whether either is bad."""
    codes = []
    for asked in (report, look_up):
        code, text = asked()
        codes.append(code)
        sys.stdout.write(text + "\n")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
