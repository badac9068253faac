"""Forms that outlive a restart: what is sent is answered by the form's id, not by its memory.

discord.py knows a form only as long as the process lives that showed it. A form of this kind shows
itself and forgets; `answer_modal`, called for every interaction, answers what comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, cast

import discord
from discord import ui

from bot.errors import apologise

Values = Mapping[str, Any]
"""What was entered, by the id of its field; a ticked box is True."""


class LastingModal(ui.Modal):
    """A form whose id holds all it needs. One of its kind says what its ids look like."""

    template: ClassVar[re.Pattern[str]]
    what: ClassVar[str]
    """What the log calls it."""

    @classmethod
    async def answer(
        cls, interaction: discord.Interaction[Any], match: re.Match[str], values: Values
    ) -> None:
        """Answer what somebody sent; what is raised is logged, and the person told."""
        raise NotImplementedError


async def answer_modal(
    interaction: discord.Interaction[Any], kinds: Sequence[type[LastingModal]]
) -> None:
    """Answer an interaction if it is a form of one of these kinds that was sent."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data = cast("dict[str, Any]", interaction.data or {})
    for kind in kinds:
        if match := kind.template.fullmatch(str(data.get("custom_id", ""))):
            interaction.client.unfinished.began(interaction)
            try:
                values = dict(_fields(data.get("components", [])))
                await kind.answer(interaction, match, values)
            except Exception as error:  # the person must not wait for ever
                await apologise(interaction, error, kind.what)
            return


def _fields(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for each in components:
        inner = [each["component"]] if "component" in each else each.get("components", [])
        yield from _fields(inner)
        if "custom_id" in each:
            yield str(each["custom_id"]), each.get("value", each.get("values"))
