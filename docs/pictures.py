"""Take the pictures of the documentation: the try-out, as a trainee sees it in a browser.

``python docs/pictures.py`` writes them to docs/images; ``--out`` names another folder.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Locator, expect

from bot.commands.run import open_bot
from bot.console import out
from bot.settings import Settings
from bot.tryout import tryout
from tests.bot.browser import CHROMIUM, Person, person

QUESTION = "What will the partnership focus on?"
WHEN = "When is the next meeting?"
OFF_TOPIC = "How long do I boil an egg?"
IMAGES = Path(__file__).parent / "images"


async def take(folder: Path, settings: Settings) -> None:
    """Ask, look, turn the page, share, ask when something is on, and what none knows."""
    async with tryout(open_bot(settings)) as page, person(page.url) as trainee:
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


async def _shoot(trainee: Person, message: Locator, file: Path) -> None:
    """Take a picture of one message, without the pointer over it."""
    await trainee.page.mouse.move(0, 0)
    await message.evaluate("message => { message.style.padding = '16px'; }")
    await message.scroll_into_view_if_needed()
    await message.screenshot(path=file, animations="disabled")
    out.print(f"Wrote {file}", soft_wrap=True)


def main() -> int:
    """Take all pictures and return the exit code."""
    parser = argparse.ArgumentParser(description="Take the pictures of the documentation.")
    parser.add_argument("--out", type=Path, default=IMAGES, help="where to (docs/images)")
    folder: Path = parser.parse_args().out
    if CHROMIUM is None:
        out.print("No chromium was found. On Debian or Ubuntu: sudo apt install chromium")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        # The documents that ship with Entente, whatever this machine's settings are.
        settings = Settings(_env_file=None, data_dir=Path(data))  # type: ignore[call-arg]
        asyncio.run(take(folder, settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
