"""Smoothing before quantisation: what few channels of a text make large is moved to the weights.

A transformer's activations have a few channels a hundred times the others. One scale for all of
them leaves nothing of the small ones; dividing each channel by a number of its own, and multiplying
the weights by it, changes no product and evens them out (Xiao et al. 2023, SmoothQuant).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnx

Floats = NDArray[np.float32]
Feed = Mapping[str, NDArray[np.int64]]

# How much of the difficulty moves to the weights; the best of these for each input, by the error of
# its products. More than .7 leaves no room for what the samples did not show: .994 instead of .998
# for a text of 500 tokens that says the same again and again.
_STRENGTHS = (0.4, 0.5, 0.6, 0.7)
# What is multiplied after the activation in each layer has an error of .002 to .007, all the rest
# .0001 to .0006 (multilingual-e5-small); blocks of 64 have .0001.
_MOST = 0.001
_LEVELS = 255
_WEIGHT_LEVELS = 127
_ROWS = 4
_LEAST = np.float32(1e-5)


@dataclass(slots=True)
class _Seen:
    """What came into one input: the extremes of each channel, and some rows of it."""

    low: Floats
    high: Floats
    rows: list[Floats] = field(default_factory=list)

    def add(self, values: Floats, chance: np.random.Generator) -> None:
        self.low = np.minimum(self.low, values.min(axis=0))
        self.high = np.maximum(self.high, values.max(axis=0))
        self.rows.append(values[chance.integers(len(values), size=_ROWS)])


def smooth(model: onnx.ModelProto, feeds: Iterable[Feed]) -> list[str]:
    """Even out what is multiplied by weights in a graph, in place; ``feeds`` are sample texts.

    Return the names of the nodes whose products stay exact enough in 8 bits then. The others are
    left as they are.
    """
    import onnx

    weights = {each.name: each for each in model.graph.initializer}
    products: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            products.setdefault(node.input[0], []).append(node)
    seen = _watched(model, list(products), feeds)
    even: list[str] = []
    for name, nodes in products.items():
        tables = [onnx.numpy_helper.to_array(weights[node.input[1]]) for node in nodes]
        divisors, error = _divisors(seen[name], np.concatenate(tables, axis=1))
        if error > _MOST:
            continue
        for node, table in zip(nodes, tables, strict=True):
            smoothed = onnx.numpy_helper.from_array(table * divisors[:, None], node.input[1])
            weights[node.input[1]].CopyFrom(smoothed)
            node.input[0] = f"{name}_smooth"
        factors = onnx.numpy_helper.from_array(1 / divisors, f"{name}_smoothing")
        model.graph.initializer.append(factors)
        first = min(list(model.graph.node).index(node) for node in nodes)
        scaling = onnx.helper.make_node("Mul", [name, factors.name], [f"{name}_smooth"])
        model.graph.node.insert(first, scaling)
        even += [node.name for node in nodes]
    return even


def _watched(model: onnx.ModelProto, names: list[str], feeds: Iterable[Feed]) -> dict[str, _Seen]:
    """Return what comes into the inputs of these names when the samples are computed."""
    import onnx
    import onnxruntime

    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    watched.graph.output.extend(
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names
    )
    session = onnxruntime.InferenceSession(
        watched.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    chance = np.random.default_rng(0)
    seen: dict[str, _Seen] = {}
    for feed in feeds:
        for name, values in zip(names, session.run(names, dict(feed)), strict=True):
            rows = values.reshape(-1, values.shape[-1])
            seen.setdefault(name, _Seen(rows[0], rows[0])).add(rows, chance)
    return seen


def _divisors(seen: _Seen, weights: Floats) -> tuple[Floats, float]:
    """Return what each channel is divided by, shape (channels,), and the error that is left.

    That is the mean over rows of the square of the error against the square of the product.
    """
    largest = np.maximum(np.maximum(-seen.low, seen.high), _LEAST)
    heaviest = np.maximum(np.abs(weights).max(axis=1), _LEAST)
    rows = np.concatenate(seen.rows)
    exact = rows @ weights
    squares = np.square(exact).sum(axis=1) + _LEAST

    def error(divisors: Floats) -> float:
        low = min(float((seen.low / divisors).min()), 0.0)
        high = max(float((seen.high / divisors).max()), 0.0)
        texts = _rounded(rows / divisors, np.float32((high - low) / _LEVELS))
        table = weights * divisors[:, None]
        table = _rounded(table, np.abs(table).max(axis=0) / _WEIGHT_LEVELS + _LEAST * _LEAST)
        return float((np.square(texts @ table - exact).sum(axis=1) / squares).mean())

    tried = [largest**strength / heaviest ** (1 - strength) for strength in _STRENGTHS]
    errors = [error(divisors) for divisors in tried]
    best = int(np.argmin(errors))
    return tried[best], errors[best]


def _rounded(values: Floats, step: Floats | np.float32) -> Floats:
    return np.asarray(np.rint(values / step) * step, dtype=np.float32)
