"""A situation and a moment → the whole plan, in words.

Decisions come from ``segue.playbook.decide``; what stands here puts the rules'
words to them and the times to the first contact.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from segue.domain.facts import Facts, FactValue, as_day, channels_of, facts_of
from segue.domain.first_contact import SaneHours, Window, first_contact_window
from segue.domain.plan import (
    Answer,
    FirstContact,
    IfAnswer,
    InterestRead,
    Medium,
    MovePlan,
    NextStep,
    Plan,
    ReasonGiven,
    Register,
    RuledOut,
    SayDo,
    StopSaid,
    Words,
)
from segue.domain.situation import Shared, Situation
from segue.domain.when import parse_when
from segue.playbook.condition import holds
from segue.playbook.consider import Considered, Touched, touched_by
from segue.playbook.decide import Outcome, Scored, decide
from segue.playbook.document import Line, Move, Playbook, Reason
from segue.playbook.explain import explain_turns, explain_way, rule_name
from segue.playbook.settings import RegisterRule
from segue.playbook.weigh import Leaning, Way, Weights
from segue.playbook.words import Slots, choose


ADULT_FROM = 18
"""Age in years from which the hours of adults are suggested."""

_NO_DATE = "9999"
"""Sorts behind every ISO 8601 date."""


class Advisor:
    """A playbook, ready to answer situations. Nothing in it ever changes."""

    def __init__(self, playbook: Playbook) -> None:
        """Index the playbook once."""
        self.playbook = playbook
        self.weights = Weights(playbook)
        self.touched: Touched = touched_by(self.weights)


class Asked(Struct, frozen=True):
    """One question to the advisor.

    Attributes:
        situation: Where the two stand.
        now: The present moment; aware.
        zone: The person's own time zone.
        turn: 0 for the usual words; each further turn gives others.
        case: What keeps the words the same, such as the case's name.
    """

    situation: Situation
    now: datetime
    zone: ZoneInfo
    turn: int = 0
    case: str = ""

    @property
    def here_and_now(self) -> datetime:
        """The present moment on the person's own clocks."""
        return self.now.astimezone(self.zone)

    @property
    def sameness(self) -> str:
        """What makes two questions get the same words."""
        if self.case:
            return self.case
        situation = self.situation
        details = " ".join(item.detail or item.kind for item in situation.shared)
        return f"{situation.you.name} {situation.them.name} {details}"


def advise(advisor: Advisor, asked: Asked) -> Plan:
    """Answer a situation: whether to ask, how, when, in which words."""
    facts = facts_of(asked.situation, asked.here_and_now)
    outcome = decide(advisor.weights, facts)
    language = advisor.playbook.language
    slots = Slots(asked.situation, asked.here_and_now, language=language)
    if outcome.stops:
        return _leave_it(advisor, outcome, slots)
    considered = Considered(advisor.weights, advisor.touched, facts, outcome)
    find_out, would_change = explain_turns(considered, slots)
    offered, ruled_out = _offered(advisor, outcome, facts, slots)
    plan = Plan(
        decision=outcome.decision,
        stops=(),
        moves=tuple(_move_plan(advisor, asked, facts, outcome, one) for one in offered),
        ruled_out=ruled_out,
        find_out_first=find_out,
        would_change=would_change,
        interest=_interest(advisor.playbook, outcome.leaning, slots),
    )
    if outcome.decision == "ask":
        return plan
    return _with_steps(plan, advisor.playbook, asked, facts, slots)


def _leave_it(advisor: Advisor, outcome: Outcome, slots: Slots) -> Plan:
    instead = max(outcome.stops, key=lambda stop: stop.harm).instead
    return Plan(
        decision="leave_it",
        stops=tuple(
            StopSaid(id=stop.id, says=slots.fill(stop.says)) for stop in outcome.stops
        ),
        moves=(),
        ruled_out=(),
        find_out_first=(),
        would_change=(),
        interest=_interest(advisor.playbook, outcome.leaning, slots),
        instead=_filled(instead, slots),
    )


def _filled(answer: SayDo, slots: Slots) -> SayDo:
    return SayDo(say=slots.fill(answer.say), do=slots.fill(answer.do))


def _interest(playbook: Playbook, leaning: Leaning, slots: Slots) -> InterestRead:
    rule = playbook.interest
    name, share = max(
        zip(("none", "friendly", "romantic"), leaning, strict=True),
        key=lambda pair: pair[1],
    )
    if share < rule.clear_from:
        is_warm = leaning.friendly + leaning.romantic >= rule.warm_from
        name = "friendly" if is_warm else "unclear"
    return InterestRead(leaning=name, says=slots.fill(rule.says[name]))  # type: ignore[arg-type,index] # one of the four


def _offered(
    advisor: Advisor, outcome: Outcome, facts: Facts, slots: Slots
) -> tuple[list[Scored], tuple[RuledOut, ...]]:
    """Split the ways into those worth offering and moves that are not."""
    playbook = advisor.playbook
    because = {
        move_id: need.because if need else _why_no_way(advisor, move_id, facts)
        for move_id, need in outcome.ruled_out.items()
    }
    offered: list[Scored] = []
    for one in outcome.ranked:
        if one.score >= outcome.ranked[0].score - playbook.offer_within:
            offered.append(one)
        elif one.way.move not in {kept.way.move for kept in offered}:
            against = _strongest_against(advisor, one, facts, slots)
            because[one.way.move] = against or playbook.not_offered.weaker
    moves = [move for move in playbook.moves if move.id in because]
    return offered, tuple(
        RuledOut(move=one.id, title=one.title, because=slots.fill(because[one.id]))
        for one in moves
    )


def _why_no_way(advisor: Advisor, move_id: str, facts: Facts) -> str:
    """Say why a move has no way that any need could be blamed for."""
    rests_on_reason = advisor.weights.moves[move_id].rests_on_reason
    not_offered = advisor.playbook.not_offered
    if rests_on_reason and not facts.get("shared"):
        return not_offered.reason
    return not_offered.channel


def _strongest_against(
    advisor: Advisor, scored: Scored, facts: Facts, slots: Slots
) -> str:
    whys = explain_way(advisor.weights, scored, facts, slots)
    return next((why.says for why in whys if why.effect < 0), "")


def _move_plan(
    advisor: Advisor, asked: Asked, facts: Facts, outcome: Outcome, scored: Scored
) -> MovePlan:
    way, situation = scored.way, asked.situation
    shared = situation.shared[scored.reason_index] if way.reason else None
    language = advisor.playbook.language
    slots = Slots(situation, asked.here_and_now, shared, language)
    move = advisor.weights.moves[way.move]
    reason = advisor.weights.reasons[way.reason] if way.reason else None
    window = _window(advisor.playbook, asked, reason, shared)
    moment = [_moment(move, reason, way.channel, facts)]
    if window.too_soon and reason:
        moment.append(_settled_before(reason, situation))
    if outcome.decision == "ask":
        moment.append(outcome.ask_from.says)
    notes = advisor.playbook.notes
    moment.extend(note.says for note in notes if holds(note.when, facts))
    given = ReasonGiven(kind=shared.kind, detail=shared.detail) if shared else None
    return MovePlan(
        move=way.move,
        title=move.title,
        reason=given,
        channel=way.channel,
        welcome=round(scored.welcome, 4),
        score=round(scored.score, 4),
        moment=slots.fill(" ".join(moment)),
        words=_words(advisor, asked, facts, scored, slots),
        why=explain_way(advisor.weights, scored, facts, slots),
        if_answer=_if_answer(move, reason, slots),
        first_contact=_first_contact(advisor, asked, scored, slots, window),
    )


def _settled_before(reason: Reason, situation: Situation) -> str:
    """Say how to settle it where the date comes before the first message."""
    if "in_person" in channels_of(situation):
        return reason.face_to_face
    return reason.in_writing or reason.face_to_face


def _moment(
    move: Move, reason: Reason | None, channel: str, facts: Mapping[str, FactValue]
) -> str:
    for moment in (*(reason.moments if reason else ()), *move.moments):
        if channel in moment.channels and holds(moment.when, facts):
            return moment.says
    return ""


def _lines_for(weights: Weights, way: Way) -> Mapping[Register, tuple[Line, ...]]:
    """Return the authored lines for one way, by register."""
    holder = weights.reasons[way.reason] if way.reason else weights.moves[way.move]
    return holder.words.get(way.channel, {})


def _words(
    advisor: Advisor, asked: Asked, facts: Facts, scored: Scored, slots: Slots
) -> tuple[Words, ...]:
    way = scored.way
    lines = _lines_for(advisor.weights, way)
    words = []
    for rule in _registers(advisor.playbook, facts):
        options = lines.get(rule.register, ())
        if not options:
            continue
        place = f"{way.move} {way.channel} {way.reason} {rule.register}"
        line = choose(options, case=asked.sameness, place=place, turn=asked.turn)
        say, out = slots.fill(line.say), slots.fill(line.out)
        words.append(Words(register=rule.register, line=f"{say} {out}", easy_out=out))
    return tuple(words)


def _registers(playbook: Playbook, facts: Facts) -> list[RegisterRule]:
    rules = playbook.registers
    fitting = [rule for rule in rules if holds(rule.when, facts, rule.unless)]

    def comes_later(rule: RegisterRule) -> bool:
        return not (rule.first_when and holds(rule.first_when, facts))

    plain_first = sorted(fitting, key=lambda rule: rule.register != "plain")
    return sorted(plain_first, key=comes_later)


def _if_answer(move: Move, reason: Reason | None, slots: Slots) -> IfAnswer:
    own = reason.if_answer if reason else {}
    names: tuple[Answer, ...] = move.if_answer.__struct_fields__  # type: ignore[assignment] # the contract's answers
    return IfAnswer(
        **{n: _filled(own.get(n) or getattr(move.if_answer, n), slots) for n in names}
    )


def _window(
    playbook: Playbook, asked: Asked, reason: Reason | None, shared: Shared | None
) -> Window:
    medium: Medium = reason.medium if reason else "text"
    hours = sane_hours(playbook, medium, asked.situation.you.age)
    when = parse_when(shared.when) if shared and shared.when else None
    return first_contact_window(asked.now, hours, asked.zone, when)


def sane_hours(playbook: Playbook, medium: Medium, age: int | None) -> SaneHours:
    """Return the playbook's hours for one medium and age in years."""
    rule = playbook.first_contact.hours
    young = age is not None and age < ADULT_FROM
    suggested = rule.suggested_under_18 if young else rule.suggested
    return SaneHours(
        night_ends=time.fromisoformat(rule.night_ends),
        earliest=time.fromisoformat(rule.earliest),
        latest=time.fromisoformat(rule.latest),
        suggested=time.fromisoformat(suggested[medium]),
        evening_before=time.fromisoformat(rule.evening_before),
        hours_before=rule.hours_before,
    )


def _first_contact(
    advisor: Advisor, asked: Asked, scored: Scored, slots: Slots, window: Window
) -> FirstContact | None:
    way = scored.way
    move = advisor.weights.moves[way.move]
    if move.whose_turn == "them":
        return None
    reason = advisor.weights.reasons[way.reason] if way.reason else None
    drafts = _drafts(advisor.playbook, move, reason, window)
    place = f"draft {way.move} {way.reason}"
    draft = choose(drafts, case=asked.sameness, place=place, turn=asked.turn)
    latest = window.no_later_than
    return FirstContact(
        medium=reason.medium if reason else "text",
        about="reason" if reason else "anything",
        draft=slots.fill(draft),
        not_before=window.not_before.isoformat(),
        suggested=window.suggested.isoformat(),
        no_later_than=latest.isoformat() if latest else None,
    )


def _drafts(
    playbook: Playbook, move: Move, reason: Reason | None, window: Window
) -> tuple[str, ...]:
    """Return first messages; such as look back where the date comes first."""
    if reason is None:
        return move.drafts or playbook.first_contact.anything.drafts
    return (window.too_soon and reason.drafts_after) or reason.drafts


def _with_steps(
    plan: Plan, playbook: Playbook, asked: Asked, facts: Facts, slots: Slots
) -> Plan:
    today = asked.here_and_now.date()
    last = asked.situation.last_chance
    last_day = as_day(parse_when(last)) if last else None
    steps = []
    for rule in playbook.steps:
        if not holds(rule.when, facts, rule.unless):
            continue
        by = None
        if rule.in_days is not None:
            by = today + timedelta(days=rule.in_days)
            if last_day and today <= last_day < by:
                by = last_day
        steps.append(
            NextStep(
                id=rule.id,
                do=slots.fill(rule.do),
                by=by.isoformat() if by else None,
                rule=rule_name(rule),
            )
        )
    shown = steps[: playbook.steps_shown]
    shown.sort(key=lambda step: step.by or _NO_DATE)
    return replace(plan, next_steps=tuple(shown))
