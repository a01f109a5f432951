"""Fit the weights that read acts to the example lines, and store them.

Run it after a change in ``content/en/acts``; a test holds that the stored
weights belong to the examples as they are.
"""

import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def main() -> None:
    """Fit and store."""
    import numpy as np  # noqa: PLC0415 - needs the path above

    from segue.meaning.acts import WEIGHTS  # noqa: PLC0415 - likewise
    from segue.meaning.encoder import Encoder  # noqa: PLC0415 - likewise
    from segue.meaning.examples import load_examples  # noqa: PLC0415 - likewise
    from segue.meaning.fit import fit, label  # noqa: PLC0415 - likewise
    from segue.meaning.pairs import PairReader  # noqa: PLC0415 - likewise

    weights = fit(Encoder(), PairReader(), label(load_examples()))
    np.savez_compressed(
        WEIGHTS,
        rows=weights.rows.astype(np.float32),
        offsets=weights.offsets.astype(np.float32),
        words=weights.words.weights,
        words_scale=np.float32(weights.words.scale),
        words_bias=weights.words.bias,
        thresholds=weights.thresholds.astype(np.float32),
        shares=np.array([weights.shares.network, weights.shares.words]),
        examples=weights.examples,
    )
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
