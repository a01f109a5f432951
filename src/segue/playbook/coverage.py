"""What a situation came to → which rules of the playbook had a hand in it.

A rule with values (a cue, an effect) counts once for each value, a line or a
first message by its place. Each has a name such as ``effects:effect.bold=5``;
names are made from the playbook, so that what never fires can be told. What
only the interview uses is no part of a plan and is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from segue.domain.plan import MovePlan, Plan
from segue.domain.situation import Situation
from segue.playbook.advise import ADULT_FROM
from segue.playbook.decide import Outcome
from segue.playbook.document import Move, Playbook, Reason
from segue.playbook.promises import Decided, Planned, reasons_meant
from segue.playbook.rule import Rule
from segue.playbook.settings import Hours
from segue.playbook.weigh import Way
from segue.playbook.words import Slots


_TIMES = ("text", "text_under_18", "call", "call_under_18", "in_time")

Fired = dict[str, int]
"""How often each name had a hand in a decision or a plan."""


class _Used(NamedTuple):
    """What one way to ask rests on.

    Attributes:
        always: Names that fire wherever the way is open.
        by_value: For each fact, the names that fire for each value.
    """

    always: tuple[str, ...]
    by_value: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...]


class Coverage:
    """Counts how often each part of a playbook fires."""

    def __init__(self, playbook: Playbook) -> None:
        """Name all that can fire."""
        self.fired: Fired = dict.fromkeys(names_of(playbook), 0)
        self._playbook = playbook
        self._evidence = [
            (rule.fact, {v: f"evidence:{rule.id}={v}" for v in rule.weights})
            for rule in playbook.evidence
        ]
        self._moves = {move.id: move for move in playbook.moves}
        self._reasons = {reason.kind: reason for reason in playbook.reasons}
        self._used = lru_cache(maxsize=None)(self._find_used)

    def count(self, names: Iterator[str]) -> None:
        """Count each name once."""
        for name in names:
            self.fired[name] = self.fired.get(name, 0) + 1

    def note_decision(self, decided: Decided) -> None:
        """Count what a decision and its moves rest on."""
        self.count(self._of_outcome(decided.outcome))
        if not decided.outcome.stops:
            self.count(iter(self._of_facts(decided)))

    def _of_outcome(self, outcome: Outcome) -> Iterator[str]:
        yield f"thresholds:{outcome.ask_from.id}"
        for stop in outcome.stops:
            yield f"stops:{stop.id}"
        for need in outcome.ruled_out.values():
            if need:
                yield f"needs:{need.id}"

    def _of_facts(self, decided: Decided) -> set[str]:
        facts = decided.facts
        names = {
            by_value[value]
            for fact, by_value in self._evidence
            if isinstance(value := facts.get(fact), str) and value in by_value
        }
        for one in decided.outcome.ranked:
            used = self._used(one.way)
            names.update(used.always)
            for fact, values in used.by_value:
                value = facts.get(fact)
                if isinstance(value, str):
                    names.update(values.get(value, ()))
        return names

    def _find_used(self, way: Way) -> _Used:
        """Return what one way rests on; the same for every situation."""
        move = self._moves[way.move]
        always = [f"moves:{move.id}"]
        if way.reason:
            always.append(f"reasons:{self._reasons[way.reason].id}")
        by_fact: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, fact, values in self._valued_rules(way):
            if fact == "channel":
                always.extend(f"{name}={v}" for v in values if v == way.channel)
                continue
            here = by_fact.setdefault(fact, {})
            for value in values:
                here[value] = (*here.get(value, ()), f"{name}={value}")
        return _Used(tuple(always), tuple(by_fact.items()))

    def _valued_rules(self, way: Way) -> Iterator[tuple[str, str, Iterable[str]]]:
        """Yield name, fact and values of each rule that counts for one way."""
        costs = self._playbook.costs
        yield f"costs:{costs.id}", "you.confidence", costs.exposure
        for effect in (*self._playbook.effects, *self._moves[way.move].effects):
            places = (
                (effect.moves, way.move),
                (effect.channels, way.channel),
                (effect.reasons, way.reason),
            )
            if all(not wanted or place in wanted for wanted, place in places):
                yield f"effects:{effect.id}", effect.fact, effect.by

    def note_plan(self, planned: Planned) -> None:
        """Count what a whole plan was put together from."""
        plan = planned.plan
        self.count(self._of_plan(plan))
        self.count(self._of_left_out(planned))
        for move in plan.moves:
            self.count(self._of_move(planned, move))

    def _of_plan(self, plan: Plan) -> Iterator[str]:
        yield f"interest:{self._playbook.interest.id}={plan.interest.leaning}"
        facts = {one.fact for one in plan.find_out_first}
        facts.update(one.fact for one in plan.would_change)
        for fact in facts:
            yield f"facts:{fact}"
        for step in plan.next_steps or ():
            yield f"steps:{step.id}"

    def _of_left_out(self, planned: Planned) -> Iterator[str]:
        """Yield why moves are left out where no need says so."""
        asked = planned.decided.asked
        slots = Slots(
            asked.situation, asked.here_and_now, language=self._playbook.language
        )
        kinds = {
            slots.fill(getattr(self._playbook.not_offered, name)): name
            for name in self._playbook.not_offered.__struct_fields__
        }
        for one in planned.plan.ruled_out:
            if one.because in kinds:
                yield f"not_offered:{kinds[one.because]}"

    def _of_move(self, planned: Planned, move: MovePlan) -> Iterator[str]:
        asked, situation = planned.decided.asked, planned.situation
        held = self._moves[move.move]
        reason = self._reasons[move.reason.kind] if move.reason else None
        yield from _times_of(self._playbook.first_contact.hours, move, situation)
        rules = self._playbook.first_contact
        if move.first_contact:
            rule = rules.reason if reason else rules.anything
            yield f"first_contact:{rule.id}"
        for words in move.words:
            register = next(
                r for r in self._playbook.registers if r.register == words.register
            )
            yield f"registers:{register.id}"
        names = set(self._notes_of(planned, move))
        for shared in reasons_meant(situation, move) or (None,):
            slots = Slots(
                situation, asked.here_and_now, shared, self._playbook.language
            )
            names.update(_moments_of(held, reason, move, slots))
            names.update(_lines_of(reason or held, move, slots))
            names.update(_drafts_of(self._playbook, held, reason, move, slots))
        yield from names

    def _notes_of(self, planned: Planned, move: MovePlan) -> Iterator[str]:
        asked = planned.decided.asked
        slots = Slots(
            asked.situation, asked.here_and_now, language=self._playbook.language
        )
        for note in self._playbook.notes:
            if slots.fill(note.says) in move.moment:
                yield f"notes:{note.id}"


def _times_of(hours: Hours, move: MovePlan, situation: Situation) -> Iterator[str]:
    first, age = move.first_contact, situation.you.age
    if first is None:
        return
    young = "_under_18" if age is not None and age < ADULT_FROM else ""
    yield f"first_contact:{hours.id}={first.medium}{young}"
    if first.no_later_than:
        yield f"first_contact:{hours.id}=in_time"


def _moments_of(
    held: Move, reason: Reason | None, move: MovePlan, slots: Slots
) -> Iterator[str]:
    """Yield the moment that a plan gives, the longest that fits."""
    found = [
        (len(says), moment.id)
        for moment in (*(reason.moments if reason else ()), *held.moments)
        if move.channel in moment.channels
        and move.moment.startswith(says := slots.fill(moment.says))
    ]
    if found:
        yield f"moments:{max(found)[1]}"
    if reason and slots.fill(reason.face_to_face) in move.moment:
        yield f"face_to_face:{reason.id}"
    if reason and reason.in_writing and slots.fill(reason.in_writing) in move.moment:
        yield f"in_writing:{reason.id}"


def _lines_of(holder: Move | Reason, move: MovePlan, slots: Slots) -> Iterator[str]:
    for words in move.words:
        options = holder.words.get(move.channel, {}).get(words.register, ())
        for place, line in enumerate(options):
            said = slots.fill(line.say)
            if words.line.startswith(said) and (
                words.line == f"{said} {slots.fill(line.out)}"
            ):
                yield _line_name(holder, move.channel, words.register, place)


def _line_name(holder: Move | Reason, channel: str, register: str, place: int) -> str:
    return f"lines:{holder.id} {channel} {register} {place + 1}"


def _drafts_of(
    playbook: Playbook,
    held: Move,
    reason: Reason | None,
    move: MovePlan,
    slots: Slots,
) -> Iterator[str]:
    if move.first_contact is None:
        return
    for name, draft in _drafts(playbook, reason or held):
        if slots.fill(draft) == move.first_contact.draft:
            yield name


def _drafts(playbook: Playbook, holder: Move | Reason) -> Iterator[tuple[str, str]]:
    """Yield name and text of each first message after one move or reason."""
    prompts = playbook.first_contact.anything
    name, drafts = holder.id, holder.drafts
    if not drafts and isinstance(holder, Move) and not holder.rests_on_reason:
        name, drafts = prompts.id, prompts.drafts
    for place, draft in enumerate(drafts):
        yield f"drafts:{name} {place + 1}", draft
    if isinstance(holder, Reason):
        for place, draft in enumerate(holder.drafts_after):
            yield f"drafts:{name} after {place + 1}", draft


def names_of(playbook: Playbook) -> Iterator[str]:
    """Yield the name of everything that can have a hand in a plan."""
    for group, rules, field in _groups(playbook):
        for rule in rules:
            if field:
                yield from _valued(f"{group}:{rule.id}", getattr(rule, field))
            else:
                yield f"{group}:{rule.id}"
    hours = playbook.first_contact.hours
    yield from _valued(f"first_contact:{hours.id}", _TIMES)
    for name in playbook.not_offered.__struct_fields__:
        yield f"not_offered:{name}"
    holders: tuple[Move | Reason, ...] = (*playbook.moves, *playbook.reasons)
    for holder in holders:
        yield from _names_of_lines(holder)
    yield from dict.fromkeys(_names_of_drafts(playbook, holders))


def _names_of_drafts(
    playbook: Playbook, holders: Iterable[Move | Reason]
) -> Iterator[str]:
    """Yield each first message's name; moves without their own share some."""
    for holder in holders:
        if isinstance(holder, Reason) or not _has_no_drafts(holder):
            yield from (name for name, _ in _drafts(playbook, holder))


def _valued(name: str, values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield f"{name}={value}"


def _groups(playbook: Playbook) -> Iterator[tuple[str, Iterable[Rule], str]]:
    """Yield group, rules, and the field whose values count one by one."""
    moves, reasons, first = playbook.moves, playbook.reasons, playbook.first_contact
    yield "stops", playbook.stops, ""
    yield "needs", (*playbook.needs, *_parts(moves, "needs")), ""
    yield "evidence", playbook.evidence, "weights"
    yield "effects", (*playbook.effects, *_parts(moves, "effects")), "by"
    yield "thresholds", playbook.ask_from, ""
    yield "costs", (playbook.costs,), "exposure"
    yield "facts", (*playbook.facts, *_worth_knowing(playbook)), ""
    yield "registers", playbook.registers, ""
    yield "notes", playbook.notes, ""
    yield "steps", playbook.steps, ""
    yield "interest", (playbook.interest,), "says"
    yield "first_contact", (first.reason, first.anything), ""
    yield "moves", moves, ""
    yield "reasons", reasons, ""
    yield "face_to_face", reasons, ""
    yield "in_writing", [one for one in reasons if one.in_writing], ""
    yield "moments", _parts((*moves, *reasons), "moments"), ""


def _worth_knowing(playbook: Playbook) -> Iterator[Rule]:
    for opening in playbook.interview.openings:
        if opening.worth_knowing:
            yield opening


def _parts(rules: Iterable[Rule], field: str) -> Iterator[Rule]:
    for rule in rules:
        yield from getattr(rule, field)


def _names_of_lines(holder: Move | Reason) -> Iterator[str]:
    for channel, registers in holder.words.items():
        for register, lines in registers.items():
            for place in range(len(lines)):
                yield _line_name(holder, channel, register, place)


def _has_no_drafts(move: Move) -> bool:
    """Say whether nothing is written after a move, or only about a reason."""
    return move.whose_turn == "them" or move.rests_on_reason
