"""``python -m train.together``: kept runs on Circa, one by one and together.

Their weights averaged are what the recipe goes on with. Their probabilities
averaged are an ensemble, which is too large to ship, and about as much as could
be had by distilling them into one. Measured on the development part, matched
split, relaxed labels, before quantization.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from train.fit import average, logits_of, share_right
from train.net import PairNet
from train.rows import CIRCA, Row, read_circa
from train.stages import CORES, load_net


def main() -> None:
    """Read the development part with every kept run of the network."""
    parser = argparse.ArgumentParser(prog="python -m train.together")
    parser.add_argument("--work", type=Path, default=Path("build/networks"))
    parser.add_argument("--circa", type=Path, default=CIRCA)
    options = parser.parse_args()
    torch.set_num_threads(CORES)
    rows = read_circa("dev", options.circa)
    first = sorted(options.work.glob("first-*.pt"))
    later = sorted(options.work.glob("second-*.pt"))
    later += sorted(options.work.glob("third-*.pt"))
    if not first:
        sys.exit(f"{options.work}: no kept runs; make them with `python -m train`")
    nets = {path.stem: load_net(path) for path in (*first, *later)}
    likely = {name: likely_of(net, rows) for name, net in nets.items()}
    for name, one in likely.items():
        _print_right(name, one, rows)
    mean = average([nets[path.stem] for path in first])
    _print_right("first stage, weights averaged", likely_of(mean, rows), rows)
    of_first = torch.stack([likely[path.stem] for path in first])
    _print_right("first stage, ensemble", of_first.mean(0), rows)
    _print_right("all, ensemble", torch.stack(list(likely.values())).mean(0), rows)


def likely_of(net: PairNet, rows: Sequence[Row]) -> Tensor:
    """Return the probabilities of Circa's relaxed labels, rows by labels."""
    return logits_of(net, rows).relaxed.float().softmax(1)


def _print_right(name: str, likely: Tensor, rows: Sequence[Row]) -> None:
    print(f"{name:32}{share_right(likely, rows):7.2%} of {len(rows)}", flush=True)


if __name__ == "__main__":
    main()
