"""The rule of this house: nothing the bot writes may ping anyone who did not ask for it."""

import re

from .messages import EDIT, message_in


def mention_problems(method: str, path: str, body: object) -> list[str]:
    """Return what lets a request ping: no `allowed_mentions`, or anything allowed by it.

    A new message and the reply that completes a deferral must forbid mentions
    outright, but for people and roles that a message of the bot's own accord
    names one by one: a reminder where direct messages are closed, and the roles
    that members chose to hear of events. Any other edit pings no one, and
    discord.py says nothing about mentions when it edits only a view, so there
    silence is enough.
    """
    message = message_in(method, path, body)
    if message is None:
        return []
    at = f"{message.at}.allowed_mentions"
    allowed = message.body.get("allowed_mentions")
    if allowed is None:
        return [] if message.kind == EDIT else [f"{at}: is absent, so mentions would ping"]
    if not isinstance(allowed, dict) or "parse" not in allowed:
        return [f"{at}.parse: is absent, so mentions would ping"]
    # Only a message of the bot's own accord; an answer never names anybody.
    own = re.search(r"/channels/\d+/messages$", path) is not None and method.upper() == "POST"
    keys = ("parse", "replied_user") if own else ("parse", "users", "roles", "replied_user")
    return [f"{at}.{key}: is {allowed[key]!r}, not empty" for key in keys if allowed.get(key)]
