"""``python -m train.further WAY``: ways to read more of Circa than the recipe.

Each makes one run, the second from runs that the recipe kept, and prints what
it reads of the development part (matched split, relaxed labels, before
quantization). What came of them stands in the model card; none is shipped.

``masked``
    The encoder guesses masked words of the pairs that were written for Segue,
    then learns Circa as the first stage does (Gururangan et al., Don't stop
    pretraining, ACL 2020).
``distilled``
    The mean of the first stage's runs learns what those say together, of
    Circa's pairs and of as many that nobody labeled: its questions, each with
    an answer to any question of the same scenario (Hinton et al.,
    Distilling the knowledge in a neural network, 2015).
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import torch
from msgspec import Struct
from msgspec.structs import replace
from tokenizers import Tokenizer
from torch import Tensor, nn

from train.fit import (
    STRICT_WEIGHT,
    Course,
    descend,
    epochs_of,
    fit,
    groups_of,
    heads_of,
    load_tokenizer,
    logits_of,
    make_batch,
    share_right,
    token_length,
)
from train.net import WIDTH, PairNet
from train.rows import (
    CIRCA,
    NOT_LABELED,
    Row,
    circa_to_learn,
    is_written,
    read_circa,
    read_pairs,
)
from train.stages import FIRST, fresh_net, keep, load_net


MASKED: Final = Course(epochs=1, rate=3e-4, decay=1.0, averaging=0.995)
DISTILLED: Final = Course(epochs=4, rate=2e-4, averaging=0.998)

SHARE_MASKED: Final = 0.15
"""Of the tokens; of those, a tenth stays as it is and a tenth is drawn anew
(Devlin et al., BERT, NAACL 2019)."""

SPECIAL: Final = 1000
"""Token ids below are [SEP] and the like, "!", and places that nothing uses."""


def main() -> None:
    """Make one run and measure it."""
    parser = argparse.ArgumentParser(prog="python -m train.further")
    parser.add_argument("way", choices=sorted(WAYS))
    parser.add_argument("--work", type=Path, default=Path("build/networks"))
    parser.add_argument("--circa", type=Path, default=CIRCA)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    net = WAYS[options.way](options.work, circa_to_learn(options.circa))
    keep(net, options.work / f"further-{options.way}.pt")
    dev = read_circa("dev", options.circa)
    right = share_right(logits_of(net, dev).relaxed, dev)
    print(f"{options.way}: {right:.2%} of {len(dev)}", flush=True)


def _kept(path: Path) -> PairNet:
    if not path.is_file():
        sys.exit(f"{path}: no such run; make it with `python -m train`")
    return load_net(path)


def fit_masked(work: Path, circa: Sequence[Row]) -> PairNet:
    """Guess masked words of the written pairs, then learn Circa."""
    net = fresh_net()
    written = [row for row in read_pairs() if is_written(row)]
    guesser = _Guesser(net)
    chance = random.Random(MASKED.seed)
    length = partial(token_length, guesser.tokenizer)
    batches = epochs_of(written, MASKED, chance, length)
    own = {"params": list(guesser.own_parameters()), "lr": MASKED.head_rate}
    guessed = descend(
        net,
        guesser,
        [*groups_of(net, MASKED), own],
        [partial(guesser, rows) for rows in batches],
        MASKED,
        "masked, words,",
    )
    keep(guessed, work / "further-masked-words.pt")
    return fit(guessed, circa, FIRST, "masked, Circa,")


class _Guesser(nn.Module):
    """An encoder and what guesses words from its states.

    The guesses are compared with the word embeddings, which stay as they are.
    """

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net
        self.tokenizer = load_tokenizer()
        self.masked_id = self.tokenizer.token_to_id("[MASK]")
        self.turned = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH)
        )
        self.depth = len(net.encoder.encoder.layer)
        words = net.encoder.embeddings.word_embeddings.weight
        self.bias = nn.Parameter(torch.zeros(len(words)))

    def own_parameters(self) -> list[nn.Parameter]:
        """Return what is no part of the network."""
        return [*self.turned.parameters(), self.bias]

    def forward(self, rows: Sequence[Row]) -> Tensor:
        """Return the loss of guessing the masked words of some rows."""
        batch = make_batch(self.tokenizer, rows)
        chosen = (torch.rand(batch.ids.shape) < SHARE_MASKED) & (batch.ids >= SPECIAL)
        if not bool(chosen.any()):
            return self.bias.sum() * 0.0
        how = torch.rand(batch.ids.shape)
        drawn = torch.randint(SPECIAL, len(self.bias), batch.ids.shape)
        ids = batch.ids.masked_fill(chosen & (how < 0.8), self.masked_id)
        ids = torch.where(chosen & (how >= 0.9), drawn, ids)
        words = self.net.encoder.embeddings.word_embeddings.weight
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.net.below(ids, batch.mask, batch.kinds, depth=self.depth)
            guesses = self.turned(states[chosen]) @ words.T + self.bias
        return nn.functional.cross_entropy(guesses.float(), batch.ids[chosen])


class Aim(Struct, frozen=True):
    """A pair and what is to be said of it.

    Attributes:
        row: The pair.
        relaxed: Probabilities of Circa's relaxed labels.
        strict: Those of its strict ones.
    """

    row: Row
    relaxed: Tensor
    strict: Tensor


def fit_distilled(work: Path, circa: Sequence[Row]) -> PairNet:
    """Have the mean of the first runs learn what they say together."""
    chance = random.Random(DISTILLED.seed)
    net = _kept(work / "first.pt")
    teachers = [load_net(path) for path in sorted(work.glob("first-*.pt"))]
    aims = aims_of(teachers, [*circa, *swap_answers(circa, chance)])
    tokenizer = load_tokenizer()
    batches = epochs_of(
        aims, DISTILLED, chance, lambda aim: token_length(tokenizer, aim.row)
    )
    heads = {"params": heads_of(net), "lr": DISTILLED.head_rate}
    return descend(
        net,
        net,
        [*groups_of(net, DISTILLED), heads],
        [partial(_loss_of_aims, net, tokenizer, batch) for batch in batches],
        DISTILLED,
        "distilled,",
    )


def swap_answers(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """Return each question with an answer to any of its scenario, unlabeled."""
    answers = defaultdict(list)
    for row in rows:
        answers[row.scenario].append(row.answer)
    return [
        replace(
            row,
            answer=chance.choice(answers[row.scenario]),
            relaxed=NOT_LABELED,
            strict=NOT_LABELED,
        )
        for row in rows
    ]


def aims_of(teachers: Sequence[PairNet], rows: Sequence[Row]) -> list[Aim]:
    """Return what networks say of pairs together; labels count for half."""
    said = []
    for at, teacher in enumerate(teachers, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said.append(logits_of(teacher, rows))
        print(f"distilled, asked {at} of {len(teachers)}", file=sys.stderr, flush=True)
    relaxed = _likely([one.relaxed for one in said])
    strict = _likely([one.strict for one in said])
    return [
        Aim(row, _toward(row.relaxed, its_relaxed), _toward(row.strict, its_strict))
        for row, its_relaxed, its_strict in zip(rows, relaxed, strict, strict=True)
    ]


def _likely(logits: Sequence[Tensor]) -> Tensor:
    """Return the mean of the probabilities, rows by labels."""
    return torch.stack([one.float().softmax(1) for one in logits]).mean(0)


def _toward(label: int, likely: Tensor) -> Tensor:
    if label == NOT_LABELED:
        return likely
    return (likely + nn.functional.one_hot(torch.tensor(label), len(likely))) / 2


def _loss_of_aims(net: PairNet, tokenizer: Tokenizer, aims: Sequence[Aim]) -> Tensor:
    batch = make_batch(tokenizer, [aim.row for aim in aims])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = net(batch.ids, batch.mask, batch.kinds)
    relaxed, strict = (
        nn.functional.cross_entropy(logits.float(), torch.stack(wanted))
        for logits, wanted in (
            (said.relaxed, [aim.relaxed for aim in aims]),
            (said.strict, [aim.strict for aim in aims]),
        )
    )
    return relaxed + STRICT_WEIGHT * strict


WAYS: Final = {
    "distilled": fit_distilled,
    "masked": fit_masked,
}


if __name__ == "__main__":
    main()
