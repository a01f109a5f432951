"""The folder of wheels that the wheel is tried from is made of what is here."""

from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

from wheelhouse import needed_by, pack


def test_what_a_package_needs_is_found() -> None:
    """Through others, too; what only development or an extra needs is not."""
    names = {found.name.lower() for found in needed_by(["segue"], but="segue")}
    assert {"typer", "onnxruntime", "shellingham", "pycparser"} <= names
    assert names & {"segue", "hypothesis", "mypy", "mcp", "openai", "psycopg"} == set()


def test_an_extra_brings_its_own() -> None:
    """With brackets, as pip takes it."""
    names = {found.name.lower() for found in needed_by(["segue[mcp]"], but="segue")}
    assert {"mcp", "typer"} <= names


def test_a_package_is_packed_as_it_was(tmp_path: Path) -> None:
    """Its files, tags and hashes; nothing that an installer left behind."""
    found = distribution("iniconfig")
    wheel = pack(found, tmp_path)
    assert wheel.name == f"iniconfig-{found.version}-py3-none-any.whl"
    meta = f"iniconfig-{found.version}.dist-info"
    with ZipFile(wheel) as packed:
        names = set(packed.namelist())
        code = packed.read("iniconfig/__init__.py")
        record = packed.read(f"{meta}/RECORD").decode().splitlines()
    assert code == Path(found.locate_file("iniconfig/__init__.py")).read_bytes()  # type: ignore[arg-type] # a path, if not by its type
    assert {f"{meta}/METADATA", f"{meta}/WHEEL", f"{meta}/RECORD"} <= names
    assert [one for one in names if "__pycache__" in one or "INSTALLER" in one] == []
    assert {row.split(",")[0] for row in record} == names
    (row,) = (one for one in record if one.startswith("iniconfig/__init__.py,"))
    assert row.split(",")[1].startswith("sha256=")
