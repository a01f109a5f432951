"""The fenced blocks of a page: which are run, and which say why they are not.

Blocks fenced as ``console`` are run and renewed (``docs_sessions``), those
fenced as ``python`` are run by the tests. Whatever else holds a command is
fenced as ``sh``, and a comment right above it says why it is not run::

    <!-- not run: it serves until it is stopped -->

Blocks of other kinds hold data: files, and what is printed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from docs_sessions import ROOT
from docs_tables import code, table


_FENCE: Final = re.compile(
    r"^(?:<!-- (?P<mark>\w[\w ]*): (?P<says>[^\n]*?) -->\n)?"
    r"[ ]*```(?P<kind>\w*)\n(?P<body>.*?)^[ ]*```$",
    re.MULTILINE | re.DOTALL,
)
_WRITTEN_BY_TOOLS: Final = re.compile(
    r"<!-- (?:begin generated|measured): .*?<!-- end (?:generated|measured) -->",
    re.DOTALL,
)
_COMMAND: Final = re.compile(
    r"^(?:\$ )?(?:sudo )?(?:segue|make|pip|pipx|uv|python3?|curl|docker|podman|git"
    r"|apt|apt-get|brew|npx|ollama|export|source|cd) ",
    re.MULTILINE,
)
NOT_RUN: Final = "not run"


class Block(NamedTuple):
    """One fenced block that somebody wrote.

    Attributes:
        page: Where it stands.
        kind: As it is fenced.
        body: What stands in it.
        why_not_run: What its page says on that; empty where it says nothing.
    """

    page: Path
    kind: str
    body: str
    why_not_run: str

    @property
    def is_run(self) -> bool:
        """Whether the tests run it."""
        return self.kind in {"console", "python"}

    @property
    def holds_commands(self) -> bool:
        """Whether it shows something to be typed into a shell."""
        return self.kind == "sh" or bool(_COMMAND.search(self.body))


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page, but those that tools wrote."""
    text = _WRITTEN_BY_TOOLS.sub("", page.read_text(encoding="utf-8"))
    for found in _FENCE.finditer(text):
        why = found["says"] if found["mark"] == NOT_RUN else ""
        yield Block(page, found["kind"], found["body"], why)


def pages() -> list[Path]:
    """Return the pages that hold blocks."""
    docs = sorted((ROOT / "docs").rglob("*.md"))
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *docs]


def not_run() -> str:
    """Return every block that is not run, with the reason."""
    rows = [
        (code(str(page.relative_to(ROOT))), code(_first(block)), block.why_not_run)
        for page in pages()
        for block in blocks_of(page)
        if block.why_not_run
    ]
    return table(("page", "what begins", "why it is not run"), rows)


def _first(block: Block) -> str:
    line = block.body.strip().partition("\n")[0].partition("#")[0].strip()
    most = 48
    return line if len(line) <= most else f"{line[:most].rstrip()} …"
