"""What is built to be handed on holds all that it needs."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from segue.playbook.load import content_folder, decode_compiled, load_folder


ROOT = Path(__file__).parents[1]
CARRIED = {
    ".py", ".yaml", ".typed", ".html", ".css", ".js", ".svg", ".json", ".onnx", ".npz",
    ".md",
}  # fmt: skip
COMPILED = {
    "segue/content/en/playbook.msgpack",
    "segue/content/en/rehearsal.msgpack",
}
BUILT_FROM = ("src", "tools", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Build the wheel from a copy that holds no compiled playbook."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.msgpack")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    (built,) = (folder / "dist").glob("*.whl")
    return ZipFile(built)


@pytest.mark.timeout(60)
def test_the_wheel_carries_every_file(wheel: ZipFile) -> None:
    """Modules, content and the typing mark travel; caches and tests do not."""
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "segue").rglob("*")
        if path.suffix in CARRIED
    }
    wanted |= {"segue/py.typed", *COMPILED}
    carried = {name for name in wheel.namelist() if name.startswith("segue/")}
    assert carried == wanted


@pytest.mark.timeout(60)
def test_the_compiled_playbook_is_the_yaml(wheel: ZipFile) -> None:
    """What travels compiled is what the YAML says."""
    compiled = decode_compiled(wheel.read("segue/content/en/playbook.msgpack"))
    assert compiled == load_folder(content_folder())


@pytest.mark.timeout(60)
def test_the_wheel_names_its_command_and_license(wheel: ZipFile) -> None:
    """The command ``segue`` comes with it, and so does the license."""
    names = wheel.namelist()
    (entry,) = (name for name in names if name.endswith("entry_points.txt"))
    assert b"segue = segue.cli.start:run" in wheel.read(entry)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_checkouts_compiled_playbook_is_the_yaml() -> None:
    """What this checkout starts from is what its YAML says."""
    compiled = content_folder() / "playbook.msgpack"
    if not compiled.is_file():
        pytest.skip("not compiled here; `make test` compiles it first")
    assert decode_compiled(compiled.read_bytes()) == load_folder(content_folder())
