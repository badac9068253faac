"""What moderators type into forms: read, made a document of, and given back where that fails."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.feedback.words import (
    QUESTION_FIELD,
    QUESTION_HINT,
    SOCIETY_FIELD,
    SOCIETY_HINT,
    TAKEN,
    YOUR_TEXT,
)
from bot.markdown import escape_line, shorten
from bot.modals import Values
from index.language import question_language
from knowledge import KnowledgeError
from knowledge.answers import LONGEST_ANSWER, write_answer
from knowledge.intake import Accepted
from knowledge.intake.names import slug
from knowledge.intake.store import DOCUMENTS
from knowledge.readers.builder import clean
from knowledge.readers.front_matter import split_front_matter

if TYPE_CHECKING:
    from bot.app import Entente

LONGEST_TITLE = 200
TITLE, TEXT, SOCIETY, SOURCE = "title", "text", "society", "source"
"""The ids of the fields."""

_SENTENCE = 900


@dataclass(frozen=True, slots=True)
class Draft:
    """What a moderator typed: a title, a text, and perhaps a society and an address."""

    title: str
    text: str
    society: str | None = None
    source: str | None = None

    @classmethod
    def of(cls, values: Values) -> Self:
        """Return what stands in the fields of a form."""
        found = {name: str(values.get(name) or "").strip() for name in (TITLE, TEXT)}
        society, source = (str(values.get(name) or "").strip() for name in (SOCIETY, SOURCE))
        return cls(found[TITLE], found[TEXT], society.lower() or None, source or None)

    @property
    def file(self) -> str:
        """Return the document that it becomes: its path in the knowledge folder."""
        return f"{DOCUMENTS}/{slug(self.title)}.md"

    def is_taken(self, folder: Path) -> bool:
        """Tell whether there is a document of that name."""
        return (folder / self.file).exists()

    def is_written(self, folder: Path) -> bool:
        """Tell whether the document of that name has this very text, and is of this source."""
        try:
            known, body = split_front_matter((folder / self.file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, KnowledgeError):
            return False
        return (known.url, body.strip()) == (self.source, clean(self.text).strip())

    async def write(
        self, folder: Path, *, author: str, day: date, replace: bool = False
    ) -> Accepted:
        """Write the document, off the event loop; raises what `write_answer` raises."""
        return await asyncio.to_thread(
            write_answer,
            folder,
            self.title,
            self.text,
            author=author,
            day=day,
            society=self.society,
            language=question_language(self.text),
            url=self.source,
            replace=replace,
        )


def title_field(default: str) -> ui.Label[Any]:
    """Return the field of the question that is answered."""
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=TITLE, default=shorten(default, LONGEST_TITLE), max_length=LONGEST_TITLE
    )
    return ui.Label(text=QUESTION_FIELD, description=QUESTION_HINT, component=field)


def text_field(label: str, hint: str, default: str = "") -> ui.Label[Any]:
    """Return the field of a text of several lines."""
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=TEXT,
        style=discord.TextStyle.paragraph,
        default=default[:LONGEST_ANSWER] or None,
        max_length=LONGEST_ANSWER,
    )
    return ui.Label(text=label, description=hint, component=field)


def society_field() -> ui.Label[Any]:
    """Return the field of a society, which may be left empty."""
    field: ui.TextInput[Any] = ui.TextInput(custom_id=SOCIETY, required=False, max_length=80)
    return ui.Label(text=SOCIETY_FIELD, description=SOCIETY_HINT, component=field)


async def may_write(interaction: discord.Interaction[Any], draft: Draft, *, mine: bool) -> bool:
    """Tell whether a draft can have its name; if not, it is given back.

    :param mine: Whether a document of that name is the draft's own, from a try that was cut off.
    """
    bot: Entente = interaction.client
    if mine or not draft.is_taken(bot.settings.knowledge_dir):
        return True
    await give_back(interaction, draft, TAKEN.format(file=draft.file))
    return False


async def written(
    interaction: discord.Interaction[Any], draft: Draft, day: date, *, mine: bool
) -> Accepted | None:
    """Write a draft by the moderator at hand as of a day; where that fails, it is given back.

    :param mine: As in `may_write`, which is asked before.
    """
    bot: Entente = interaction.client
    folder, author = bot.settings.knowledge_dir, interaction.user.display_name
    try:
        return await draft.write(folder, author=author, day=day, replace=mine)
    except KnowledgeError as error:
        await give_back(interaction, draft, str(error))
        return None


async def give_back(interaction: discord.Interaction[Any], draft: Draft, reason: str) -> None:
    """Say privately why a draft was not taken, with the draft in a file: nobody types twice."""
    said = escape_line(shorten(reason, _SENTENCE))
    file = discord.File(
        io.BytesIO(f"# {draft.title}\n\n{draft.text}\n".encode()),
        "your-text.md",
        description="What you wrote, to be copied from",
    )
    await interaction.followup.send(f"{said}\n{YOUR_TEXT}", file=file, ephemeral=True)
