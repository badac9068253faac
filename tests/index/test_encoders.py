"""The export of an encoder beside its reference, both real; the texts are made up."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import DEFAULT_MODEL, Embedder, ModelError, find_model, open_embedder, preferred
from index.embedder import REFERENCE
from index.onnx_embedder import ENCODER, GRAPH, NUMBERS, Description
from index.sameness import Sameness
from index.torch_embedder import TorchEmbedder

TEXTS = [
    "The archive keeps images, and ten workstations show them.",
    "PACS",
    "Größe und Übermaß: die Bilder liegen im Archiv. " * 12,
    "Où se trouve le siège ?",
    "\u0301",
]
SMALL = "all-MiniLM-L6-v2"


@pytest.fixture(scope="module")
def reference(models: Path) -> Embedder:
    """Return the default model by its reference encoder."""
    return open_embedder(find_model(DEFAULT_MODEL), models, encoder=REFERENCE)


@pytest.fixture(scope="module")
def export(models: Path) -> Embedder:
    """Return the default model by the encoder that serves."""
    return open_embedder(find_model(DEFAULT_MODEL), models)


def test_the_default_model_is_served_by_its_export(export: Embedder, reference: Embedder) -> None:
    assert (export.identity.encoder, reference.identity.encoder) == (ENCODER, REFERENCE)
    assert export.identity.weights_sha256 == reference.identity.weights_sha256


def test_both_see_the_same_tokens(export: Embedder, reference: Embedder) -> None:
    assert export.count_tokens(TEXTS) == reference.count_tokens(TEXTS)
    assert export.passage_tokens == reference.passage_tokens
    ours, theirs = (dict(each.encode_passages(TEXTS)) for each in (export, reference))
    for at in range(len(TEXTS)):
        assert ours[at].tokens.shape == theirs[at].tokens.shape


def test_both_mean_the_same(export: Embedder, reference: Embedder) -> None:
    for prefix in ("encode_questions", "encode_passages"):
        ours, theirs = (list(getattr(each, prefix)(TEXTS)) for each in (export, reference))
        if prefix == "encode_passages":
            ours, theirs = ([found for _, found in sorted(each)] for each in (ours, theirs))
        cosines = [one.vector @ other.vector for one, other in zip(ours, theirs, strict=True)]
        assert np.mean(cosines) > 0.999
        assert min(cosines) > 0.998


def test_a_text_is_encoded_alike_in_any_company(export: Embedder) -> None:
    alone = [export.encode_questions([text])[0] for text in TEXTS]
    together = export.encode_questions(TEXTS)
    backwards = export.encode_questions(TEXTS[::-1])[::-1]
    for one, two, three in zip(alone, together, backwards, strict=True):
        assert np.allclose(one.vector, two.vector, atol=1e-5)
        assert np.allclose(one.tokens, three.tokens, atol=1e-4)


def test_who_may_read_the_graph_may_read_its_numbers(models: Path) -> None:
    open_embedder(find_model(DEFAULT_MODEL), models)
    folder = models / f"{DEFAULT_MODEL}-{ENCODER}"
    assert (folder / NUMBERS).stat().st_mode == (folder / GRAPH).stat().st_mode


@pytest.mark.parametrize("part", [GRAPH, NUMBERS])
def test_an_altered_export_is_refused_with_a_sentence(
    models: Path, tmp_path: Path, part: str
) -> None:
    name = f"{DEFAULT_MODEL}-{ENCODER}"
    open_embedder(find_model(DEFAULT_MODEL), models)
    shutil.copytree(models / name, tmp_path / name)
    with (tmp_path / name / part).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ModelError, match=r"is damaged or incomplete\. Remove that folder"):
        open_embedder(find_model(DEFAULT_MODEL), tmp_path)


def test_what_differs_too_much_does_not_serve(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("index.sameness.MIN_COSINE", 1.01)
    told: list[str] = []
    spec = find_model(SMALL)
    embedder = open_embedder(spec, tmp_path, tell=told.append)
    assert embedder.identity.encoder == REFERENCE
    assert "differs too much from the model" in told[0]
    # Said at each start, but not tried again: nothing is exported without a progress to tell.
    stages: list[str] = []
    open_embedder(spec, tmp_path, lambda stage, _done, _total: stages.append(stage))
    assert stages == []
    with pytest.raises(ModelError, match="Set ENTENTE_ENCODER to auto"):
        open_embedder(spec, tmp_path, encoder=ENCODER)


def test_an_encoder_of_no_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no encoder “abacus”"):
        open_embedder(find_model(DEFAULT_MODEL), tmp_path, encoder="abacus")


@pytest.mark.parametrize(
    ("cosine", "same", "serves"),
    [(0.99, 0.99, True), (0.97, 0.99, False), (0.99, 0.97, False), (0.98, 0.98, True)],
)
def test_the_limits_are_those_of_the_comparison(cosine: float, same: float, serves: bool) -> None:
    found = Sameness(cosine, same, identical=0.6, texts=200, questions=90)
    assert (found.fault is None) is serves


def test_serving_loads_neither_torch_nor_its_kin(models: Path) -> None:
    open_embedder(find_model(DEFAULT_MODEL), models)
    code = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from index import DEFAULT_MODEL, find_model, open_embedder\n"
        f"found = open_embedder(find_model(DEFAULT_MODEL), Path({str(models)!r}))\n"
        "found.encode_questions(['where are the images kept?'])\n"
        "heavy = ('torch', 'transformers', 'sentence_transformers', 'sklearn')\n"
        "print(json.dumps([name for name in heavy if name in sys.modules]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == []


def test_where_nothing_is_exported_and_torch_is_missing_a_sentence_says_what_to_do(
    tmp_path: Path,
) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "sys.modules['torch'] = None\n"
        "from index import DEFAULT_MODEL, ModelError, find_model, open_embedder\n"
        "try:\n"
        f"    open_embedder(find_model(DEFAULT_MODEL), Path({str(tmp_path)!r}))\n"
        "except ModelError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "torch is not installed here" in done.stdout
    assert "`entente run --check`" in done.stdout


def test_a_failed_export_is_tried_again_with_other_tools(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = find_model(DEFAULT_MODEL)
    open_embedder(spec, models)
    name = f"{DEFAULT_MODEL}-{ENCODER}"
    shutil.copytree(models / name, tmp_path / name)
    whole = Description.read(tmp_path / name)
    assert whole is not None
    tried: list[Path] = []

    def export(_reference: object, folder: Path, *_: object) -> None:
        tried.append(folder)
        raise ModelError("The made-up exporter stumbled.")

    monkeypatch.setattr("index.export.export", export)
    (tmp_path / DEFAULT_MODEL).symlink_to(models / DEFAULT_MODEL)
    for tools, times in (("torch 1.0, made up", 1), (whole.tools, 1)):
        dataclasses.replace(whole, reason="It did not work.", tools=tools).write(tmp_path / name)
        assert open_embedder(spec, tmp_path).identity.encoder == REFERENCE
        assert len(tried) == times
    assert preferred(spec, tmp_path) == REFERENCE
    assert preferred(spec, tmp_path / "nothing") == ENCODER


def test_what_is_too_long_is_cut_and_keeps_its_end_sign(
    export: Embedder, reference: Embedder
) -> None:
    text = "the archive keeps images " * 300
    ((_, ours),), ((_, theirs),) = (
        list(each.encode_passages([text])) for each in (export, reference)
    )
    # What sentence-transformers makes of it by itself, with its own tokenizer.
    assert isinstance(reference, TorchEmbedder)
    wanted = reference.model.encode(reference.identity.passage_prefix + text)
    assert len(ours.tokens) == len(theirs.tokens) >= reference.passage_tokens
    assert theirs.vector @ wanted == pytest.approx(1, abs=1e-5)
    assert ours.vector @ wanted > 0.998
