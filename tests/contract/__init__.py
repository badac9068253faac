"""The contract with Discord: every request is valid by Discord's own description."""
