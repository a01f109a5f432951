"""Compile every built-in playbook: YAML files → one MessagePack file.

The same is done when the wheel is built (``tools/build_hook.py``). Starting the
program then costs no YAML parsing.
"""

import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def compile_all() -> list[Path]:
    """Compile the playbook of each language and return the files written."""
    from segue.playbook.load import CONTENT, compile_folder  # noqa: PLC0415 - needs the path above

    return [
        compile_folder(settings.parent)
        for settings in sorted(CONTENT.glob("*/playbook.yaml"))
    ]


if __name__ == "__main__":
    compile_all()
