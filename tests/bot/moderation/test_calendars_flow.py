"""Calendar files go live with Publish and are taken back with it; what is fetched stays live.

All events and documents are made up.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.calendar_addresses import CalendarAddress
from index import Answer, Embedder, Library, Verdict, build
from index.report import read_report
from tests.bot.announcing import choose, cog_of, permit, tell, told
from tests.bot.calendars import NOW, Source, calendar
from tests.bot.conftest import World, shown
from tests.bot.feeding import said, serving_files
from tests.bot.moderating import pass_time, reindexed

TITLE = "Made-up evening on boats"
EVENING = (f"SUMMARY:{TITLE}", "DTSTART:20261203T170000Z", "DTEND:20261203T180000Z")
BOATS = calendar("Boats", {"evening-on-boats": EVENING}).encode()
QUESTION = "When is the evening on boats?"


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[dict[str, bytes]]:
    """Serve what is uploaded over a real connection, as Discord does."""
    with serving_files(monkeypatch, world) as lies:
        yield lies


async def upcoming(world: World) -> str:
    """Return what a trainee reads of what is on."""
    return said(await world.alice.slash(world.channel, "events upcoming"))


async def asked(world: World) -> str:
    """Return what a trainee reads who asks for the made-up evening."""
    return said(await world.alice.slash(world.channel, "ask", question=QUESTION))


async def test_an_uploaded_calendar_is_seen_after_publish_and_gone_after_a_roll_back(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    first = library.current
    added = await moderator.slash(world.channel, "knowledge add", file=("boats.ics", BOATS))
    assert "before **Publish**" in said(added)
    await world.env.advance_time(61)
    assert TITLE not in await upcoming(world) + await asked(world)

    report = await reindexed(world, moderator)
    text = shown(report)
    assert "1 added · 0 changed · 0 removed · 1 unchanged" in text
    assert "**Events in them**: 1 added" in text
    assert "0 added · 0 changed · 0 removed · 2 unchanged" in text
    await moderator.click(report, label="Documents, events (2)")
    assert f"**added** {TITLE}: 2026-12-03 17:00+00:00" in shown(report)
    assert TITLE not in await upcoming(world)

    await moderator.click(report, label="Publish")
    assert TITLE in await upcoming(world)
    assert TITLE in await asked(world)
    await world.env.restart_bot(make_bot())
    assert TITLE in await upcoming(world)

    history = (await moderator.slash(world.channel, "knowledge history")).response
    await moderator.click(history, custom_id=f"knowledge:rollback:{first}")
    assert TITLE not in await upcoming(world) + await asked(world)
    assert "Ethics of AI" in await upcoming(world)
    await world.env.restart_bot(make_bot())
    await world.env.advance_time(61)
    assert TITLE not in await upcoming(world)
    assert (knowledge / "events/boats.ics").exists()


async def test_a_removed_calendar_stays_until_publish(
    world: World, moderator: Any, knowledge: Path
) -> None:
    gone = await moderator.slash(world.channel, "knowledge remove", document="events/made-up.ics")
    await moderator.click(gone.response, label="Remove")
    await world.env.advance_time(61)
    assert "Ethics of AI" in await upcoming(world)
    report = await reindexed(world, moderator)
    assert "**pruned** events/made-up.ics" in shown(report)
    await moderator.click(report, label="Publish")
    assert "Ethics of AI" not in await upcoming(world)


async def test_a_version_that_another_process_publishes_brings_its_events_within_two_seconds(
    world: World, library: Library, knowledge: Path, embedder: Embedder
) -> None:
    first = str(library.current)
    (knowledge / "events/boats.ics").write_bytes(BOATS)
    build(knowledge, library, embedder)
    await pass_time(world, 2)
    assert TITLE in await upcoming(world)
    library.publish(first, roll_back=True)
    await pass_time(world, 2)
    assert TITLE not in await upcoming(world)


async def test_no_answer_has_the_version_of_one_and_the_events_of_another(
    world: World, library: Library, knowledge: Path, embedder: Embedder
) -> None:
    first = str(library.current)
    (knowledge / "events/boats.ics").write_bytes(BOATS)
    build(knowledge, library, embedder)
    second = str(library.current)
    ended = False
    answers: list[Answer] = []

    async def ask() -> None:
        while not ended:
            answers.append(await world.bot.ask.answer(QUESTION))

    people = [asyncio.create_task(ask()) for _ in range(3)]
    for turn in range(10):
        library.publish((first, second)[turn % 2], roll_back=True)
        await pass_time(world, 2)
    ended = True
    await asyncio.gather(*people)
    assert {answer.version for answer in answers} == {first, second}
    for answer in answers:
        held = TITLE in {event.title for event in answer.events}
        assert held == (answer.version == second)


async def test_each_side_of_the_report_is_asked_with_its_own_calendars(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    with (knowledge / "golden.yaml").open("a", encoding="utf-8") as file:
        file.write(f'- question: "{QUESTION}"\n  must_abstain: true\n')
    (knowledge / "events/boats.ics").write_bytes(BOATS)
    await reindexed(world, moderator)
    report = read_report(library, str(library.candidate))
    assert report
    [reply] = [each for each in report.golden if each.golden.question == QUESTION]
    assert reply.before
    assert (reply.before.calendar, reply.after.calendar) == (False, True)
    assert reply.after.verdict is Verdict.ANSWERED


async def test_what_is_fetched_needs_no_publishing(
    world: World, moderator: Any, source: Source, make_bot: Any, library: Library
) -> None:
    address = CalendarAddress(name="Remote", url=source.url)
    bot = make_bot(calendars=(address,), fetch_hosts=frozenset({"127.0.0.1"}))
    await world.env.restart_bot(bot)
    await world.env.settle()
    assert "Remote seminar" in await upcoming(world)
    (world.bot.settings.knowledge_dir / "events/boats.ics").write_bytes(BOATS)
    report = await reindexed(world, moderator)
    assert "**Fetched calendars**: 1; they need no publishing" in shown(report)
    await moderator.click(report, label="Publish")
    text = await upcoming(world)
    assert TITLE in text
    assert "Remote seminar" in text


async def test_a_version_from_before_reads_the_folder_as_it_is(
    world: World, library: Library, knowledge: Path, embedder: Embedder, make_bot: Any
) -> None:
    first = str(library.current)
    file = library.folder(first) / "manifest.json"
    written = json.loads(file.read_text(encoding="utf-8"))
    del written["calendars"]
    file.write_text(json.dumps(written), encoding="utf-8")
    await world.env.restart_bot(make_bot())
    (knowledge / "events/boats.ics").write_bytes(BOATS)
    await world.env.advance_time(61)
    assert TITLE in await upcoming(world)
    build(knowledge, library, embedder, force=True)
    (knowledge / "events/boats.ics").unlink()
    await world.env.advance_time(61)
    assert TITLE in await upcoming(world)
    library.publish(first, roll_back=True)
    await pass_time(world, 2)
    assert TITLE not in await upcoming(world)


async def test_a_roll_back_is_not_told_as_a_cancellation(
    world: World, library: Library, knowledge: Path, embedder: Embedder
) -> None:
    await cog_of(world)
    permit(world, send_messages=True)
    await choose(world, channel=world.channel.id)
    await tell(world)
    first = str(library.current)
    # Older than the rest of its calendar, and no later than its last event: were it missing from
    # a calendar that is read anew, it would be told as gone.
    stale = calendar(events={"evening-on-boats": EVENING}).replace("20261101", "20261001")
    (knowledge / "events/boats.ics").write_bytes(stale.encode())
    build(knowledge, library, embedder)
    await pass_time(world, 2)
    await tell(world)
    assert [TITLE in text for text in told(world)] == [True]
    library.publish(first, roll_back=True)
    await pass_time(world, 2)
    assert TITLE not in {event.title for event in world.events.book.coming(NOW)}
    await tell(world)
    assert len(told(world)) == 1
    # Published again, it is no news; taken out by Publish, it is.
    library.publish(str(library.predecessor))
    await pass_time(world, 2)
    await tell(world)
    assert len(told(world)) == 1
    (knowledge / "events/boats.ics").unlink()
    build(knowledge, library, embedder, force=True)
    await pass_time(world, 2)
    await tell(world)
    assert "No longer in its calendar" in told(world)[-1]
    assert len(told(world)) == 2
