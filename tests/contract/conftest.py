"""Discord's description, and a real bot's requests to hold against it."""

import json
from typing import Any

import pytest
import pytest_asyncio

from .openapi import DESCRIPTION, Contract
from .tiny_bot import Sent, traffic

needed = f"Discord's description is not at {DESCRIPTION}"


@pytest.fixture(scope="session")
def contract() -> Contract:
    """Return the contract, or skip where its description is absent."""
    if not DESCRIPTION.exists():
        pytest.skip(needed)
    return Contract.load(DESCRIPTION)


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """Return the description as it is written, or skip where it is absent."""
    if not DESCRIPTION.exists():
        pytest.skip(needed)
    read: dict[str, Any] = json.loads(DESCRIPTION.read_bytes())
    return read


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sent() -> list[Sent]:
    """Return every request a real bot made while people used it."""
    return await traffic()
