"""Every word of the field that the product uses is explained in one place."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Final, Literal, get_args, get_origin

import make_docs
import pytest
from docs_sessions import ROOT

import segue.domain


PAGE: Final = ROOT / "docs" / "reference" / "glossary.md"
TERM: Final = re.compile(r"(?m)^## (.+)$")
VALUE: Final = re.compile(r"`([a-z_0-9]+)`")
NO_TERMS: Final = {
    "segue.domain.content_change.Kind": "plain words: added, changed, left out",
    "segue.domain.svg.Anchor": "where words stand in a drawing",
}
"""Enumerations that are no words of the field, each with the reason."""

SPOKEN: Final = (
    "abstain",
    "answer",
    "ask",
    "case",
    "channel",
    "cue",
    "deciban",
    "first_contact",
    "mentor",
    "move",
    "opening",
    "partner",
    "plan",
    "reason",
    "register",
    "rehearse",
    "stop",
    "voice",
    "way_out",
)
"""The words that commands, code and pages share."""


def entries() -> dict[str, str]:
    """Return each entry's text by its term."""
    pieces = TERM.split(PAGE.read_text(encoding="utf-8"))[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def enumerations() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every enumeration of the domain with its values."""
    for found in pkgutil.iter_modules(segue.domain.__path__, "segue.domain."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            values = get_args(value)
            if get_origin(value) is Literal and f"\n{name} = Literal" in source(module):
                yield f"{found.name}.{name}", values


def source(module: ModuleType) -> str:
    """Return a module's own text, which tells what it defines itself."""
    return (ROOT / str(module.__file__)).read_text(encoding="utf-8")


def test_there_are_enumerations_to_explain() -> None:
    """The search finds those that everybody knows."""
    found = {name.rpartition(".")[2] for name, _ in enumerations()}
    assert {"MoveId", "StopId", "Answer", "Act", "State", "Channel"} <= found


@pytest.mark.parametrize(
    ("name", "values"),
    [pytest.param(*one, id=one[0]) for one in enumerations()],
)
def test_every_value_is_named_where_its_word_is_explained(
    name: str, values: tuple[str, ...]
) -> None:
    """All values of an enumeration stand together, in one entry."""
    if name in NO_TERMS:
        return
    missing = {
        term: [value for value in values if value not in VALUE.findall(text)]
        for term, text in entries().items()
    }
    fewest = min(missing, key=lambda term: len(missing[term]))
    assert missing[fewest] == [], f"{name}: not all in “{fewest}”, the nearest entry"


def test_every_command_is_named_with_its_word() -> None:
    """Whoever meets a command finds what its name means."""
    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    missing = [
        name for name in make_docs.command_names([]) if f"`segue {name}`" not in text
    ]
    assert missing == []


def test_the_words_that_everything_shares_have_entries() -> None:
    """By their own names."""
    terms = {term.lower().replace(" ", "_") for term in entries()}
    assert [one for one in SPOKEN if one not in terms] == []


def test_every_entry_is_short_and_leads_on() -> None:
    """A sentence or two, values aside, and a link to where it is used."""
    long, alone = [], []
    for term, text in entries().items():
        plain = re.sub(r"\[[^\]]*\]\([^)]*\)", "", text)
        if len(VALUE.findall(text)) <= 2 and len(plain.split()) > 60:
            long.append(term)
        if not re.search(r"\]\((?!#)[^)]+\)", text):
            alone.append(term)
    assert (long, alone) == ([], [])


def test_entries_stand_in_their_order() -> None:
    """By the alphabet, each once."""
    terms = [term.lower() for term in TERM.findall(PAGE.read_text(encoding="utf-8"))]
    assert terms == sorted(set(terms))
