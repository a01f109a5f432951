"""Every example's plan in Spanish is the same plan, and fits the page."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from segue.actions.plan import make_plan
from segue.actions.words import words_of
from segue.cli.page import Page
from segue.cli.plan_page import print_plan
from segue.domain.plan import Plan
from segue.domain.read_situation import read_situation
from segue.domain.situation import Situation


EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = "2026-11-22T12:00"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
WORDS = frozenset({
    "says", "title", "because", "how", "label", "moment", "line", "easy_out",
    "say", "do", "draft",
})  # fmt: skip
"""Fields of a plan that hold words; all else is the decision."""


def planned(name: str, language: str, turn: int = 0) -> tuple[Situation, Plan]:
    """Return an example's situation and its plan in a language."""
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    own = re.search(r"^# Now: (\S+)$", text, re.MULTILINE)
    situation = read_situation(text.encode())
    now = own[1] if own else NOW
    return situation, make_plan(situation, now=now, turn=turn, language=language)


def printed(name: str, language: str, turn: int = 0) -> tuple[Situation, str]:
    """Return an example's situation and its whole page in a language."""
    situation, plan = planned(name, language, turn)
    out = StringIO()
    page = Page(Console(file=out, width=80, highlight=False))
    words = words_of(language)
    print_plan(plan, situation, everything=True, page=page, words=words)
    return situation, out.getvalue()


def without_words(value: object) -> object:
    """Return plain values of a plan without what is said in them."""
    if isinstance(value, dict):
        return {
            name: without_words(inner)
            for name, inner in value.items()
            if name not in WORDS
        }
    if isinstance(value, list | tuple):
        return [without_words(inner) for inner in value]
    return value


def words_in(value: object) -> Iterator[str]:
    """Yield all that is said in a plan."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in WORDS and isinstance(inner, str):
                yield inner
            else:
                yield from words_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words_in(inner)


@pytest.mark.parametrize("name", NAMES)
def test_the_language_changes_nothing_but_words(name: str) -> None:
    """Decision, moves, scores, rules and times are those of the English."""
    english = msgspec.to_builtins(planned(name, "en")[1])
    spanish = msgspec.to_builtins(planned(name, "es")[1])
    assert without_words(spanish) == without_words(english)
    assert set(words_in(spanish)).isdisjoint(words_in(english))


@pytest.mark.parametrize("turn", [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_a_spanish_page_fits_80_columns(name: str, turn: int) -> None:
    """Longer words than English has, and still no line is over."""
    for line in printed(name, "es", turn)[1].splitlines():
        assert len(line) <= 80, line
        assert line == line.rstrip()


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_page_is_missing_from_the_tables(name: str) -> None:
    """In the pseudo-locale no plain letter is left but the person's own.

    Rules of the advice (``S5``) and options are no words of a language.
    """
    situation, page = printed(name, "en-XA")
    flat = " ".join(page.split())
    for own in (
        situation.you.name,
        situation.them.name,
        *(one.detail for one in situation.shared),
    ):
        flat = flat.replace(own or "\0", "")
    flat = re.sub(r"\(S\d+\)|--all|--words", "", flat)
    assert re.findall(r"\S*[A-Za-z{}]\S*", flat) == []
