"""Settings: what an operator may write, and what is said of what cannot be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr

import knowledge
from bot.calendar_addresses import EXAMPLE, CalendarAddress
from bot.settings import PREFIX, Settings, SettingsError, load
from index import DEFAULT_MODEL
from tests.conftest import ROOT

TOKEN = ".".join(("MTIzNDU2Nzg5MDEyMzQ1Njc4OQ", "GabcdE", "x" * 38))
GIVEN = "this-is-a-secret"

BAD = {
    "DISCORD_TOKEN": (GIVEN, "does not look like a bot token"),
    "MENTION_CHANNELS": ("123,#ask", "'#ask', which is not a channel id"),
    "MODEL": ("  ", "is empty"),
    "KEEP_QUESTIONS": ("perhaps", "valid boolean"),
    "KEEP_QUESTIONS_DAYS": ("0", "greater than or equal to 1"),
    "QUEUE": ("many", "valid integer"),
    "TOKEN_VECTORS_MB": ("-1", "greater than or equal to 0"),
    "CALENDARS": ("events.ics", "is not a JSON list of calendars"),
    "CALENDAR_MINUTES": ("4", "greater than or equal to 5"),
    "FETCH_HOSTS": ("localhost,http://intranet", "'http://intranet', which is not a host"),
    "TIME_ZONE": ("Berlin", "'Berlin' is no time zone of the IANA list"),
    "LOG_LEVEL": ("loud", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
}

# Each is made up; what must be named is a part of the sentence.
BAD_CALENDARS = {
    '{"name": "A", "url": "https://example.org/a.ics"}': "is not a JSON list",
    "[" * 100_000: "is not a JSON list",
    "3": "is not a JSON list",
    '["https://example.org/a.ics"]': "calendar 1 that is no JSON object",
    '[{"url": "https://example.org/a.ics"}]': "has no name",
    '[{"name": "A"}]': "has no url",
    '[{"name": " ", "url": "https://example.org/a.ics"}]': "name is empty",
    '[{"name": "A", "url": "ftp://example.org/a.ics"}]': "'ftp://example.org/a.ics' is no web",
    '[{"name": "A", "url": "https:///a.ics"}]': "is no web address",
    '[{"name": "A", "url": "https://example.org:x/a.ics"}]': "is no web address",
    '[{"name": "A", "url": "https://[::1/a.ics"}]': "is no web address",
    '[{"name": 7, "url": "https://example.org/a.ics"}]': "name must be a text",
    '[{"name": "A", "url": "https://example.org/a.ics", "colour": "red"}]': "'colour' is not known",
    '[{"name": "A", "url": "https://example.org/a.ics", "zone": "CEST"}]': "zone 'CEST' is no time",
    '[{"name": "A", "url": "https://example.org/a.ics", "zone": "/etc/passwd"}]': "is no time zone",
    '[{"name": "A", "url": "https://example.org/a.ics"}, '
    '{"name": "a", "url": "https://example.org/b.ics"}]': "two calendars with the name 'a'",
}

IMPORT_ALL = """
import importlib, pkgutil, bot
for module in pkgutil.walk_packages(bot.__path__, "bot."):
    importlib.import_module(module.name)
print("imported")
"""


@pytest.fixture
def working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working directory whose .env file is read, as an operator's is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    return tmp_path


def test_every_field_is_described_in_a_sentence() -> None:
    described = {name: field.description or "" for name, field in Settings.model_fields.items()}
    assert {name for name, text in described.items() if not text.endswith(".")} == set()


def test_the_defaults_start_a_bot_without_any_setting() -> None:
    settings = load()
    assert settings.discord_token is None
    assert settings.knowledge_dir == Path(knowledge.__file__).parent
    assert settings.data_dir == Path("data")
    assert settings.index_dir == Path("data/index")
    assert settings.model == DEFAULT_MODEL
    assert settings.mention_channels == frozenset()
    assert settings.queue > 0
    assert settings.log_level == "INFO"
    assert settings.calendars == ()
    assert settings.fetch_hosts == frozenset()
    assert settings.zone == ZoneInfo("UTC")


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_an_empty_variable_is_as_good_as_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + name, "")
    assert load() == Settings()
    monkeypatch.delenv(PREFIX + name)
    assert load() == Settings()


def test_a_token_is_a_secret_without_the_space_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_DISCORD_TOKEN", f" {TOKEN}\n")
    settings = load()
    assert isinstance(settings.discord_token, SecretStr)
    assert settings.discord_token.get_secret_value() == TOKEN
    assert TOKEN not in f"{settings} {settings!r} {settings.model_dump()}"


@pytest.mark.parametrize("text", ["12,34", " 12 , 34 ", "12 34", "12,,34,"])
def test_channels_are_ids_with_commas_between(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_MENTION_CHANNELS", text)
    assert load().mention_channels == {12, 34}


@pytest.mark.parametrize(
    "text",
    [
        "localhost,10.0.0.5,[::1],calendar.example.org",
        "LOCALHOST ::1\t10.0.0.5 , calendar.example.org",
    ],
)
def test_hosts_have_commas_between(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_FETCH_HOSTS", text)
    assert load().fetch_hosts == {"localhost", "10.0.0.5", "::1", "calendar.example.org"}


def test_calendars_are_a_json_list(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {"name": " Made  up ", "url": "webcal://example.org/a.ics", "society": "SIIM"}
    second = {"name": "Other", "url": "http://example.org/b?ical=1", "zone": "America/New_York"}
    monkeypatch.setenv("ENTENTE_CALENDARS", json.dumps([first, second]))
    monkeypatch.setenv("ENTENTE_TIME_ZONE", "Europe/Berlin")
    settings = load()
    assert settings.calendars == (
        CalendarAddress(name="Made up", url="https://example.org/a.ics", society="siim"),
        CalendarAddress(name="Other", url="http://example.org/b?ical=1", zone="America/New_York"),
    )
    assert settings.zone == ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("text", BAD_CALENDARS)
def test_a_bad_list_of_calendars_is_one_sentence(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENTENTE_CALENDARS", text)
    with pytest.raises(SettingsError) as caught:
        load()
    (sentence,) = str(caught.value).splitlines()
    assert sentence.startswith("ENTENTE_CALENDARS ")
    assert BAD_CALENDARS[text] in sentence
    assert len(sentence) < 300
    assert sentence.endswith(".")


def test_the_example_of_the_sentence_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_CALENDARS", EXAMPLE)
    assert len(load().calendars) == 1


@pytest.mark.parametrize("field", BAD)
def test_a_bad_value_is_one_sentence_that_names_its_variable(
    field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    value, part = BAD[field]
    monkeypatch.setenv(PREFIX + field, value)
    with pytest.raises(SettingsError) as caught:
        load()
    (sentence,) = str(caught.value).splitlines()
    assert sentence.startswith(PREFIX + field)
    assert part in sentence
    assert sentence.endswith(".")
    assert GIVEN not in sentence
    assert "pydantic" not in sentence


@pytest.mark.parametrize("value", ["0", "-1", "10001", "1.5"])
def test_the_queue_has_bounds(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_QUEUE", value)
    with pytest.raises(SettingsError, match=r"^ENTENTE_QUEUE: .*\(given: '.*'\)\.$"):
        load()


def test_many_bad_values_are_a_sentence_each(monkeypatch: pytest.MonkeyPatch) -> None:
    for field, (value, _) in BAD.items():
        monkeypatch.setenv(PREFIX + field, value)
    with pytest.raises(SettingsError) as caught:
        load()
    named = [line.split(maxsplit=1)[0].strip(":") for line in str(caught.value).splitlines()]
    assert sorted(named) == sorted(PREFIX + field for field in BAD)


def test_the_env_file_of_the_working_directory_is_read(working_directory: Path) -> None:
    text = f'# mine\nENTENTE_QUEUE=3\nENTENTE_DISCORD_TOKEN="{TOKEN}"\nOTHER=x\nENTENTE_OLD=1\n'
    (working_directory / ".env").write_text(text, encoding="utf-8")
    settings = load()
    assert settings.queue == 3
    assert settings.discord_token == SecretStr(TOKEN)


def test_the_environment_wins_over_the_file(
    working_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (working_directory / ".env").write_text("ENTENTE_QUEUE=3\n", encoding="utf-8")
    monkeypatch.setenv("ENTENTE_QUEUE", "4")
    assert load().queue == 4


def test_a_bad_value_in_the_file_names_the_variable(working_directory: Path) -> None:
    (working_directory / ".env").write_text(f"ENTENTE_DISCORD_TOKEN={GIVEN}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"^ENTENTE_DISCORD_TOKEN does not look") as caught:
        load()
    assert GIVEN not in str(caught.value)


def test_an_env_file_that_is_not_text_is_named(working_directory: Path) -> None:
    (working_directory / ".env").write_bytes("ENTENTE_QUEUE=3".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"^The file \.env is not UTF-8 text"):
        load()


def test_no_module_of_the_bot_reads_settings_when_it_is_imported(tmp_path: Path) -> None:
    broken = {PREFIX + field: value for field, (value, _) in BAD.items()}
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL],
        env=os.environ | broken | {"PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("imported\n", 0), done.stderr
