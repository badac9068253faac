"""Backup: state, knowledge and the served index version in one archive, and back from it."""

from bot.backup.errors import BackupError
from bot.backup.restoring import restore
from bot.backup.swapping import undo_killed
from bot.backup.writing import write_backup

__all__ = ["BackupError", "restore", "undo_killed", "write_backup"]
