"""What /help and /status look like."""

from __future__ import annotations

from datetime import datetime

import discord
from discord import ui

from bot.markdown import escape_line
from index import Manifest

_COLOUR = discord.Colour.from_rgb(46, 125, 106)

_HELP = """\
### I answer with your community's own documents
Every answer is a passage copied word for word from a document, with the answering sentence in \
**bold**, its source and its date. No language model writes anything, and when I have nothing \
that fits, I say so.
### Ways to ask
- **/ask** and your question: only you see the answer. **Share to channel** posts it for all.
- Right-click a message, **Apps**, **Ask about this message**.
- Mention me in a channel where that is switched on. Reply to an answer of mine to ask on: \
*and who chairs it?*
- Write me a direct message.
### Events
- Ask **/ask** when something is on: I compute it from calendars and the clock.
- **/events upcoming**, **/events on**, **/events search** and **/events past** list what is on, \
**/event show** shows one event, with **Add to calendar** and **Remind me**.
- **/reminders** shows what I shall remind you of, and cancels it.
### Your data
- **/privacy** says what I keep of you, **/forget-me** deletes it.
### Try
- /ask question: What will the partnership focus on?
- /ask question: What is the CIIP?
- /ask question: Was ist EuSoMII?
- /ask question: When is the next webinar?
-# Please post no patient data: Discord stores what you type. I give no medical advice."""


def help_card() -> ui.LayoutView:
    """Return what the bot can do, with examples."""
    return _card(_HELP)


def status_card(manifest: Manifest, started: datetime, latency: float) -> ui.LayoutView:
    """Return how the bot is: ``started`` is aware, ``latency`` in seconds to the gateway."""
    model = manifest.model
    rows = {
        "Index version": manifest.version,
        "Built": discord.utils.format_dt(manifest.created, "f"),
        "Documents": f"{len(manifest.documents):,}",
        "Passages": f"{manifest.passages:,}",
        "Model": f"{escape_line(model.name)} ({model.dimension} dimensions)",
        "Up since": discord.utils.format_dt(started, "R"),
        # discord.py has no latency before the first heartbeat was answered.
        "Gateway": f"{latency * 1000:.0f} ms" if latency == latency else "connecting",
    }
    return _card("### Status\n" + "\n".join(f"**{name}** {value}" for name, value in rows.items()))


def _card(text: str) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(text), accent_colour=_COLOUR))
    return view
