"""Texts that a document or a question may hold, the worst of them too."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = (
    "@everyone",
    "@here and <@1> and <@!1> and <@&1> and <#1>",
    "\\@everyone \\\\@everyone",
    "[a](https://example.org) [b](<https://example.org>) [c]( https://example.org 'd')",
    "[https://siim.org](https://example.org)",
    "[a\\](b)](https://example.org)",
    "<https://example.org> <mailto:a@example.org> <tel:+1>",
    "https://[evil](https://example.org) https://a.b/[evil](https://example.org)",
    "https://example.org/\\*\\*a https://example.org/||a||",
    "https://example.org/<@1> https://example.org/@everyone",
    "<t:0:R> <t:1700000000> <id:guide> <id:customize> </ask:1> <:name:1> <a:name:1>",
    ":tada: :+1::skin-tone-2: 10:30:15 a:b:c:",
    "# One\n## Two\n### Three\n -# Four\n-# Five",
    "> quoted\n>>> all\n >>> indented",
    "- # heading\n- > quote\n1. -# small\n  - - deep",
    "* star\n+ plus\n- dash\n1. one\n2) two",
    "**bold** __under__ *em* _em_ ~~gone~~ ||hidden|| `code` ``code``",
    "```py\nprint('@everyone')\n```",
    "a ``` b ` c",
    "\\ \\\\ \\\\\\ \\* \\n \\",
    "*** **** ***** ** *",
    "_a_b_ snake_case __init__",
    "steam://run/1 discord://a/b ftp://a.b javascript:alert(1)",
    "\u202eevil\u202c \u2067bidi\u2069 \u200b\u200d\u2060",
    "👩🏽‍⚕️ 🇩🇪 e\u0301 ﷽ 𝔘𝔫𝔦",
    "|a|b|\n|---|---|\n|c|d|",
    "[…](https://example.org) […] (x)",
    "w" * 300,
    "\ttab\tbed\n\n\nlines  \n  ",
)

_WORDS = st.sampled_from(
    ["siim", "Röntgen", "1.", "-", "*", "**", "\\", "#", ">", ":", "/", "[", "](", ")", "@", "\n"]
)
# Readers take control characters out of every text but for line feeds and tabs.
_ANY = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"))


def texts(max_size: int = 3000) -> st.SearchStrategy[str]:
    """Return texts of any kind: any characters, and hostile pieces with and without spaces."""
    pieces = st.one_of(st.sampled_from(HOSTILE), _WORDS, _ANY)
    mixed = st.tuples(st.sampled_from(["", " ", "\n"]), st.lists(pieces, max_size=12)).map(
        lambda drawn: drawn[0].join(drawn[1])
    )
    long = st.tuples(st.sampled_from([*HOSTILE, "word ", "😀"]), st.integers(1, 3000)).map(
        lambda drawn: drawn[0] * (drawn[1] // len(drawn[0]) + 1)
    )
    return st.one_of(_ANY, mixed, long).map(lambda text: text[:max_size])


@st.composite
def passages(draw: st.DrawFn, max_size: int = 3000) -> tuple[str, list[tuple[int, int]]]:
    """Return a passage and the spans of one or two sentences in it, the better first."""
    text = draw(texts(max_size).filter(lambda text: bool(text.strip())))
    seen = [at for at, character in enumerate(text) if not character.isspace()]
    ends = sorted(draw(st.lists(st.sampled_from(seen), min_size=2, max_size=4)))
    spans = [(begin, end + 1) for begin, end in zip(ends[::2], ends[1::2], strict=False)]
    # Sentences do not overlap.
    if len(spans) == 2 and spans[0][1] > spans[1][0]:
        spans.pop()
    return text, draw(st.permutations(spans))
