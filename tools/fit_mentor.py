"""Fit the weights by which the mentor judges, and store them.

Run it after a change in ``train/data/rehearsals.jsonl`` or ``asked.jsonl``, in
what lines are judged by (``segue.rehearsal.features`` and ``looks``), or in the
readers of acts, answers and sentences. A test holds that the stored weights
belong to the rehearsals and to the ids of the remarks, and to nothing else.
Some twenty minutes on one core.
"""

import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "train" / "data"
sys.path.insert(0, str(ROOT / "src"))


def main() -> None:
    """Fit and store."""
    import numpy as np  # noqa: PLC0415 - needs the path above

    from segue.assembly.answers import answer_reader  # noqa: PLC0415 - likewise
    from segue.assembly.mentor import act_reader, encoder  # noqa: PLC0415 - likewise
    from segue.rehearsal.fit import fit  # noqa: PLC0415 - likewise
    from segue.rehearsal.heard import Ears  # noqa: PLC0415 - likewise
    from segue.rehearsal.judge import WEIGHTS  # noqa: PLC0415 - likewise
    from segue.rehearsal.load import CONTENT, load_folder  # noqa: PLC0415 - likewise
    from segue.rehearsal.material import read_material  # noqa: PLC0415 - likewise

    judgment = fit(
        read_material(DATA / "rehearsals.jsonl", DATA / "asked.jsonl"),
        Ears(act_reader(), answer_reader()),
        act_reader(),
        encoder(),
        load_folder(CONTENT / "en").remarks,
    )
    weights = {
        f"{name}_{field}": getattr(learned, field).astype(np.float16)
        for name, learned in (
            ("remarks", judgment.of_remarks),
            ("stances", judgment.of_stances),
        )
        for field in learned.__struct_fields__
    }
    np.savez_compressed(
        WEIGHTS,
        remarks=np.array(judgment.remarks),
        seen=np.array(judgment.seen),
        middle=judgment.middle.astype(np.float32),
        spread=judgment.spread.astype(np.float32),
        learned_from=judgment.learned_from,
        **weights,
    )
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
