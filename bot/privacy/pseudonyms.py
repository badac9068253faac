"""Names that stand for people in the state: the same for the same person, and no way back."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.state.errors import StateError

FILE = "people.key"
_KEY_BYTES = 32
_HASH_BYTES = 16


class Pseudonyms:
    """Keyed hashes of user ids. The key is in the data folder, made when it is first needed."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / FILE
        self._key: bytes | None = None

    def of(self, user_id: int) -> str:
        """Return the 32 hexadecimal digits that stand for a user.

        :param user_id: Discord's id of the user.
        :raises StateError: If the key can be neither read nor made, or is damaged.
        """
        if self._key is None:
            self._key = _load(self._file)
        made = hmac.new(self._key, str(user_id).encode(), hashlib.sha256)
        return made.digest()[:_HASH_BYTES].hex()


def _load(file: Path) -> bytes:
    try:
        if not file.exists():
            _make(file)
        key = file.read_bytes()
    except OSError as error:
        raise StateError(
            f"The key {file} cannot be used: {error.strerror or error}. Let Entente write to its "
            "folder."
        ) from error
    if len(key) != _KEY_BYTES:
        raise StateError(
            f"The key {file} is damaged: it has {len(key)} bytes, not {_KEY_BYTES}. Put it back "
            "from a backup; with a new one, nobody's stored questions can be found to be deleted."
        )
    return key


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{FILE}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(secrets.token_bytes(_KEY_BYTES))
            made.flush()
            os.fsync(made.fileno())
        # Of two processes that make one at once, the second takes the first one's.
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)
