"""What an author says to having a message added, and a moderator's signature below its text."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.audit.noting import note
from bot.buttons import Lasting
from bot.errors import log_failure, tell
from bot.feedback.adding_card import (
    NO,
    REVIEW,
    YES,
    message_card,
    reviewing,
    text_on,
)
from bot.feedback.adding_words import (
    ADDED,
    ADDED_HERE,
    AGREED,
    AGREED_BY_DM,
    FOR_MODERATORS,
    FORM_TITLE,
    NOT_AGREED,
    NOT_YOURS,
    OVER,
    PATIENT,
    REVIEW_LABEL,
    SURE_FIELD,
    SURE_HINT,
    TEXT_FIELD,
    TEXT_HINT,
    refusal,
)
from bot.feedback.consents import Consents, link_of
from bot.feedback.controls import ID, RowButton
from bot.feedback.drafts import (
    Draft,
    give_back,
    may_write,
    society_field,
    text_field,
    title_field,
    written,
)
from bot.feedback.showing import moderators_channel
from bot.modals import LastingModal, Values
from bot.moderation.rights import may_moderate
from bot.privacy.patient import looks_like_patient_data
from bot.state.moderation_tables import Consent, ConsentState
from knowledge.personal import findings

if TYPE_CHECKING:
    from bot.app import Entente

_FORM = "feedback:sign:"
_SURE = "sure"


class ConsentButton(Lasting, template=rf"(?P<said>{YES}|{NO}){ID}"):
    """Says for the author of a message whether it may be added."""

    def __init__(self, said: str, identity: str) -> None:
        """Take what a click says, and the consent's id."""
        super().__init__(ui.Button(label="…", custom_id=f"{said}{identity}"), "a consent")
        self._agrees, self._identity = said == YES, identity

    @classmethod
    def remade(cls, match: re.Match[str], _item: ui.Item[Any]) -> Self:
        """Make the button again from its id."""
        return cls(match["said"], match["id"])

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what the author says, and let moderators know where they agreed."""
        bot: Entente = interaction.client
        consents = Consents(bot.state)
        row, text = await consents.get(self._identity), text_on(self.view)
        if row is None or text is None:
            await tell(interaction, OVER)
            return
        if row.author_id != interaction.user.id:
            await tell(interaction, NOT_YOURS)
            return
        await interaction.response.defer()
        after = ConsentState.GIVEN if self._agrees else ConsentState.REFUSED
        if not await consents.change(row, ConsentState.ASKED, after, bot.now()):
            await tell(interaction, OVER)
        elif self._agrees:
            await _agreed(interaction, row, text)
        else:
            await interaction.edit_original_response(view=message_card(NOT_AGREED, None))


async def _agreed(interaction: discord.Interaction[Any], row: Consent, text: str) -> None:
    """Thank the author, and put the button for moderators where they see it."""
    bot: Entente = interaction.client
    if interaction.guild_id is None:
        view = message_card(AGREED_BY_DM, None)
    else:
        view = message_card(AGREED.format(author=row.author_id), text, reviewing(row.id))
    await interaction.edit_original_response(view=view)
    try:
        channel = await moderators_channel(bot, row.guild_id)
        if channel is not None:
            said = FOR_MODERATORS.format(link=link_of(row))
            await channel.send(view=message_card(said, text, reviewing(row.id)))
    except Exception as error:  # the menu of the message leads there too
        log_failure(error, "telling moderators of a consent")


class ReviewButton(RowButton, begins=REVIEW, label=REVIEW_LABEL, style=discord.ButtonStyle.primary):
    """Opens the form in which a moderator reviews a message and signs it off."""

    async def answer(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form, for a moderator, with the text that the author agreed to."""
        if not await may_moderate(interaction):
            return
        text = text_on(self.view)
        row = await _given(interaction, self.identity)
        if row is None or text is None:
            await tell(interaction, OVER)
        else:
            await interaction.response.send_modal(SignForm(row, text))


class SignForm(LastingModal, title=FORM_TITLE):
    """Takes a message's text as it is to be read, and a moderator's signature."""

    template = re.compile(f"{_FORM}{ID}")
    what = "signing off a message"

    def __init__(self, row: Consent, text: str) -> None:
        """Take the consent, and the text that was agreed to."""
        super().__init__(custom_id=f"{_FORM}{row.id}")
        self.add_item(title_field(""))
        self.add_item(text_field(TEXT_FIELD, TEXT_HINT, text))
        self.add_item(society_field())
        sure: ui.Checkbox[Any] = ui.Checkbox(custom_id=_SURE)
        self.add_item(ui.Label(text=SURE_FIELD, description=SURE_HINT, component=sure))

    @classmethod
    async def answer(
        cls, interaction: discord.Interaction[Any], match: re.Match[str], values: Values
    ) -> None:
        """Make a document of the text if nothing in it speaks against that."""
        if not await may_moderate(interaction):
            return
        await interaction.response.defer()
        row = await _given(interaction, match["id"])
        if row is None:
            await tell(interaction, OVER)
            return
        bot: Entente = interaction.client
        typed = Draft.of(values)
        draft = Draft(typed.title, typed.text, typed.society, link_of(row))
        read = f"{draft.title}\n{draft.text}"
        found = findings(read)
        reason = looks_like_patient_data(read)
        why_not = PATIENT.format(reason=reason) if reason else None
        why_not = why_not or refusal(read, found, signed=values.get(_SURE) is True)
        if why_not is not None:
            await give_back(interaction, draft, why_not)
            return
        # What a former try wrote before it was cut off is this message's own.
        mine = await asyncio.to_thread(draft.is_written, bot.settings.knowledge_dir)
        if not await may_write(interaction, draft, mine=mine):
            return
        day = discord.utils.snowflake_time(row.message_id).date()
        made = await written(interaction, draft, day, mine=mine)
        if made is None:
            return
        await Consents(bot.state).change(row, ConsentState.GIVEN, ConsentState.ADDED, bot.now())
        kinds = sorted({each.kind.value for each in found})
        await note(interaction, "message add", made.file, message=link_of(row), kept=kinds)
        view = message_card(ADDED_HERE.format(file=made.file), None)
        await interaction.edit_original_response(view=view)
        await interaction.followup.send(ADDED.format(file=made.file), ephemeral=True)


async def _given(interaction: discord.Interaction[Any], identity: str) -> Consent | None:
    """Return a consent of the guild that was given and not used yet; None if there is none."""
    bot: Entente = interaction.client
    row = await Consents(bot.state).get(identity)
    mine = row is not None and row.guild_id == interaction.guild_id
    return row if mine and row is not None and row.state == ConsentState.GIVEN else None
