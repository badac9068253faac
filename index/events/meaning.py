"""Which events are about a topic: by their words, or by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from rapidfuzz import fuzz

from index.bank import key
from index.calibration import Calibration, calibrate
from index.embedder import Embedder
from index.events.filling import left_over
from index.events.storing import Row, load, save
from index.late import centre, max_sim, similarities
from index.quantisation import BITS, quantise
from index.slots.phrases import folded
from knowledge.calendars.model import Event

# What makes an event about a topic whose words it does not have: its cosine, in standard deviations
# above those to unrelated passages, and its MaxSim. Of 18 topics in six languages put to 15 made-up
# events, 15 found theirs by this; of 22 that none was about, one found an event ("teleradiology").
# That was with the encoder in full precision and 2.8; in 8 bits one of the 15 comes to 2.79.
_SURPRISE = 2.75
_LATE = 0.38
# Farther than this from the best, an event is about something else.
_BEHIND = 0.15
_WORD_ALIKE = 88.0
_DESCRIPTION = 600
# So many events that are new are encoded for one question: it must not wait for a whole calendar.
_AT_ONCE = 128


class Meanings:
    """The encodings of events by their texts, in memory and in a folder."""

    def __init__(self, embedder: Embedder, folder: Path | None) -> None:
        """Take the loaded model and where to keep what it computes; None for memory alone."""
        self._embedder = embedder
        self._path = folder / f"event-encodings-{key(embedder)}.npz" if folder else None
        self._rows: dict[str, Row] | None = None
        self._calibration: Calibration | None = None
        self._lock = Lock()

    def about(self, topic: str, events: Sequence[Event]) -> frozenset[str]:
        """Return the texts of the events that are about a topic, by words or by meaning.

        Where events have all words of the topic, only these are.
        """
        words = left_over(folded(topic)).split() or folded(topic).split()
        if not words:
            return frozenset()
        texts = list(dict.fromkeys(text_of(event) for event in events))
        literal = {text for text in texts if _has_all(folded(text), words)}
        return frozenset(literal or self._alike(topic, texts))

    def _alike(self, topic: str, texts: list[str]) -> set[str]:
        """Return the texts that mean what a topic says."""
        found = self.scores(topic, texts)
        least = max(_LATE, max((late for _, late in found.values()), default=0.0) - _BEHIND)
        return {
            t for t, (surprise, late) in found.items() if surprise >= _SURPRISE and late >= least
        }

    def scores(self, topic: str, texts: list[str]) -> dict[str, tuple[float, float]]:
        """Return for each text how far above chance its cosine to a topic is, and its MaxSim."""
        with self._lock:
            calibration, rows = self._encoded(texts)
        encoding = self._embedder.encode_questions([topic])[0]
        tokens = calibration.question(encoding)
        found = {}
        for text in texts:
            if (row := rows.get(text)) is not None:
                cosines = similarities(tokens, row[1])
                late = max_sim(cosines, np.array([0]), np.array([len(cosines)]))
                surprise = calibration.surprise(encoding.vector, float(row[0] @ encoding.vector))
                found[text] = (surprise, float(late[0]))
        return found

    def _encoded(self, texts: list[str]) -> tuple[Calibration, dict[str, Row]]:
        """Return the encodings there are, those of the first new texts made now."""
        if self._calibration is None:
            self._calibration = calibrate(self._embedder)
        if self._rows is None:
            self._rows = load(self._path) if self._path else {}
        new = [text for text in texts if text not in self._rows][:_AT_ONCE]
        if new:
            for at, encoding in self._embedder.encode_passages(new):
                tokens = centre(encoding.tokens, self._calibration.passage_mean)
                self._rows[new[at]] = encoding.vector, quantise(tokens, min(BITS))
            if self._path:
                save(self._path, {t: self._rows[t] for t in texts if t in self._rows})
        return self._calibration, self._rows


def text_of(event: Event) -> str:
    """Return what an event says of itself, as it is encoded."""
    said = (event.title, event.place, event.kind.value, event.society, event.description)
    return "\n".join(part for part in said if part)[: len(event.title) + _DESCRIPTION]


def _has_all(plain: str, words: list[str]) -> bool:
    """Return whether a folded text has every word, or one that differs in its ending."""
    own = set(plain.replace("-", " ").split())
    return all(_has(word, own) for word in words)


def _has(word: str, own: set[str]) -> bool:
    stripped = {each.strip(".,;:!?()[]\"'") for each in own}
    if word in stripped:
        return True
    return len(word) > 4 and any(
        len(each) > 4 and each[:3] == word[:3] and fuzz.ratio(word, each) >= _WORD_ALIKE
        for each in stripped
    )
