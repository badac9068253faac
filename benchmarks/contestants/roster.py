"""Who takes part: the contestants, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass

_HERE = "benchmarks.contestants"
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
        Contestant(ENTENTE, "**Entente**, whole answers", f"{_HERE}.on_entente", peer=False),
        Contestant(FLOOR, "floor: onnxruntime int8 + FAISS", f"{_HERE}.floor", "floor", peer=False),
        Contestant(SCRIPT, "30-line script: sentence-transformers + FAISS", f"{_HERE}.the_script"),
        Contestant("langchain", "LangChain + FAISS", f"{_HERE}.on_langchain", "langchain"),
        Contestant("llamaindex", "LlamaIndex + FAISS", f"{_HERE}.on_llamaindex", "llamaindex"),
        Contestant("txtai", "txtai (with a lock)", f"{_HERE}.on_txtai", "txtai"),
        Contestant(
            "txtai-hybrid", "txtai hybrid (with a lock)", f"{_HERE}.on_txtai_hybrid", "txtai"
        ),
        Contestant("haystack", "Haystack", f"{_HERE}.on_haystack", "haystack"),
        Contestant("chroma", "Chroma", f"{_HERE}.on_chroma", "chroma"),
    )
}
