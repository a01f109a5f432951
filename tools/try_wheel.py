"""Install the wheel as anybody would, without a network, and run tests on it.

1. The wheel is built from the source archive.
2. What it needs to run is packed into a folder of wheels (``wheelhouse``).
3. A new environment gets ``segue`` from that folder alone: no index, and none
   of the development dependencies.
4. The test runner lies beside that environment, not in it, and runs the tests
   that need nothing else. ``--installed`` holds that they met the wheel.
"""

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from wheelhouse import needed_by, pack


ROOT: Final = Path(__file__).resolve().parent.parent
RUNNER: Final = ("pytest", "pytest-socket", "pytest-timeout", "pytest-xdist")
TRIED: Final = (
    "tests/answers",
    "tests/cli",
    "tests/followup",
    "tests/installed",
)
"""Every command, and what reads a model or libraries' own data. The rest meets
the same code, and would make a minute into several."""


def main() -> None:
    """Do it all in a folder that is gone afterwards; leave as pytest does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--keep", type=Path, help="Keep the environment in this folder."
    )
    parser.add_argument("tests", nargs="*", help="Instead of the usual ones.")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="segue-wheel-") as name:
        folder = given.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        python = install(folder)
        sys.exit(run_tests(folder, python, given.tests or list(TRIED)))


def install(folder: Path) -> Path:
    """Install the wheel into a new environment.

    Args:
        folder: Gets ``wheels``, ``bare`` (the environment) and ``runner``.

    Returns:
        The environment's Python.
    """
    began = perf_counter()
    wheels = folder / "wheels"
    wheels.mkdir(exist_ok=True)
    build(wheels)
    for found in needed_by(["segue", *RUNNER], but="segue"):
        pack(found, wheels)
    packed = perf_counter()
    venv.create(folder / "bare", with_pip=False, symlinks=os.name == "posix")
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / "bare" / scripts / "python"
    _pip(wheels, "--python", str(python), "install", "segue")
    _pip(wheels, "install", "--target", str(folder / "runner"), *RUNNER)
    done = perf_counter()
    print(
        f"Built in {packed - began:.0f} s, installed in {done - packed:.0f} s.",
        flush=True,
    )
    return python


def build(wheels: Path) -> Path:
    """Build the source archive, and the wheel from what is in it."""
    _hatch(ROOT, "sdist", wheels)
    (archive,) = wheels.glob("segue-*.tar.gz")
    with TemporaryDirectory(prefix="segue-sdist-") as name:
        _run([sys.executable, "-m", "tarfile", "-e", str(archive), name], ROOT)
        (unpacked,) = Path(name).iterdir()
        _hatch(unpacked, "wheel", wheels)
    (wheel,) = wheels.glob("segue-*.whl")
    return wheel


def _hatch(where: Path, target: str, into: Path) -> None:
    program = [sys.executable, "-m", "hatchling", "build", "--target", target]
    _run([*program, "--directory", str(into)], where)


def _pip(wheels: Path, *arguments: str) -> None:
    words = [*arguments]
    at = words.index("install") + 1
    words[at:at] = ["--no-index", "--find-links", str(wheels), "--no-compile"]
    plain = ["--quiet", "--disable-pip-version-check", "--isolated"]
    _run([sys.executable, "-m", "pip", *plain, *words], ROOT)


def _run(command: list[str], where: Path) -> None:
    """Run a program that has to succeed, and show what it says if not."""
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603 - programs of this environment
        command, cwd=where, env=quiet, capture_output=True, check=False, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def run_tests(folder: Path, python: Path, tests: list[str]) -> int:
    """Run tests with the environment's Python; return pytest's exit code."""
    began = perf_counter()
    done = subprocess.run(  # noqa: S603 - the environment that was just made
        [
            str(python), "-m", "pytest", "--installed", "-q", "-n", "auto",
            "-p", "no:cacheprovider", "-o", "pythonpath=tools .", *tests,
        ],
        cwd=ROOT,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(folder / "runner"),
            "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
        },
    )  # fmt: skip
    print(f"The tests took {perf_counter() - began:.0f} s.")
    return done.returncode


if __name__ == "__main__":
    main()
