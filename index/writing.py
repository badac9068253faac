"""Write the files of an index version into an empty folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
    write_passages,
)
from index.dense import DenseIndex
from index.embedder import Encoding, ModelIdentity
from index.encodings import Encodings
from index.lexical import LexicalIndex, known_language
from index.manifest import FORMAT, DocumentRecord, Manifest
from index.outcomes import write_outcomes
from index.progress import Progress
from index.ranking import rank
from index.reuse import EncodingStore, keys
from index.version import MANIFEST, checksums
from knowledge import SPLITTER_VERSION, Document, Outcome, Passage, heading_line


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
    warnings: dict[str, str],
    calendars: Mapping[str, bytes],
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
    # What has no title and no headings is about what it says.
    above = [head or text for head, text in zip(headings, whole, strict=True)]
    lines = list(dict.fromkeys(above))
    texts = [*whole, *sentences, *lines]
    rows, embedded = store.encode(
        texts,
        token_bits,
        lambda done, total: progress("embedding", done, total),
    )

    progress("writing", 0, 1)
    write_passages(folder, passages)
    encodings = Encodings.of(*zip(*rows[: len(whole)], strict=True))
    encodings.save(folder, PASSAGE_ENCODINGS)
    below = len(whole) + len(sentences)
    Encodings.of(*zip(*rows[len(whole) : below], strict=True)).save(folder, SENTENCE_ENCODINGS)
    Encodings.of(*zip(*rows[below:], strict=True)).save(folder, HEADING_ENCODINGS)
    places = {line: place for place, line in enumerate(lines)}
    heading_of = np.array([places[line] for line in above], np.int64)
    np.save(folder / HEADING_OF, heading_of, allow_pickle=False)
    np.save(folder / KEYS, keys(texts), allow_pickle=False)
    DenseIndex.build(encodings.vectors).save(folder / DENSE)
    (folder / ALIASES).write_text(aliases, encoding="utf-8")
    LexicalIndex.build(whole, languages, load(folder / ALIASES)).save(folder / LEXICAL)
    calibration.save(folder / CALIBRATION)
    write_outcomes(folder, outcomes)
    write_calendars(folder, calendars)
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
        headings=len(lines),
        embedded=embedded,
        token_bits=token_bits,
        languages=spoken,
        abstention=_measure(Contents.open(folder, spoken), off_topic, progress),
        checksums=checksums(folder),
        calendars=hashes(calendars),
        warnings=warnings,
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
