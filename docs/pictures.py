"""Take the pictures of the documentation: the try-out, as people see it in a browser.

``python docs/pictures.py`` writes them to docs/images; ``--out`` names another folder.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from playwright.async_api import Locator, expect

from bot.announcements.choices import Choices
from bot.announcements.cog import AnnouncementsCog
from bot.announcements.preferences import Preferences
from bot.app import Entente
from bot.commands.run import open_bot
from bot.console import out
from bot.settings import Settings
from bot.tryout import tryout
from docs import made_up
from index import Library, build
from tests.bot.browser import CHROMIUM, Person, person

QUESTION = "What will the partnership focus on?"
WHEN = "When is the next meeting?"
OFF_TOPIC = "How long do I boil an egg?"
IMAGES = Path(__file__).parent / "images"

_PATIENCE, _LOOK = 600.0, 3.0
"""Seconds that a reindex may take, its golden questions included, and between two looks at it."""


async def take_answers(bot: Entente, folder: Path) -> None:
    """Ask, look, turn the page, share, ask when something is on, and what none knows."""
    async with tryout(bot) as page, person(page.url) as trainee:
        answer = await trainee.ask(QUESTION)
        await _shoot(trainee, answer, folder / "answer.png")
        await trainee.click(answer, "Share to channel")
        shared = trainee.messages.last
        await expect(shared).to_contain_text("Shared by")
        await _shoot(trainee, shared, folder / "shared.png")
        await trainee.click(answer, "More passages")
        await expect(answer).to_contain_text("passage 2 of")
        await _shoot(trainee, answer, folder / "more.png")
        event = await trainee.ask(WHEN)
        await expect(event).to_contain_text("calendars")
        await _shoot(trainee, event, folder / "event.png")
        nothing = await trainee.ask(OFF_TOPIC)
        await _shoot(trainee, nothing, folder / "abstain.png")


async def take_announcements(bot: Entente, folder: Path) -> None:
    """Tell of an event that moved and of a new one, then of what the week brings."""
    now = bot.now()
    moved, new = now + timedelta(days=3, hours=2), now + timedelta(days=4)
    async with _moderator(bot) as moderator:
        guild = bot.guilds[0]
        wishes = Preferences(guild.id, channel=guild.text_channels[0].id, roles=True)
        await _tell(bot, wishes, webinar=now + timedelta(days=2))
        await _tell(bot, wishes, webinar=moved, course=new)
        await _shoot(moderator, await _posted(moderator), folder / "announcement.png")
        # What was due at the beginning of this hour is told now.
        weekly = replace(wishes, digest_day=now.weekday(), digest_hour=now.hour)
        await _tell(bot, weekly, webinar=moved, course=new)
        await _shoot(moderator, await _posted(moderator), folder / "digest.png")


async def take_moderation(bot: Entente, folder: Path) -> None:
    """Show what was asked in vain, then reindex after a change."""
    async with _moderator(bot) as moderator:
        async with bot.state.session() as session:
            asked = list(made_up.questions(bot.guilds[0].id, bot.now()))
            session.add_all([*asked, *made_up.passed(asked)])
        gaps = await _command(moderator, "knowledge gaps")
        await gaps.get_by_text("What I could not answer").wait_for()
        await _shoot(moderator, gaps, folder / "gaps.png")
        made_up.change(bot.settings.knowledge_dir)
        report = await _command(moderator, "knowledge reindex", "A made-up change")
        async with asyncio.timeout(_PATIENCE):
            while not await report.get_by_role("button", name="Publish", exact=True).count():
                await asyncio.sleep(_LOOK)
                await _refresh(moderator)
        await _shoot(moderator, report, folder / "publish-report.png")


@asynccontextmanager
async def _moderator(bot: Entente) -> AsyncIterator[Person]:
    """Open the try-out as the moderator."""
    async with tryout(bot) as page, person(page.url) as moderator:
        await moderator.page.locator("#viewer-picker").select_option(label="Moderator")
        await expect(moderator.messages).to_have_count(1)
        yield moderator


async def _command(moderator: Person, name: str, option: str = "") -> Locator:
    """Type a command, with its only option if there is one, and return the answer's message."""
    page, before = moderator.page, await moderator.messages.count()
    await page.locator("#channel-composer-input").click()
    await page.keyboard.type(f"/{name}")
    await page.get_by_role("option", name=f"/{name}").first.wait_for()
    # An Enter chooses the command, another the option: the page takes a moment for each.
    for _ in range(2 if option else 1):
        await page.keyboard.press("Enter")
        await page.wait_for_timeout(500)
    await page.keyboard.type(option)
    await page.keyboard.press("Enter")
    answer = moderator.messages.nth(before)
    await answer.locator(".component-container").wait_for()
    return answer


async def _tell(bot: Entente, wishes: Preferences, **starts: datetime) -> None:
    """Publish a made-up calendar, and let the bot tell what a server wishes to hear."""
    await Choices(bot.state).write(wishes)
    known, library = bot.settings.knowledge_dir, Library(bot.settings.index_dir)
    made_up.write_events(known, **starts)
    await asyncio.to_thread(build, known, library, bot.ask.searcher.embedder)
    await asyncio.to_thread(bot.events.load, library.open_current())
    await cast("AnnouncementsCog", bot.get_cog("Announcements")).tick()


async def _posted(moderator: Person) -> Locator:
    """Return what the bot posted last by itself."""
    before = await moderator.messages.count()
    await _refresh(moderator)
    await expect(moderator.messages).to_have_count(before + 1)
    return moderator.messages.last


async def _refresh(moderator: Person) -> None:
    """Let the page show what the bot did by itself."""
    await moderator.page.get_by_role("button", name="Refresh preview").click()


async def _shoot(who: Person, message: Locator, file: Path) -> None:
    """Take a picture of one message, without the pointer over it."""
    await who.page.mouse.move(0, 0)
    await message.evaluate("message => { message.style.padding = '16px'; }")
    await message.scroll_into_view_if_needed()
    await message.screenshot(path=file, animations="disabled")
    out.print(f"Wrote {file}", soft_wrap=True)


async def take(settings: Settings, folder: Path) -> None:
    """Take all pictures, each kind in a try-out of its own."""
    await take_answers(await asyncio.to_thread(open_bot, settings), folder)
    keeping = settings.model_copy(update={"keep_questions": True})
    await take_moderation(await asyncio.to_thread(open_bot, keeping), folder)
    await take_announcements(await asyncio.to_thread(open_bot, settings), folder)


def main() -> int:
    """Take all pictures and return the exit code."""
    parser = argparse.ArgumentParser(description="Take the pictures of the documentation.")
    parser.add_argument("--out", type=Path, default=IMAGES, help="where to (docs/images)")
    folder: Path = parser.parse_args().out
    if CHROMIUM is None:
        out.print("No chromium was found. On Debian or Ubuntu: sudo apt install chromium")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        known, data = Path(home) / "knowledge", Path(home) / "data"
        made_up.copy_knowledge(known)
        # A copy of what ships with Entente, whatever this machine's settings are.
        settings = Settings(_env_file=None, knowledge_dir=known, data_dir=data)  # type: ignore[call-arg]
        asyncio.run(take(settings, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
