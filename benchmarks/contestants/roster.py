"""Who takes part: the contestants, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass

ENTENTE = "entente"
FLOOR = "floor"
SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A contestant: its name, how a table calls it, its module, and the file of its pins.

    ``pins`` is None where Entente's own environment has all that is needed. ``peer`` says that it
    is a library that embeds, which Entente is compared with.
    """

    name: str
    label: str
    module: str
    pins: str | None = None
    peer: bool = True


ROSTER: dict[str, Contestant] = {
    each.name: each
    for each in (
        Contestant(ENTENTE, "**Entente**, whole answers", "on_entente", peer=False),
        Contestant(FLOOR, "floor: onnxruntime int8 + FAISS", "floor", "floor", peer=False),
        Contestant(SCRIPT, "30-line script: sentence-transformers + FAISS", "the_script"),
        Contestant("langchain", "LangChain + FAISS", "on_langchain", "langchain"),
        Contestant("llamaindex", "LlamaIndex + FAISS", "on_llamaindex", "llamaindex"),
        Contestant("txtai", "txtai (with a lock)", "on_txtai", "txtai"),
        Contestant("txtai-hybrid", "txtai hybrid (with a lock)", "on_txtai_hybrid", "txtai"),
        Contestant("haystack", "Haystack", "on_haystack", "haystack"),
        Contestant("chroma", "Chroma", "on_chroma", "chroma"),
    )
}
