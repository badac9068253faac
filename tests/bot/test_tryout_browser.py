"""The try-out in a real browser, used as a person uses it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from bot.ask.card import MAX_PASSAGES
from bot.tryout import CHANNEL, tryout
from tests.bot.browser import CHROMIUM, person
from tests.bot.test_ask_flow import OFF_TOPIC, QUESTION

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")


async def test_a_person_asks_reads_turns_the_page_and_shares(make_bot: Any) -> None:
    bot = make_bot()
    hits = bot.ask.searcher.answer(QUESTION, top=MAX_PASSAGES).hits
    async with tryout(bot) as page, person(page.url) as trainee:
        assert page.url.startswith("http://127.0.0.1:")
        await expect(trainee.page.locator("#channel-name")).to_have_text(CHANNEL)
        await expect(trainee.messages).to_have_count(1)

        answer = await trainee.ask(QUESTION)
        begin, end = hits[0].sentence
        await expect(answer).to_contain_text("Only you can see this")
        await expect(answer.get_by_role("heading")).to_have_text(QUESTION)
        await expect(
            answer.locator("strong", has_text=hits[0].passage.text[begin:end])
        ).to_be_visible()
        source = answer.get_by_role("link", name="Open source")
        await expect(source).to_have_attribute("href", hits[0].passage.url)

        await trainee.click(answer, "More passages")
        await expect(answer).to_contain_text(f"passage 2 of {len(hits)}")
        await trainee.click(answer, "Share to channel")
        await expect(answer.get_by_role("button", name="Shared")).to_be_disabled()
        # With the word of greeting and the notice at a person's first question.
        await expect(trainee.messages).to_have_count(4)
        notice = trainee.messages.filter(has_text="please post no patient data")
        await expect(notice).to_contain_text("Only you can see this")
        shared = trainee.messages.last
        await expect(shared).to_contain_text("Shared by @Trainee, who asked me privately")
        await expect(shared).to_contain_text(f"passage 2 of {len(hits)}")
        await expect(shared).not_to_contain_text("Only you can see this")

        nothing = await trainee.ask(OFF_TOPIC)
        await expect(nothing).to_contain_text("I have no passage that answers this")
