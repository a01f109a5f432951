"""Compile what is built in: YAML files → MessagePack, playbooks and rehearsals.

The same is done when the wheel is built (``tools/build_hook.py``). Starting the
program then costs no YAML parsing.
"""

import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def compile_all() -> list[Path]:
    """Compile the content of each language and return the files written."""
    from segue.playbook.load import CONTENT, compile_folder  # noqa: PLC0415 - needs the path above
    from segue.rehearsal.load import compile_folder as compile_book  # noqa: PLC0415 - likewise

    folders = [path.parent for path in sorted(CONTENT.glob("*/playbook.yaml"))]
    return [
        *(compile_folder(folder) for folder in folders),
        *(compile_book(folder) for folder in folders),
    ]


if __name__ == "__main__":
    compile_all()
