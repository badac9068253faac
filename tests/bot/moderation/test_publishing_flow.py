"""Reindex, report, publish, roll back: a change is seen first, and can be taken back.

All documents, people and questions are made up.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.audit.log import AuditLog
from index import Embedder, Library, build
from index.report import read_report
from index.report_markdown import to_markdown
from knowledge.hidden import hide
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import said
from tests.bot.moderating import (
    FEES,
    GOLDEN,
    HOURS,
    PARKING,
    actions,
    reindexed,
    served_in_turn,
    write,
)

FEE = "What does a day ticket cost?"
OPEN = "When does the house open?"


async def changed(world: World, moderator: Any, knowledge: Path, **options: str) -> Any:
    """Add a document, change another, and return the report."""
    write(knowledge, fees=FEES, hours=HOURS.replace("five", "six"))
    return await reindexed(world, moderator, **options)


async def breaking(world: World, moderator: Any, knowledge: Path, **options: str) -> Any:
    """Take away what a golden question asks for, and return the report."""
    write(knowledge, hours="# Opening hours\n\nThe reading room closes at five.\n")
    return await reindexed(world, moderator, **options)


async def test_nothing_goes_live_before_publish(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = library.current
    report = await changed(world, moderator, knowledge)
    assert library.current == first
    assert str(library.candidate) in shown(report)
    answer = await world.bot.ask.answer(FEE)
    assert answer.version == first
    assert not any("crowns" in hit.passage.text for hit in answer.hits)


async def test_the_report_says_what_became_of_documents_and_files(
    world: World, moderator: Any, knowledge: Path
) -> None:
    write(knowledge, empty="\n")
    (knowledge / "broken.pdf").write_bytes(b"made up, and no PDF")
    write(knowledge, parking=None)
    report = await changed(world, moderator, knowledge)
    text = shown(report)
    assert "1 added · 1 changed · 1 removed · 0 unchanged" in text
    # The calendar is the file that is unchanged.
    assert "2 indexed · 1 unchanged · 0 skipped · 1 empty · 1 failed · 1 pruned" in text
    assert "broken.pdf" in text
    await moderator.click(report, label="Documents (6)")
    text = shown(report)
    assert "**added** Fees (fees.md)" in text
    assert "**pruned** parking.md" in text


async def test_a_hidden_passage_that_may_be_back_in_other_words_is_named(
    world: World, moderator: Any, knowledge: Path
) -> None:
    passages = world.bot.ask.searcher.version.contents.passages
    (hidden,) = (each for each in passages if each.document == "parking.md")
    hide(knowledge, hidden, "Anna, made up", datetime.now(UTC))
    write(knowledge, parking=PARKING.replace(".", ", as was made up.", 1))
    text = shown(await reindexed(world, moderator))
    assert "parking.md: A passage of it that was hidden is not there any more" in text


async def test_words_that_changed_are_marked(world: World, moderator: Any, knowledge: Path) -> None:
    report = await changed(world, moderator, knowledge)
    await moderator.click(report, label="Passages (2)")
    text = shown(report)
    assert "The reading room closes at ~~five~~ **six**." in text
    assert "**New passage**: fees.md" in text


async def test_publish_puts_it_live_with_who_and_why(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    report = await changed(world, moderator, knowledge, why="The *new* fees")
    version = library.candidate
    await moderator.click(report, label="Passages (2)")
    await moderator.click(report, label="Publish")
    assert "Published" in shown(report)
    assert not buttons(report)
    answer = await world.bot.ask.answer(FEE)
    assert answer.version == library.current == version
    assert "seven crowns" in answer.hits[0].passage.text
    last = library.history()[-1]
    assert (last.by, last.why) == ("moderator", "The *new* fees")
    assert await actions(world) == ["reindex", "candidate", "publish"]
    [publish, *_] = await AuditLog(world.bot.state).entries()
    assert (publish.target, publish.actor.name) == (version, "moderator")
    assert publish.guild == world.channel.guild.id


async def test_discard_leaves_everything_as_it_was(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = library.current
    report = await changed(world, moderator, knowledge)
    version = library.candidate
    await moderator.click(report, label="Discard")
    assert "Discarded" in shown(report)
    assert (library.current, library.candidate) == (first, None)
    assert not library.folder(str(version)).exists()
    assert (await actions(world))[-1] == "discard"


async def test_the_report_comes_as_a_file(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    report = await changed(world, moderator, knowledge)
    version = str(library.candidate)
    kept = read_report(library, version)
    assert kept is not None
    sent = await moderator.click(report, label="Download report")
    [message] = sent.followups or [sent.response]
    [file] = message.attachments
    assert message.ephemeral
    assert file.filename == f"publish-report-{version}.md"
    sent_bytes = world.env.backend.cdn.get(file.url)
    assert sent_bytes is not None
    assert sent_bytes.decode() == to_markdown(kept)


async def test_both_answers_of_a_golden_question_come_on_a_click(
    world: World, moderator: Any, knowledge: Path
) -> None:
    report = await breaking(world, moderator, knowledge)
    await moderator.click(report, label="Golden questions (2)")
    text = shown(report)
    assert text.index("❌ broke: **When does the house open?**") < text.index("regatta")
    assert "Needs mending" in text
    both = await moderator.click(report, custom_id=_replies(report, 0))
    assert both.ephemeral
    text = shown(both.response)
    assert "**Before**: right" in text
    assert "**The made-up house opens at nine.**" in text
    assert "**With this version**: wrong" in text


def _replies(report: Any, at: int) -> str:
    button = buttons(report)["Both answers"]["custom_id"]
    return f"{button.rpartition(':')[0]}:{at}"


async def test_a_golden_question_that_breaks_needs_a_second_yes_that_names_it(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    first = library.current
    report = await breaking(world, moderator, knowledge, why="Made up")
    version = library.candidate
    asked = await moderator.click(report, label="Publish")
    [confirm] = asked.followups
    assert confirm.ephemeral
    assert f"- {OPEN}" in shown(confirm)
    assert library.current == first
    await world.env.restart_bot(make_bot())
    await moderator.click(confirm, label="Do not publish")
    assert library.current == first
    assert library.candidate == version
    asked = await moderator.click(report, label="Publish")
    await moderator.click(asked.followups[0], label="Publish all the same")
    assert library.current == version
    assert library.history()[-1].why == "Made up"
    [publish, *_] = await AuditLog(world.bot.state).entries()
    assert publish.detail["why"] == "Made up"
    assert OPEN in publish.detail["breaks"]


async def test_a_yes_to_one_broken_question_is_none_to_another(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = library.current
    report = await breaking(world, moderator, knowledge)
    asked = await moderator.click(report, label="Publish")
    [confirm] = asked.followups
    more = GOLDEN + '- question: "How many places has the car park?"\n'
    more += '  document: parking.md\n  quote: "ten places for visitors"\n'
    (knowledge / "golden.yaml").write_text(more, encoding="utf-8")
    refused = await moderator.click(confirm, label="Publish all the same")
    assert "golden questions changed" in shown(refused.followups[0])
    assert library.current == first
    write(knowledge, parking="# Parking\n\nThere is none in this made-up text.\n")
    report = await reindexed(world, moderator)
    refused = await moderator.click(confirm, label="Publish all the same")
    assert "does not wait" in shown(refused.followups[0])
    asked = await moderator.click(report, label="Publish")
    assert "How many places" in shown(asked.followups[0])
    assert library.current == first


async def test_a_report_is_compared_anew_once_another_version_went_live(
    world: World, moderator: Any, library: Library, knowledge: Path, embedder: Embedder
) -> None:
    report = await changed(world, moderator, knowledge)
    first = str(library.current)
    build(knowledge, library, embedder, force=True)
    library.publish(first, roll_back=True)
    report = await changed(world, moderator, knowledge)
    waiting = str(library.candidate)
    [other] = [m.version for m in library.versions() if m.version not in {first, waiting}]
    library.publish(other)
    refused = await moderator.click(report, label="Publish")
    assert "another version went live" in shown(refused.followups[0])
    assert library.current == other


async def test_the_flow_goes_on_after_a_restart(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    report = await changed(world, moderator, knowledge, why="Made up")
    version = library.candidate
    await world.env.restart_bot(make_bot())
    await moderator.click(report, label="Golden questions (2)")
    await world.env.restart_bot(make_bot())
    await moderator.click(report, label="Publish")
    assert library.current == version
    assert library.history()[-1].why == "Made up"
    assert (await world.bot.ask.answer(FEE)).version == version


async def test_what_waits_is_shown_again(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    nothing = await moderator.slash(world.channel, "knowledge report")
    assert "Nothing waits" in said(nothing)
    await changed(world, moderator, knowledge)
    await world.env.restart_bot(make_bot())
    again = await moderator.slash(world.channel, "knowledge report", why="Seen again")
    assert again.ephemeral
    assert str(library.candidate) in shown(again.response)
    await moderator.click(again.response, label="Publish")
    assert library.history()[-1].why == "Seen again"


async def test_history_takes_it_back_and_back_again(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    first = library.current
    report = await changed(world, moderator, knowledge, why="New fees")
    await moderator.click(report, label="Publish")
    second = library.current
    command = await moderator.slash(world.channel, "knowledge history", why="The fees were wrong")
    history = command.response
    text = shown(history)
    assert text.index(f"**{second}** · **served now**") < text.index(f"**{first}**")
    assert "by moderator: New fees" in text
    assert "3 documents, 3 passages" in text
    await world.env.restart_bot(make_bot())
    await moderator.click(history, label="Roll back")
    assert library.current == first
    answer = await world.bot.ask.answer(FEE)
    assert answer.version == first
    assert "served again" in shown(history)
    assert library.history()[-1].why == "The fees were wrong"
    assert "by moderator: The fees were wrong" in shown(history)
    # A reason is for one step.
    await moderator.click(history, label="Roll back")
    assert (library.current, library.history()[-1].why) == (second, "")
    assert (await actions(world))[-2:] == ["roll back", "roll back"]
    assert library.history()[-1].by == "moderator"


async def test_a_long_history_has_pages(world: World, moderator: Any, library: Library) -> None:
    served_in_turn(library)
    command = await moderator.slash(world.channel, "knowledge history", why="As it was")
    history = command.response
    assert "page 1 of 2" in shown(history)
    await moderator.click(history, label="Older")
    assert "page 2 of 2" in shown(history)
    assert list(buttons(history)) == ["Roll back", "Newer"]
    await moderator.click(history, label="Newer")
    assert "page 1 of 2" in shown(history)
    await moderator.click(history, label="Roll back")
    assert library.history()[-1].why == "As it was"


async def test_a_version_that_is_gone_or_damaged_is_not_gone_back_to(
    world: World, moderator: Any, library: Library, knowledge: Path
) -> None:
    first = str(library.current)
    report = await changed(world, moderator, knowledge)
    await moderator.click(report, label="Publish")
    second = library.current
    history = (await moderator.slash(world.channel, "knowledge history")).response
    file = next(path for path in library.folder(first).iterdir() if path.suffix == ".npy")
    file.write_bytes(b"made up")
    refused = await moderator.click(history, label="Roll back")
    assert "damaged" in shown(refused.followups[0])
    assert library.current == second
    assert (await world.bot.ask.answer(OPEN)).version == second


async def test_a_deleted_file_is_never_answered_again_after_publish(
    world: World, moderator: Any, library: Library, knowledge: Path, make_bot: Any
) -> None:
    await moderator.click(await changed(world, moderator, knowledge), label="Publish")
    asked = await world.alice.slash(world.channel, "ask", question=FEE)
    assert "seven crowns" in shown(asked.response)
    write(knowledge, fees=None)
    report = await reindexed(world, moderator)
    assert "seven crowns" in shown(
        (await world.alice.slash(world.channel, "ask", question=FEE)).response
    )
    await moderator.click(report, label="Publish")
    old = shown(asked.response)
    refused = await world.alice.click(asked.response, label="Share to channel")
    assert "ask again" in said(refused)
    assert shown(asked.response) == old
    assert refused.ephemeral
    assert world.channel.last_message is None
    for _ in range(2):
        again = await world.alice.slash(world.channel, "ask", question=FEE)
        assert "crowns" not in shown(again.response)
        assert str(library.current) in shown(again.response)
        answer = await world.bot.ask.answer(FEE)
        assert {hit.passage.document for hit in answer.hits} <= {"hours.md", "parking.md"}
        if "More passages" in buttons(asked.response):
            await world.alice.click(asked.response, label="More passages")
            assert "crowns" not in shown(asked.response)
        await world.env.restart_bot(make_bot())


@pytest.mark.parametrize("why", ["", "Made up"])
async def test_reindexing_the_same_files_says_that_nothing_changed(
    world: World, moderator: Any, library: Library, why: str
) -> None:
    first = library.current
    said = await reindexed(world, moderator, **({"why": why} if why else {}))
    assert "Nothing changed" in shown(said)
    assert str(first) in shown(said)
    assert not buttons(said)
    assert library.candidate is None
