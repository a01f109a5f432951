"""Trained network → one int8 ONNX file, and the plain encoder likewise.

Weights of matrix products are quantized per channel and, within it, by blocks;
what flows through is quantized at run time, row by row. (One range for a whole
tensor, as dynamic quantization has it, drifts: the loudest row of a batch then
changes how all others are read.) Word embeddings are stored in 8 bits, too.
"""

import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)
from torch import Tensor, nn

from train.net import PairNet


OPSET = 17
BLOCK = 128
"""Inputs of a channel that share one scale."""

EIGHT_BITS = 4
"""The runtime's name for products that are computed in 8 bits."""


class _Shipped(nn.Module):
    """The network without the head that only training needs."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> tuple[Tensor, ...]:
        logits = self.net(ids, mask, kinds)
        return logits.readings, logits.relaxed, logits.acts, logits.first


class _Sentences(nn.Module):
    """The sentence encoder as it came: mean of the tokens, length one."""

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


def _quantize(full: Path, small: Path) -> None:
    quantizer = MatMulNBitsQuantizer(
        onnx.load(str(full)),
        algo_config=DefaultWeightOnlyQuantConfig(
            block_size=BLOCK, is_symmetric=True, accuracy_level=EIGHT_BITS, bits=8
        ),
    )
    quantizer.process()
    halfway = full.with_suffix(".halfway.onnx")
    quantizer.model.save_model_to_file(str(halfway), use_external_data_format=False)
    quantize_dynamic(
        str(halfway),
        str(small),
        op_types_to_quantize=["Gather"],
        weight_type=QuantType.QInt8,
    )
    halfway.unlink()
