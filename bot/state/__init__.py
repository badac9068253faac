"""State: what the bot must remember beyond its knowledge."""
