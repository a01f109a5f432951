"""What is explained is what counted, and what would change it would."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from segue.domain.facts import facts_of
from segue.domain.plan import Plan
from segue.domain.read_situation import situation_from
from segue.domain.situation import Situation
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.consider import Considered
from segue.playbook.decide import decide
from segue.playbook.explain import expected_gain
from segue.playbook.load import load_built_in
from segue.playbook.weigh import Weights, log_odds, mix


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FRIENDS = {
    "them": {"familiarity": "friend"},
    "channels": ["in_person", "social"],
    "shared": [{"kind": "class_project", "detail": "the biology poster"}],
    "cues": {"asks_back": "yes", "avoids_you": "no"},
    "flirting": "mutual",
}


@cache
def advisor() -> Advisor:
    """Return the built-in playbook."""
    return Advisor(load_built_in())


def plan(situation: Situation) -> Plan:
    """Plan in UTC."""
    return advise(advisor(), Asked(situation, NOW, ZoneInfo("UTC")))


def friends(**fields: object) -> Situation:
    """Return two friends, with some fields changed."""
    return situation_from({**FRIENDS, **fields})


def test_whys_are_known_facts_by_size() -> None:
    """Each a fact of the situation with its value, the largest effect first."""
    for move in plan(friends()).moves:
        effects = [abs(why.effect) for why in move.why]
        assert effects == sorted(effects, reverse=True)
        assert all(effect >= 0.05 for effect in effects)
        for why in move.why:
            name, _, value = why.fact.partition("=")
            known = {
                "them.familiarity": "friend",
                "cues.asks_back": "yes",
                "cues.avoids_you": "no",
                "flirting": "mutual",
                "channel": move.channel,
                "shared.kind": "class_project",
            }
            assert known[name] == value
            assert why.says
            assert "{" not in why.says


def test_a_rule_of_the_advice_goes_by_its_number() -> None:
    """``S9`` for what the advice says, else the rule's own id."""
    rules = {why.rule for move in plan(friends()).moves for why in move.why}
    assert "S9" in rules
    own = {rule for rule in rules if not rule.startswith("S")}
    assert own
    assert all(rule.startswith(("effect.", "evidence.", "reason.")) for rule in own)


def test_a_sign_s_effect_is_what_its_absence_would_cost() -> None:
    """In log-odds of being welcome, rounded to hundredths."""
    weights = Weights(advisor().playbook)
    facts = facts_of(friends(), NOW)
    first = decide(weights, facts).ranked[0]
    without = {name: v for name, v in facts.items() if name != "cues.asks_back"}
    lost = log_odds(first.welcome) - log_odds(
        mix(weights.leaning(without), first.by_state)
    )
    whys = {why.fact: why.effect for why in plan(friends()).moves[0].why}
    assert whys.get("cues.asks_back=yes", 0.0) == pytest.approx(
        lost if lost >= 0.05 else 0.0, abs=0.005
    )


def test_what_is_worth_finding_out_is_unknown_and_sorted() -> None:
    """Nothing that is known already, the most useful first, each with a way."""
    found = plan(friends()).find_out_first
    gains = [one.gain for one in found]
    assert found
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)
    known = {"them.familiarity", "cues.asks_back", "cues.avoids_you", "flirting"}
    assert not known & {one.fact for one in found}
    assert all(one.how and one.label for one in found)


def test_a_gain_is_what_knowing_is_worth() -> None:
    """The average of the best choices then, less the best choice now."""
    weights = advisor().weights
    facts = facts_of(friends(), NOW)
    outcome = decide(weights, facts)
    considered = Considered(weights, advisor().touched, facts, outcome)
    chances = weights.chances("date_interest", outcome.leaning)
    usual = outcome.ask_from.score
    now = max(outcome.ranked[0].score, usual)
    by_hand = sum(
        chance
        * max(decide(weights, {**facts, "date_interest": v}).ranked[0].score, usual)
        for v, chance in chances.items()
    )
    turns = considered.turns("date_interest")
    gain = expected_gain(considered, "date_interest", turns)
    assert gain == pytest.approx(max(by_hand - now, 0.0))


def test_a_possible_stop_is_worth_its_harm() -> None:
    """Knowing of a partner saves the harm an ask would do."""
    with_goal = {
        one.fact: one.gain for one in plan(friends(goal="date")).find_out_first
    }
    friendly = plan(friends(goal="friendship")).find_out_first
    stop = next(s for s in advisor().playbook.stops if s.id == "partner")
    saved = advisor().weights.facts["partner"].prior["taken"] * stop.harm
    assert with_goal["partner"] == pytest.approx(saved, abs=0.00005)
    assert "partner" not in {one.fact for one in friendly}


def test_changes_name_where_they_come_from() -> None:
    """Known facts have a ``from``, open ones none; and each says something."""
    for change in plan(friends()).would_change:
        held = {"them.familiarity": "friend", "flirting": "mutual"}
        expected = held.get(change.fact)
        if change.fact in {"cues.asks_back", "cues.avoids_you"}:
            expected = FRIENDS["cues"][change.fact.partition(".")[2]]  # type: ignore[index] # a mapping of cues
        assert change.from_ == expected
        assert change.to != change.from_
        assert change.says
        assert (change.move is None) == (change.decision == "leave_it")


@pytest.mark.parametrize(
    ("fact", "value", "stop"),
    [
        ("power", "you_over_them", "power"),
        ("power", "they_are_serving_you", "serving"),
        ("history.asked_before", "soft_no", "asked_before"),
        ("history.asked_before", "yes", "already_yes"),
        ("history.number_from", "a_list", "number_not_given"),
    ],
)
def test_what_would_stop_it_is_said(fact: str, value: str, stop: str) -> None:
    """A stop that is not known of yet is among what would change the advice."""
    changes = {(c.fact, c.to): c.decision for c in plan(friends()).would_change}
    assert changes[fact, value] == "leave_it"
    assert stop in {one.id for one in advisor().playbook.stops}


def test_interest_is_said_in_words() -> None:
    """A leaning is named from a threshold on; else it is unclear."""
    assert plan(friends()).interest.leaning == "romantic"
    assert plan(Situation()).interest.leaning == "unclear"
    cool = situation_from({"cues": {"avoids_you": "yes", "asks_back": "no"}})
    assert plan(cool).interest.leaning == "none"
    warm = {"starts_conversations": "yes", "talks_about_a_partner": "yes"}
    kind = plan(situation_from({"cues": warm, "feelings": "unlikely"}))
    assert kind.interest.leaning == "friendly"
