"""What is built to be handed on holds all that it needs, and nothing else."""

import re
import shutil
import subprocess
import sys
import tarfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from segue.playbook.load import content_folder, decode_compiled, load_folder


pytestmark = [pytest.mark.timeout(120), pytest.mark.xdist_group("wheel")]
ROOT = Path(__file__).parents[1]
CARRIED = {
    ".py", ".yaml", ".typed", ".html", ".css", ".js", ".svg", ".json", ".onnx", ".npz",
    ".md",
}  # fmt: skip
COMPILED = {
    "segue/content/en/playbook.msgpack",
    "segue/content/en/rehearsal.msgpack",
    "segue/content/es/answers.msgpack",
    "segue/content/es/pages.msgpack",
    "segue/content/es/playbook.msgpack",
}
MUST_HAVE = {
    "segue/py.typed",
    "segue/meaning/models/LICENSE.md",
    "segue/meaning/models/answers.onnx",
    "segue/meaning/models/sentences.onnx",
    "segue/meaning/models/tokenizer.json",
    "segue/cli/templates/printout.html",
    "segue/web/templates/plan.html",
    "segue/web/static/app.css",
    *COMPILED,
}
LEFT_OUT = re.compile(
    r"(^|/)(__pycache__|\.venv|\.git|build|dist|\.\w+_cache)/|\.pyc$|\.egg-info/|\.new$"
)


class Built(NamedTuple):
    """What was built from a copy of the checkout.

    Attributes:
        wheel: Built from the copy itself.
        archive: The source archive.
        again: The wheel that was built from the source archive.
    """

    wheel: Path
    archive: Path
    again: Path


def build(folder: Path, target: str, into: Path) -> Path:
    """Build a target and return the one file that came of it."""
    into.mkdir()
    subprocess.run(  # noqa: S603 - the build that is tried
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build from a copy that holds no compiled playbook, but some rubbish."""
    folder = tmp_path_factory.mktemp("building")
    copy = folder / "checkout"
    ignored = shutil.ignore_patterns(".git", ".venv", "*.msgpack", "*_cache", "dist")
    shutil.copytree(ROOT, copy, ignore=ignored)
    for name in ("src/segue/__pycache__/x.pyc", "tests/__pycache__/x.pyc"):
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_bytes(b"")
    wheel = build(copy, "wheel", folder / "wheel")
    archive = build(copy, "sdist", folder / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    return Built(wheel, archive, build(unpacked, "wheel", folder / "again"))


@pytest.fixture
def wheel(built: Built) -> ZipFile:
    """Open the wheel."""
    return ZipFile(built.wheel)


@pytest.fixture
def metadata(wheel: ZipFile) -> Message:
    """Read the wheel's metadata."""
    (name,) = (one for one in wheel.namelist() if one.endswith("/METADATA"))
    return message_from_bytes(wheel.read(name))


def test_the_wheel_carries_every_file(wheel: ZipFile) -> None:
    """Modules, content and the typing mark travel; caches and tests do not."""
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "segue").rglob("*")
        if path.suffix in CARRIED
    }
    wanted |= COMPILED
    carried = {name for name in wheel.namelist() if name.startswith("segue/")}
    assert carried == wanted
    assert carried >= MUST_HAVE


def test_the_wheel_carries_nothing_else(wheel: ZipFile) -> None:
    """The package, and what describes it."""
    tops = {name.split("/", 1)[0] for name in wheel.namelist()}
    assert tops == {"segue", next(iter(tops - {"segue"}))}
    assert [name for name in wheel.namelist() if LEFT_OUT.search(name)] == []


def test_the_compiled_playbook_is_the_yaml(wheel: ZipFile) -> None:
    """What travels compiled is what the YAML says."""
    compiled = decode_compiled(wheel.read("segue/content/en/playbook.msgpack"))
    assert compiled == load_folder(content_folder())


def test_the_wheel_names_its_command_and_licenses(wheel: ZipFile) -> None:
    """The command ``segue`` comes with it; so do its and the models' terms."""
    names = wheel.namelist()
    (entry,) = (name for name in names if name.endswith("entry_points.txt"))
    assert b"segue = segue.cli.start:run" in wheel.read(entry)
    licenses = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licenses == {"LICENSE", "src/segue/meaning/models/LICENSE.md"}


def test_the_metadata_is_complete(metadata: Message) -> None:
    """Name, version, terms, Python, extras, and the page that introduces it."""
    assert metadata["Name"] == "segue"
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["Version"])
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Summary"].endswith("in which words.")
    assert metadata["Author"] == "The Segue authors"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert str(metadata.get_payload()).startswith("# Segue")
    assert {"llm", "mcp", "postgres"} <= set(metadata.get_all("Provides-Extra") or ())
    assert "Typing :: Typed" in (metadata.get_all("Classifier") or ())


def test_every_requirement_has_a_lower_bound(metadata: Message) -> None:
    """An old version of a library is not taken for one that was tried."""
    wanted = metadata.get_all("Requires-Dist") or []
    assert len(wanted) > 30
    assert [one for one in wanted if ">=" not in one] == []


def test_the_archive_builds_the_same_wheel(built: Built) -> None:
    """Byte for byte, file for file: whoever builds it gets what we tried."""
    assert built.again.name == built.wheel.name
    with ZipFile(built.wheel) as wheel, ZipFile(built.again) as again:
        assert again.namelist() == wheel.namelist()
        changed = [
            name for name in wheel.namelist() if wheel.read(name) != again.read(name)
        ]
    assert changed == []


def test_the_archive_holds_the_sources(built: Built) -> None:
    """All that is needed to work on it: code, tests, documentation, recipes."""
    with tarfile.open(built.archive) as packed:
        names = {name.split("/", 1)[1] for name in packed.getnames()}
    wanted = {
        "CHANGELOG.md", "Containerfile", "LICENSE", "Makefile", "PKG-INFO", "README.md",
        "constraints.txt", "pyproject.toml", "docs/index.md", "examples/first.yaml",
        "src/segue/py.typed", "src/segue/meaning/models/LICENSE.md",
        "tests/test_wheel.py", "tools/build_hook.py", "train/data/README.md",
    }  # fmt: skip
    assert wanted - names == set()
    assert [name for name in names if LEFT_OUT.search(name)] == []
    assert [name for name in names if name.endswith(".msgpack")] == []


def test_the_checkouts_compiled_playbook_is_the_yaml() -> None:
    """What this checkout starts from is what its YAML says."""
    compiled = content_folder() / "playbook.msgpack"
    if not compiled.is_file():
        pytest.skip("not compiled here; `make test` compiles it first")
    assert decode_compiled(compiled.read_bytes()) == load_folder(content_folder())
