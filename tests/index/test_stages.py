"""Whoever watches an answer is told each of its stages, and the answer stays the same."""

from __future__ import annotations

from index import Searcher

IN_ORDER = [
    "clean",
    "tokenise",
    "lexical",
    "encode",
    "lexical",
    "dense",
    "fuse",
    "late interaction",
    "sentence",
    "rank",
    "verdict",
    "slots and words",
]
QUESTION = "What will the partnership focus on?"


def test_the_stages_of_an_answer_come_in_order(searcher: Searcher) -> None:
    unwatched = searcher.answer(QUESTION)
    watched = searcher.over(searcher.version, None)
    told: list[str] = []
    watched.lap = told.append
    assert watched.answer(QUESTION) == unwatched
    assert told == IN_ORDER
