"""Write the files of an index version into an empty folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import numpy as np

from index.abstention import Abstention, fit, weigh
from index.aliases import load
from index.bank import bank
from index.calibration import Calibration
from index.contents import (
    ALIASES,
    CALIBRATION,
    DENSE,
    KEYS,
    LEXICAL,
    PASSAGE_ENCODINGS,
    SENTENCE_ENCODINGS,
    Contents,
    write_passages,
)
from index.dense import DenseIndex
from index.embedder import Encoding, ModelIdentity
from index.encodings import Encodings
from index.lexical import LexicalIndex, known_language
from index.manifest import FORMAT, DocumentRecord, Manifest
from index.progress import Progress
from index.ranking import rank
from index.reuse import EncodingStore, keys
from index.version import MANIFEST, checksums
from knowledge import SPLITTER_VERSION, Document, Outcome, Passage, heading_line

REPORT = "report.json"


def write_version(
    folder: Path,
    *,
    version: str,
    content: str,
    created: datetime,
    model: ModelIdentity,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    outcomes: Sequence[Outcome],
    store: EncodingStore,
    calibration: Calibration,
    off_topic: Sequence[Encoding],
    aliases: str,
    token_bits: int,
    progress: Progress,
) -> Manifest:
    """Encode and index passages and write the version, its manifest last; return the manifest."""
    by_id = {document.id: document for document in documents}
    headings = [heading_line(by_id[p.document].title, p.headings) for p in passages]
    languages = [known_language(by_id[p.document].language) for p in passages]
    whole = [f"{head}\n{p.text}" for head, p in zip(headings, passages, strict=True)]
    sentences = [
        f"{head}\n{p.text[begin:end]}"
        for head, p in zip(headings, passages, strict=True)
        for begin, end in p.sentences
    ]
    rows, embedded = store.encode(
        whole + sentences,
        token_bits,
        lambda done, total: progress("embedding", done, total),
    )

    progress("writing", 0, 1)
    write_passages(folder, passages)
    encodings = Encodings.of(*zip(*rows[: len(whole)], strict=True))
    encodings.save(folder, PASSAGE_ENCODINGS)
    Encodings.of(*zip(*rows[len(whole) :], strict=True)).save(folder, SENTENCE_ENCODINGS)
    np.save(folder / KEYS, keys(whole + sentences), allow_pickle=False)
    DenseIndex.build(encodings.vectors).save(folder / DENSE)
    (folder / ALIASES).write_text(aliases, encoding="utf-8")
    LexicalIndex.build(whole, languages, load(folder / ALIASES)).save(folder / LEXICAL)
    calibration.save(folder / CALIBRATION)
    report = [asdict(outcome) for outcome in outcomes]
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    progress("writing", 1, 1)

    spoken = tuple(sorted(set(languages)))
    manifest = Manifest(
        version=version,
        content=content,
        format=FORMAT,
        created=created,
        model=model,
        splitter=SPLITTER_VERSION,
        documents=_records(documents, passages),
        passages=len(whole),
        sentences=len(sentences),
        embedded=embedded,
        token_bits=token_bits,
        languages=spoken,
        abstention=_measure(Contents.open(folder, spoken), off_topic, progress),
        checksums=checksums(folder),
    )
    (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return manifest


def _measure(contents: Contents, off_topic: Sequence[Encoding], progress: Progress) -> Abstention:
    """Ask the off-topic questions, and return the rule that calls almost none of them answered."""
    evidences = []
    for question, encoding in zip(bank(), off_topic, strict=True):
        ranking = rank(contents, question, encoding)
        evidences.append(weigh(ranking, contents.calibration, encoding))
        progress("measuring", len(evidences), len(off_topic))
    return fit(evidences)


def _records(
    documents: Sequence[Document], passages: Sequence[Passage]
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
