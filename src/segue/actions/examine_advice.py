"""Is the built-in advice whole, and does it say what its YAML says?"""

from collections.abc import Callable, Iterator
from pathlib import Path

from segue.actions.finding import Finding
from segue.assembly import built_in_advisor
from segue.errors import SegueError
from segue.playbook import load as playbook_files
from segue.rehearsal import load as rehearsal_files


def examine_advice() -> Iterator[Finding]:
    """Look at the advice that every plan stands on, and at the scenes."""
    try:
        playbook = built_in_advisor().playbook
        scenes = len(rehearsal_files.load_built_in().scenes)
    except SegueError as error:
        yield Finding("Advice", "bad", f"{error.line()}.")
        return
    stale = list(stale_files(playbook_files.content_folder()))
    for name in stale:
        says = f"{name} says something else than the YAML beside it"
        mend = "in a checkout, `make run` renews it; else install Segue again"
        yield Finding("Advice", "bad", f"{says}; {mend}.")
    if not stale:
        counts = len(playbook.moves), len(playbook.reasons), len(playbook.stops)
        says = "{} moves, {} reasons, {} stops".format(*counts)
        yield Finding("Advice", "good", f"{says}, {scenes} scenes.")


def stale_files(folder: Path) -> Iterator[str]:
    """Yield the compiled files that differ from the YAML beside them.

    Raises:
        SegueError: A file cannot be read.
    """
    pairs: tuple[tuple[str, Callable[[Path], bytes]], ...] = (
        (playbook_files.COMPILED, playbook_files.compiled_from),
        (rehearsal_files.COMPILED, rehearsal_files.compiled_from),
    )
    for name, compiled_from in pairs:
        compiled = folder / name
        if compiled.is_file() and compiled.read_bytes() != compiled_from(folder):
            yield name
