"""Show what a playbook says: in sentences, or as a drawing."""

from pathlib import Path
from typing import Literal

from segue import assembly
from segue.domain.advice import PlaybookSaid
from segue.playbook.describe import describe
from segue.playbook.graph import as_mermaid, graph_of
from segue.playbook.graph_svg import as_svg


def show_playbook(folder: Path | None = None, move: str | None = None) -> PlaybookSaid:
    """Say what a playbook says, with the source of every rule.

    Args:
        folder: A folder with a playbook of one's own; the built-in otherwise.
        move: Only what is about this move.

    Raises:
        InputError: The folder or the move is at fault.
    """
    return describe(assembly.advisor_from(folder).playbook, move)


def draw_playbook(form: Literal["mermaid", "svg"], folder: Path | None = None) -> str:
    """Draw which facts lead to which stops, moves and first contacts.

    Raises:
        InputError: The folder is at fault.
    """
    graph = graph_of(assembly.advisor_from(folder).playbook)
    return as_mermaid(graph) if form == "mermaid" else as_svg(graph)
