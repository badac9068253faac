"""Export the reference encoder to 8 bits, by torch's exporter and onnxruntime's quantiser."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError
from index.onnx_embedder import GRAPH, TOKENIZER
from index.progress import Progress
from index.torch_embedder import TorchEmbedder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import torch

_BITS = 8
_BLOCK = 64
"""So many weights, and so many numbers of a text, share one scale.

One scale for all loses what is small beside the few large numbers of a transformer (Dettmers et al.
2022, LLM.int8()): cosine .9987 to full precision, and .9998 with these blocks, which cost 0.3 ms a
question. It also makes a text's vector independent of what is computed together with it:
docs/decisions/0018-encoders.md.
"""

_COMPUTE_IN_8_BITS = 4
_STAGE = "exporting"
_STEPS = 3


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
            _quantise(full, folder / GRAPH)
    except (ModelError, ImportError, OSError):
        raise
    except Exception as error:  # torch's exporter raises whatever it stumbles over
        raise ModelError(f"The model cannot be exported: {error}") from error
    finally:
        full.unlink(missing_ok=True)
    progress(_STAGE, 2, _STEPS)
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
        external_data=False,
        verbose=False,
    )


def _quantise(full: Path, path: Path) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )

    blocks = DefaultWeightOnlyQuantConfig(
        block_size=_BLOCK, is_symmetric=True, accuracy_level=_COMPUTE_IN_8_BITS, bits=_BITS
    )
    quantiser = MatMulNBitsQuantizer(onnx.load(str(full)), algo_config=blocks)
    quantiser.process()
    onnx.save(quantiser.model.model, str(full))
    # The tables of word vectors, most of a multilingual model.
    quantize_dynamic(
        str(full), str(path), weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"]
    )


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
