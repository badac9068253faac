"""Questions grouped by meaning, in whatever language and words they were asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedder import Encoding
from index.late import centre
from index.slots import wanted

# Of 1 less the mean of cosine and MaxSim, both about the model's mean. Chosen on 101 made-up
# questions in 38 groups, a third of them near misses of each other ("when" and "where" of one
# exam), some in other languages: of the pairs it puts together 79 % belong together, and it finds
# 77 %. Without looking at what kind of thing is asked for it is 55 % and 84 %.
_FARTHEST = 0.56
_APART = -1.0


def group(
    questions: Sequence[str], encodings: Sequence[Encoding], mean: NDArray[np.float32]
) -> list[list[int]]:
    """Return the places of questions in groups of one meaning, in each the most typical first.

    A question for a price and one for a date are never together, whatever they are about. The time
    it takes grows with the square of their number, seconds for 600: never call it on the event
    loop.

    :param questions: The questions.
    :param encodings: Their encodings.
    :param mean: The model's mean token of questions, from its calibration.
    """
    if len(encodings) < 2:
        return [[place] for place in range(len(encodings))]
    from sklearn.cluster import AgglomerativeClustering

    alike = np.where(_ask_otherwise(questions), _APART, _alike(encodings, mean))
    # Complete: every two of a group are near, so that no chain of likes joins what is unlike.
    labels = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="complete", distance_threshold=_FARTHEST
    ).fit_predict(np.clip(1 - alike, 0, 2))
    groups = []
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        typical = alike[np.ix_(members, members)].mean(axis=1)
        groups.append([int(members[at]) for at in np.argsort(-typical, kind="stable")])
    return groups


def _alike(encodings: Sequence[Encoding], mean: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how alike every two questions are, shape (questions, questions), 1 for the same."""
    vectors = np.stack([each.vector for each in encodings]) - mean / np.linalg.norm(mean)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    tokens = [centre(each.tokens, mean) for each in encodings]
    together = np.concatenate(tokens)
    borders = np.cumsum([0, *(len(each) for each in tokens[:-1])])
    late = np.stack(
        [np.maximum.reduceat(each @ together.T, borders, axis=1).mean(axis=0) for each in tokens]
    )
    alike = (vectors @ vectors.T + (late + late.T) / 2) / 2
    return np.asarray(alike, dtype=np.float32)


def _ask_otherwise(questions: Sequence[str]) -> NDArray[np.bool_]:
    """Return which two questions ask for things of different kinds, as far as that is known."""
    kinds = [frozenset(slot.name for slot in wanted(each)) for each in questions]
    apart = [[bool(a - b and b - a) for b in kinds] for a in kinds]
    return np.array(apart, dtype=np.bool_)
