"""Fitting: rates by layer, batches of like length, averaged weights.

The word embeddings stay as they came. Matrix products run in bfloat16, which
halves the time on a CPU that has it; master weights stay in 32 bits. What is
kept is the running average of the weights, which does better than the last.
"""

import copy
import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import torch
from msgspec import Struct, structs
from tokenizers import Tokenizer
from torch import Tensor, nn

from segue.domain.turn import ACTS
from train.net import BASE, Logits, PairNet
from train.rows import NOT_LABELED, Row


MISSED = 2.0
"""How much worse it is to miss an act than to name one too many."""

STRICT_WEIGHT = 0.4
"""How much Circa's strict labels count beside the relaxed ones."""

_ACTS = range(len(ACTS))
T = TypeVar("T")
LONGEST = 96
"""Tokens of a pair that are read."""


class Course(Struct, frozen=True, kw_only=True):
    """One stage of training.

    Attributes:
        epochs: Times that every row is seen.
        rate: Learning rate of the last layer.
        decay: Factor from each layer to the one below it.
        head_rate: Learning rate of what was added to the encoder.
        batch: Pairs a step.
        averaging: How slowly the running average follows, below 1.
        seed: Order of the rows and dropout.
        smoothing: Label smoothing of the readings.
        frozen: So many of the lowest layers stay as they are; what comes out of
            them is computed once, and batches then stay together.
    """

    epochs: float
    rate: float = 1e-4
    decay: float = 0.85
    head_rate: float = 4e-4
    batch: int = 48
    averaging: float = 0.99
    seed: int = 1
    smoothing: float = 0.05
    frozen: int = 0


class Batch(Struct, frozen=True):
    """Pairs of like length as tensors.

    Attributes:
        ids: Token ids.
        mask: 1 where a token stands.
        kinds: 0 in the ask, 1 in the answer.
        readings: Targets; so are the next four.
        acts: 0 or 1 for each act, rows by acts.
        first: The weightiest act.
        relaxed: By Circa's relaxed labels.
        strict: By its strict ones.
        states: What comes out of the frozen layers, where some are frozen.
    """

    ids: Tensor
    mask: Tensor
    kinds: Tensor
    readings: Tensor
    acts: Tensor
    first: Tensor
    relaxed: Tensor
    strict: Tensor
    states: Tensor | None = None


def load_tokenizer() -> Tokenizer:
    """Return the encoder's own tokenizer, cutting what is too long."""
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    return tokenizer


def make_batch(tokenizer: Tokenizer, rows: Sequence[Row]) -> Batch:
    """Turn rows into one batch, filled up to the longest."""
    coded = tokenizer.encode_batch([(row.ask, row.answer) for row in rows])
    longest = max(len(one.ids) for one in coded)

    def filled(lists: list[list[int]]) -> Tensor:
        return torch.tensor([one + [0] * (longest - len(one)) for one in lists])

    return Batch(
        filled([one.ids for one in coded]),
        filled([one.attention_mask for one in coded]),
        filled([one.type_ids for one in coded]),
        torch.tensor([row.reading for row in rows]),
        torch.tensor([[float(at in row.acts) for at in _ACTS] for row in rows]),
        torch.tensor([row.acts[0] if row.acts else NOT_LABELED for row in rows]),
        torch.tensor([row.relaxed for row in rows]),
        torch.tensor([row.strict for row in rows]),
    )


def fit(net: PairNet, rows: Sequence[Row], course: Course, name: str = "") -> PairNet:
    """Train on rows and return the averaged network.

    Args:
        net: Where to start; it is changed.
        rows: What to learn from; a row may stand there more than once.
        course: The stage.
        name: What the progress lines begin with.
    """
    torch.manual_seed(course.seed)
    batches = _batches(net, rows, course)
    return descend(
        net,
        net,
        [*groups_of(net, course), {"params": heads_of(net), "lr": course.head_rate}],
        [partial(_loss, net, batch, course) for batch in batches],
        course,
        name,
    )


def descend(
    net: PairNet,
    learner: nn.Module,
    groups: list[dict[str, object]],
    losses: Sequence[Callable[[], Tensor]],
    course: Course,
    name: str,
) -> PairNet:
    """Go down the losses one by one; return the running average of a network.

    Args:
        net: The network whose average is kept.
        learner: All that learns: the network, or what it is a part of.
        groups: The parameters with their rates.
        losses: What computes the loss of each step.
        course: The stage.
        name: What the progress lines begin with.
    """
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _shape_of_rate(step, len(losses))
    )
    average = copy.deepcopy(net)
    learner.train()
    started = time.monotonic()
    for step, loss_of in enumerate(losses, 1):
        loss = loss_of()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
        nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
        optimizer.step()
        rate.step()
        _follow(average, net, min(course.averaging, step / (step + 10)))
        if step % 50 == 0 or step == len(losses):
            took = time.monotonic() - started
            print(
                f"{name} {step}/{len(losses)}: loss {loss.item():.3f}, {took:.0f} s",
                file=sys.stderr,
                flush=True,
            )
    return average.eval()


def _batches(net: PairNet, rows: Sequence[Row], course: Course) -> list[Batch]:
    """Return the batches of every step, epoch after epoch, in random order."""
    tokenizer = load_tokenizer()
    length = partial(token_length, tokenizer)
    chance = random.Random(course.seed)
    if not course.frozen:
        epochs = [
            epoch_of(rows, course, chance, length)
            for _ in range(math.ceil(course.epochs))
        ]
        order = [chosen for epoch in epochs for chosen in epoch]
        wanted = round(len(epochs[0]) * course.epochs)
        return [make_batch(tokenizer, chosen) for chosen in order[:wanted]]
    for layer in net.encoder.encoder.layer[: course.frozen]:
        layer.requires_grad_(requires_grad=False)
    net.encoder.embeddings.requires_grad_(requires_grad=False)
    once = [
        _through_frozen(net, make_batch(tokenizer, chosen), course.frozen)
        for chosen in epoch_of(rows, course, chance, length)
    ]
    return [
        batch
        for _ in range(round(course.epochs))
        for batch in chance.sample(once, len(once))
    ]


@torch.no_grad()
def _through_frozen(net: PairNet, batch: Batch, depth: int) -> Batch:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = net.eval().below(batch.ids, batch.mask, batch.kinds, depth=depth)
    return structs.replace(batch, states=states.float())


def epochs_of(
    rows: Sequence[T], course: Course, chance: random.Random, length: Callable[[T], int]
) -> list[list[T]]:
    """Return the batches of all epochs, one after the other."""
    return [
        batch
        for _ in range(round(course.epochs))
        for batch in epoch_of(rows, course, chance, length)
    ]


def epoch_of(
    rows: Sequence[T], course: Course, chance: random.Random, length: Callable[[T], int]
) -> list[list[T]]:
    """Return every row once, in batches of like length, in random order."""
    shuffled = list(rows)
    chance.shuffle(shuffled)
    bucket = course.batch * 32
    batches = []
    for start in range(0, len(shuffled), bucket):
        alike = sorted(shuffled[start : start + bucket], key=length)
        batches += [
            alike[at : at + course.batch] for at in range(0, len(alike), course.batch)
        ]
    chance.shuffle(batches)
    return batches


def token_length(tokenizer: Tokenizer, row: Row) -> int:
    """Return how many tokens a pair has."""
    return len(tokenizer.encode(row.ask, row.answer))


def groups_of(net: PairNet, course: Course) -> list[dict[str, object]]:
    """Return the parameters of the encoder, each layer at its rate."""
    layers = list(net.encoder.encoder.layer)
    groups: list[dict[str, object]] = [
        {
            "params": list(layer.parameters()),
            "lr": course.rate * course.decay ** (len(layers) - 1 - depth),
        }
        for depth, layer in enumerate(layers)
    ]
    below = [p for p in net.encoder.embeddings.parameters() if p.requires_grad]
    return [*groups, {"params": below, "lr": course.rate * course.decay ** len(layers)}]


def heads_of(net: PairNet) -> list[nn.Parameter]:
    """Return the parameters of what was added to the encoder."""
    return [p for head in (net.hidden, *net.heads()) for p in head.parameters()]


def _shape_of_rate(step: int, steps: int) -> float:
    warm = max(1, steps // 16)
    if step < warm:
        return (step + 1) / warm
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / (steps - warm)))


def _loss(net: PairNet, batch: Batch, course: Course) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = batch.states
        if states is None:
            states = net.below(batch.ids, batch.mask, batch.kinds, depth=0)
        logits = net.above(states, batch.mask, batch.kinds, depth=course.frozen)
    total = torch.zeros(())
    heads = (
        (logits.readings, batch.readings, 1.0, course.smoothing),
        (logits.first, batch.first, 1.0, course.smoothing),
        (logits.relaxed, batch.relaxed, 1.0, 0.0),
        (logits.strict, batch.strict, STRICT_WEIGHT, 0.0),
    )
    for said, meant, weight, smoothing in heads:
        if bool((meant != NOT_LABELED).any()):
            each = nn.functional.cross_entropy(
                said.float(),
                meant,
                ignore_index=NOT_LABELED,
                reduction="sum",
                label_smoothing=smoothing,
            )
            total = total + weight * each / len(meant)
    return total + _loss_of_acts(logits.acts, batch)


def _loss_of_acts(said: Tensor, batch: Batch) -> Tensor:
    """Return the loss of naming acts, where they are labeled.

    An act that is missed weighs more than one too many: most are absent.
    """
    labeled = batch.first != NOT_LABELED
    if not bool(labeled.any()):
        return torch.zeros(())
    each = nn.functional.binary_cross_entropy_with_logits(
        said[labeled].float(),
        batch.acts[labeled],
        reduction="sum",
        pos_weight=torch.tensor(MISSED),
    )
    return each / len(batch.first)


@torch.no_grad()
def _follow(average: PairNet, net: PairNet, slowness: float) -> None:
    pairs = zip(average.parameters(), net.parameters(), strict=True)
    kept, new = zip(*((k, n) for k, n in pairs if n.requires_grad), strict=True)
    torch._foreach_lerp_(kept, new, 1 - slowness)


@torch.no_grad()
def average(nets: Sequence[PairNet]) -> PairNet:
    """Return the network whose weights are the mean of those of others."""
    mean = copy.deepcopy(nets[0])
    for kept, *others in zip(
        *(net.parameters() for net in (mean, *nets[1:])), strict=True
    ):
        kept.add_(sum(other - kept for other in others) / len(nets))
    return mean


@torch.no_grad()
def logits_of(net: PairNet, rows: Sequence[Row], batch: int = 128) -> Logits:
    """Return the logits of every head, rows by labels."""
    net.eval()
    tokenizer = load_tokenizer()
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].answer))
    parts = []
    for start in range(0, len(order), batch):
        part = make_batch(tokenizer, [rows[at] for at in order[start : start + batch]])
        parts.append(net(part.ids, part.mask, part.kinds))
    back = torch.argsort(torch.tensor(order))
    return Logits(*(torch.cat(head)[back] for head in zip(*parts, strict=True)))


def share_right(said: Tensor, rows: Sequence[Row]) -> float:
    """Return how many of Circa's rows are read right, from 0 to 1.

    Args:
        said: Logits or probabilities, rows by Circa's relaxed labels.
        rows: What was read.
    """
    meant = torch.tensor([row.relaxed for row in rows])
    return float((said.argmax(1) == meant).float().mean())
