"""The page is for reading: 80 columns, no color needed, nothing left unsaid."""

import re
from collections.abc import Callable
from io import StringIO

import msgspec
import pytest
from rich.console import Console

from segue.actions.plan import make_plan
from segue.actions.plan_in_words import welcome_in_words
from segue.cli.page import Page
from segue.cli.plan_page import print_plan
from segue.domain.plan import Plan
from segue.domain.read_situation import read_situation
from segue.domain.situation import Situation


Segue = Callable[..., tuple[int, str, str]]
NOW = ("--now", "2026-11-22T12:00", "--tz", "Europe/Berlin")
ASKS = """
you: {name: Sam, age: 17, confidence: 2}
them: {name: Robin, age: 17, familiarity: friend}
channels: [in_person, social, email]
shared: [{kind: class_project, detail: the biology poster, when: 2026-11-27}]
flirting: mutual
goal: get_to_know
"""
WARMS_UP = "them: {familiarity: stranger}\nyou: {confidence: 1}\n"
LEAVES_IT = "power: they_over_you\nhistory: {asked_before: no}\n"
LONG = f"""
them: {{name: {"Maximiliane-" * 24}, familiarity: close}}
you: {{name: "{"李" * 90}"}}
shared: [{{kind: club, detail: "{"w" * 150}"}}]
flirting: mutual
"""
SITUATIONS = {"asks": ASKS, "warms": WARMS_UP, "leaves": LEAVES_IT, "long": LONG}


def plan_of(text: str) -> tuple[Plan, Situation]:
    """Return plan and situation."""
    situation = read_situation(text.encode())
    return make_plan(situation, now=NOW[1], tz=NOW[3]), situation


def flat(text: str) -> str:
    """Return a text without its layout."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("options", [(), ("--all",), ("--words", "1")])
def test_no_line_is_over_80_columns(
    name: str, options: tuple[str, ...], segue: Segue
) -> None:
    """Long names and wide characters included; no spaces hang at the end."""
    code, out, err = segue("plan", "-", *NOW, *options, typed=SITUATIONS[name])
    assert (code, err) == (0, "")
    console = Console(width=200)
    for line in out.splitlines():
        assert console.measure(line).maximum <= 80, line
        assert line == line.rstrip()


@pytest.mark.parametrize("name", SITUATIONS)
def test_there_is_no_color_where_no_terminal_is(name: str, segue: Segue) -> None:
    """Neither escape codes nor boxes; letters carry all of it."""
    _, out, _ = segue("plan", "-", *NOW, "--all", typed=SITUATIONS[name])
    assert "\x1b" not in out
    assert not re.search(r"[\u2500-\u257f]", out)


@pytest.mark.parametrize("name", SITUATIONS)
def test_color_adds_nothing(name: str) -> None:
    """On a color terminal the same words stand in the same places."""
    pages = []
    for is_terminal in (True, False):
        out = StringIO()
        console = Console(
            file=out, width=80, force_terminal=is_terminal, color_system=None,
            highlight=False, markup=False, emoji=False,
        )  # fmt: skip
        print_plan(*plan_of(SITUATIONS[name]), everything=True, page=Page(console))
        pages.append(re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()))
    assert pages[0] == pages[1]


def test_an_ask_has_all_that_it_takes(segue: Segue) -> None:
    """Decision, words, moment, times, reasons, answers: in this order."""
    plan, _ = plan_of(ASKS)
    _, out, _ = segue("plan", "-", *NOW, typed=ASKS)
    page, first = flat(out), plan.moves[0]
    assert out.startswith("Ask. Best: ")
    said = [
        *(words.line for words in first.words),
        first.moment,
        "Monday, November 23 at 09:00",
        *(why.says for why in first.why[:2]),
        first.if_answer.yes.say,
        first.if_answer.no.do,
    ]
    places = [page.index(flat(one)) for one in said]
    assert places == sorted(places)
    assert "If Robin answers" in out


def test_what_is_shown_on_request_is_all(segue: Segue) -> None:
    """Every move, why, change and answer stands on the whole page."""
    plan, _ = plan_of(ASKS)
    page = flat(segue("plan", "-", *NOW, "--all", typed=ASKS)[1])
    for move in plan.moves:
        assert flat(move.moment) in page
        assert all(flat(words.line) in page for words in move.words)
        assert all(flat(why.says) in page for why in move.why)
    for answer in msgspec.to_builtins(plan.moves[0].if_answer).values():
        assert flat(answer["say"]) in page
    assert all(flat(one.because) in page for one in plan.ruled_out)
    assert all(flat(one.how) in page for one in plan.find_out_first)


def test_not_yet_begins_with_small_steps(segue: Segue) -> None:
    """Steps by number, with their days; the ask comes later."""
    plan, _ = plan_of(WARMS_UP)
    _, out, _ = segue("plan", "-", *NOW, typed=WARMS_UP)
    assert out.startswith("Not yet. ")
    assert plan.next_steps
    places = [flat(out).index(flat(step.do)) for step in plan.next_steps]
    assert places == sorted(places)
    assert "  1.  " in out
    assert places[-1] < flat(out).index("Later: ")
    assert "Text them" not in out


def test_leave_it_says_why_and_what_instead(segue: Segue) -> None:
    """Every stop in words, one kind alternative, and no way around."""
    plan, _ = plan_of(LEAVES_IT)
    _, out, _ = segue("plan", "-", *NOW, typed=LEAVES_IT)
    assert out.startswith("Leave it. ")
    assert plan.instead
    page = flat(out)
    for said in (*(stop.says for stop in plan.stops), plan.instead.do):
        assert flat(said) in page
    assert "What would change it" not in out


def test_an_offer_schedules_nothing() -> None:
    """The next word is theirs, and the page says so."""
    bold = (
        "you: {confidence: 5}\nfeelings: clear\nflirting: mutual\n"
        "them: {familiarity: acquaintance}\n"
    )
    plan, situation = plan_of(bold)
    offers = [move for move in plan.moves if move.move == "offer_yours"]
    assert offers
    out = StringIO()
    only = msgspec.structs.replace(plan, moves=tuple(offers))
    print_plan(only, situation, page=Page(Console(file=out, width=80)))
    assert "The next word is theirs." in flat(out.getvalue())


def test_help_over_the_phone_is_a_call() -> None:
    """The page says call where the plan does."""
    plan, situation = plan_of(
        "them: {familiarity: friend}\nshared: [{kind: subject_help, detail: maths}]\n"
    )
    moves = tuple(move for move in plan.moves if move.move == "shared_reason")
    out = StringIO()
    only = msgspec.structs.replace(plan, moves=moves)
    print_plan(only, situation, page=Page(Console(file=out, width=80)))
    assert "Call them" in out.getvalue()
    assert "Text them" not in out.getvalue()


@pytest.mark.parametrize(
    ("welcome", "words"),
    [
        (1.0, "very likely welcome"),
        (0.8, "very likely welcome"),
        (0.79, "likely welcome"),
        (0.5, "more likely welcome than not"),
        (0.35, "could go either way"),
        (0.0, "likely too early"),
    ],
)
def test_a_judgement_is_said_in_words(welcome: float, words: str) -> None:
    """Never as a percentage."""
    assert welcome_in_words(welcome) == words


def test_no_number_of_welcome_is_shown(segue: Segue) -> None:
    """Neither welcome nor score stands on the page."""
    plan, _ = plan_of(ASKS)
    _, out, _ = segue("plan", "-", *NOW, "--all", typed=ASKS)
    for move in plan.moves:
        assert str(move.welcome) not in out
        assert str(move.score) not in out
    assert "%" not in out
