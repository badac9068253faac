"""Evaluate on a dataset: documents ranked by their best passage, and the verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.evaluation.asking import ask
from index.evaluation.dataset import Dataset, Query
from index.evaluation.figures import Figure, mean, rate
from index.evaluation.libraries import library
from index.evaluation.report import Report, Section, make_report
from index.evaluation.verdicts import Judged, kind_figures, verdict_figures
from index.progress import Progress, silent
from index.ranking import READ
from index.search import Hit, Searcher

# As many as an answer is chosen from. Who asks for more has more of them read, and would measure
# what nobody is shown.
_PASSAGES = READ
_AVERAGED = {"ndcg@10": "nDCG@10", "recall@10": "R@10", "mrr@10": "RR@10"}
_COUNTED = {"hit@1": "Success@1", "hit@3": "Success@3"}

Measured = dict[str, dict[str, float]]
"""The value of each measure by the place of the question, by the measure's name."""


def evaluate_dataset(
    dataset: Dataset,
    searcher: Searcher,
    off_topic: Sequence[Query] = (),
    progress: Progress = silent,
) -> Report:
    """Ask the questions of a dataset and those that no document answers, and measure."""
    queries = [*dataset.answerable, *dataset.unanswerable, *off_topic]
    replies = ask(searcher, [query.text for query in queries], top=_PASSAGES, progress=progress)
    rankings = [rank_documents(reply.hits) for reply in replies]
    judged = [
        Judged(reply, query.language, query.kind, bool(set(ranking[:1]) & set(query.relevance)))
        for query, reply, ranking in zip(queries, replies, rankings, strict=True)
    ]
    pointed = {
        str(at): places
        for at, (query, reply) in enumerate(zip(queries, replies, strict=True))
        if (places := _pointed(query, reply.hits)) is not None
    }
    measured = measure([query.relevance for query in queries], rankings)
    languages = sorted({query.language for query in queries if query.language})
    return make_report(
        dataset.name,
        searcher,
        {
            "answerable": len(dataset.answerable),
            "unanswerable": len(dataset.unanswerable),
            "off_topic": len(off_topic),
            "left_out": dataset.left_out,
        },
        [_section(name, judged, measured, pointed) for name in (None, *languages)],
        replies,
    )


def rank_documents(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the ids of documents in the order of their best passages."""
    return tuple(dict.fromkeys(hit.passage.document for hit in hits))


def measure(relevances: Sequence[Mapping[str, int]], rankings: Sequence[Sequence[str]]) -> Measured:
    """Return the measures of each question that has a relevant document."""
    ir_measures = library("ir_measures")
    judgements = {str(at): dict(known) for at, known in enumerate(relevances) if known}
    # The tools sort by score, and break ties by the name of the document: give them the places.
    run = {
        at: {name: float(-place) for place, name in enumerate(rankings[int(at)])}
        for at in judgements
    }
    names = {ir_measures.parse_measure(text): name for name, text in (_AVERAGED | _COUNTED).items()}
    found: Measured = {name: {} for name in names.values()}
    for metric in ir_measures.iter_calc(list(names), judgements, run):
        found[names[metric.measure]][metric.query_id] = metric.value
    return found


def _pointed(query: Query, hits: Sequence[Hit]) -> tuple[bool, bool] | None:
    """Return whether the best, and any, bold sentence holds the answer of the passage that has it.

    None for a question without a label, and where that passage is not among the hits.
    """
    for hit in hits:
        span = query.answers.get(hit.passage.document)
        if span and hit.passage.start <= span[0] < hit.passage.end:
            begin, end = (at - hit.passage.start for at in span)
            bold = [one < end and begin < other for one, other in hit.sentences]
            return bold[0], any(bold)
    return None


def _section(
    language: str | None,
    judged: Sequence[Judged],
    measured: Measured,
    pointed: Mapping[str, tuple[bool, bool]],
) -> Section:
    chosen = [at for at, one in enumerate(judged) if language in {None, one.language}]
    part = [judged[at] for at in chosen]
    figures: dict[str, Figure] = {}
    for name, values in measured.items():
        of_these = [values[str(at)] for at in chosen if str(at) in values]
        figures[name] = mean(of_these) if name in _AVERAGED else rate([v > 0 for v in of_these])
    labelled = [pointed[str(at)] for at in chosen if str(at) in pointed]
    if labelled:
        figures["best_sentence_given_passage"] = rate([best for best, _ in labelled])
        figures["bold_given_passage"] = rate([bold for _, bold in labelled])
    return Section(language or "all", figures | verdict_figures(part), kind_figures(part))
