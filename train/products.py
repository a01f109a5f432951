"""Products of a network in 32 bits → products in 8, row by row.

Weights are quantized per channel. What flows through is quantized at run time,
every row by its own range: one range for a whole tensor, as the runtime's own
dynamic quantization has it, drifts, because the loudest row of a batch then
changes how all others are read.

::

    x ── amounts ── largest of the row ── scale ─────────────────────────┐
    └── by scale, plus 128 ── round ── uint8 ── times weights ── times scale,
                                                  int8       and channel's
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto
from onnx.helper import make_node
from onnx.numpy_helper import from_array, to_array


TOP: Final = 127.0
"""Largest amount that eight bits with a sign hold."""

TOP_OF_WEIGHTS: Final = 63.0
"""Weights stay in seven bits: processors without instructions for such products
add two of them in sixteen bits, which eight times eight bits would overflow."""

MIDDLE: Final = 128
"""What nought becomes where the bits have no sign."""

SMALLEST: Final = 1e-12
"""Range of a row or channel that is nought throughout."""

FEWEST: Final = 64
"""Inputs of a product below which 32 bits are kept."""


def quantize_products(model: ModelProto) -> ModelProto:
    """Turn the products of a network with its weights into products of 8 bits.

    Args:
        model: A network in 32 bits; it is changed and returned.
    """
    graph = model.graph
    weights = {one.name: to_array(one) for one in graph.initializer}
    nodes: list[NodeProto] = []
    added = [
        from_array(np.array(TOP, dtype=np.float32), "top"),
        from_array(np.array(SMALLEST, dtype=np.float32), "smallest"),
        from_array(np.array(MIDDLE, dtype=np.float32), "middle"),
        from_array(np.array(MIDDLE, dtype=np.uint8), "nought"),
    ]
    coded: set[str] = set()
    for node in graph.node:
        weight = _weight_of(node, weights)
        if weight is None:
            nodes.append(node)
            continue
        given = node.input[0]
        if given not in coded:
            coded.add(given)
            nodes += _code(given)
        whole, scales = _by_channel(weight)
        name = node.output[0]
        added += [from_array(whole, f"{name}.weight"), from_array(scales, f"{name}.by")]
        nodes += _multiply(given, name)
    del graph.node[:]
    graph.node.extend(nodes)
    needed = {name for node in nodes for name in node.input}
    kept = [one for one in graph.initializer if one.name in needed]
    del graph.initializer[:]
    graph.initializer.extend([*kept, *added])
    return model


def _weight_of(
    node: NodeProto, weights: dict[str, NDArray[np.float32]]
) -> NDArray[np.float32] | None:
    """Return the weights that a node multiplies with, where it does."""
    if node.op_type != "MatMul":
        return None
    weight = weights.get(node.input[1])
    if weight is None or weight.ndim != 2 or len(weight) < FEWEST:
        return None
    return weight


def _by_channel(
    weight: NDArray[np.float32],
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return whole weights, inputs by channels, and each channel's scale."""
    scales = np.maximum(np.abs(weight).max(axis=0), SMALLEST) / TOP_OF_WEIGHTS
    whole = np.round(weight / scales).astype(np.int8)
    return whole, scales.astype(np.float32)


def _code(given: str) -> Iterator[NodeProto]:
    """Yield what puts a tensor into 8 bits, row by row."""
    part = f"{given}.{{}}".format
    yield make_node("Abs", [given], [part("abs")])
    yield make_node("ReduceMax", [part("abs")], [part("max")], axes=[-1], keepdims=1)
    yield make_node("Max", [part("max"), "smallest"], [part("range")])
    yield make_node("Div", ["top", part("range")], [part("times")])
    yield make_node("Mul", [given, part("times")], [part("signed")])
    yield make_node("Add", [part("signed"), "middle"], [part("shifted")])
    yield make_node("Round", [part("shifted")], [part("round")])
    yield make_node("Cast", [part("round")], [part("coded")], to=TensorProto.UINT8)
    yield make_node("Div", [part("range"), "top"], [part("scale")])


def _multiply(given: str, name: str) -> Iterator[NodeProto]:
    """Yield the product in 8 bits, and what brings it back to 32."""
    part = f"{name}.{{}}".format
    ways = [f"{given}.coded", f"{name}.weight", "nought"]
    yield make_node("MatMulInteger", ways, [part("sum")])
    yield make_node("Cast", [part("sum")], [part("real")], to=TensorProto.FLOAT)
    yield make_node("Mul", [part("real"), part("by")], [part("channels")])
    yield make_node("Mul", [part("channels"), f"{given}.scale"], [name])
