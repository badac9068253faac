"""What is handed to operators: it names what there is, and takes away every right it can."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import Any

import discord
import pytest
import yaml

from bot.exit_codes import CONFIGURATION, RUNNING
from bot.settings import PREFIX, Settings
from tests.bot.conftest import StoppedClock, World
from tests.bot.reminding import DAY_BEFORE, ask, tick
from tests.bot.test_ask_flow import QUESTION
from tests.bot.test_health import asked
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
RUNBOOK = ROOT / "docs" / "operators.md"
NAME = re.compile(r"\b(?:entente|process)_[a-z_]+\b")
USED = re.compile(r"\b((?:entente|process)_[a-z_]+)\{([^}]*)\}")
GROUPED = re.compile(r"by \(([^)]*)\) \((?:rate|increase)\(((?:entente)_[a-z_]+)")
# Prometheus itself gives every figure this label, and a histogram's buckets theirs.
BY_PROMETHEUS = {"job", "le"}


def alerts() -> list[dict[str, Any]]:
    """Return every alert rule."""
    text = (DEPLOY / "alerts.yml").read_text(encoding="utf-8")
    return [rule for group in yaml.safe_load(text)["groups"] for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    """Return every panel of the dashboard."""
    found: list[dict[str, Any]] = json.loads((DEPLOY / "dashboard.json").read_text("utf-8"))[
        "panels"
    ]
    return found


def queries() -> list[str]:
    """Return every query of alerts and dashboard."""
    shown = [target["expr"] for panel in panels() for target in panel["targets"]]
    return [rule["expr"] for rule in alerts()] + shown


def compose() -> dict[str, Any]:
    """Return the service of the compose file."""
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    service: dict[str, Any] = yaml.safe_load(text)["services"]["entente"]
    return service


def unit() -> dict[str, list[str]]:
    """Return the settings of the systemd unit, each with its values."""
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / "entente.service").read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


async def exported(world: World, clock: StoppedClock) -> dict[str, set[str]]:
    """Return the names of all figures of a bot that was used, with the names of their labels."""
    await world.alice.slash(world.channel, "ask", question=QUESTION)
    await ask(world, "1 day before")
    clock.time = DAY_BEFORE
    await tick(world)
    async with asked(world.bot) as client:
        await client.get("/readyz")
        text = await (await client.get("/metrics")).text()
    samples = re.findall(r"^([a-z_]+)(?:\{(.*)\})? \S+$", text, re.MULTILINE)
    found: dict[str, set[str]] = {}
    for name, labels in samples:
        found.setdefault(name, set()).update(re.findall(r"(\w+)=\"", labels))
    return found


async def test_every_figure_that_is_asked_for_is_exported_with_its_labels(
    world: World,
    clock: StoppedClock,
) -> None:
    there = await exported(world, clock)
    asked_for = {name for query in queries() for name in NAME.findall(query)}
    assert asked_for
    assert not asked_for - set(there)
    for query in queries():
        for name, matchers in USED.findall(query):
            labels = set(re.findall(r"(\w+)\s*[=!]", matchers)) - BY_PROMETHEUS
            assert labels <= there[name], query
        for labels_text, name in GROUPED.findall(query):
            labels = set(re.findall(r"\w+", labels_text)) - BY_PROMETHEUS
            assert labels <= there[name], query


async def test_every_figure_of_the_bot_is_on_the_dashboard(
    world: World,
    clock: StoppedClock,
) -> None:
    shown = {
        name
        for panel in panels()
        for target in panel["targets"]
        for name in NAME.findall(target["expr"])
    }
    parts = re.compile(r"_(bucket|sum|count|created|total)$")
    families = {parts.sub("", name) for name in await exported(world, clock)}
    missing = {name for name in families if name.startswith("entente_")} - {
        parts.sub("", name) for name in shown
    }
    assert not missing


def test_every_query_is_closed() -> None:
    for query in queries():
        for begin, end in ("()", "[]", "{}"):
            assert query.count(begin) == query.count(end), query
        assert query.count('"') % 2 == 0, query


@pytest.mark.parametrize("rule", alerts(), ids=lambda rule: str(rule["alert"]))
def test_an_alert_says_what_is_wrong_and_the_runbook_what_to_do(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in {"critical", "warning", "info"}
    assert rule["annotations"]["summary"].endswith(".")
    assert rule["annotations"]["runbook"] == f"docs/operators.md#{rule['alert'].lower()}"
    sections = re.split(r"^### ", RUNBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (section,) = [each for each in sections if each.splitlines()[0].strip() == rule["alert"]]
    assert len(section.split()) > 20, "it says what to do"


def test_the_runbook_knows_no_alert_that_there_is_not() -> None:
    named = set(re.findall(r"^### (Entente\w+)$", RUNBOOK.read_text("utf-8"), re.MULTILINE))
    assert named == {rule["alert"] for rule in alerts()}


def test_prometheus_reads_the_rules_and_the_port_of_the_settings() -> None:
    text = (DEPLOY / "prometheus.yml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    assert [(DEPLOY / name).is_file() for name in read["rule_files"]] == [True]
    (job,) = read["scrape_configs"]
    assert job["job_name"] == "entente"
    settings = Settings()
    wanted = f"{settings.health_host}:{settings.health_port}"
    assert job["static_configs"] == [{"targets": [wanted]}]


def test_the_container_may_do_nothing_that_it_need_not() -> None:
    service = compose()
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "ports", "network_mode", "pid", "user"} & set(service)
    assert service["tmpfs"]


def test_the_container_keeps_its_data_and_is_asked_how_it_is() -> None:
    service = compose()
    assert "data:/data" in service["volumes"]
    assert service["healthcheck"]["test"] == ["CMD", "entente", "health"]
    port = Settings.model_fields["health_port"].default
    assert service["expose"] == [str(port)]


@pytest.mark.parametrize(
    "text",
    ["compose.yaml", "entente.service", "../Dockerfile", "../docs/operators.md"],
)
def test_every_setting_that_is_named_exists(text: str) -> None:
    named = set(re.findall(rf"\b{PREFIX}([A-Z_]+)\b", (DEPLOY / text).read_text("utf-8")))
    assert named
    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_no_secret_stands_in_what_is_handed_out() -> None:
    for file in DEPLOY.iterdir():
        if file.is_file():
            assert "DISCORD_TOKEN=" not in file.read_text(encoding="utf-8"), file


def test_the_service_is_hardened_and_does_not_start_in_vain() -> None:
    found = unit()
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices"):
        assert found[name] == ["yes"], name
    assert found["ProtectSystem"] == ["strict"]
    assert found["CapabilityBoundingSet"] == [""]
    assert found["User"] == ["entente"]
    assert found["RestartPreventExitStatus"] == [f"{RUNNING} {CONFIGURATION}"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_the_service_well_confined() -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", DEPLOY / "entente.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    level = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    if level is None:
        pytest.skip(f"this systemd cannot look at a file: {done.stderr.strip()}")
    assert float(level[1]) < 3


def test_the_invitation_asks_for_the_permissions_of_its_first_row() -> None:
    text = RUNBOOK.read_text(encoding="utf-8")
    (asked_for,) = re.findall(r"permissions=(\d+)", text)
    (row,) = re.findall(r"^\| (View Channels,.*?) \|", text, re.MULTILINE)
    named = {name.strip().lower().replace(" ", "_") for name in row.split(",")}
    wanted = {name for name, given in discord.Permissions(int(asked_for)) if given}
    # Discord shows this one in the plural.
    assert {name.replace("view_channels", "read_messages") for name in named} == wanted
