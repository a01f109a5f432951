"""What is tried here is the installed wheel, and it has what it needs."""

import importlib
import pkgutil
import sys
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

import segue


ROOT = Path(__file__).parents[2]
DEVELOPMENT_ONLY = (
    "hypothesis", "jsonschema", "hatchling", "mypy", "playwright", "PIL", "coverage",
    "schemathesis", "importlinter", "zxingcpp",
)  # fmt: skip
EXTRA = ("mcp", "mcp_types", "openai", "pydantic_ai", "psycopg", "httpx2_sse")
NEED_AN_EXTRA = ("segue.mcp_server.", "segue.voices.openai_compatible")


def test_it_is_the_installed_one() -> None:
    """Nothing of the checkout's code is in reach."""
    here = Path(segue.__file__).resolve()
    assert here.is_relative_to(Path(sys.prefix).resolve())
    assert not here.is_relative_to(ROOT)
    assert [path for path in sys.path if Path(path).resolve() == ROOT / "src"] == []
    assert distribution("segue").read_text("direct_url.json") is None


@pytest.mark.parametrize("name", [*DEVELOPMENT_ONLY, *EXTRA])
def test_no_development_dependency_is_at_hand(name: str) -> None:
    """What only tests or extras need cannot be imported by accident."""
    assert find_spec(name) is None


@pytest.mark.timeout(60)
def test_every_module_can_be_imported() -> None:
    """What is declared is enough; only an extra's door wants its library."""
    wanting = {}
    for found in pkgutil.walk_packages(segue.__path__, "segue."):
        if ".migrations.versions." in found.name or found.name == "segue.__main__":
            continue  # steps that Alembic runs; the command itself
        try:
            importlib.import_module(found.name)
        except ModuleNotFoundError as error:
            wanting[found.name] = (error.name or "").partition(".")[0]
    odd = {
        name: library
        for name, library in wanting.items()
        if not name.startswith(NEED_AN_EXTRA) or library not in EXTRA
    }
    assert odd == {}
    assert "segue.voices.openai_compatible" in wanting
