"""The example lines of each act, from ``content/<language>/acts``."""

from pathlib import Path

from segue.domain.content_source import ContentFileError, decode_content
from segue.domain.turn import ACTS, Act
from segue.domain.yaml_source import Lines
from segue.meaning.fit import Example


CONTENT = Path(__file__).parent.parent / "content"


def load_examples(folder: Path = CONTENT / "en") -> dict[Act, tuple[Example, ...]]:
    """Return the examples of every act.

    Raises:
        ContentFileError: A file is missing or has not the shape it should.
    """
    examples: dict[Act, tuple[Example, ...]] = {}
    for act in ACTS:
        name = f"acts/{act}.yaml"
        try:
            data = (folder / name).read_bytes()
        except OSError:
            raise ContentFileError(name, 1, "this file is missing") from None
        examples[act] = decode_content(name, data, tuple[Example, ...], Lines())
    return examples
