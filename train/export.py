"""Trained network → one int8 ONNX file, and the sentence encoder likewise.

Matrix products are computed in 8 bits (``train.products``); word embeddings are
stored in 8 bits, too. The graphs are written down optimized.
"""

import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.net import PairNet
from train.products import quantize_products


OPSET = 17


class _Shipped(nn.Module):
    """The network without the head that only training needs."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> tuple[Tensor, ...]:
        logits = self.net(ids, mask, kinds)
        return logits.readings, logits.relaxed, logits.acts, logits.first


class _Sentences(nn.Module):
    """The sentence encoder: mean of the tokens, length one."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=torch.zeros_like(ids)
        ).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)
        return nn.functional.normalize(mean, dim=1)


def export_pairs(net: PairNet, full: Path, small: Path) -> None:
    """Write the answer reader in 32 bits and in 8.

    Args:
        net: The trained network.
        full: Where the unquantized file goes.
        small: Where the file that is shipped goes.
    """
    names = ["ids", "mask", "kinds"]
    _export(_Shipped(net.eval()), names, ["readings", "relaxed", "acts", "first"], full)
    _quantize(full, small)


def export_sentences(net: PairNet, full: Path, small: Path) -> None:
    """Write the sentence encoder in 32 bits and in 8; see ``export_pairs``."""
    _export(_Sentences(net.eval()), ["ids", "mask"], ["embedding"], full)
    _quantize(full, small)


def _export(module: nn.Module, inputs: list[str], outputs: list[str], to: Path) -> None:
    example = torch.ones((2, 9), dtype=torch.long)
    kinds = example.clone()
    kinds[:, :4] = 0
    values = {"ids": example, "mask": example, "kinds": kinds}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(values[name] for name in inputs),
            str(to),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes={
                **{name: {0: "pairs", 1: "tokens"} for name in inputs},
                **{name: {0: "pairs"} for name in outputs},
            },
            opset_version=OPSET,
            dynamo=False,
        )


def optimize(path: Path) -> None:
    """Have the runtime put a graph in order once, not whenever it is loaded.

    Only what holds on every processor is done (``extended``).
    """
    better = path.with_suffix(".better.onnx")
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(better)
    options.log_severity_level = 3
    InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    model = onnx.load(str(better))
    used = {node.domain for node in model.graph.node}
    for domain in [one for one in model.opset_import if one.domain not in used]:
        model.opset_import.remove(domain)
    onnx.save(model, str(path))
    better.unlink()


def _quantize(full: Path, small: Path) -> None:
    halfway = full.with_suffix(".halfway.onnx")
    onnx.save(quantize_products(onnx.load(str(full))), str(halfway))
    quantize_dynamic(
        str(halfway),
        str(small),
        op_types_to_quantize=["Gather"],
        weight_type=QuantType.QInt8,
    )
    halfway.unlink()
    for path in (full, small):
        optimize(path)
