"""Top floor: whom we talk to. Discord, the command line, settings, state."""
