"""What the case commands print is what the published schemas say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from segue.actions.schemas import schema_of


Call = Callable[..., Any]


def check(name: str, document: object) -> None:
    """Validate a document against the schema of its name."""
    validator = Draft202012Validator(
        schema_of(name), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    validator.validate(document)


def test_documents_fit_their_schemas(robin: Call, tmp_path: Path) -> None:
    """At each step of a case, and for all that is due and exported."""
    for words in (
        ("asked", "robin", "--move", "weave_in"),
        ("answered", "robin", "--reading", "yes", "--number", "+15550142"),
        ("snooze", "robin", "--until", "2026-11-25T18:00"),
        ("before", "robin", "--nerves", "70", "--expect", "no"),
        ("after", "robin", "--nerves", "30", "--again", "unsure"),
        ("contacted", "robin"),
        ("reopen", "robin", "--because", "They came back."),
        ("close", "robin"),
    ):
        check("case", robin("case", *words, "--json").document())
        check("due", robin("due", "--json").document())
    check("cases", robin("case", "list", "--json").document())
    file = tmp_path / "everything.json"
    robin("journal", "export", file)
    check("journal", json.loads(file.read_text(encoding="utf-8")))
