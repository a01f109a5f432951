"""Compile what is built in: YAML files → MessagePack, for every language.

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
    from segue.translation.table import FOLDER  # noqa: PLC0415 - likewise

    folders = [path.parent for path in sorted(CONTENT.glob("*/playbook.yaml"))]
    return [
        *(compile_folder(folder) for folder in folders),
        *(compile_book(folder) for folder in folders),
        *(
            made
            for tables in sorted(CONTENT.glob(f"*/{FOLDER}"))
            for made in compile_language(tables.parent)
        ),
    ]


def compile_language(folder: Path) -> list[Path]:
    """Compile what a language's tables make of the English.

    Args:
        folder: The language's, named by its tag.
    """
    from msgspec.msgpack import encode  # noqa: PLC0415 - see compile_all

    from segue.answers import content  # noqa: PLC0415 - likewise
    from segue.playbook import load, translate  # noqa: PLC0415 - likewise
    from segue.translation import compiled, said  # noqa: PLC0415 - likewise

    tag = folder.name
    made = {
        load.COMPILED: load.encode_compiled(translate.made_in(tag)),
        content.COMPILED: encode(content.made_in(tag)),
        compiled.COMPILED: encode(said.made_pages(tag)),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


if __name__ == "__main__":
    compile_all()
