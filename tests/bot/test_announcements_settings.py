"""/events settings: what a moderator can choose, and that nobody else can."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from bot.announcements.preferences import Preferences
from bot.audit.log import AuditLog
from bot.audit.words import detail_text
from knowledge.calendars.model import Kind
from tests.bot.announcing import choose, chosen, cog_of, permit
from tests.bot.conftest import StoppedClock, World, buttons, shown
from tests.bot.feeding import demote


@pytest.fixture
async def moderator(world: World) -> Any:
    """Return a member who may manage the server, with the feature loaded."""
    await cog_of(world)
    guild = world.alice.guild
    role = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(world.env.create_user("moderator"), roles=[role])


async def opened(world: World, moderator: Any) -> Any:
    """Return the panel, as a moderator sees it."""
    result = await moderator.slash(world.channel, "events settings")
    assert result.ephemeral
    return result.response


def selects(message: Any) -> dict[str, dict[str, Any]]:
    """Return the selects of a panel by what they change."""
    raw = json.dumps([c if isinstance(c, dict) else c.to_dict() for c in message.components])
    found = [part for part in _parts(json.loads(raw)) if part.get("type") in {3, 8}]
    return {part["custom_id"].rpartition(":")[2]: part for part in found}


def _inputs(modal: Any) -> list[str]:
    raw = modal.modal if isinstance(modal.modal, dict) else vars(modal.modal)
    return [part["custom_id"] for part in _parts(raw) if part.get("type") == 4]


def _parts(raw: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in what JSON may hold, in order."""
    if isinstance(raw, dict):
        yield raw
    within = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    for each in within:
        yield from _parts(each)


def defaults(message: Any, field: str) -> list[str]:
    return [o["value"] for o in selects(message)[field]["options"] if o.get("default")]


async def test_everything_is_off_until_a_moderator_chooses(world: World, moderator: Any) -> None:
    panel = await opened(world, moderator)
    assert await chosen(world) == Preferences(world.alice.guild.id)
    assert {"Server events: off", "Opt-in roles: off"} <= buttons(panel).keys()
    assert defaults(panel, "starting") == ["off"]
    assert defaults(panel, "digest_day") == ["off"]


async def test_each_choice_is_kept_at_once_and_shown(world: World, moderator: Any) -> None:
    panel = await opened(world, moderator)
    pick = moderator.select
    await pick(panel, [world.channel], custom_id="announcements:set:channel")
    await pick(panel, ["30"], custom_id="announcements:set:starting")
    await pick(panel, ["0"], custom_id="announcements:set:digest_day")
    await pick(panel, ["8"], custom_id="announcements:set:digest_hour")
    await pick(panel, ["Europe/Paris"], custom_id="announcements:set:zone")
    await pick(panel, ["siim"], custom_id="announcements:set:societies")
    await pick(panel, ["webinar", "course"], custom_id="announcements:set:kinds")
    await moderator.click(panel, label="Server events: off")
    await moderator.click(panel, label="Opt-in roles: off")
    kept = await chosen(world)
    assert (kept.channel, kept.starting) == (world.channel.id, 30)
    assert (kept.digest_day, kept.digest_hour, kept.zone) == (0, 8, "Europe/Paris")
    assert kept.societies == {"siim"}
    assert kept.kinds == {Kind.WEBINAR, Kind.COURSE}
    assert (kept.native, kept.roles) == (True, True)
    assert {"Server events: on", "Opt-in roles: on"} <= buttons(panel).keys()
    assert defaults(panel, "starting") == ["30"]
    assert defaults(panel, "kinds") == ["webinar", "course"]
    assert "Saved" in shown(panel)
    await moderator.click(panel, label="Switch all off")
    off = await chosen(world)
    assert (off.channel, off.starting, off.digest_day) == (None, None, None)
    assert (off.native, off.roles) == (False, False)


async def test_each_choice_is_in_the_audit_log(world: World, moderator: Any) -> None:
    panel = await opened(world, moderator)
    chosen_in_turn: dict[str, list[Any]] = {
        "channel": [world.channel],
        "starting": ["30"],
        "digest_day": ["0"],
        "digest_hour": ["8"],
        "societies": ["siim", "joint"],
        "kinds": ["webinar", "course"],
    }
    for field, values in chosen_in_turn.items():
        await moderator.select(panel, values, custom_id=f"announcements:set:{field}")
    await moderator.click(panel, label="Server events: off")
    await moderator.click(panel, label="Opt-in roles: off")
    modal = await moderator.click(panel, label="Other time zone")
    await moderator.submit_modal(modal, {next(iter(_inputs(modal))): "Europe/Vienna"})
    await moderator.click(panel, label="Switch all off")
    entries = (await AuditLog(world.bot.state).entries())[::-1]
    assert {each.action for each in entries} == {"events settings"}
    assert {(each.actor.name, each.guild) for each in entries} == {
        ("moderator", world.alice.guild.id)
    }
    assert [detail_text(each.detail) for each in entries] == [
        f"announcements in: {world.channel.name}",
        "told before start: 30 minutes",
        "digest day: Monday",
        "digest hour: 08:00",
        "only societies: joint, siim",
        "only kinds: course, webinar",
        "server events: yes",
        "opt in roles: yes",
        "time zone: Europe/Vienna",
        "announcements in: none · digest day: none · opt in roles: no · server events: no · "
        "told before start: none",
    ]


async def test_what_changes_nothing_is_not_in_the_audit_log(world: World, moderator: Any) -> None:
    panel = await opened(world, moderator)
    modal = await moderator.click(panel, label="Other time zone")
    [field] = _inputs(modal)
    await moderator.submit_modal(modal, {field: "Mars/*Olympus*"})
    demote(world)
    await moderator.click(panel, label="Server events: off")
    assert not (await chosen(world)).native
    assert await AuditLog(world.bot.state).entries() == []


async def test_a_plain_member_is_refused(world: World, moderator: Any) -> None:
    result = await world.alice.slash(world.channel, "events settings")
    assert result.ephemeral
    assert "Manage Server" in shown(result.response)
    assert "Server events: off" not in buttons(result.response)


async def test_who_is_no_moderator_any_more_is_refused_at_the_click(
    world: World, moderator: Any
) -> None:
    panel = await opened(world, moderator)
    demote(world)
    result = await moderator.click(panel, label="Server events: off")
    assert "Manage Server" in shown(result.response)
    assert not (await chosen(world)).native


async def test_the_panel_works_after_a_restart(world: World, moderator: Any, make_bot: Any) -> None:
    panel = await opened(world, moderator)
    await world.env.restart_bot(make_bot())
    await cog_of(world)
    await moderator.click(panel, label="Server events: off")
    assert (await chosen(world)).native


async def test_another_time_zone_is_typed_also_across_a_restart(
    world: World, moderator: Any, make_bot: Any
) -> None:
    panel = await opened(world, moderator)
    modal = await moderator.click(panel, label="Other time zone")
    [field] = _inputs(modal)
    wrong = await moderator.submit_modal(modal, {field: "Mars/*Olympus*"})
    assert "no time zone" in shown(wrong.response)
    modal = await moderator.click(panel, label="Other time zone")
    await world.env.restart_bot(make_bot())
    await cog_of(world)
    await moderator.submit_modal(modal, {next(iter(_inputs(modal))): "europe/vienna "})
    assert (await chosen(world)).zone == "Europe/Vienna"


async def test_the_form_of_who_is_no_moderator_any_more_is_refused(
    world: World, moderator: Any
) -> None:
    panel = await opened(world, moderator)
    before = (await chosen(world)).zone
    modal = await moderator.click(panel, label="Other time zone")
    demote(world)
    result = await moderator.submit_modal(modal, {next(iter(_inputs(modal))): "Asia/Tokyo"})
    assert "Manage Server" in shown(result.response)
    assert (await chosen(world)).zone == before


@pytest.mark.parametrize(
    ("fields", "permission", "name"),
    [
        ({"native": True}, "manage_events", "Manage Events"),
        ({"roles": True}, "manage_roles", "Manage Roles"),
        ({"channel": 0}, "send_messages", "Send Messages"),
    ],
)
async def test_a_missing_permission_is_named(
    world: World, moderator: Any, fields: dict[str, Any], permission: str, name: str
) -> None:
    if "channel" in fields:
        fields = {"channel": world.channel.id}
    await choose(world, **fields)
    assert name not in shown(await opened(world, moderator))
    permit(world, **{permission: False})
    panel = shown(await opened(world, moderator))
    assert f"**{name}**" in panel


async def test_the_settings_are_no_business_of_a_direct_message(
    world: World, moderator: Any
) -> None:
    result = await world.alice.user.slash("events settings")
    assert "server" in shown(result.response)


async def test_what_was_due_before_it_was_switched_on_is_not(clock: StoppedClock) -> None:
    before = Preferences(1).changed(clock.time, channel=5, starting=10)
    assert before.starting_since == clock.time
    clock.advance(hours=1)
    assert before.changed(clock.time, starting=30).starting_since < clock.time
    assert before.changed(clock.time, zone="Asia/Tokyo").digest_since == clock.time


async def test_where_the_bot_is_not_there_is_nothing_to_choose(
    world: World, moderator: Any
) -> None:
    panel = await opened(world, moderator)
    # As for a moderator of a server where somebody added the bot for themselves alone.
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.channel.guild.id)})
    refused = await moderator.select(panel, [world.channel], custom_id="announcements:set:channel")
    assert "in one where I am" in shown(refused.response)
