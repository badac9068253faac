"""The optional cross-encoder, with a tiny one made here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    PreTrainedTokenizerFast,
)

from index import Embedder, Hit, Library, ModelError, Reranker, Searcher, find_reranker
from index.reranker import CANDIDATES
from knowledge import heading_line

QUESTION = "What is the CIIP?"
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a maker of tiny models with random weights, by kind and number of labels."""

    def made(kind: type[Any] = BertForSequenceClassification, labels: int = 1) -> Path:
        torch.manual_seed(0)
        folder = tmp_path / "tiny"
        words = dict.fromkeys((*SPECIAL, *"abcdefghijklmnopqrstuvwxyz?.,"))
        vocabulary = {word: number for number, word in enumerate(words)}
        tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
        tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
        tokenizer.post_processor = processors.TemplateProcessing(
            single="[CLS] $A [SEP]",
            pair="[CLS] $A [SEP] $B:1 [SEP]:1",
            special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
        )
        PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
            tokenizer_object=tokenizer,
            pad_token="[PAD]",  # noqa: S106
            unk_token="[UNK]",  # noqa: S106
            cls_token="[CLS]",  # noqa: S106
            sep_token="[SEP]",  # noqa: S106
            model_max_length=64,
        ).save_pretrained(folder)
        config = BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=16,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=64,
            initializer_range=1.0,
            id2label={number: str(number) for number in range(labels)},
        )
        kind(config).save_pretrained(folder)
        return folder

    return made


def as_encoded(hit: Hit) -> str:
    """Return a hit's passage below its headings."""
    return f"{heading_line(hit.document.title, hit.passage.headings)}\n{hit.passage.text}"


def test_hits_stand_in_the_order_of_the_scores(
    make: Make, shipped_library: Library, embedder: Embedder, searcher: Searcher
) -> None:
    reranker = Reranker(str(make()))
    version = shipped_library.open_current(embedder.identity)
    plain = searcher.answer(QUESTION, top=CANDIDATES)
    answer = Searcher(version, embedder, reranker).answer(QUESTION, top=CANDIDATES)
    scores = reranker.scores(QUESTION, [as_encoded(hit) for hit in plain.hits])
    assert len(set(scores)) > CANDIDATES // 2
    order = np.argsort(-scores, kind="stable")
    assert list(order) != sorted(order)
    assert [hit.passage for hit in answer.hits] == [plain.hits[at].passage for at in order]
    assert [hit.reranked for hit in answer.hits] == pytest.approx(scores[order].tolist(), abs=1e-4)
    sentences = {hit.passage: hit.sentences for hit in plain.hits}
    assert all(hit.sentences == sentences[hit.passage] for hit in answer.hits)
    assert answer.confidence == plain.confidence


def test_the_passages_beyond_the_first_candidates_follow_as_they_were_found(
    make: Make, shipped_library: Library, embedder: Embedder, searcher: Searcher
) -> None:
    version = shipped_library.open_current(embedder.identity)
    plain = searcher.answer(QUESTION, top=CANDIDATES + 5)
    reranked = Searcher(version, embedder, Reranker(str(make())))
    answer = reranked.answer(QUESTION, top=CANDIDATES + 5)
    assert answer.hits[CANDIDATES:] == plain.hits[CANDIDATES:]
    assert len(plain.hits) > CANDIDATES
    assert all(hit.reranked is None for hit in plain.hits)


def test_a_score_depends_on_question_and_text_and_on_no_neighbour(make: Make) -> None:
    reranker = Reranker(str(make()))
    texts = ["a short one", "and another, which is much longer. " * 20, ""]
    scores = reranker.scores("what?", texts)
    assert scores.shape == (3,)
    assert scores.dtype == np.float32
    for text, score in zip(texts, scores, strict=True):
        assert reranker.scores("what?", [text])[0] == pytest.approx(score, abs=1e-4)
    assert reranker.scores("who is it?", texts).tolist() != pytest.approx(scores.tolist())
    assert reranker.scores("what?", []).shape == (0,)


@pytest.mark.parametrize("name", ["no-such-model", "owner/model", "owner/model@main"])
def test_an_unknown_name_is_a_sentence(name: str) -> None:
    with pytest.raises(ModelError, match="ENTENTE_RERANKER"):
        find_reranker(name)


def test_a_hub_model_that_is_not_cached_is_a_sentence() -> None:
    with pytest.raises(ModelError, match="HF_HUB_OFFLINE=0"):
        find_reranker("owner/model@" + "a" * 40)


@pytest.mark.parametrize(("kind", "labels"), [(BertModel, 1), (BertForSequenceClassification, 3)])
def test_what_gives_a_pair_no_single_score_is_refused(
    make: Make, kind: type[Any], labels: int
) -> None:
    with pytest.raises(ModelError, match="no cross-encoder with one score"):
        Reranker(str(make(kind, labels)))


@pytest.mark.parametrize("config", ["", "[]", "{}", '{"architectures": null}', '{"id2label": 3}'])
def test_a_configuration_that_cannot_be_read_is_refused(make: Make, config: str) -> None:
    folder = make()
    (folder / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(ModelError, match="no cross-encoder"):
        find_reranker(str(folder))


def test_pickled_weights_are_never_loaded(make: Make) -> None:
    folder = make()
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"no model\.safetensors"):
        find_reranker(str(folder))


def test_broken_weights_are_a_sentence(make: Make) -> None:
    folder = make()
    (folder / "model.safetensors").write_bytes(b"garbage")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Reranker(str(folder))


def test_weights_without_those_of_the_score_are_a_sentence(make: Make) -> None:
    config = json.loads((make() / "config.json").read_text(encoding="utf-8"))
    folder = make(BertModel)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match="no weights for classifier"):
        Reranker(str(folder))
