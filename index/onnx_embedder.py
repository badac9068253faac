"""The serving encoder: onnxruntime in 8 bits, without torch and transformers."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from tokenizers import Tokenizer

from index.embedder import Embedder, Encoding, ModelIdentity, encoding
from index.errors import ModelError
from index.files import sha256
from index.models import ModelSpec

GRAPH, TOKENIZER = "model.onnx", "tokenizer.json"
NUMBERS = "model.onnx.data"
"""The weights, beside the graph: mapped into memory, of which a question touches a part."""

_DESCRIPTION = "encoder.json"
# Another way of making it needs another name: what was made before is not asked with it then.
ENCODER = "onnxruntime-int8-smooth"
# What is encoded ahead of who takes it, for each core: so much is in memory at a time.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Description:
    """What an export is, as it is written beside it.

    ``source`` are size and time of the weights it was made of, ``tools`` the versions of what made
    it, ``measured`` is what its comparison gave, and ``reason`` says why it must not serve, None
    where it may.
    """

    identity: ModelIdentity
    source: tuple[int, int]
    tools: str = ""
    sha256: str = ""
    measured: Mapping[str, float] = field(default_factory=dict)
    reason: str | None = None

    @classmethod
    def read(cls, folder: Path) -> Description | None:
        """Return what is written in a folder, None where nothing readable is."""
        try:
            raw = json.loads((folder / _DESCRIPTION).read_text(encoding="utf-8"))
            identity, source = ModelIdentity(**raw.pop("identity")), tuple(raw.pop("source"))
            return cls(identity, source, **raw)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def hashed(self, folder: Path) -> Description:
        """Return the description of the graph in a folder."""
        return replace(self, sha256=_hash(folder))

    def write(self, folder: Path) -> None:
        """Write it into a folder."""
        text = json.dumps(dataclasses.asdict(self), indent=1, ensure_ascii=False)
        (folder / _DESCRIPTION).write_text(text, encoding="utf-8")


class OnnxEmbedder(Embedder):
    """An export of an encoder, loaded.

    Questions that wait go through it a few at a time, which is 1.3 times as fast as one by one;
    passages, being longer, one by one on every core (docs/decisions/0018-encoders.md).
    """

    together = 4

    def __init__(self, folder: Path, models: Path, spec: ModelSpec) -> None:
        """Load what `index.export.export` wrote; the prefixes are the catalogue's entry's.

        :raises ModelError: If it is not whole.
        """
        import onnxruntime

        description = Description.read(folder)
        try:
            found = _hash(folder)
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # the library raises nothing narrower
            raise _damaged(folder) from error
        if description is None or description.sha256 != found:
            raise _damaged(folder)
        identity = replace(
            description.identity,
            query_prefix=spec.query_prefix,
            passage_prefix=spec.passage_prefix,
        )
        options = onnxruntime.SessionOptions()
        # One thread a text: several texts at once are what keeps the cores busy.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The arena keeps the memory of the longest text ever encoded, for each thread.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )
        super().__init__(identity, spec, models, tokenizer)

    def _encode(
        self, texts: Sequence[str], prefix: str, *, everywhere: bool = False
    ) -> Iterator[tuple[int, Encoding]]:
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        if not everywhere:
            for begin in range(0, len(order), self.together):
                chosen = order[begin : begin + self.together]
                yield from zip(chosen, self._run([texts[i] for i in chosen], prefix), strict=True)
            return
        cores = os.cpu_count() or 1
        waiting: deque[tuple[int, Future[list[Encoding]]]] = deque()
        with ThreadPoolExecutor(cores, thread_name_prefix="encoding") as pool:
            for at in order:
                waiting.append((at, pool.submit(self._run, [texts[at]], prefix)))
                if len(waiting) >= _AHEAD * cores:
                    done, encoded = waiting.popleft()
                    yield done, encoded.result()[0]
            for done, encoded in waiting:
                yield done, encoded.result()[0]

    def _run(self, texts: Sequence[str], prefix: str) -> list[Encoding]:
        batch = self.tokens(texts, prefix)
        hidden, vectors = self._session.run(
            ["states", "pooled"], {"input_ids": batch.ids, "attention_mask": batch.attention}
        )
        return [encoding(*each) for each in zip(vectors, hidden, batch.own, strict=True)]


def _hash(folder: Path) -> str:
    parts = "".join(sha256(folder / part) for part in (GRAPH, NUMBERS))
    return hashlib.sha256(parts.encode()).hexdigest()


def _damaged(folder: Path) -> ModelError:
    return ModelError(
        f"The exported model in {folder} is damaged or incomplete. Remove that folder; it is made "
        "again at the next start."
    )
