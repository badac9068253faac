"""/knowledge list, show and remove in Discord, over made-up documents."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pytest

from index.evaluation.golden import answerable
from index.evaluation.golden_file import add_golden
from knowledge import read_folder
from knowledge.hidden import read_hidden
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import (
    demote,
    folder,
    log,
    moderator_of,
    offer,
    said,
    write,
)
from tests.bot.hostile import HOSTILE
from tests.conftest import SHIPPED

PARTS = "\n\n".join(f"## Part {n}\n\n{f'Made-up sentence {n}. ' * 25}" for n in range(8))


@pytest.fixture
def moderator(world: World) -> Any:
    """Return a member who may manage the server."""
    return moderator_of(world)


async def run(world: World, who: Any, name: str, **options: Any) -> Any:
    return await who.slash(world.channel, f"knowledge {name}", **options)


def titles(message: Any) -> list[str]:
    return re.findall(r"^\*\*(.+?)\*\*", shown(message), re.MULTILINE)


async def test_the_stalest_comes_first_and_the_undated_before(world: World, moderator: Any) -> None:
    write(world, "new.md", "New", "One.", as_of="2026-03-02", society="siim")
    write(world, "old.md", "Old", "Two.", as_of="2019-10-23")
    write(world, "undated.md", "Undated", "Three.")
    result = await run(world, moderator, "list")
    assert result.ephemeral
    assert titles(result.response)[:3] == ["Undated", "Old", "New"]
    text = shown(result.response)
    assert "as of 23 October 2019" in text
    assert "SIIM" in text
    assert "documents/old.md · not published yet" in text


async def test_what_is_published_changed_or_gone_is_told_apart(
    world: World, moderator: Any
) -> None:
    served = world.bot.ask.searcher.version.documents
    gone = next(iter(served.values()))
    write(world, "partnership.md", "Other words", "Not what is published.")
    found = ""
    result = await run(world, moderator, "list")
    while True:
        found += shown(result.response)
        if "More documents" not in buttons(result.response):
            break
        result = await moderator.click(result.response, label="More documents")
    assert "documents/partnership.md · changed, not published yet" in found
    assert "removed, answered with until Publish" in found
    assert gone.id.replace("_", r"\_") in found
    assert "events/made-up.ics · calendar, not published yet" in found


async def test_a_society_alone(world: World, moderator: Any) -> None:
    write(world, "one.md", "One", "One.", society="siim")
    write(world, "two.md", "Two", "Two.", society="eusomii")
    await run(world, moderator, "list")
    offered = await moderator.autocomplete(world.channel, "knowledge list", "society", "eus")
    assert [each["value"] for each in offered] == ["eusomii"]
    result = await run(world, moderator, "list", society="eusomii")
    assert titles(result.response) == ["Two"]


async def test_an_unreadable_file_is_named_with_its_reason(world: World, moderator: Any) -> None:
    (folder(world) / "bad.pdf").write_bytes(b"no PDF at all")
    assert "bad.pdf · ⚠️" in shown((await run(world, moderator, "list")).response)


async def test_the_worst_texts_fit_and_mean_nothing_to_discord(
    world: World, moderator: Any
) -> None:
    for number, text in enumerate(HOSTILE):
        title = " ".join(text.replace('"', "'").replace("\\", "/").split())
        write(world, f"h{number}.md", f'"{title}"', f"{text}\n\nMade up {number}.")
    result = await run(world, moderator, "list")
    while "More documents" in buttons(result.response):
        result = await moderator.click(result.response, label="More documents")
        assert not re.search(r"(?<!\\)@everyone", shown(result.response))
    for document in read_folder(folder(world)).documents:
        opened = await run(world, moderator, "show", document=document.id)
        assert re.search(r"Hide 1", str(buttons(opened.response))), document.id


async def test_passages_are_paged_and_one_is_hidden_and_shown_again(
    world: World, moderator: Any
) -> None:
    document = write(world, "parts.md", "Parts", PARTS)
    result = await run(world, moderator, "show", document=document)
    page = result.response
    assert "Part 0" in shown(page)
    await moderator.click(page, label="More passages")
    assert "Made-up sentence 3" in shown(page)
    await moderator.click(page, label="Hide 5")
    assert "answered with until the next **Publish**" in shown(page)
    assert "Hidden by moderator" in shown(page)
    [entry] = read_hidden(folder(world))
    assert entry.document == document
    assert entry.quote.startswith("Made-up sentence 4.")
    assert (entry.by, entry.at) == ("moderator", world.bot.now())
    await moderator.click(page, label="Show 5 again")
    assert read_hidden(folder(world)) == ()
    assert "Hidden by" not in shown(page)
    assert [each.action for each in await log(world)] == ["passage shown", "passage hidden"]
    assert {each.target for each in await log(world)} == {document}


async def test_the_log_knows_a_hidden_passage_without_its_words(
    world: World, moderator: Any
) -> None:
    # It may be hidden for a name in it, and nothing is ever taken out of the log.
    text = "Anna Example, who is made up, looks after the made-up desk."
    document = write(world, "desk.md", "Desk", f"# Who\n\n## The desk\n\n{text}")
    page = (await run(world, moderator, "show", document=document)).response
    await moderator.click(page, label="Hide 1")
    [entry] = await log(world)
    assert text in str(read_hidden(folder(world)))
    assert (entry.action, entry.target) == ("passage hidden", document)
    assert entry.detail["heading"] == "Who › The desk"
    assert "Anna" not in str(entry)
    await moderator.click(page, label="Show 1 again")
    again, _ = await log(world)
    # One passage of many below a heading is still told from the others.
    assert again.detail == entry.detail
    assert set(entry.detail) == {"heading", "passage"}


async def test_what_is_shown_is_what_the_next_version_would_have(
    world: World, moderator: Any
) -> None:
    version = world.bot.ask.searcher.version
    passages = [p for p in version.contents.passages if p.document == "documents/glossary.md"]
    (folder(world) / "documents").mkdir()
    shutil.copy(SHIPPED / "documents/glossary.md", folder(world) / "documents")
    result = await run(world, moderator, "show", document="documents/glossary.md")
    assert f"{len(passages)} passages, 0 of them hidden" in shown(result.response)
    await moderator.click(result.response, label="Hide 1")
    [entry] = read_hidden(folder(world))
    assert entry.quote == " ".join(passages[0].text.split())


async def test_a_passage_that_changed_meanwhile_is_not_hidden(world: World, moderator: Any) -> None:
    document = write(world, "parts.md", "Parts", "First words.")
    result = await run(world, moderator, "show", document=document)
    write(world, "parts.md", "Parts", "Quite other words.")
    await moderator.click(result.response, label="Hide 1")
    assert "no longer in the document" in shown(result.response)
    assert "Quite other words." in shown(result.response)
    assert read_hidden(folder(world)) == ()


async def test_the_same_passage_twice_has_two_buttons(world: World, moderator: Any) -> None:
    document = write(world, "twice.md", "Twice", "## A\n\nMade up.\n\n## B\n\nMade up.")
    result = await run(world, moderator, "show", document=document)
    await moderator.click(result.response, label="Hide 2")
    assert {"Show 1 again", "Show 2 again"} <= buttons(result.response).keys()


async def test_hiding_works_after_a_restart(world: World, moderator: Any, make_bot: Any) -> None:
    document = write(world, "parts.md", "Parts", PARTS)
    page = (await run(world, moderator, "show", document=document)).response
    await world.env.restart_bot(make_bot())
    await moderator.click(page, label="More passages")
    await world.env.restart_bot(make_bot())
    await moderator.click(page, label="Hide 4")
    await world.env.restart_bot(make_bot())
    await moderator.click(page, label="Show 4 again")
    assert read_hidden(folder(world)) == ()
    assert len(await log(world)) == 2


async def test_a_document_is_removed_after_a_question(world: World, moderator: Any) -> None:
    document = write(world, "fees.md", "Fees", "It costs nothing.")
    add_golden(
        folder(world),
        answerable("What is the fee?", document, "It costs nothing."),
        read_folder(folder(world)).documents,
    )
    asked = await run(world, moderator, "remove", document=document)
    assert asked.ephemeral
    assert "Remove Fees?" in shown(asked.response)
    assert "One of your golden questions quotes it" in shown(asked.response)
    assert (folder(world) / document).exists()
    await moderator.click(asked.response, label="Remove")
    assert "Removed: Fees" in shown(asked.response)
    assert "before **Publish**" in shown(asked.response)
    assert not buttons(asked.response)
    assert not (folder(world) / document).exists()
    [entry] = await log(world)
    assert (entry.action, entry.target) == ("knowledge remove", document)
    assert await moderator.autocomplete(world.channel, "knowledge remove", "document", "fees") == []


async def test_it_can_be_kept(world: World, moderator: Any) -> None:
    document = write(world, "fees.md", "Fees", "It costs nothing.")
    asked = await run(world, moderator, "remove", document=document)
    await moderator.click(asked.response, label="Keep")
    assert "Nothing was removed" in shown(asked.response)
    assert (folder(world) / document).exists()
    assert await log(world) == []


async def test_removing_works_after_a_restart_and_once(
    world: World, moderator: Any, make_bot: Any
) -> None:
    document = write(world, "fees.md", "Fees", "It costs nothing.")
    first = await run(world, moderator, "remove", document=document)
    second = await run(world, moderator, "remove", document=document)
    await world.env.restart_bot(make_bot())
    await moderator.click(first.response, label="Remove")
    await moderator.click(second.response, label="Remove")
    assert "no longer in the knowledge folder" in shown(second.response)
    assert len(await log(world)) == 1


async def test_a_calendar_can_be_removed(world: World, moderator: Any) -> None:
    asked = await run(world, moderator, "remove", document="events/made-up.ics")
    assert "before **Publish**" in shown(asked.response)
    await moderator.click(asked.response, label="Remove")
    assert not (folder(world) / "events/made-up.ics").exists()


@pytest.mark.parametrize("name", ["remove", "show"])
@pytest.mark.parametrize("typed", ["documents/none.md", "../../etc/passwd", "golden.yaml", "**x**"])
async def test_what_is_not_there_is_said(
    world: World, moderator: Any, name: str, typed: str
) -> None:
    (folder(world) / "golden.yaml").write_text("[]\n", encoding="utf-8")
    result = await run(world, moderator, name, document=typed)
    assert "I have no document" in said(result)
    assert not buttons(result.response)


async def test_a_title_is_understood_and_what_is_typed_is_completed(
    world: World, moderator: Any
) -> None:
    long = write(world, f"{'long-' * 24}name.md", f"A long name {'😀' * 90}", "One.")
    write(world, "fees.md", "What it costs", "Nothing.")
    await run(world, moderator, "list")
    offered = await moderator.autocomplete(world.channel, "knowledge show", "document", "costs")
    assert [each["name"] for each in offered] == ["What it costs · documents/fees.md"]
    offered = await moderator.autocomplete(world.channel, "knowledge show", "document", "lnog name")
    [choice] = [each for each in offered if each["name"].startswith("A long name")]
    result = await run(world, moderator, "show", document=choice["value"])
    assert "A long name" in shown(result.response)
    assert len(long) > 100
    assert "Nothing." in shown(
        (await run(world, moderator, "show", document="what it costs")).response
    )


async def test_a_calendar_has_no_passages(world: World, moderator: Any) -> None:
    result = await run(world, moderator, "show", document="events/made-up.ics")
    assert "no document with passages" in said(result)


async def test_an_empty_folder_says_what_to_do(world: World, moderator: Any) -> None:
    (folder(world) / "events/made-up.ics").unlink()
    result = await run(world, moderator, "list", society="nobody")
    assert "There is no document yet" in shown(result.response)


async def test_who_is_no_moderator_any_more_is_refused_at_every_click(
    world: World, moderator: Any
) -> None:
    document = write(world, "parts.md", "Parts", PARTS)
    for number in range(8):
        write(world, f"{number}.md", f"Title {number}", f"Made up {number}.")
    page = (await run(world, moderator, "show", document=document)).response
    asked = (await run(world, moderator, "remove", document=document)).response
    listed = (await run(world, moderator, "list")).response
    demote(world)
    clicks = [(page, "More passages"), (page, "Hide 1"), (asked, "Remove"), (asked, "Keep")]
    for message, label in [*clicks, (listed, "More documents")]:
        before = shown(message)
        refused = await moderator.click(message, label=label)
        assert "Only this server's moderators" in said(refused), label
        assert shown(message) == before
    assert (folder(world) / document).exists()
    assert read_hidden(folder(world)) == ()
    assert await log(world) == []


@pytest.mark.parametrize("name", ["list", "show", "remove"])
async def test_a_plain_member_is_refused_on_the_server_side(world: World, name: str) -> None:
    document = write(world, "fees.md", "Fees", "It costs nothing.")
    await offer(world, world.alice)
    options = {} if name == "list" else {"document": document}
    result = await run(world, world.alice, name, **options)
    assert "Only this server's moderators" in said(result)
    assert "Fees" not in said(result)
    if options:
        offered = await world.alice.autocomplete(
            world.channel, f"knowledge {name}", "document", "fees"
        )
        assert offered == []


async def test_the_list_and_what_is_kept_work_after_a_restart(
    world: World, moderator: Any, make_bot: Any
) -> None:
    for number in range(8):
        document = write(world, f"{number}.md", f"Title {number}", f"Made up {number}.")
    listed = (await run(world, moderator, "list")).response
    asked = (await run(world, moderator, "remove", document=document)).response
    first = shown(listed)
    await world.env.restart_bot(make_bot())
    await moderator.click(listed, label="More documents")
    assert shown(listed) != first
    await moderator.click(asked, label="Keep")
    assert "Nothing was removed" in shown(asked)
    assert (folder(world) / document).exists()


async def test_who_is_no_moderator_any_more_shows_nothing_again(
    world: World, moderator: Any
) -> None:
    document = write(world, "parts.md", "Parts", PARTS)
    page = (await run(world, moderator, "show", document=document)).response
    await moderator.click(page, label="Hide 1")
    hidden = read_hidden(folder(world))
    demote(world)
    refused = await moderator.click(page, label="Show 1 again")
    assert "Only this server's moderators" in said(refused)
    assert len(hidden) == 1
    assert read_hidden(folder(world)) == hidden


@pytest.mark.parametrize(
    ("command", "field", "typed"),
    [
        ("knowledge list", "society", "si"),
        ("knowledge add", "society", "si"),
        ("golden add", "document", "fees"),
    ],
)
async def test_what_there_is_is_offered_to_moderators_alone(
    world: World, moderator: Any, command: str, field: str, typed: str
) -> None:
    write(world, "fees.md", "Fees", "It costs nothing.", society="siim")
    await run(world, moderator, "list")
    await offer(world, world.alice)
    assert await moderator.autocomplete(world.channel, command, field, typed)
    assert await world.alice.autocomplete(world.channel, command, field, typed) == []
