"""Choosing what to hear of: roles that anyone may have, and who is mentioned."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
import pytest

from tests.bot.announcing import MEETING, WEBINAR, choose, cog_of, letters, permit, show, told
from tests.bot.conftest import World, buttons, shown

MESSAGE = "Choose what to hear of"


@pytest.fixture
async def offered(world: World) -> Any:
    """Return an announcement with the button below it."""
    await choose(world, channel=world.channel.id, roles=True)
    await show(world, [MEETING])
    await show(world, [MEETING, WEBINAR])
    return world.channel.last_message


def roles(world: World) -> dict[str, Any]:
    guild = world.env.backend.get_guild(world.alice.guild.id)
    return {role.name: role for role in guild.roles.values()}


def held(world: World) -> set[str]:
    guild = world.env.backend.get_guild(world.alice.guild.id)
    mine = guild.members[world.alice.id].role_ids
    return {role.name for role in roles(world).values() if role.id in mine}


async def test_a_click_gives_the_role_and_another_takes_it(world: World, offered: Any) -> None:
    panel = (await world.alice.click(offered, label=MESSAGE)).response
    assert {"SIIM", "EuSoMII", "Webinars", "Meetings"} <= buttons(panel).keys()
    await world.alice.click(panel, label="SIIM")
    assert held(world) == {"Events: SIIM"}
    made = roles(world)["Events: SIIM"]
    assert (int(made.permissions), made.mentionable) == (0, False)
    assert buttons(panel)["SIIM"]["style"] == discord.ButtonStyle.success.value
    await world.alice.click(panel, label="SIIM")
    assert held(world) == set()
    await world.bob.click(offered, label=MESSAGE)
    assert list(roles(world)).count("Events: SIIM") == 1


async def test_who_chose_is_mentioned_and_nobody_else(world: World, offered: Any) -> None:
    panel = (await world.alice.click(offered, label=MESSAGE)).response
    await world.alice.click(panel, label="SIIM")
    await world.alice.click(panel, label="Meetings")
    await show(world, [MEETING, WEBINAR, replace(WEBINAR, uid="second", title="Second made-up")])
    role = roles(world)["Events: SIIM"]
    allowed = letters(world)[-1]["allowed_mentions"]
    assert told(world)[-1].startswith(f"<@&{role.id}>\n")
    assert allowed["roles"] == [role.id]
    assert allowed["parse"] == []


async def test_the_buttons_work_after_a_restart(world: World, offered: Any, make_bot: Any) -> None:
    panel = (await world.alice.click(offered, label=MESSAGE)).response
    await world.env.restart_bot(make_bot())
    await cog_of(world)
    world.bot.events.book = type(world.bot.events.book)([MEETING, WEBINAR])
    await world.alice.click(panel, label="Webinars")
    assert held(world) == {"Events: Webinars"}
    again = await world.alice.click(offered, label=MESSAGE)
    assert again.ephemeral


async def test_a_role_that_gives_more_is_left_alone(world: World, offered: Any) -> None:
    world.alice.guild.create_role(
        "Events: SIIM", permissions=discord.Permissions(manage_messages=True)
    )
    panel = (await world.alice.click(offered, label=MESSAGE)).response
    result = await world.alice.click(panel, label="SIIM")
    assert "leave the role" in shown(result.followups[0])
    assert held(world) == set()


async def test_without_the_permission_a_sentence_names_it(world: World, offered: Any) -> None:
    panel = (await world.alice.click(offered, label=MESSAGE)).response
    permit(world, manage_roles=False)
    result = await world.alice.click(panel, label="SIIM")
    assert "**Manage Roles**" in shown(result.followups[0])
    assert "Events: SIIM" not in roles(world)


async def test_switched_off_says_so(world: World, offered: Any) -> None:
    await choose(world, roles=False)
    result = await world.alice.click(offered, label=MESSAGE)
    assert "switched off" in shown(result.response)
