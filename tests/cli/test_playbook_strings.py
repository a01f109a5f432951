"""Whoever translates sees every string, and hears what is left to do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from segue.domain.yaml_source import parse_yaml


Segue = Callable[..., tuple[int, str, str]]


@pytest.mark.timeout(60)
def test_the_table_is_shown_with_its_states(segue: Segue) -> None:
    """Each string with its id, the English, the hash and the translation."""
    code, out, err = segue("playbook", "strings", "--language", "es", "--json")
    assert (code, err) == (0, "")
    shown = json.loads(out)
    assert shown["counts"] == {"ok": len(shown["strings"]), "stale": 0, "missing": 0}
    assert shown["strings"][0] == {
        "id": "pages/dates/day",
        "en": "{weekday}, {month} {day}",
        "of": shown["strings"][0]["of"],
        "text": "{weekday} {day} de {month}",
        "state": "ok",
    }


@pytest.mark.timeout(60)
def test_a_new_language_begins_with_a_table_of_everything(
    segue: Segue, tmp_path: Path
) -> None:
    """Written to a file that is a table, the English beside each string."""
    file = tmp_path / "all.yaml"
    code, out, _ = segue("playbook", "strings", "--language", "fr", "--output", file)
    assert code == 0
    assert "0 ok, 0 stale" in out
    table = parse_yaml(file.read_text(encoding="utf-8"))
    assert isinstance(table, dict)
    entry = table["pages/plan/say"]
    assert isinstance(entry, dict)
    assert (entry["en"], entry["text"]) == ("Say", "")
    assert segue("playbook", "strings", "--output", file)[0] == 2


@pytest.mark.timeout(60)
def test_the_check_is_quiet_where_all_is_well(segue: Segue) -> None:
    """For Spanish, by either command, promises and all."""
    assert segue("playbook", "strings", "--check") == (0, "Nothing to mend.\n", "")
    assert segue("playbook", "check", "--language", "es", "--strict")[0] == 0


@pytest.mark.timeout(60)
def test_the_check_fails_where_strings_are_missing(segue: Segue) -> None:
    """A language that nobody has begun, each string with its place."""
    code, out, err = segue("playbook", "strings", "--check", "--language", "fr")
    assert (code, err) == (1, "")
    flat = " ".join(out.split())
    assert "error SG501: moves/ask_in_chat/title is in no table" in flat
    assert "error SG103: a language wants phrases of its own" in flat


def test_a_check_writes_no_table(segue: Segue, tmp_path: Path) -> None:
    """The two options are two wishes."""
    out = tmp_path / "t.yaml"
    code, _, err = segue("playbook", "strings", "--check", "--output", out)
    assert code == 2
    assert "--check goes without --output" in err
    assert not out.exists()


@pytest.mark.timeout(60)
def test_a_walk_keeps_its_promises_in_spanish(segue: Segue) -> None:
    """The same situations, decided alike."""
    walks = []
    for tag in ("en", "es"):
        options = ("--situations", "60", "--language", tag, "--json")
        code, out, _ = segue("playbook", "walk", *options)
        assert code == 0
        walks.append(json.loads(out)["report"])
    assert walks[0]["decisions"] == walks[1]["decisions"]
    assert walks[1]["broken"] == dict.fromkeys(walks[1]["broken"], 0)
