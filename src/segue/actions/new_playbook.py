"""Start a folder of one's own that is laid over the built-in content."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from segue.actions.new_file import not_written
from segue.errors import InputError
from segue.playbook.load import CONTENT
from segue.playbook.overlay import MANIFEST


STARTER: Final = CONTENT / "starter"
"""Folder with the example."""

_SCENE: Final = "scenes/new_scene.yaml"
_BLANK: Final = "new_scene"
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


class AlreadyStartedError(InputError):
    """What is to be started is there already."""

    def __init__(self, path: Path) -> None:
        """Name the file that would be lost."""
        super().__init__(f"{path}: exists already", "nothing was written")


class SceneNameError(InputError):
    """What was given is no name for a scene."""

    def __init__(self, given: str) -> None:
        """Quote it, shortened."""
        says = f"--scene: {given[:40]!r} is no name for a scene"
        super().__init__(says, "expected small letters and _, such as our_evening")


def new_playbook(folder: Path, scene: str | None = None) -> tuple[Path, ...]:
    """Write an example that passes the checks, to be changed from there.

    Args:
        folder: Where to; made where it is not there.
        scene: Name of a scene to start, too. Where the folder is an overlay
            already, the scene alone is written.

    Returns:
        The files that were written.

    Raises:
        SceneNameError: The scene's name could not be a file's.
        AlreadyStartedError: One of the files is there; none was written.
        SegueError: The folder cannot be written; see ``not_written``.
    """
    files = dict(_files(folder, scene))
    for path in files:
        if path.exists():
            raise AlreadyStartedError(path)
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as opened:
                opened.write(text)
        except OSError as error:
            raise not_written(path, error) from None
    return tuple(files)


def _files(folder: Path, scene: str | None) -> Iterator[tuple[Path, str]]:
    """Yield what is to be written.

    Raises:
        SceneNameError: As above.
    """
    if scene is None or not (folder / MANIFEST).exists():
        for name in (MANIFEST, "moves/weave_in.yaml", "tests/expected.yaml"):
            yield folder / name, (STARTER / name).read_text(encoding="utf-8")
    if scene is not None:
        if not _ID.fullmatch(scene):
            raise SceneNameError(scene)
        text = (STARTER / _SCENE).read_text(encoding="utf-8").replace(_BLANK, scene)
        yield folder / "scenes" / f"{scene}.yaml", text.replace("FOLDER", str(folder))
