"""Export the reference encoder to 8 bits, by torch's exporter and onnxruntime's quantiser."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.bank import bank
from index.errors import ModelError
from index.onnx_embedder import GRAPH, TOKENIZER
from index.progress import Progress
from index.torch_embedder import TorchEmbedder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import torch

OUTLIERS = (80, 30)
"""Above which a layer stays in full precision: the first is tried first.

In 8 bits a row of numbers has one scale. Where the largest of them is so many times their root mean
square, little is left of the others. (After Dettmers et al. 2022, LLM.int8(), who part numbers, not
layers.) With 80 it is three layers of 72 for multilingual-e5-small; they cost 0.2 ms a question and
bring the cosine from .997 to .999: docs/decisions/0018-encoders.md.
"""

_TRIED = 40
_STAGE = "exporting"
_STEPS = 3


def export(reference: TorchEmbedder, folder: Path, outlier: float, progress: Progress) -> None:
    """Write graph and tokenizer of an encoder into a folder.

    Layers with numbers above ``outlier`` times their root mean square stay in full precision.

    :raises ModelError: If the exporter cannot follow the model.
    """
    progress(_STAGE, 0, _STEPS)
    full = folder / "full.onnx"
    try:
        with _quiet():
            _trace(reference, full)
            progress(_STAGE, 1, _STEPS)
            _quantise(full, folder / GRAPH, _sensitive(reference, outlier))
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


def _sensitive(reference: TorchEmbedder, outlier: float) -> list[tuple[int, tuple[int, int]]]:
    """Return the places of the layers that 8 bits would harm, with the shape of each one's matrix.

    A place counts the linear layers in the order in which they compute.
    """
    import torch

    peaks: dict[torch.nn.Linear, list[float]] = {}

    def look(layer: Any, inputs: tuple[torch.Tensor]) -> None:
        numbers = inputs[0].float()
        peaks.setdefault(layer, []).append(
            float(numbers.abs().max() / numbers.square().mean().sqrt())
        )

    layers = [layer for layer in reference.model.modules() if isinstance(layer, torch.nn.Linear)]
    hooks = [layer.register_forward_pre_hook(look) for layer in layers]
    try:
        for text in bank()[:_TRIED]:
            reference.encode_questions([text])
    finally:
        for hook in hooks:
            hook.remove()
    return [
        (at, (layer.in_features, layer.out_features))
        for at, (layer, found) in enumerate(peaks.items())
        if np.median(found) > outlier
    ]


def _quantise(full: Path, path: Path, sensitive: Sequence[tuple[int, tuple[int, int]]]) -> None:
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(str(full)).graph
    shapes = {weight.name: tuple(weight.dims) for weight in graph.initializer}
    products = [
        (node.name, shapes[node.input[1]])
        for node in graph.node
        if node.op_type in {"MatMul", "Gemm"} and node.input[1] in shapes
    ]
    kept = []
    for at, shape in sensitive:
        if at >= len(products) or set(products[at][1]) != set(shape):
            raise ModelError("The model's exported graph is not in the order of its layers.")
        kept.append(products[at][0])
    quantize_dynamic(
        str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept
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
