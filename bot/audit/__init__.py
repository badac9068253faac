"""The audit log: who changed what the bot knows or does, and when."""

from bot.audit.log import Actor, AuditLog

__all__ = ["Actor", "AuditLog"]
