"""/help and /status, as people use them."""

from __future__ import annotations

import pytest

from tests.bot.conftest import World, shown


async def test_help_says_how_to_ask(world: World) -> None:
    result = await world.alice.slash(world.channel, "help")
    assert result.ephemeral
    assert "/ask" in shown(result.response)
    assert "no medical advice" in shown(result.response)


async def test_status_says_what_is_being_served(world: World) -> None:
    result = await world.alice.slash(world.channel, "status")
    text = shown(result.response)
    manifest = world.bot.ask.searcher.version.manifest
    assert result.ephemeral
    for fact in (manifest.version, f"{manifest.passages:,}", str(len(manifest.documents))):
        assert fact in text
    assert manifest.model.name in text.replace("\\", "")


@pytest.mark.parametrize("command", ["help", "status"])
async def test_about_works_in_direct_messages(world: World, command: str) -> None:
    result = await world.alice.user.slash(command)
    assert result.ephemeral
    assert "###" in shown(result.response)


async def test_every_command_but_those_for_moderators_is_for_guilds_and_for_people_anywhere(
    world: World,
) -> None:
    synced = [call for call in world.env.http_requests if call.path.endswith("/commands")]
    assert synced[-1].json is not None
    commands = {command["name"]: command for command in synced[-1].json}
    assert set(commands) >= {"ask", "help", "status", "Ask about this message"}
    moderators = {"knowledge", "golden", "Add to knowledge", "Look into this answer"}
    for name, command in commands.items():
        where = ([0], [0]) if name in moderators else ([0, 1], [0, 1, 2])
        assert (sorted(command["integration_types"]), sorted(command["contexts"])) == where
