"""The sentence encoder learns what makes two lines do the same.

As it comes, it puts lines together that are *about* the same. Here it learns,
with one row of weights for each act over what ``segue.meaning.acts`` looks at,
from the examples of the acts; the encoder is kept, and the weights are fitted
anew by ``tools/fit_acts.py``, so that an example that is added later still
counts.
"""

import random
from collections.abc import Sequence
from functools import partial
from typing import Final

import torch
from torch import Tensor, nn

from segue.domain.turn import ACTS
from segue.meaning.acts import (
    AFTER_QUESTION,
    AFTER_REFUSAL,
    OF_PREVIOUS,
    OF_SIGNS,
    OF_TEXT,
)
from segue.meaning.cues import asks, refuses, signs_of
from segue.meaning.fit import Labeled
from train.fit import MISSED, Course, descend, epochs_of, groups_of, load_tokenizer
from train.net import WIDTH, PairNet, mean_of


_STEEPNESS: Final = 3.0
"""What the logits are multiplied by: vectors of length one make small ones."""


class _Reader(nn.Module):
    """Encoder and weights together; the weights are thrown away."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net
        self.tokenizer = load_tokenizer()
        self.weights = nn.Linear(4 * WIDTH + len(signs_of("", "")), len(ACTS))

    def forward(self, lines: Sequence[Labeled]) -> Tensor:
        """Return the logits of the acts, lines by acts."""
        pairs = [one.line for one in lines]
        text = self._embed([line for _, line in pairs])
        before = self._embed([previous for previous, _ in pairs])
        signs = torch.tensor([signs_of(*pair) for pair in pairs], dtype=torch.float32)
        refused = torch.tensor([[float(refuses(one))] for one, _ in pairs])
        asked = torch.tensor([[float(asks(one))] for one, _ in pairs])
        seen = (
            OF_TEXT * text,
            OF_PREVIOUS * before,
            OF_SIGNS * signs,
            AFTER_REFUSAL * text * refused,
            AFTER_QUESTION * text * asked,
        )
        dropped = nn.functional.dropout(torch.cat(seen, dim=1), 0.1, self.training)
        return _STEEPNESS * torch.as_tensor(self.weights(dropped))

    def _embed(self, texts: list[str]) -> Tensor:
        coded = self.tokenizer.encode_batch(texts)
        longest = max(len(one.ids) for one in coded)
        ids = torch.zeros((len(coded), longest), dtype=torch.long)
        mask = torch.zeros_like(ids)
        for row, one in enumerate(coded):
            ids[row, : len(one.ids)] = torch.tensor(one.ids)
            mask[row, : len(one.ids)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.net.encoder(
                input_ids=ids, attention_mask=mask, token_type_ids=torch.zeros_like(ids)
            ).last_hidden_state
        return nn.functional.normalize(mean_of(states.float(), mask), dim=1)


def fit_sentences(net: PairNet, lines: Sequence[Labeled], course: Course) -> PairNet:
    """Train the encoder of a network on lines and return the averaged network.

    Args:
        net: Where to start; its encoder is changed, its heads are left alone.
        lines: What to learn from.
        course: The stage; its ``smoothing`` and ``frozen`` are not used.
    """
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    reader = _Reader(net)
    batches = epochs_of(lines, course, chance, _length)
    weights = {"params": list(reader.weights.parameters()), "lr": course.head_rate}
    return descend(
        net,
        reader,
        [*groups_of(net, course), weights],
        [partial(_loss, reader, batch) for batch in batches],
        course,
        f"sentences, seed {course.seed},",
    )


def _length(line: Labeled) -> int:
    return len(line.line[1])


def _loss(reader: _Reader, lines: Sequence[Labeled]) -> Tensor:
    meant = torch.tensor([[float(act in one.acts) for act in ACTS] for one in lines])
    each = nn.functional.binary_cross_entropy_with_logits(
        reader(lines), meant, reduction="sum", pos_weight=torch.tensor(MISSED)
    )
    return each / len(lines)
