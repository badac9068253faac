"""The setting of the remote calendars: a JSON list, read into checked records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

EXAMPLE = '[{"name": "Society", "url": "https://example.org/events.ics", "society": "eusomii"}]'
_LIST = f"is not a JSON list of calendars. Write it like {EXAMPLE}"
_FIELDS = "A calendar has name and url, and may have society and zone"


class CalendarAddress(BaseModel):
    """A remote calendar: its name, its address, whose it is, and the zone where it names none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    url: str
    society: str | None = None
    zone: str | None = None

    @field_validator("name")
    @classmethod
    def _named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty. Give the calendar a name that people recognise")
        return " ".join(value.split())

    @field_validator("url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        # The scheme of calendars to subscribe to is the web's own under another name.
        address = value.strip()
        if address.lower().startswith("webcal://"):
            address = f"https{address[len('webcal') :]}"
        try:
            parts = urlsplit(address)
            usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
            _ = parts.port
        except ValueError:
            usable = False
        if not usable:
            raise ValueError(f"{value!r} is no web address that begins with https:// or http://")
        return address

    @field_validator("society")
    @classmethod
    def _in_lower_case(cls, value: str | None) -> str | None:
        return (value or "").strip().lower() or None

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, value: str | None) -> str | None:
        return checked_zone(value) if value and value.strip() else None


def checked_zone(name: str) -> str:
    """Return the name of an IANA time zone. Raises ValueError for one that nobody knows."""
    try:
        return ZoneInfo(name.strip()).key
    except (KeyError, ValueError, OSError):
        raise ValueError(
            f"{name!r} is no time zone of the IANA list. Write one like Europe/Berlin, "
            "America/New_York or UTC"
        ) from None


def read_addresses(value: object) -> object:
    """Return the calendars of a JSON text. Raises ValueError with a sentence about the first."""
    if not isinstance(value, str):
        return value
    try:
        items = json.loads(value)
    except (ValueError, RecursionError):
        raise ValueError(_LIST) from None
    if not isinstance(items, list):
        raise ValueError(_LIST)
    addresses = tuple(_address(number, item) for number, item in enumerate(items, 1))
    unlike(addresses)
    return addresses


def unlike(addresses: tuple[CalendarAddress, ...]) -> None:
    """Raise ValueError where two calendars have one name: people tell them apart by it."""
    seen: set[str] = set()
    for address in addresses:
        if address.name.casefold() in seen:
            raise ValueError(
                f"has two calendars with the name {address.name!r}. Give each its own name"
            )
        seen.add(address.name.casefold())


def _address(number: int, item: object) -> CalendarAddress:
    if not isinstance(item, dict):
        raise ValueError(f"has a calendar {number} that is no JSON object. Write {EXAMPLE}")
    try:
        return CalendarAddress.model_validate(item)
    except ValidationError as error:
        said = "; ".join(_reasons(error))
        raise ValueError(f"has a calendar {number} that cannot be used: {said}") from None


def _reasons(error: ValidationError) -> Iterator[str]:
    for item in error.errors():
        yield _reason(dict(item))


def _reason(item: dict[str, Any]) -> str:
    field = str(item["loc"][0]) if item["loc"] else "it"
    if item["type"] == "missing":
        return f"it has no {field}. Write it like {EXAMPLE}"
    if item["type"] == "extra_forbidden":
        return f"{field!r} is not known. {_FIELDS}"
    if item["type"] == "value_error":
        return f"{field} {str(item['msg']).removeprefix('Value error, ')}"
    return f"{field} must be a text, and is {item['input']!r}"
