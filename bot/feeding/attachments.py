"""Reading what a moderator attached: no more of it than is taken, whatever was said of its size."""

from __future__ import annotations

from urllib.parse import urlsplit

import discord

from knowledge.fetching import FetchError, fetch
from knowledge.intake import LARGEST_UPLOAD, RefusedFileError, Upload, check_upload

# The try-out's Discord lives in this process: no name ends so, and discord.py alone reads from it.
_NOWHERE = ".invalid"


async def read_attachment(attachment: discord.Attachment, hosts: frozenset[str]) -> Upload:
    """Return an attached file, after a look at its name and the size that it is said to have.

    discord.py would read all that comes; this stops above the size that is taken.

    :param hosts: Hosts that need neither be public nor be encrypted.
    :raises RefusedFileError: If it is not taken, with the file and the reason.
    """
    name, size = attachment.filename, attachment.size
    check_upload(name, size)
    if (urlsplit(attachment.url).hostname or "").endswith(_NOWHERE):
        return Upload(name, await attachment.read(), size)
    try:
        found = await fetch(attachment.url, allowed_hosts=hosts, max_bytes=LARGEST_UPLOAD)
    except FetchError as error:
        raise RefusedFileError(f"{name} is not taken. {error}") from error
    return Upload(name, found.data or b"", size)
