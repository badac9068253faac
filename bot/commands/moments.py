"""Times and dates of the command line."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import typer

_YEARS = range(1900, 2201)
_TIME = "Write it in ISO form, like 2026-12-03T18:00 or 2026-12-03T18:00+01:00"
_DATE = "Write it in ISO form, like 2026-12-03"


def read_moment(text: str | None, zone: ZoneInfo, option: str = "--now") -> datetime | None:
    """Return the aware time that an option says, in ``zone`` where it has no offset of its own.

    Raises BadParameter for what is no time.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no time. {_TIME}.", param_hint=option) from None
    _check_year(moment.year, text, option)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def read_date(text: str, option: str) -> date:
    """Return the date that an option says. Raises BadParameter for what is none."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date. {_DATE}.", param_hint=option) from None
    _check_year(day.year, text, option)
    return day


def _check_year(year: int, text: str, option: str) -> None:
    if year not in _YEARS:
        raise typer.BadParameter(
            f"{text!r} lies outside the years {_YEARS[0]} to {_YEARS[-1]}.", param_hint=option
        )
