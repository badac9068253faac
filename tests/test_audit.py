"""`make audit`: what it makes of what the tools report, and the real tools over the real pins."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from deploy import audit
from tests.conftest import ROOT

SCRIPT = ROOT / "deploy" / "audit.py"


def reported(name: str, *advisories: str, **also: Any) -> dict[str, Any]:
    """Return what pip-audit says of a made-up package."""
    vulns = [{"id": each, "fix_versions": ["9.9"]} for each in advisories]
    return {"name": name, "version": "1.0", "vulns": vulns} | also


def skipped(name: str) -> dict[str, str]:
    """Return what pip-audit says of a made-up package that nobody knows."""
    return {"name": name, "skip_reason": f"made up: {name} was not found"}


@pytest.mark.parametrize(
    ("dependencies", "code", "said"),
    [
        ([reported("a"), reported("b")], 0, "2 of 2"),
        ([reported("a", "MADE-UP-1")], 1, "a 1.0: MADE-UP-1, mended in 9.9"),
        ([reported("a"), skipped("b")], 0, "Not looked up: b."),
        ([skipped("a"), reported("b", "MADE-UP-2")], 1, "MADE-UP-2"),
        ([skipped("a"), skipped("b")], 0, "Skipped the advisories: no source"),
        ([], 0, "Skipped the advisories: no source"),
    ],
)
def test_advisories(dependencies: list[dict[str, Any]], code: int, said: str) -> None:
    found, text = audit.advisories(dependencies)
    assert found == code
    assert said in text


def test_nobody_asked_is_not_said_to_be_well() -> None:
    assert "looked up" not in audit.advisories([skipped("a")])[1]


@pytest.mark.parametrize(
    ("licence", "code", "said"),
    [
        ("MIT", 0, "| made-up | 1.0 | MIT |"),
        ("LGPL-3.0-or-later", 0, "LGPL"),
        ("UNKNOWN", 1, "Without a licence: made-up."),
        ("AGPL-3.0-only", 1, "cannot be under: made-up."),
    ],
)
def test_licences(licence: str, code: int, said: str) -> None:
    found, text = audit.licences([{"Name": "made-up", "Version": "1.0", "License": licence}])
    assert found == code
    assert said in text


def test_every_pin_that_is_installed_has_a_licence_that_can_be_had() -> None:
    code, text = audit.report()
    assert code == 0, text
    rows = {line.split("|")[1].strip().lower().replace("_", "-") for line in text.splitlines()[2:]}
    wanted = {"discord.py", "structlog", "prometheus-client", "pip-audit", "torch", "simcord"}
    assert wanted <= rows


def test_the_command_says_what_it_found_or_why_it_could_not() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    last = done.stdout[done.stdout.rindex("|") :]
    assert "were looked up" in last or "Skipped the advisories" in last
    assert "Traceback" not in done.stderr


def test_make_audit_runs_it() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\naudit: $(STAMP) ## " in makefile
    assert "\t@exec $(BIN)/python deploy/audit.py\n" in makefile
