"""The container file, as far as it can be tried without a container engine."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[1]
WORDS = re.compile(r"^([A-Z]+)\s+(.*)$")


def instructions() -> Iterator[tuple[str, str]]:
    """Yield each instruction of the file with what stands behind it."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    plain = re.sub(r"(?m)^\s*#.*\n", "", text).replace("\\\n", " ")
    for line in filter(str.strip, plain.splitlines()):
        match = WORDS.match(line)
        assert match, line
        yield match[1], " ".join(match[2].split())


def of(kind: str) -> list[str]:
    """Return what stands behind each instruction of a kind."""
    return [rest for name, rest in instructions() if name == kind]


def goes_in(path: str) -> bool:
    """Say whether ``.dockerignore`` lets something into the build."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    here = False
    for pattern in patterns:
        name = pattern.removeprefix("!").removeprefix("**/")
        if fnmatch(path, name) or fnmatch(Path(path).name, name):
            here = pattern.startswith("!")
    return here


def test_every_copied_path_is_there() -> None:
    """Each exists in a checkout, and is let into the build."""
    local = [rest.split() for rest in of("COPY") if "--from" not in rest]
    sources = [source for *names, _ in local for source in names]
    assert sources
    assert [one for one in sources if not (ROOT / one).exists()] == []
    assert [one for one in sources if not goes_in(one)] == []


@pytest.mark.parametrize(
    "path", ["tests", "docs", ".git", ".venv", "src/segue/content/en/playbook.msgpack"]
)
def test_what_the_wheel_needs_not_stays_out(path: str) -> None:
    """No history, no environment, nothing compiled before."""
    assert not goes_in(path)


def test_what_is_built_is_what_stands_in_the_copied_paths() -> None:
    """All that the build reads from the checkout is copied."""
    copied = {source for rest in of("COPY") for source in rest.split()[:-1]}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'readme = "README.md"' in project
    assert 'path = "tools/build_hook.py"' in project
    assert copied >= {"pyproject.toml", "README.md", "LICENSE", "tools", "src"}


def test_the_images_are_plain_names() -> None:
    """No registry is named; the Python is one that Segue supports."""
    images = [rest.split(" AS ")[0] for rest in of("FROM")]
    assert images == ["python:3.11-slim"] * 2


def test_it_installs_from_a_folder_alone() -> None:
    """As the wheel's own test does: no index, wheels from one folder."""
    wheel, _, install, _ = of("RUN")
    assert "pip wheel" in wheel
    assert "--constraint constraints.txt" in wheel
    assert "--no-index --find-links wheels segue" in install


def test_it_runs_without_rights() -> None:
    """A user of its own, who owns the data's folder and nothing else."""
    assert of("USER") == ["segue"]
    names = [name for name, _ in instructions()]
    assert names.index("USER") > max(i for i, one in enumerate(names) if one == "RUN")
    assert "--owner=segue" in of("RUN")[-1]
    assert of("VOLUME") == ['["/data"]']
    assert "SEGUE_HOME=/data" in of("ENV")[0]


def test_its_port_is_one_port() -> None:
    """What is exposed, served and looked at for health is the same."""
    command = json.loads(of("CMD")[0])
    (port,) = of("EXPOSE")
    assert command[command.index("--port") + 1] == port
    assert f"127.0.0.1:{port}/healthz" in of("HEALTHCHECK")[0]
