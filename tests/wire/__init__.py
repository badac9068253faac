"""The wire: the real discord.py, and the bot's real process, against a Discord on this machine."""
