"""Console blocks of a page → the same blocks with what the commands print now.

A block fenced as ``console`` holds lines that begin with ``$ `` and what they
print, standard output and error together as on a terminal. Plain calls of
``segue`` run in this process, anything else in a shell. Each page has a folder
of its own, with the examples and the advice in it; a comment before a block can
put files there or type answers:

* ``<!-- file: NAME -->`` before any block writes that block to a file;
* ``<!-- typed … -->`` before a ``console`` block holds lines ``how a question
  begins: what is typed``. Questions that no line fits get an empty answer.

Each page has a journal of its own, sealed cheaply, so that pages renew fast.

A last line ``[… When]`` leaves out what is printed from the first line on that
begins so.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from segue.cli.start import run
from segue.journal.opening import create
from segue.journal.profiles import CHEAP
from segue.journal.store import open_file


ROOT = Path(__file__).resolve().parent.parent
COLUMNS = "80"
_PASSPHRASE = "a passphrase for examples"  # noqa: S105 - it protects nothing
_BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n|^<!-- typed\n(?P<typed>.*?)-->\n)?"
    r"^```(?P<kind>\w+)\n(?P<body>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)
_SHELL = re.compile(r"[|<>&;*~`]")
_CUT = re.compile(r"^\[… (.+)\]\n\Z", re.MULTILINE)


class Shell:
    """A folder with examples and advice, and the last command's exit code."""

    def __init__(self, folder: Path) -> None:
        """Put the examples, the advice and an empty journal there."""
        self.folder = folder
        self._code = 0
        for name in ("examples", "src/segue/content/en"):
            ignored = shutil.ignore_patterns("*.msgpack")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        store = open_file(folder / ".segue" / "journal.db")
        create(store, _PASSPHRASE.encode(), CHEAP).close()

    def run(self, command: str, typed: dict[str, str] | None = None) -> str:
        """Run one line and return what it prints.

        Args:
            command: As typed after the prompt.
            typed: Answers, by how their question begins.
        """
        if command == "echo $?":
            return f"{self._code}\n"
        words = shlex.split(command, comments=True)
        if words[:1] == ["segue"] and not _SHELL.search(command):
            self._code, printed = run_here(words[1:], self.folder, typed or {})
            return printed
        done = subprocess.run(  # noqa: S602 - the repository's own documentation
            command,
            shell=True,
            cwd=self.folder,
            env=_environment(self.folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
        )
        self._code = done.returncode
        return done.stdout


def _environment(folder: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, **_ours(folder), "PATH": path}


def _ours(folder: Path) -> dict[str, str]:
    """Return what is set for every command, so that pages come out the same."""
    return {
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "SEGUE_HOME": str(folder / ".segue"),
        "SEGUE_PASSPHRASE": _PASSPHRASE,
    }


class _Terminal:
    """Standard input that types answers and shows them, as a terminal does."""

    def __init__(self, screen: io.StringIO, typed: dict[str, str]) -> None:
        self._screen = screen
        self._typed = typed
        self._read_to = 0

    def isatty(self) -> bool:
        """Say that nobody sits here, so that nothing more is offered."""
        return False

    def readline(self) -> str:
        asked = self._screen.getvalue()[self._read_to :]
        answer = next(
            (text for start, text in self._typed.items() if f"\n{start}" in asked), ""
        )
        self._screen.write(f"{answer}\n")
        self._read_to = len(self._screen.getvalue()) - 1
        return f"{answer}\n"


def run_here(
    arguments: list[str], folder: Path, typed: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run ``segue`` in this process.

    Args:
        arguments: What stands behind the program's name.
        folder: Where.
        typed: Answers, by how their question begins.

    Returns:
        The exit code, and all that was printed.
    """
    screen = io.StringIO()
    code = 0
    with _as_if_called(arguments, folder, screen, typed or {}), chdir(folder):
        try:
            run()
        except SystemExit as left:
            code = int(left.code or 0)
    return code, screen.getvalue()


@contextmanager
def _as_if_called(
    arguments: list[str], folder: Path, screen: io.StringIO, typed: dict[str, str]
) -> Iterator[None]:
    """Lend the process the arguments, screen and width of a terminal.

    A blank main module stands in for whatever runs here, which would else be
    named in the help as the program that was called.
    """
    kept = sys.argv, sys.stdin, os.environ.copy()
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    sys.argv = ["segue", *arguments]
    sys.stdin = _Terminal(screen, typed)
    os.environ.update(_ours(folder))
    try:
        with redirect_stdout(screen), redirect_stderr(screen):
            yield
    finally:
        sys.argv, sys.stdin = kept[0], kept[1]
        sys.modules["__main__"] = main
        os.environ.clear()
        os.environ.update(kept[2])


class UnaskedError(ValueError):
    """A page types an answer to a question that is not asked."""

    def __init__(self, begins: str) -> None:
        """Name how the question would begin."""
        super().__init__(f"no question begins with {begins!r}")


def renewed(text: str) -> str:
    """Return a page with every console block as it comes out now."""
    if "```console\n" not in text:
        return text
    with TemporaryDirectory() as name:
        shell = Shell(Path(name))
        return _BLOCK.sub(lambda match: _renewed_block(shell, match), text)


def _renewed_block(shell: Shell, match: re.Match[str]) -> str:
    """Run a block's commands.

    Raises:
        UnaskedError: An answer stands above the block that nothing asks for.
    """
    whole, body = match[0], match["body"]
    if match["file"]:
        (shell.folder / match["file"]).write_text(body, encoding="utf-8")
    if match["kind"] != "console":
        return whole
    typed = dict(
        line.split(": ", 1) for line in (match["typed"] or "").splitlines() if line
    )
    start = match.start("body") - match.start()
    end = match.end("body") - match.start()
    lines = "".join(
        f"$ {command}\n{_shown(shell.run(command, typed), shown)}"
        for command, shown in commands_of(body)
    )
    unused = [begins for begins in typed if f"\n{begins}" not in lines]
    if unused:
        raise UnaskedError(unused[0])
    return f"{whole[:start]}{lines}{whole[end:]}"


def commands_of(body: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with what is shown beneath it."""
    for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        yield command, shown


def _shown(printed: str, before: str) -> str:
    """Cut what is printed where the page shows only its beginning."""
    lines = printed.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cut = _CUT.search(before)
    if cut:
        for number, line in enumerate(lines):
            if line.strip().startswith(cut[1]):
                return "".join(lines[:number]) + cut[0]
    return "".join(lines)
