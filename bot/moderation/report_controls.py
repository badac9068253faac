"""The buttons of the publish report and of the history."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord
from discord import ui

from bot.markdown import escape_line, shorten, unescape
from bot.moderation.controls import VERSION, ModeratorButton
from bot.moderation.publishing import NOTHING_BROKEN

if TYPE_CHECKING:
    from bot.moderation.cog import ModerationCog

WHY_LIMIT = 200
"""How long a reason may be."""

# The component id of the reason's text, by which a button finds it again after a restart.
_WHY_ID = 1
_WHY = "**Why**: "

_STYLES = discord.ButtonStyle

Deed = Callable[[discord.Interaction[Any], str], Awaitable[None]]
"""What a button does to a version."""


class Part(StrEnum):
    """A part of the report."""

    SUMMARY = "summary"
    PASSAGES = "passages"
    GOLDEN = "golden"
    FILES = "files"


class PartButton(
    ModeratorButton,
    template=rf"knowledge:report:(?P<version>{VERSION}):(?P<part>[a-z]+):(?P<page>\d{{1,4}})"
    r"(?P<turn>:turn)?",
):
    """Shows a page of a part of the report."""

    def __init__(
        self,
        version: str,
        part: Part,
        page: int = 0,
        label: str = "…",
        *,
        turn: bool = False,
        disabled: bool = False,
    ) -> None:
        """Take what to show; ``turn`` keeps the ids of a page's two ways apart."""
        custom_id = f"knowledge:report:{version}:{part}:{page}{':turn' * turn}"
        super().__init__(custom_id, label, disabled=disabled)
        self.version, self.part, self.page = version, part, page

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        known = match["part"] in set(Part)
        part = Part(match["part"]) if known else Part.SUMMARY
        return cls(match["version"], part, int(match["page"]), turn=bool(match["turn"]))

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Show it in place of the page before."""
        await cog.reports.turn(interaction, self.version, self.part, self.page, why_on(self.view))


class RepliesButton(
    ModeratorButton, template=rf"knowledge:replies:(?P<version>{VERSION}):(?P<at>\d{{1,5}})"
):
    """Shows what comes back for a golden question, before and after."""

    label = "Both answers"

    def __init__(self, version: str, at: int) -> None:
        super().__init__(f"knowledge:replies:{version}:{at}")
        self.version, self.at = version, at

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["version"], int(match["at"]))

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Show both, in a message of their own."""
        await cog.reports.replies(interaction, self.version, self.at)


class PublishButton(
    ModeratorButton,
    template=rf"knowledge:publish:(?P<version>{VERSION}):(?P<agreed>0|[0-9a-f]{{12}})",
):
    """Has the candidate served; ``agreed`` tells which golden questions it may break."""

    label, style = "Publish", _STYLES.success

    def __init__(self, version: str, agreed: str = NOTHING_BROKEN) -> None:
        label = "Publish all the same" if agreed != NOTHING_BROKEN else None
        super().__init__(f"knowledge:publish:{version}:{agreed}", label)
        self.version, self.agreed = version, agreed

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["version"], match["agreed"])

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Publish, or ask whether what it breaks may break."""
        await cog.reports.publish(interaction, self.version, self.agreed, why_on(self.view))


class VersionButton(ModeratorButton, template=r"(?!)"):  # itself it stands for no id
    """A button whose id is what it does, its ``verb``, and the version that it does that to."""

    verb: ClassVar[str]

    def __init__(self, version: str) -> None:
        super().__init__(f"knowledge:{self.verb}:{version}")
        self.version = version

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["version"])

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Do it to the version."""
        await self.deed(cog)(interaction, self.version)

    def deed(self, cog: ModerationCog) -> Deed:
        """Return what is done."""
        raise NotImplementedError


class DiscardButton(VersionButton, template=rf"knowledge:discard:(?P<version>{VERSION})"):
    """Removes the candidate."""

    verb, label, style = "discard", "Discard", _STYLES.danger

    def deed(self, cog: ModerationCog) -> Deed:
        """Discard it."""
        return cog.reports.discard


class DownloadButton(VersionButton, template=rf"knowledge:download:(?P<version>{VERSION})"):
    """Sends the whole report as a file."""

    verb, label = "download", "Download report"

    def deed(self, cog: ModerationCog) -> Deed:
        """Send it privately."""
        return cog.reports.download


class LeaveButton(VersionButton, template=rf"knowledge:leave:(?P<version>{VERSION})"):
    """Leaves the candidate waiting, in place of a second yes."""

    verb, label = "leave", "Do not publish"

    def deed(self, cog: ModerationCog) -> Deed:
        """Say that nothing was published."""
        return cog.reports.leave


class RollBackButton(VersionButton, template=rf"knowledge:rollback:(?P<version>{VERSION})"):
    """Has an earlier version served again."""

    verb, label = "rollback", "Roll back"

    def deed(self, cog: ModerationCog) -> Deed:
        """Serve it again, and show the history as it is then."""
        return partial(cog.history.roll_back, why=why_on(self.view))


class HistoryButton(ModeratorButton, template=r"knowledge:history:(?P<page>\d{1,4})"):
    """Shows another page of the history."""

    def __init__(self, page: int, label: str = "…") -> None:
        super().__init__(f"knowledge:history:{page}", label)
        self.page = page

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(int(match["page"]))

    async def answer_moderator(
        self, interaction: discord.Interaction[Any], cog: ModerationCog
    ) -> None:
        """Turn the page."""
        await cog.history.turn(interaction, self.page, why_on(self.view))


def why_lines(why: str) -> list[ui.Item[Any]]:
    """Return what shows a reason on a card, for `why_on` to find; nothing where there is none."""
    said = _WHY + escape_line(shorten(why, WHY_LIMIT))
    return [ui.TextDisplay(said, id=_WHY_ID)] if why else []


def why_on(view: ui.LayoutView | ui.View | None) -> str:
    """Return the reason that stands on a card; empty where there is none."""
    item = view.find_item(_WHY_ID) if isinstance(view, ui.LayoutView) else None
    if not isinstance(item, ui.TextDisplay):
        return ""
    return unescape(item.content.removeprefix(_WHY))


REPORT_CONTROLS = (
    DiscardButton,
    DownloadButton,
    HistoryButton,
    LeaveButton,
    PartButton,
    PublishButton,
    RepliesButton,
    RollBackButton,
)
"""All of them, for the bot to know them by their ids."""
