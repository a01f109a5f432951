"""Importing Segue costs little, and says what there is."""

import subprocess
import sys

from segue import api


HEAVY = (
    "alembic",
    "asyncio",
    "jinja2",
    "litestar",
    "numpy",
    "onnxruntime",
    "pandas",
    "phonenumbers",
    "polars",
    "rich",
    "segue.actions",
    "segue.assembly",
    "sqlalchemy",
    "tokenizers",
    "typer",
    "yaml",
)


def loaded_by(code: str) -> list[str]:
    """Return the heavy modules that a piece of code loads in a new Python."""
    code = f"import sys; {code}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    return done.stdout.split()


def test_the_import_loads_nothing_heavy() -> None:
    """Models, numbers, stores and doors wait for the call that needs them."""
    assert loaded_by("import segue.api") == []


def test_a_situation_needs_no_model() -> None:
    """Checking a situation loads neither numpy nor the model's runtime."""
    loaded = loaded_by("from segue import api; api.situation({})")
    assert [one for one in loaded if one in {"numpy", "onnxruntime"}] == []


def test_every_name_is_offered_and_says_what_it_is_for() -> None:
    """Nothing public is left out of what the API lists, or without a word."""
    own = {
        name
        for name, one in vars(api).items()
        if getattr(one, "__module__", "").startswith("segue.api")
        and getattr(one, "__module__", "") != "segue.api.arguments"
        and not name.startswith("_")
    }
    assert own == set(api.__all__)
    assert [name for name in own if not vars(api)[name].__doc__] == []
