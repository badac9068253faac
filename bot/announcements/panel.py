"""What /events settings looks like, and what each of its controls means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.announcements.controls import Control
from bot.announcements.preferences import Preferences, is_zone
from bot.announcements.topics import topic_name
from bot.events.words import KINDS, society_name
from bot.markdown import escape_line, shorten
from knowledge.calendars.model import Kind

MINUTES = (5, 10, 15, 30, 60, 120, 1440)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ZONES = (
    "UTC",
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Rome",
    "Europe/Warsaw",
    "Europe/Athens",
    "Europe/Istanbul",
    "Africa/Cairo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
_OFF = "off"
_ALL = "all"
_MOST_OPTIONS = 25
_COLOUR = discord.Colour.from_rgb(46, 125, 106)

_HEAD = """\
### What I tell this server of events
All of it is off until you choose. What you choose counts at once."""
_CHANNEL = """\
**Announcements** of new, moved and cancelled events go to this channel, shortly before an event \
if you like, and once a week a digest of the coming seven days."""
_FILTER = "**Only these**: leave both empty to hear of all events."
_SWITCHES = """\
**Server events** shows the coming 90 days in Discord's own list of events. **Opt-in roles** puts \
a button below announcements by which people choose what to be mentioned for."""


def settings_panel(
    chosen: Preferences, societies: Iterable[str], problems: Sequence[str], saved: str = ""
) -> ui.LayoutView:
    """Return the panel; ``problems`` are sentences, ``saved`` says what was changed just now."""
    children: list[ui.Item[Any]] = [
        ui.TextDisplay(_HEAD),
        ui.TextDisplay(_CHANNEL),
        ui.ActionRow(_channel(chosen)),
        ui.ActionRow(_starting(chosen)),
        ui.ActionRow(_digest_day(chosen)),
        ui.ActionRow(_digest_hour(chosen)),
        ui.ActionRow(_zone(chosen)),
        ui.TextDisplay(_FILTER),
        ui.ActionRow(_societies(chosen, societies)),
        ui.ActionRow(_kinds(chosen)),
        ui.TextDisplay(_SWITCHES),
        ui.ActionRow(
            _switch("Server events", "native", on=chosen.native),
            _switch("Opt-in roles", "roles", on=chosen.roles),
            _button("Other time zone", "zone_other"),
            _button("Switch all off", "off", discord.ButtonStyle.danger),
        ),
    ]
    if problems:
        children.append(ui.Separator())
        children.append(ui.TextDisplay("\n".join(f"⚠️ {sentence}" for sentence in problems)))
    if saved:
        children.append(ui.TextDisplay(f"-# {saved}"))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*children, accent_colour=_COLOUR))
    return view


def fields_for(chosen: Preferences, field: str, values: Sequence[str]) -> dict[str, Any] | None:
    """Return what a control's values change; None for what no control of the panel sends."""
    value = values[0] if values else _OFF
    number = int(value) if value.isdecimal() else None
    match field:
        case "channel":
            return {"channel": number}
        case "starting":
            return {"starting": number}
        case "digest_day":
            return {"digest_day": number}
        case "digest_hour" if number is not None:
            return {"digest_hour": number}
        case "zone" if is_zone(value):
            return {"zone": value}
        case "societies":
            return {"societies": frozenset(values)}
        case "kinds":
            return {"kinds": frozenset(Kind(value) for value in values)}
        case "native":
            return {"native": not chosen.native}
        case "roles":
            return {"roles": not chosen.roles}
        case "off":
            return {
                "channel": None,
                "starting": None,
                "digest_day": None,
                "native": False,
                "roles": False,
            }
    return None


def _channel(chosen: Preferences) -> Control:
    default = (
        [discord.SelectDefaultValue.from_channel(discord.Object(chosen.channel))]
        if (chosen.channel)
        else []
    )
    return Control(
        ui.ChannelSelect(
            custom_id=Control.id_of("channel"),
            channel_types=[discord.ChannelType.text, discord.ChannelType.news],
            placeholder="No announcements",
            min_values=0,
            max_values=1,
            default_values=default,
        ),
        "channel",
    )


def _starting(chosen: Preferences) -> Control:
    options = {_OFF: "Nothing shortly before an event"}
    options |= {str(minutes): f"{length(minutes)} before an event" for minutes in MINUTES}
    return _select("starting", options, {str(chosen.starting or _OFF)})


def _digest_day(chosen: Preferences) -> Control:
    options = {_OFF: "No weekly digest"}
    options |= {str(number): f"A digest every {day}" for number, day in enumerate(DAYS)}
    day = _OFF if chosen.digest_day is None else str(chosen.digest_day)
    return _select("digest_day", options, {day})


def _digest_hour(chosen: Preferences) -> Control:
    options = {str(hour): f"The digest at {hour:02}:00" for hour in range(24)}
    return _select("digest_hour", options, {str(chosen.digest_hour)})


def _zone(chosen: Preferences) -> Control:
    zones = dict.fromkeys((*_ZONES, chosen.zone))
    options = {zone: f"By the clocks of {zone.replace('_', ' ')}" for zone in zones}
    return _select("zone", options, {chosen.zone})


def _societies(chosen: Preferences, societies: Iterable[str]) -> Control:
    # An option's value holds 100 characters.
    known = dict.fromkeys((*sorted(chosen.societies), "siim", "eusomii", "joint", *societies))
    names = [society for society in known if 0 < len(society) <= 100][:_MOST_OPTIONS]
    options = {name: shorten(society_name(name) or name, 100) for name in names}
    return _select("societies", options, set(chosen.societies), many="All societies")


def _kinds(chosen: Preferences) -> Control:
    options = {str(kind): topic_name(f"kind:{kind}") for kind in KINDS}
    return _select("kinds", options, {str(kind) for kind in chosen.kinds}, many="All kinds")


def _select(field: str, options: dict[str, str], chosen: set[str], many: str = "") -> Control:
    return Control(
        ui.Select(
            custom_id=Control.id_of(field),
            placeholder=many or None,
            min_values=0 if many else 1,
            max_values=len(options) if many else 1,
            options=[
                discord.SelectOption(label=label, value=value, default=value in chosen)
                for value, label in options.items()
            ],
        ),
        field,
    )


def _switch(label: str, field: str, *, on: bool) -> Control:
    style = discord.ButtonStyle.success if on else discord.ButtonStyle.secondary
    return _button(f"{label}: {'on' if on else 'off'}", field, style)


def _button(
    label: str, field: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> Control:
    button: ui.Button[Any] = ui.Button(label=label, custom_id=Control.id_of(field), style=style)
    return Control(button, field)


def zone_unknown(text: str) -> str:
    """Return the sentence for a time zone that there is not."""
    return (
        f"I know no time zone **{escape_line(shorten(text, 60))}**. Please use its IANA name, such "
        "as Europe/Vienna or America/Toronto."
    )


def length(minutes: int) -> str:
    """Return a time of whole minutes as people say it."""
    if minutes < 60:
        return f"{minutes} minutes"
    hours = minutes // 60
    return "1 day" if hours == 24 else f"{hours} hour{'s' if hours > 1 else ''}"
