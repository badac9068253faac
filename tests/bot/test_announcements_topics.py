"""What there is to hear of, as people read it. All societies but two are made up."""

from __future__ import annotations

import pytest

from bot.announcements.topics import role_name, topic_name, topics, topics_of
from bot.events.words import society_name
from tests.bot.events import event


@pytest.mark.parametrize("society", ["siim", "eusomii", "mus", "made-up society"])
def test_a_society_is_called_the_same_in_a_role_as_on_a_card(society: str) -> None:
    [topic, _] = topics_of(event("Made-up talk", society=society))
    assert topic_name(topic) == society_name(society)
    assert role_name(topic) == f"Events: {society_name(society)}"
    assert topic in topics([event("Made-up talk", society=society)])
