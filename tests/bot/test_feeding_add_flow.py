"""/knowledge add in Discord: honest files and hostile ones. All of them are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import pytest

from bot.feeding.desk import COG
from knowledge.intake import LARGEST_UPLOAD
from tests.bot.calendars import calendar, serving
from tests.bot.conftest import World, buttons, shown
from tests.bot.feeding import (
    HERE,
    TEXT,
    demote,
    folder,
    log,
    moderator_of,
    offer,
    said,
    serving_files,
)
from tests.knowledge.files import heavy_pdf, pdf, word


@pytest.fixture
def moderator(world: World) -> Any:
    """Return a member who may manage the server."""
    return moderator_of(world)


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[dict[str, bytes]]:
    """Yield what Discord sends in place of files of these names."""
    with serving_files(monkeypatch, world) as lies:
        yield lies


async def add(world: World, who: Any, **options: Any) -> Any:
    return await who.slash(world.channel, "knowledge add", **options)


def kept(world: World) -> list[str]:
    """Return the documents in the knowledge folder, which has none at first."""
    found = (folder(world) / "documents").rglob("*")
    return sorted(path.name for path in found if not path.name.startswith("."))


async def test_a_file_becomes_a_document_that_is_not_answered_yet(
    world: World, moderator: Any
) -> None:
    before = world.bot.ask.searcher.version.manifest.version
    result = await add(
        world,
        moderator,
        file=("course.md", TEXT),
        title="The made-up course",
        society="joint",
        as_of="2026-03-02",
    )
    assert result.ephemeral
    assert "Added: The made-up course" in said(result)
    assert "documents/the-made-up-course.md" in said(result)
    assert "before **Publish**" in said(result)
    written = (folder(world) / "documents/the-made-up-course.md").read_text(encoding="utf-8")
    assert "society: joint\nas_of: 2026-03-02\n" in written
    assert "author: moderator\n" in written
    assert world.bot.ask.searcher.version.manifest.version == before
    [entry] = await log(world)
    assert (entry.action, entry.target) == ("knowledge add", "documents/the-made-up-course.md")
    assert entry.actor.name == "moderator"
    assert entry.guild == world.channel.guild.id


async def test_what_was_added_can_be_read_at_once(world: World, moderator: Any) -> None:
    result = await add(world, moderator, file=("course.md", TEXT))
    opened = await moderator.click(result.response, label="Show its passages")
    assert "The made-up course costs nothing." in shown(opened.response)


async def test_every_format_is_taken(world: World, moderator: Any) -> None:
    document = docx.Document()
    document.add_paragraph("Made up in Word.")
    for name, data in {
        "word.docx": word(document),
        "paper.pdf": pdf([["Said in a made-up paper."]]),
        "page.html": b"<html><body><p>A made-up page, which says so.</p></body></html>",
        "plain.txt": b"Some made-up words.\n",
    }.items():
        result = await add(world, moderator, file=(name, data), title=f"The {name}")
        assert "Added" in said(result), said(result)
    assert len(kept(world)) == 4


async def test_a_calendar_counts_after_publish_and_the_answer_says_so(
    world: World, moderator: Any
) -> None:
    result = await add(world, moderator, file=("more.ics", calendar("More").encode()))
    assert "events/more.ics" in said(result)
    assert "7 events" in said(result)
    assert "before **Publish**" in said(result)


async def test_an_address_is_fetched_and_kept_as_the_source(world: World, moderator: Any) -> None:
    with serving() as source:
        source.kind, source.body = "text/html", b"<title>T</title><p>A made-up page says this.</p>"
        result = await add(world, moderator, url=source.url)
        assert "Added: T" in said(result)
        written = (folder(world) / "documents/t.md").read_text(encoding="utf-8")
        assert f"url: {source.url}\n" in written
        assert "as_of: 2026-11-24\n" in written
    [entry] = await log(world)
    assert entry.detail["url"] == source.url


async def test_an_address_inside_is_never_asked(world: World, moderator: Any) -> None:
    world.bot.settings.fetch_hosts = frozenset()
    with serving() as source:
        result = await add(world, moderator, url=source.url.replace("http:", "https:"))
        assert "not fetched" in said(result)
        assert source.asked == 0
    assert kept(world) == []


def zip_bomb() -> bytes:
    """Return a Word file of some kilobytes that unpacks to hundreds of megabytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return made.getvalue()


def with_macros() -> bytes:
    document = docx.Document()
    document.add_paragraph("Made up.")
    made = io.BytesIO(word(document))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"made up")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("paper.exe", lambda: b"MZ", "I take files that end in"),
        ("paper.pdf", lambda: b"MZ\x90\0\0\0", "It looks like a program"),
        ("paper.docm", with_macros, "macros"),
        ("paper.docx", with_macros, "macros"),
        ("bomb.docx", zip_bomb, "bomb.docx"),
        ("bomb.pdf", lambda: heavy_pdf(400), "bomb.pdf is not taken"),
        ("empty.md", lambda: b"", "It is empty"),
        ("x.md", lambda: b"x" * (LARGEST_UPLOAD + 1), "more than the 10 MiB"),
    ],
)
async def test_a_hostile_file_is_refused_by_name_and_reason(
    world: World, moderator: Any, name: str, data: Any, reason: str
) -> None:
    result = await add(world, moderator, file=(name, data()))
    assert name in said(result)
    assert reason in said(result)
    assert result.ephemeral
    assert kept(world) == []
    assert await log(world) == []


@pytest.mark.parametrize("name", ["../up.md", "..\\up.md", "../../../etc/passwd.md", "..md"])
async def test_a_name_that_leads_elsewhere_leads_nowhere(
    world: World, moderator: Any, name: str
) -> None:
    outside = {path for path in folder(world).parent.rglob("*") if "knowledge" not in path.parts}
    await add(world, moderator, file=(name, TEXT), title="The made-up course")
    assert kept(world) in (["the-made-up-course.md"], [])
    after = {path for path in folder(world).parent.rglob("*") if "knowledge" not in path.parts}
    assert {path for path in after - outside if path.suffix == ".md"} == set()


async def test_scripts_of_a_page_are_left_out(world: World, moderator: Any) -> None:
    page = b"<html><title>T</title><script>alert(1)</script><p>A made-up page.</p></html>"
    await add(world, moderator, file=("page.html", page))
    assert "alert" not in (folder(world) / "documents/t.md").read_text(encoding="utf-8")


async def test_no_more_is_read_than_is_taken_whatever_was_said_of_the_size(
    world: World, moderator: Any, files: dict[str, bytes]
) -> None:
    files["big.md"] = b"x" * (100 * 1024 * 1024)
    result = await add(world, moderator, file=("big.md", b"x" * 1024))
    assert "big.md is not taken" in said(result)
    assert "has more than 10 MiB" in said(result)
    files["lie.md"] = b"x" * 4096
    result = await add(world, moderator, file=("lie.md", b"x" * 1024))
    assert "said to have 1,024 bytes and has 4,096" in said(result)
    assert kept(world) == []


async def test_what_is_not_at_discord_any_more_is_named(
    world: World, moderator: Any, files: dict[str, bytes]
) -> None:
    world.bot.settings.fetch_hosts = frozenset()
    result = await add(world, moderator, file=("course.md", TEXT))
    assert "course.md is not taken" in said(result)


async def test_there_is_the_same_title_already(world: World, moderator: Any) -> None:
    await add(world, moderator, file=("course.md", TEXT))
    again = await add(world, moderator, file=("course.md", b"# Fees\n\nOther words.\n"))
    assert "is there already" in said(again)
    replaced = await add(
        world, moderator, file=("course.md", b"# Fees\n\nOther words.\n"), replace=True
    )
    assert "Replaced: Fees" in said(replaced)
    assert "Other words." in (folder(world) / "documents/fees.md").read_text(encoding="utf-8")
    assert [entry.detail["replaced"] for entry in await log(world)] == [True, False]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "either a `file` or a `url`"),
        ({"file": ("a.md", TEXT), "url": "https://example.org/"}, "and not both"),
        ({"file": ("a.md", TEXT), "as_of": "24.11.2026"}, "is no date that I can read"),
        ({"file": ("a.md", TEXT), "as_of": "2027-01-01"}, "is still to come"),
        ({"file": ("a.md", TEXT), "as_of": "**x** @everyone"}, r"\*\*x\*\* \@everyone"),
    ],
)
async def test_what_cannot_be_meant_is_said(
    world: World, moderator: Any, options: dict[str, Any], sentence: str
) -> None:
    result = await add(world, moderator, **options)
    assert sentence in said(result)
    assert kept(world) == []


async def test_one_document_is_taken_at_a_time(world: World, moderator: Any) -> None:
    desk = world.bot.get_cog(COG).desk  # type: ignore[union-attr]
    desk.at_work = "Anna *Made-Up*"
    result = await add(world, moderator, file=("course.md", TEXT))
    assert r"Anna \*Made-Up\*" in said(result)
    assert kept(world) == []
    desk.at_work = None
    await add(world, moderator, file=("bad.exe", b"MZ"))
    assert "Added" in said(await add(world, moderator, file=("course.md", TEXT)))


async def test_a_plain_member_is_refused_on_the_server_side(world: World, moderator: Any) -> None:
    result = await add(world, moderator, file=("course.md", TEXT))
    demote(world)
    refused = await moderator.click(result.response, label="Show its passages")
    assert "Only this server's moderators" in said(refused)
    assert "costs nothing" not in said(refused)


@pytest.mark.parametrize("name", ["add", "list"])
async def test_a_plain_member_who_gets_at_a_command_is_refused(world: World, name: str) -> None:
    await offer(world, world.alice)
    options = {"file": ("course.md", TEXT)} if name == "add" else {}
    result = await world.alice.slash(world.channel, f"knowledge {name}", **options)
    assert "Only this server's moderators" in said(result)
    assert result.ephemeral
    assert kept(world) == []


async def test_the_button_works_after_a_restart(
    world: World, moderator: Any, make_bot: Any
) -> None:
    result = await add(world, moderator, file=("course.md", TEXT))
    await world.env.restart_bot(make_bot(fetch_hosts=HERE))
    opened = await moderator.click(result.response, label="Show its passages")
    assert "The made-up course costs nothing." in shown(opened.response)
    assert "Hide 1" in buttons(opened.response)
