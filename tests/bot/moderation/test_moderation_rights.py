"""Who may: Manage Server or the chosen role, asked anew at every command and every click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.audit.log import AuditLog
from bot.moderation.choices import Moderation, moderation_of
from index import Library
from index.lock import pointer_lock
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import demote, offer, said
from tests.bot.moderating import (
    FEES,
    REFUSED,
    actions,
    finish,
    install,
    reindexed,
    served_in_turn,
    write,
)

COMMANDS = ("reindex", "report", "history", "audit", "settings")


async def chosen(world: World) -> Moderation:
    return await moderation_of(world.bot.state, world.channel.guild.id)


async def panel(world: World, moderator: Any) -> Any:
    """Return the settings, as who manages the server sees them."""
    result = await moderator.slash(world.channel, "knowledge settings")
    assert result.ephemeral
    return result.response


@pytest.mark.parametrize("command", COMMANDS)
async def test_only_moderators_are_offered_the_commands(
    world: World, moderator: Any, command: str
) -> None:
    assert f"knowledge {command}" in moderator.available_commands(world.channel)
    assert f"knowledge {command}" not in world.alice.available_commands(world.channel)


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_plain_member_is_refused_even_where_discord_offers_the_commands(
    world: World, library: Library, command: str
) -> None:
    await offer(world, world.alice)
    result = await world.alice.slash(world.channel, f"knowledge {command}")
    assert result.ephemeral
    assert "Manage Server" in said(result)
    assert await actions(world) == []


@pytest.mark.settings(moderator_guilds="1, 2")
@pytest.mark.parametrize("command", COMMANDS)
async def test_moderators_of_another_server_than_the_operator_chose_are_refused(
    world: World, moderator: Any, library: Library, command: str
) -> None:
    result = await moderator.slash(world.channel, f"knowledge {command}")
    assert result.ephemeral
    assert "chose other servers" in said(result)
    assert await actions(world) == []


async def test_moderators_of_the_server_that_the_operator_chose_may(
    world: World, moderator: Any
) -> None:
    home = frozenset({1, world.channel.guild.id})
    world.bot.settings = world.bot.settings.model_copy(update={"moderator_guilds": home})
    assert "Who looks after what I know" in shown(await panel(world, moderator))


@pytest.mark.parametrize(
    "label",
    ["Publish", "Discard", "Download report", "Passages (1)", "Golden questions (2)"],
)
async def test_who_is_no_moderator_any_more_is_refused_at_the_report(
    world: World, moderator: Any, library: Library, knowledge: Path, label: str
) -> None:
    first = library.current
    write(knowledge, fees=FEES)
    report = await reindexed(world, moderator)
    before, waiting = shown(report), library.candidate
    demote(world)
    refused = await moderator.click(report, label=label)
    assert REFUSED in said(refused)
    assert refused.ephemeral
    assert (shown(report), library.current, library.candidate) == (before, first, waiting)
    assert await actions(world) == ["reindex", "candidate"]


async def test_who_is_no_moderator_any_more_cannot_cancel(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    with pointer_lock(library.folder("any").parent.parent):
        result = await moderator.slash(world.channel, "knowledge reindex")
        demote(world)
        assert REFUSED in said(await moderator.click(result.response, label="Cancel"))
    await finish(world)
    assert library.candidate is not None


async def test_who_is_no_moderator_any_more_cannot_roll_back(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    write(knowledge, fees=FEES)
    await moderator.click(await reindexed(world, moderator), label="Publish")
    served = library.current
    history = await moderator.slash(world.channel, "knowledge history")
    demote(world)
    assert REFUSED in said(await moderator.click(history.response, label="Roll back"))
    assert library.current == served


async def test_who_is_no_moderator_any_more_sees_neither_answers_nor_a_second_question(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = library.current
    write(knowledge, hours="# Opening hours\n\nThe reading room closes at five.\n")
    report = await reindexed(world, moderator)
    [confirm] = (await moderator.click(report, label="Publish")).followups
    await moderator.click(report, label="Golden questions (2)")
    demote(world)
    refused = await moderator.click(report, custom_id=buttons(report)["Both answers"]["custom_id"])
    assert REFUSED in said(refused)
    for label in ("Publish all the same", "Do not publish"):
        assert REFUSED in said(await moderator.click(confirm, label=label))
    assert library.current == first


async def test_who_is_no_moderator_any_more_turns_no_page_of_the_report(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    notes = {f"note{number}": f"# Note\n\nMade-up note {number}.\n" for number in range(8)}
    write(knowledge, **notes)
    report = await reindexed(world, moderator)
    await moderator.click(report, label="Passages (8)")
    await moderator.click(report, label="More")
    before = shown(report)
    assert "page 2 of 3" in before
    demote(world)
    for label in ("More", "Back"):
        assert REFUSED in said(await moderator.click(report, label=label))
        assert shown(report) == before


@pytest.mark.parametrize("way", [["Older"], ["Older", "Newer"]])
async def test_who_is_no_moderator_any_more_turns_no_page_of_the_history(
    world: World, moderator: Any, library: Library, way: list[str]
) -> None:
    served_in_turn(library)
    history = (await moderator.slash(world.channel, "knowledge history")).response
    *before, last = way
    for label in before:
        await moderator.click(history, label=label)
    page = shown(history)
    demote(world)
    assert REFUSED in said(await moderator.click(history, label=last))
    assert shown(history) == page


@pytest.mark.parametrize("command", COMMANDS)
async def test_who_added_the_bot_for_themselves_alone_is_no_moderator_of_it(
    world: World, moderator: Any, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(world, monkeypatch, user=moderator.id)
    result = await moderator.slash(world.channel, f"knowledge {command}")
    assert result.ephemeral
    assert "for themselves alone" in said(result)
    assert await actions(world) == []


async def test_who_added_the_bot_for_themselves_alone_changes_nothing_by_a_click(
    world: World,
    moderator: Any,
    library: Library,
    knowledge: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = library.current
    write(knowledge, fees=FEES)
    report = await reindexed(world, moderator)
    install(world, monkeypatch, user=moderator.id)
    assert "for themselves alone" in said(await moderator.click(report, label="Publish"))
    assert library.current == first


async def test_moderators_of_a_server_without_the_bot_change_nothing_by_a_click(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = library.current
    write(knowledge, fees=FEES)
    report = await reindexed(world, moderator)
    # Also on what somebody else was shown, who added the bot for themselves.
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.channel.guild.id)})
    assert "for themselves alone" in said(await moderator.click(report, label="Publish"))
    assert library.current == first


@pytest.mark.parametrize("too", [False, True])
async def test_moderators_of_a_server_that_added_the_bot_may(
    world: World, moderator: Any, too: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"user": moderator.id} if too else {}
    install(world, monkeypatch, guild=world.channel.guild.id, **own)
    assert "Who looks after what I know" in shown(await panel(world, moderator))


async def test_a_chosen_role_may_moderate_and_not_choose(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    guild = world.channel.guild
    role = guild.create_role("Librarians")
    helper = guild.add_member(world.env.create_user("helper"), roles=[role])
    await offer(world, helper)
    refused = await helper.slash(world.channel, "knowledge history")
    assert REFUSED in said(refused)
    settings = await panel(world, moderator)
    await moderator.select(settings, [role], custom_id="knowledge:set:role")
    assert "Saved" in shown(settings)
    assert (await chosen(world)).role == role.id
    write(knowledge, fees=FEES)
    report = await reindexed(world, helper)
    await world.env.restart_bot(make_bot())
    await helper.click(report, label="Publish")
    assert library.history()[-1].by == "helper"
    refused = await helper.slash(world.channel, "knowledge settings")
    assert "Manage Server" in said(refused)
    await moderator.select(settings, [], custom_id="knowledge:set:role")
    assert (await chosen(world)).role is None
    assert REFUSED in said(await helper.slash(world.channel, "knowledge history"))


async def test_the_settings_are_kept_and_work_after_a_restart(
    world: World, moderator: Any, make_bot: Any
) -> None:
    settings = await panel(world, moderator)
    await world.env.restart_bot(make_bot())
    await moderator.select(settings, [world.quiet_channel], custom_id="knowledge:set:channel")
    assert await chosen(world) == Moderation(world.channel.guild.id, None, world.quiet_channel.id)
    [entry] = await AuditLog(world.bot.state).entries()
    assert (entry.action, entry.detail) == ("settings", {"channel": "quiet"})


async def test_who_may_not_manage_the_server_any_more_cannot_choose(
    world: World, moderator: Any
) -> None:
    settings = await panel(world, moderator)
    role = world.channel.guild.create_role("Librarians")
    demote(world)
    for choice, field in ((world.channel, "channel"), (role, "role")):
        refused = await moderator.select(settings, [choice], custom_id=f"knowledge:set:{field}")
        assert "Manage Server" in said(refused)
    assert await chosen(world) == Moderation(world.channel.guild.id)


async def test_a_channel_where_the_bot_cannot_write_is_named(world: World, moderator: Any) -> None:
    settings = await panel(world, moderator)
    guild = world.channel.guild
    hidden = guild.create_text_channel("hidden")
    await moderator.select(settings, [hidden], custom_id="knowledge:set:channel")
    assert "⚠️" not in shown(settings)
    backend = world.env.backend.get_guild(guild.id)
    [own] = [role for role in backend.roles.values() if role.managed]
    world.env.backend.edit_role(guild.id, own.id, {"permissions": 0})
    world.env.backend.edit_role(guild.id, guild.id, {"permissions": 1 << 31 | 1 << 10})
    assert "**Send Messages**" in shown(await panel(world, moderator))


async def test_the_audit_log_has_pages(world: World, moderator: Any, make_bot: Any) -> None:
    settings = await panel(world, moderator)
    for turn in range(10):
        where = (world.channel, world.quiet_channel)[turn % 2]
        await moderator.select(settings, [where], custom_id="knowledge:set:channel")
    audit = (await moderator.slash(world.channel, "knowledge audit")).response
    assert "**moderator**: settings" in shown(audit)
    newest = shown(audit)
    await world.env.restart_bot(make_bot())
    await moderator.click(audit, label="Older")
    assert shown(audit) != newest
    await world.env.restart_bot(make_bot())
    await moderator.click(audit, label="Newest")
    assert shown(audit) == newest


@pytest.mark.parametrize("way", [["Older"], ["Older", "Newest"]])
async def test_who_is_no_moderator_any_more_turns_no_page_of_the_audit_log(
    world: World, moderator: Any, way: list[str]
) -> None:
    settings = await panel(world, moderator)
    for turn in range(10):
        where = (world.channel, world.quiet_channel)[turn % 2]
        await moderator.select(settings, [where], custom_id="knowledge:set:channel")
    audit = (await moderator.slash(world.channel, "knowledge audit")).response
    *before, last = way
    for label in before:
        await moderator.click(audit, label=label)
    page = shown(audit)
    demote(world)
    assert REFUSED in said(await moderator.click(audit, label=last))
    assert shown(audit) == page
