"""Export the reference encoder to 8 bits, by torch's exporter and onnxruntime's quantiser."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.bank import bank, cohort
from index.errors import ModelError
from index.onnx_embedder import GRAPH, NUMBERS, TOKENIZER
from index.progress import Progress
from index.smoothing import Feed, smooth
from index.torch_embedder import TorchEmbedder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import torch

_BITS = 8
_BLOCK = 64
_COMPUTE_IN_8_BITS = 4
_STAGE = "exporting"
_STEPS = 4
# Every third of the shipped texts shows about what all of them do, in a third of the time.
_EACH = 3
_JOINED = 12
# Bytes from which on an array stands beside the graph.
_APART = 1024
_OPSET = 23
"""The first in which attention is one operation."""


def export(reference: TorchEmbedder, folder: Path, progress: Progress) -> None:
    """Write graph and tokenizer of an encoder into a folder.

    :raises ModelError: If the exporter cannot follow the model.
    """
    progress(_STAGE, 0, _STEPS)
    full = folder / "full.onnx"
    try:
        with _quiet():
            _trace(reference, full)
            progress(_STAGE, 1, _STEPS)
            _quantise(full, folder / GRAPH, list(_samples(reference)), progress)
    except (ModelError, ImportError, OSError):
        raise
    except Exception as error:  # torch's exporter raises whatever it stumbles over
        raise ModelError(f"The model cannot be exported: {error}") from error
    finally:
        full.unlink(missing_ok=True)
    tokenizer = reference.tokenizer
    tokenizer.save(str(folder / TOKENIZER))
    progress(_STAGE, _STEPS, _STEPS)


def _trace(reference: TorchEmbedder, path: Path) -> None:
    import torch

    class Pipeline(torch.nn.Module):
        """Body, pooling and what else the directory lists, in one graph."""

        def __init__(self) -> None:
            super().__init__()
            self.inner = reference.model

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            """Return the states of all tokens, and the vector of the text."""
            out = self.inner({"input_ids": input_ids, "attention_mask": attention_mask})
            return out["token_embeddings"], out["sentence_embedding"]

    texts = torch.export.Dim("texts", min=1)
    tokens = torch.export.Dim("tokens", min=1, max=reference.identity.max_tokens)
    shape = {0: texts, 1: tokens}
    sample = torch.ones(2, 7, dtype=torch.long)
    torch.onnx.export(
        Pipeline().eval(),
        (sample, sample.clone()),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["states", "pooled"],
        dynamic_shapes={"input_ids": shape, "attention_mask": dict(shape)},
        dynamo=True,
        opset_version=_OPSET,
        external_data=False,
        verbose=False,
    )


def _samples(reference: TorchEmbedder) -> Iterator[Feed]:
    """Yield shipped unrelated passages and off-topic questions, each as the graph reads it.

    Passages come alone and many together: what is long has extremes that nothing short has.
    """
    identity, passages = reference.identity, cohort()
    long = [" ".join(passages[at : at + _JOINED]) for at in range(0, len(passages), _JOINED)]
    for prefix, texts in (
        (identity.passage_prefix, [*passages[::_EACH], *long]),
        (identity.query_prefix, bank()[::_EACH]),
    ):
        for text in texts:
            batch = reference.tokens([text], prefix)
            yield {"input_ids": batch.ids, "attention_mask": batch.attention}


def _quantise(full: Path, path: Path, samples: list[Feed], progress: Progress) -> None:
    """Write a graph in 8 bits: fixed scales for texts, one for each column of weights.

    Where that is not exact enough, 64 weights, and 64 numbers of a text, share one. Either way a
    text's vector does not depend on what is computed together with it.
    """
    import onnx
    from onnxruntime.quantization import (
        CalibrationDataReader,
        QuantType,
        quantize_dynamic,
        quantize_static,
    )
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )

    class Samples(CalibrationDataReader):  # type: ignore[misc]
        """The samples, one after the other."""

        def __init__(self) -> None:
            self.left = iter(samples)

        def get_next(self) -> Feed | None:
            """Return the next one, None at the end."""
            return next(self.left, None)

    model = onnx.load(str(full))
    even = smooth(model, samples)
    progress(_STAGE, 2, _STEPS)
    blocks = DefaultWeightOnlyQuantConfig(
        block_size=_BLOCK, is_symmetric=True, accuracy_level=_COMPUTE_IN_8_BITS, bits=_BITS
    )
    quantiser = MatMulNBitsQuantizer(model, algo_config=blocks, nodes_to_exclude=even)
    quantiser.process()
    onnx.save(quantiser.model.model, str(full))
    if even:
        quantize_static(
            str(full),
            str(full),
            Samples(),
            op_types_to_quantize=["MatMul"],
            nodes_to_quantize=even,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            extra_options={"OpTypesToExcludeOutputQuantization": ["MatMul"]},
        )
    progress(_STAGE, 3, _STEPS)
    # The tables of word vectors, most of a multilingual model.
    quantize_dynamic(
        str(full), str(full), weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"]
    )
    onnx.save(
        onnx.load(str(full)),
        str(path),
        save_as_external_data=True,
        location=NUMBERS,
        size_threshold=_APART,
    )
    # onnx lets nobody but its maker read it; a container's user is another.
    path.with_name(NUMBERS).chmod(path.stat().st_mode)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporters' remarks, which nobody at the terminal can act upon, off it."""
    level = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(level)
