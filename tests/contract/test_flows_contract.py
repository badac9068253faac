"""Everything the flows of tests/bot sent to Discord, held against Discord's own description."""

from __future__ import annotations

import pytest
from simcord.types import HttpLogEntry

from tests.bot.conftest import REQUESTS
from tests.contract.messages import EDIT, message_in
from tests.contract.openapi import Contract, mention_problems


@pytest.fixture(scope="module")
def requests(request: pytest.FixtureRequest) -> list[HttpLogEntry]:
    """Return what the flows sent; tests/conftest.py runs this file after them."""
    sent = request.config.stash.get(REQUESTS, [])
    if not sent:
        pytest.skip("no flow of tests/bot ran in this session")
    return sent


def test_every_request_is_one_that_discord_describes(
    requests: list[HttpLogEntry], contract: Contract
) -> None:
    wrong = {
        f"{sent.method} {sent.path}: {problem}"
        for sent in requests
        for problem in contract.problems(sent.method, sent.path, sent.json, query=sent.params)
    }
    assert sorted(wrong) == []


def test_no_message_can_ping_anyone(requests: list[HttpLogEntry]) -> None:
    wrong = {
        f"{sent.method} {sent.path}: {problem}"
        for sent in requests
        for problem in mention_problems(sent.method, sent.path, sent.json)
    }
    assert sorted(wrong) == []


def test_every_new_message_forbids_all_mentions(requests: list[HttpLogEntry]) -> None:
    messages = [message_in(sent.method, sent.path, sent.json) for sent in requests]
    new = [message.body for message in messages if message and message.kind != EDIT]
    assert new
    assert {str(body["allowed_mentions"]["parse"]) for body in new} == {"[]"}
