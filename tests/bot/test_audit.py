"""The audit log: written, read a page at a time, and never changed. Everybody in it is made up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.audit.card import PER_PAGE, audit_card
from bot.audit.log import Actor, AuditLog, Entry
from bot.audit.words import detail_text
from bot.privacy.pseudonyms import Pseudonyms
from bot.state.database import FILE, Database
from bot.state.moderation_tables import AuditEntry
from tests.bot.answers import components
from tests.bot.conftest import StoppedClock, World
from tests.bot.console import Console

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ANNA = Actor("discord:" + "a" * 32, "Anna (made up)")
GUILD, ELSEWHERE = 2**62, 7


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database.at(tmp_path)
    await database.open()
    yield database
    await database.close()


async def test_what_is_written_is_read_newest_first(state: Database) -> None:
    clock = StoppedClock(NOW)
    log = AuditLog(state, clock)
    await log.write("publish", actor=ANNA, target="v1", detail={"broke": ["Who?"]}, guild=GUILD)
    clock.advance(minutes=1)
    await log.write("prune", actor=Actor("terminal:made-up", "made-up"), detail={"kept": 5})
    newest, oldest = await log.entries()
    assert (newest.action, newest.at, newest.guild) == ("prune", NOW + timedelta(minutes=1), None)
    assert newest.actor.is_terminal
    assert (oldest.actor, oldest.target, oldest.guild) == (ANNA, "v1", GUILD)
    assert oldest.detail == {"broke": ["Who?"]}
    assert not oldest.actor.is_terminal


async def test_pages_follow_on_each_other_while_new_entries_come(state: Database) -> None:
    log = AuditLog(state)
    for number in range(5):
        await log.write("golden add", actor=ANNA, target=str(number))
    first = await log.entries(limit=2)
    await log.write("golden add", actor=ANNA, target="written meanwhile")
    second = await log.entries(limit=2, before_id=first[-1].id)
    assert [each.target for each in (*first, *second)] == ["4", "3", "2", "1"]


async def test_a_guild_sees_its_own_and_what_was_done_in_the_terminal(state: Database) -> None:
    log = AuditLog(state)
    for guild in (GUILD, ELSEWHERE, None):
        await log.write("publish", actor=ANNA, guild=guild)
    assert [each.guild for each in await log.entries(guild=GUILD)] == [None, GUILD]


async def test_the_program_cannot_change_an_entry(state: Database) -> None:
    await AuditLog(state).write("publish", actor=ANNA)

    async def change(delete: bool) -> None:
        async with state.session() as session:
            [entry] = await session.scalars(select(AuditEntry))
            if delete:
                await session.delete(entry)
            else:
                entry.actor_name = "Somebody else"

    for delete in (False, True):
        with pytest.raises(TypeError, match="append-only"):
            await change(delete)
    assert [each.actor for each in await AuditLog(state).entries()] == [ANNA]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET actor_name = 'Somebody else'",
        "DELETE FROM audit_log",
        "REPLACE INTO audit_log SELECT id, at, guild_id, actor, 'Else', action, target, detail "
        "FROM audit_log",
    ],
)
async def test_the_database_refuses_whatever_else_would_change_it(
    state: Database, statement: str
) -> None:
    await AuditLog(state).write("publish", actor=ANNA)

    async def change() -> None:
        async with state.session() as session:
            await session.execute(text(statement))

    with pytest.raises(DBAPIError, match="append-only"):
        await change()
    assert [each.actor for each in await AuditLog(state).entries()] == [ANNA]


async def test_a_user_is_written_down_without_their_id(world: World, tmp_path: Path) -> None:
    user = world.bot.user
    assert user is not None
    actor = Actor.of(user, world.bot.people)
    await AuditLog(world.bot.state).write("publish", actor=actor, guild=world.channel.guild.id)
    assert actor.key == f"discord:{Pseudonyms(tmp_path).of(user.id)}"
    assert actor.name == user.display_name
    assert str(user.id).encode() not in (tmp_path / FILE).read_bytes()


def entry(number: int, **values: Any) -> Entry:
    given: dict[str, Any] = {
        "at": NOW,
        "guild": GUILD,
        "actor": ANNA,
        "action": "publish",
        "target": "",
        "detail": {},
    }
    return Entry(id=number, **(given | values))


def test_a_card_fits_whatever_is_written_in_it() -> None:
    long = "*_~|`<@1>@everyone " * 40
    worst = {"actor": Actor("discord:x", long), "action": long, "target": long}
    entries = [entry(9 - n, **worst, detail={long: [long] * 9}) for n in range(PER_PAGE)]
    found = components(audit_card(entries, older=True, newest=True))
    texts = [each["content"] for each in found if "content" in each]
    assert sum(len(each.encode("utf-16-le")) // 2 for each in texts) <= 4000
    assert len(found) <= 40
    assert not any("<@1>" in each or "@everyone" in each.replace("\\@", "") for each in texts)


def test_a_card_leads_to_older_entries_and_back() -> None:
    def ids(**pages: bool) -> list[str]:
        card = audit_card([entry(7), entry(3)], **pages)
        return [each["custom_id"] for each in components(card) if "custom_id" in each]

    assert ids() == []
    assert ids(older=True) == ["knowledge:audit:3"]
    assert ids(older=True, newest=True) == ["knowledge:audit:0", "knowledge:audit:3"]


def test_a_card_without_entries_says_so() -> None:
    texts = [each.get("content", "") for each in components(audit_card([]))]
    assert any("Nothing yet" in each for each in texts)


DETAILS: dict[str, dict[str, Any]] = {
    "": {},
    "right: 1 · wrong: 0": {"right": 1, "wrong": 0},
    "must abstain: yes · replaced: no": {"must_abstain": True, "replaced": False},
    "url: none": {"url": None},
    "found: e-mail, name": {"found": ["e-mail", "name"]},
    "kept: nothing": {"kept": []},
    "role: none": {"role": "none"},
    "made up: a: 1, b: no": {"made_up": {"a": 1, "b": False}},
}


@pytest.mark.parametrize("said", DETAILS)
def test_a_detail_is_said_in_words(said: str) -> None:
    assert detail_text(DETAILS[said]) == said


@pytest.fixture
def console(tmp_path: Path) -> Console:
    made = Console(tmp_path / "knowledge", tmp_path / "data", tmp_path)
    made.knowledge.mkdir()
    return made


async def write(folder: Path) -> None:
    state = Database.at(folder)
    await state.open()
    log = AuditLog(state, StoppedClock(NOW))
    await log.write("publish", actor=ANNA, target="v1\x1b[2J", guild=GUILD)
    await log.write("prune", actor=Actor("terminal:made-up", "made-up"), detail={"kept": 5})
    await state.close()


def test_the_terminal_shows_the_log(console: Console) -> None:
    asyncio.run(write(console.data))
    shown = console.run("audit")
    newest, oldest = shown.stdout.splitlines()
    assert newest == "2026-11-24 12:00 UTC  made-up (terminal): prune · kept: 5"
    assert oldest.startswith("2026-11-24 12:00 UTC  Anna (made up) (Discord): publish · v1")
    assert "\x1b" not in oldest


def test_scripts_get_an_object_an_entry(console: Console) -> None:
    asyncio.run(write(console.data))
    [line] = console.run("audit", "--json", "--limit", "1").stdout.splitlines()
    newest = json.loads(line)
    keys = ["id", "at", "guild", "actor", "name", "action", "target", "detail"]
    assert list(newest) == keys
    [line] = console.run("audit", "--json", "--before", str(newest["id"])).stdout.splitlines()
    assert json.loads(line)["guild"] == str(GUILD)
    assert json.loads(line)["target"] == "v1\x1b[2J"


def test_an_empty_log_is_said_to_be_empty(console: Console) -> None:
    shown = console.run("audit")
    assert (shown.returncode, shown.stdout) == (0, "")
    assert "Nothing is written there yet" in shown.stderr
    assert console.run("audit", "--json").stdout == ""
