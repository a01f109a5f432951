"""The numbers are those that a person gets with pencil and paper."""

from functools import cache
from itertools import product
from math import log

import pytest
from msgspec.structs import replace

from segue.domain.facts import FactValue
from segue.domain.situation import ReasonKind
from segue.playbook.decide import decide
from segue.playbook.document import Effect, Evidence, FactRule, Playbook
from segue.playbook.load import load_built_in
from segue.playbook.rule import STATES, Grade, PerState
from segue.playbook.weigh import (
    DECIBAN,
    Leaning,
    Way,
    Weights,
    log_odds,
    logistic,
    mix,
)


GRADE: Grade = "practice"
CHAT = Way("ask_in_chat", "social", None)
LN3, LN9 = log(3), log(9)


def fact(name: str, prior: dict[str, float]) -> FactRule:
    """Return a fact with nothing but a prior."""
    values = {value: value for value in prior}
    return FactRule(
        id=name, source="S1", grade=GRADE, label=name, question=name, how=name,
        values=values, prior=prior,
    )  # fmt: skip


def effect(name: str, by: dict[str, float], **only: tuple[str, ...]) -> Effect:
    """Return an effect without words."""
    says = {value: value for value in by}
    plain = Effect(
        id=f"effect.{name}", source="S1", grade=GRADE, fact=name, by=by, says=says
    )
    return replace(plain, **only)


@cache
def tiny() -> Playbook:
    """Return a playbook of two facts and one sign, in round numbers."""
    book = load_built_in()
    chat = next(move for move in book.moves if move.id == "ask_in_chat")
    reason = next(move for move in book.moves if move.id == "shared_reason")
    even = PerState(none=0, friendly=0, romantic=0)
    club = next(r for r in book.reasons if r.kind == "club")
    tens = {
        "yes": PerState(none=0, friendly=0, romantic=10),
        "no": PerState(none=10, friendly=0, romantic=0),
    }
    sign = Evidence(
        id="evidence.sign", source="S1", grade=GRADE, fact="cues.asks_back",
        weights=tens, says={"yes": "yes", "no": "no"},
    )  # fmt: skip
    prior = PerState(none=0.25, friendly=0.5, romantic=0.25)
    exposure = {"1": 0.5, "2": 0.4, "3": 0.2, "4": 0.1, "5": 0.0}
    courage = {"1": 0.5, "2": 0.5, "3": 0.0, "4": 0.0, "5": 0.0}
    return replace(
        book,
        interest=replace(book.interest, prior=prior),
        costs=replace(book.costs, exposure=exposure, pressure=0.1),
        facts=(
            fact("often", {"rarely": 0.5, "daily": 0.5}),
            fact("cues.asks_back", {"yes": 0.5, "no": 0.5}),
            fact("you.confidence", courage),
        ),
        evidence=(sign,),
        effects=(
            effect("often", {"rarely": -LN3, "daily": LN3}),
            effect("channel", {"social": LN3}, moves=("ask_in_chat",)),
        ),
        needs=(),
        stops=(),
        moves=(
            replace(
                chat, needs=(), effects=(), exposure=0.5, pressure=1.0,
                base=PerState(none=-LN9, friendly=-LN3, romantic=LN3),
            ),
            replace(reason, needs=(), effects=(), base=even, exposure=0, pressure=0),
        ),
        reasons=(replace(club, welcome=LN9),),
        ask_from=(replace(book.ask_from[-1], score=0.5),),
    )  # fmt: skip


@cache
def weights() -> Weights:
    """Return the tiny playbook's numbers."""
    return Weights(tiny())


def test_a_deciban_is_a_tenth_of_a_factor_of_ten() -> None:
    """Ten decibans make one state ten times as likely against another."""
    assert pytest.approx(log(10)) == 10 * DECIBAN


def test_nothing_known_leans_as_the_prior() -> None:
    """Absent cues say nothing."""
    assert weights().leaning({}) == pytest.approx((0.25, 0.5, 0.25))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # 0.25 : 0.5 : 0.25 becomes 0.25 : 0.5 : 2.5, or 2.5 : 0.5 : 0.25.
        ("yes", (0.25 / 3.25, 0.5 / 3.25, 2.5 / 3.25)),
        ("no", (2.5 / 3.25, 0.5 / 3.25, 0.25 / 3.25)),
        ("unheard of", (0.25, 0.5, 0.25)),
    ],
)
def test_a_sign_moves_the_odds(value: str, expected: tuple[float, ...]) -> None:
    """Its weight of evidence multiplies each state's odds."""
    assert weights().leaning({"cues.asks_back": value}) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("often", "expected"),
    [
        # Odds 1/9, 1/3, 3, times 3 for the channel, times 1/3 or 3.
        ("rarely", (1 / 10, 1 / 4, 3 / 4)),
        ("daily", (1 / 2, 3 / 4, 27 / 28)),
        ("weekly", (1 / 4, 1 / 2, 9 / 10)),
    ],
)
def test_a_known_fact_adds_its_effect(
    often: str, expected: tuple[float, float, float]
) -> None:
    """Log-odds add up; a value without an effect adds nothing."""
    assert weights().welcome_by_state(CHAT, {"often": often}) == pytest.approx(expected)


def test_an_unknown_fact_is_averaged() -> None:
    """Of two equally likely effects the average is exact."""
    expected = ((1 / 10 + 1 / 2) / 2, (1 / 4 + 3 / 4) / 2, (3 / 4 + 27 / 28) / 2)
    assert weights().welcome_by_state(CHAT, {}) == pytest.approx(expected)
    exactly = tuple(weights().welcome_exactly(CHAT, {}, state) for state in STATES)
    assert exactly == pytest.approx(expected)


def test_what_is_known_exactly_is_not_averaged() -> None:
    """With every fact known, enumeration and averaging are one."""
    facts = {"often": "daily"}
    exactly = [weights().welcome_exactly(CHAT, facts, state) for state in STATES]
    assert weights().welcome_by_state(CHAT, facts) == pytest.approx(exactly)


def test_a_reason_adds_to_every_state() -> None:
    """Even odds times nine, talking often or not."""
    way = Way("shared_reason", "in_person", "club")
    even = weights().welcome_by_state(way, {"often": "weekly"})
    assert even == pytest.approx((0.9, 0.9, 0.9))


def test_an_effect_counts_where_it_says() -> None:
    """Moves, channels and reasons narrow an effect."""
    book = replace(
        tiny(),
        effects=(
            effect("often", {"daily": 1.0}, moves=("weave_in",)),
            effect("often", {"daily": 2.0}, channels=("email",)),
            effect("often", {"daily": 4.0}, reasons=("club",)),
        ),
    )
    mine = Weights(book)
    club: ReasonKind = "club"
    found = {
        way: [one.by["daily"] for one in mine.effects_on(way)]
        for way in (
            Way("ask_in_chat", "social", None),
            Way("ask_in_chat", "email", None),
            Way("shared_reason", "email", club),
        )
    }
    assert list(found.values()) == [[], [2.0], [2.0, 4.0]]


@pytest.mark.parametrize(
    ("facts", "cost"),
    [
        ({"you.confidence": "1"}, 0.5 * 0.5 + 0.1),
        ({"you.confidence": "5"}, 0.1),
        ({}, (0.5 + 0.4) / 2 * 0.5 + 0.1),
    ],
)
def test_showing_costs_the_shy_more(facts: dict[str, str], cost: float) -> None:
    """Exposure weighs by confidence, pressure the same for all."""
    assert weights().cost(CHAT, facts) == pytest.approx(cost)


def test_a_decision_is_the_best_score_against_the_threshold() -> None:
    """Welcome is averaged over the leaning, and costs are taken off."""
    facts: dict[str, FactValue] = {
        "often": "daily",
        "channels": ("social",),
        "shared": (),
    }
    outcome = decide(weights(), {**facts, "you.confidence": "5"})
    welcome = 0.25 * 0.5 + 0.5 * 0.75 + 0.25 * 27 / 28
    assert outcome.ranked[0].welcome == pytest.approx(welcome)
    assert outcome.ranked[0].score == pytest.approx(welcome - 0.1)
    assert (outcome.decision, outcome.first_move) == ("ask", "ask_in_chat")
    shy = decide(weights(), {**facts, "you.confidence": "1"})
    assert shy.ranked[0].score == pytest.approx(welcome - 0.35)
    assert (shy.decision, shy.first_move) == ("warm_up", "ask_in_chat")


def test_without_any_way_it_is_not_yet() -> None:
    """Nowhere to talk leaves nothing to rank."""
    outcome = decide(weights(), {"channels": (), "shared": ("club",)})
    assert (outcome.decision, outcome.ranked) == ("warm_up", ())
    assert outcome.first_move is None
    assert dict(outcome.ruled_out) == {"ask_in_chat": None, "shared_reason": None}


def test_what_is_likely_of_an_unknown_fact() -> None:
    """Its values' shares in each state, by how they lean."""
    # In none: yes 1 to no 10; friendly: even; romantic: yes 10 to no 1.
    expected = 0.25 / 11 + 0.5 / 2 + 0.25 * 10 / 11
    chances = weights().chances("cues.asks_back", weights().leaning({}))
    assert chances == pytest.approx({"yes": expected, "no": 1 - expected})


def test_log_odds_and_back() -> None:
    """Three to one is three quarters."""
    assert logistic(LN3) == pytest.approx(0.75)
    assert log_odds(0.75) == pytest.approx(LN3)
    assert mix(Leaning(0.5, 0.25, 0.25), (0.0, 0.4, 0.8)) == pytest.approx(0.3)


WAYS = (
    Way("ask_in_chat", "social", None),
    Way("offer_yours", "in_person", None),
    Way("shared_reason", "in_person", "class_project"),
)
KNOWN = (
    {"them.familiarity": "friend", "flirting": "mutual"},
    {"you.confidence": "1", "often": "rarely", "feelings": "unlikely"},
)


@pytest.mark.parametrize(("way", "facts"), list(product(WAYS, KNOWN)))
@pytest.mark.timeout(20)
def test_averaging_is_close_to_enumeration(way: Way, facts: dict[str, str]) -> None:
    """On the built-in playbook, three cumulants come within 0.01 of it."""
    built_in = Weights(load_built_in())
    averaged = built_in.welcome_by_state(way, facts)
    exactly = [built_in.welcome_exactly(way, facts, state) for state in STATES]
    assert averaged == pytest.approx(exactly, abs=0.01)
