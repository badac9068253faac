"""A person at the try-out, in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Locator, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""The browser of the machine, None where there is none."""

_PATIENCE = 60_000
# High enough for a page of three passages.
_WIDTH, _HEIGHT = 900, 1800


class Person:
    """Whom the try-out calls the trainee: types, reads and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.messages = page.locator("#channel-message-list > article")

    async def ask(self, question: str) -> Locator:
        """Type the command and a question, and return the message of the answer."""
        before = await self.messages.count()
        await self.page.locator("#channel-composer-input").click()
        await self.page.keyboard.type("/ask")
        await self.page.get_by_role("option", name="/ask").wait_for()
        await self.page.keyboard.press("Enter")
        await self.page.get_by_label("question").and_(self.page.locator(":focus")).wait_for()
        await self.page.keyboard.type(question)
        await self.page.keyboard.press("Enter")
        answer = self.messages.nth(before)
        await expect(answer.locator(".component-container")).to_be_visible()
        return answer

    async def click(self, answer: Locator, label: str) -> None:
        """Click a button below an answer."""
        await answer.get_by_role("button", name=label).click()


@asynccontextmanager
async def person(url: str) -> AsyncIterator[Person]:
    """Open the try-out in a browser window without a screen."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            # Chromium refuses its sandbox to root.
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        context = await browser.new_context(
            viewport={"width": _WIDTH, "height": _HEIGHT},
            device_scale_factor=2,
            color_scheme="dark",
            reduced_motion="reduce",
        )
        page = await context.new_page()
        page.set_default_timeout(_PATIENCE)
        expect.set_options(timeout=_PATIENCE)
        await page.goto(url)
        await page.wait_for_function("() => window.simcordPreview?.ready === true")
        yield Person(page)
        await browser.close()
