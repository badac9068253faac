"""Questions of many threads encoded: waiting ones together, equal ones once, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock

from index.embedder import Embedder, Encoding
from index.stages import Batched, uncounted

# Of a question in a sentence or two; 64 tokens of 384 numbers are 0.1 MB, so 256 at most 25 MB.
_KEPT = 256
_KEPT_TOKENS = 64


class QuestionEncoder:
    """Encodes questions one batch at a time, from any thread.

    Whoever finds the encoder free takes all that wait, up to what it computes together: a lone
    question never waits for company. ``batched`` is called with the size of each batch.
    """

    def __init__(self, embedder: Embedder) -> None:
        """Take the loaded model."""
        self._embedder = embedder
        self.batched: Batched = uncounted
        self._books, self._free = Lock(), Lock()
        self._waiting: list[str] = []
        self._promised: dict[str, Future[Encoding]] = {}
        self._kept: OrderedDict[str, Encoding] = OrderedDict()

    def encode(self, question: str) -> Encoding:
        """Return a question's encoding; it may be shared, so do not change it."""
        with self._books:
            if (kept := self._kept.get(question)) is not None:
                self._kept.move_to_end(question)
                return kept
            promise = self._promised.get(question)
            if promise is None:
                promise = self._promised[question] = Future()
                self._waiting.append(question)
        while not promise.done():
            with self._free:
                # Another thread may have taken it along meanwhile.
                if not promise.done():
                    self._encode_waiting()
        return promise.result()

    def _encode_waiting(self) -> None:
        with self._books:
            batch = self._waiting[: self._embedder.together]
            del self._waiting[: len(batch)]
        try:
            found = self._embedder.encode_questions(batch)
            self.batched(len(batch))
        except BaseException as error:
            with self._books:
                promises = [self._promised.pop(question) for question in batch]
            for promise in promises:
                promise.set_exception(error)
            return
        with self._books:
            promises = [self._promised.pop(question) for question in batch]
            for question, encoding in zip(batch, found, strict=True):
                self._keep(question, encoding)
        for promise, encoding in zip(promises, found, strict=True):
            promise.set_result(encoding)

    def _keep(self, question: str, encoding: Encoding) -> None:
        if len(encoding.tokens) > _KEPT_TOKENS:
            return
        self._kept[question] = encoding
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
