"""What Discord enforces and its description cannot say."""

from collections.abc import Callable, Iterator
from typing import Any

from .messages import EDIT, V2_FLAG, V2_TYPES, Message, listed

TEXT, COMPONENTS, EMBEDS = 4000, 40, 6000
TEXT_DISPLAY, BUTTON = 10, 2
ANSWERING, LINK = (1, 2, 3, 4), 5


def total_text(message: Message) -> Iterator[str]:
    """Refuse more text over all displays than one message may show."""
    shown = [each for _, each in message.components() if each.get("type") == TEXT_DISPLAY]
    sizes = [len(str(each.get("content", ""))) for each in shown]
    if sum(sizes) > TEXT >= max(sizes):  # one too long by itself, the description refuses
        yield f"{message.at}: text displays hold {sum(sizes)} characters, at most {TEXT}"


def total_components(message: Message) -> Iterator[str]:
    """Refuse more components, nested ones counted, than one message may hold."""
    count = sum(1 for _ in message.components())
    if count > COMPONENTS >= len(listed(message.body, "components")):
        yield f"{message.at}: holds {count} components, at most {COMPONENTS}"


def exclusive_v2(message: Message) -> Iterator[str]:
    """Refuse content and embeds, polls and stickers, beside Components V2."""
    if message.is_v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if message.body.get(key):
                yield f"{message.at}.{key}: not beside Components V2"


def declared_v2(message: Message) -> Iterator[str]:
    """Refuse a new message with V2 components that does not declare them."""
    if message.kind != EDIT and not message.is_v2:
        for at, component in message.components():
            if component.get("type") in V2_TYPES:
                yield f"{at}: Components V2 without the flag {V2_FLAG}"
                return


def safe_links(message: Message) -> Iterator[str]:
    """Refuse a link button that leads anywhere but to the web."""
    for at, button in _buttons(message):
        url = str(button.get("url") or "")
        scheme, colon, _ = url.partition(":")  # an address without one, the description refuses
        if colon and scheme.lower() not in {"http", "https"}:
            yield f"{at}.url: is {url[:40]!r}, not a link to the web (http, https)"


def whole_buttons(message: Message) -> Iterator[str]:
    """Refuse a button that neither answers nor leads anywhere, or does both."""
    for at, button in _buttons(message):
        style = button.get("style")
        if style not in (*ANSWERING, LINK):
            continue
        key, other = ("url", "custom_id") if style == LINK else ("custom_id", "url")
        if not button.get(key):
            yield f"{at}: lacks {key!r}"
        if button.get(other):
            yield f"{at}.{other}: not on a button of style {style}"


def unique_ids(message: Message) -> Iterator[str]:
    """Refuse two components that answer to one `custom_id`."""
    seen: set[str] = set()
    for at, component in message.components():
        if isinstance(name := component.get("custom_id"), str):
            if name in seen:
                yield f"{at}.custom_id: {name!r} is used twice"
            seen.add(name)


def short_embeds(message: Message) -> Iterator[str]:
    """Refuse more text over all embeds than one message may show."""
    size = 0
    for _, embed in _held(message.body, "embeds"):
        parts = [embed, embed.get("footer"), embed.get("author"), *listed(embed, "fields")]
        size += sum(_text_size(part) for part in parts if isinstance(part, dict))
    if size > EMBEDS:
        yield f"{message.at}.embeds: hold {size} characters, at most {EMBEDS}"


def full_fields(message: Message) -> Iterator[str]:
    """Refuse an embed field with nothing in its name or its value."""
    for embed_at, embed in _held(message.body, "embeds"):
        for field_at, field in _held(embed, "fields"):
            for key in ("name", "value"):
                if not str(field.get(key, "-")).strip():
                    yield f"{message.at}.{embed_at}.{field_at}.{key}: is empty"


def _held(node: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the objects in a list, each with its place."""
    for index, each in enumerate(listed(node, key)):
        if isinstance(each, dict):
            yield f"{key}[{index}]", each


def _text_size(part: dict[str, Any]) -> int:
    """Return how many characters of an embed's part count towards the total."""
    counted = ("title", "description", "text", "name", "value")
    return sum(len(str(part.get(key) or "")) for key in counted)


def _buttons(message: Message) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the message's buttons with their JSON paths."""
    return ((at, each) for at, each in message.components() if each.get("type") == BUTTON)


LIMITS: tuple[Callable[[Message], Iterator[str]], ...] = (
    total_text,
    total_components,
    exclusive_v2,
    declared_v2,
    safe_links,
    whole_buttons,
    unique_ids,
    short_embeds,
    full_fields,
)
"""One function a limit; each yields what breaks it, with its JSON path."""
