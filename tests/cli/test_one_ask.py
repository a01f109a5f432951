"""One ask, whatever is typed: the commands keep it, too."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest


Call = Callable[..., Any]
TYPED = (
    ("case", "asked", "robin"),
    ("case", "note", "robin", "Said hello."),
    ("case", "contacted", "robin"),
    ("case", "answered", "robin", "--reading", "yes", "--number", "+15550142"),
    ("case", "answered", "robin", "--reading", "conditional"),
    ("case", "answered", "robin", "--reading", "no"),
    ("case", "answered", "robin", "--reading", "soft_no"),
    ("case", "answered", "robin", "--reading", "unclear"),
    ("case", "reopen", "robin", "--because", "They asked for mine."),
    ("case", "snooze", "robin", "--until", "2026-11-24T12:00"),
)
NO_LIKE = {"no", "soft_no", "unclear"}


def no_stands(typed: list[tuple[str, ...]]) -> bool:
    """Work out from what was typed whether a no stands."""
    stands = False
    for words in typed:
        if words[1] == "reopen":
            stands = False
        elif words[1] == "answered" and words[4] in NO_LIKE:
            stands = True
    return stands


@pytest.mark.timeout(60)
@pytest.mark.parametrize("seed", range(6))
def test_one_ask_whatever_is_typed(robin: Call, seed: int) -> None:
    """While a no stands, plan ends with 3 and nothing is due or scheduled."""
    rng = Random(seed)  # noqa: S311 - draws examples, keeps no secret
    typed: list[tuple[str, ...]] = []
    for words in rng.choices(TYPED, k=6):
        assert robin(*words, "--json").code == 0
        typed.append(words)
        came = rng.choice([(), ("--opening-came",)])
        plan = robin("plan", "--case", "robin", "--json", *came)
        due = robin("due", "--json").document()["due"]
        shown = robin("case", "show", "robin", "--json").document()
        if no_stands(typed):
            assert (plan.code, plan.out) == (3, ""), typed
            assert (due, shown["may_ask"]) == ([], False), typed
            assert shown["first_contact"] is None, typed
        if shown["state"] in {"asked", "yes", "closed"}:
            assert plan.code == 3, typed
        if shown["state"] == "open":
            assert plan.code == 0, typed
