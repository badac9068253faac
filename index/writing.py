"""Write the files of an index version into an empty folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from index.abstention import Abstention, fit, weigh
from index.aliases import load
from index.bank import bank
from index.calendars import hashes, write_calendars
from index.calibration import Calibration
from index.contents import (
    ALIASES,
    CALIBRATION,
    DENSE,
    HEADING_ENCODINGS,
    HEADING_OF,
    KEYS,
    LEXICAL,
    PASSAGE_ENCODINGS,
    SENTENCE_ENCODINGS,
    Contents,
)
from index.dense import DenseIndex, DenseRule
from index.embedder import Embedder, Encoding, Vectors
from index.encodings import Encodings
from index.known import Known
from index.lexical import LexicalIndex, known_language
from index.manifest import FORMAT, DocumentRecord, Manifest
from index.outcomes import write_outcomes
from index.passages import Passages
from index.progress import Progress
from index.quantisation import NONE
from index.ranking import rank
from index.reuse import EncodingStore
from index.rows import whole
from index.texts import Texts
from index.verifying import MANIFEST, checksums
from knowledge import SPLITTER_VERSION, Document, Outcome, Passage

_PARTS = 4
# Sentences are as like to questions as anything that a version has; the off-topic ones are harder.
_SENTENCES = 300


def write_version(
    folder: Path,
    *,
    version: str,
    content: str,
    created: datetime,
    embedder: Embedder,
    documents: Sequence[Document],
    outcomes: Sequence[Outcome],
    warnings: dict[str, str],
    calendars: Mapping[str, bytes],
    store: EncodingStore,
    calibration: Calibration,
    off_topic: Sequence[Encoding],
    aliases: str,
    token_bits: int,
    dense_rule: DenseRule,
    progress: Progress,
) -> Manifest:
    """Encode and index passages and write the version, its manifest last; return the manifest.

    The passages are those that `write_passages` wrote into the folder, at least one.
    """
    by_id = {document.id: document for document in documents}
    passages = Passages(folder)
    texts = Texts(passages, by_id, alone=token_bits == NONE)
    encoded = store.encode(
        texts,
        token_bits,
        lambda done, total: progress("embedding", done, total),
    )

    progress("writing", 0, _PARTS)
    below = texts.passages + texts.sentences
    encodings = encoded.save(folder, PASSAGE_ENCODINGS, 0, texts.passages)
    sentences = encoded.save(folder, SENTENCE_ENCODINGS, texts.passages, below)
    encoded.save(folder, HEADING_ENCODINGS, below, len(texts))
    encoded.save_keys(folder / KEYS)
    np.save(folder / HEADING_OF, texts.above, allow_pickle=False)
    progress("writing", 1, _PARTS)
    dense, kind = DenseIndex.build(
        whole(encodings.vectors),
        _sample(sentences if len(sentences) else encodings, off_topic),
        dense_rule,
    )
    dense.save(folder / DENSE)
    progress("writing", 2, _PARTS)
    (folder / ALIASES).write_text(aliases, encoding="utf-8")
    languages = [known_language(by_id[passage.document].language) for passage in passages]
    LexicalIndex.build(texts.whole(), languages, load(folder / ALIASES)).save(folder / LEXICAL)
    progress("writing", 3, _PARTS)
    records = _records(documents, passages)
    Known.of(passages, {record.id: record for record in records}).save(folder)
    calibration.save(folder / CALIBRATION)
    write_outcomes(folder, outcomes)
    write_calendars(folder, calendars)
    progress("writing", _PARTS, _PARTS)

    titles = {record.id: record.title for record in records}
    spoken = tuple(sorted(set(languages)))
    manifest = Manifest(
        version=version,
        content=content,
        format=FORMAT,
        created=created,
        model=embedder.identity,
        splitter=SPLITTER_VERSION,
        documents=records,
        passages=texts.passages,
        sentences=texts.sentences,
        headings=texts.lines,
        embedded=encoded.embedded,
        token_bits=token_bits,
        languages=spoken,
        abstention=_measure(
            Contents.open(folder, spoken).encoding(embedder, titles), off_topic, progress
        ),
        checksums=checksums(folder),
        calendars=hashes(calendars),
        warnings=warnings,
        dense=kind,
    )
    (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return manifest


def _sample(texts: Encodings, off_topic: Sequence[Encoding]) -> Vectors:
    """Return vectors to measure the dense index with: questions, and texts from all over."""
    count = min(_SENTENCES, len(texts))
    rows = np.linspace(0, len(texts) - 1, count).astype(np.int64)
    return np.concatenate((np.stack([each.vector for each in off_topic]), texts.vectors[rows]))


def _measure(contents: Contents, off_topic: Sequence[Encoding], progress: Progress) -> Abstention:
    """Ask the off-topic questions, and return the rule that calls almost none of them answered."""
    evidences = []
    for question, encoding in zip(bank(), off_topic, strict=True):
        ranking = rank(contents, question, encoding)
        evidences.append(weigh(ranking, contents.calibration, encoding))
        progress("measuring", len(evidences), len(off_topic))
    return fit(evidences)


def _records(
    documents: Sequence[Document], passages: Iterable[Passage]
) -> tuple[DocumentRecord, ...]:
    counts = Counter(passage.document for passage in passages)
    return tuple(
        DocumentRecord(
            id=document.id,
            title=document.title,
            url=document.url,
            society=document.society,
            as_of=document.as_of.isoformat() if document.as_of else None,
            language=document.language,
            revision=document.revision,
            passages=counts[document.id],
        )
        for document in documents
    )
