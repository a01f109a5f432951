"""Each rule of the advice is visible in plans, and gone without its content.

Every claim is made twice: it holds of the built-in playbook, and no longer
holds once the part of the playbook that carries the rule is taken away.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from msgspec import Struct
from msgspec.structs import replace

from segue.domain.plan import MovePlan, Plan
from segue.domain.read_situation import situation_from
from segue.playbook.advise import Advisor, Asked, advise
from segue.playbook.document import MomentRule, Move, Playbook, Reason
from segue.playbook.load import load_built_in
from segue.playbook.words import Slots


BERLIN = ZoneInfo("Europe/Berlin")
NOW = "2026-11-22T17:00"
FRIENDS: dict[str, Any] = {
    "you": {"name": "Sam", "age": 30, "confidence": 3},
    "them": {"name": "Robin", "age": 31, "familiarity": "friend"},
    "channels": ["in_person", "social"],
    "goal": "get_to_know",
}
Claim = Callable[[Playbook], bool]
Change = Callable[[Playbook], Playbook]


@cache
def built_in() -> Playbook:
    """Return the built-in playbook, made to offer all that is possible."""
    return replace(load_built_in(), offer_within=9.0)


def plan(book: Playbook, now: str = NOW, turn: int = 0, **fields: Any) -> Plan:  # noqa: ANN401 - any field of a situation
    """Plan for two friends in Berlin, with some fields changed."""
    situation = situation_from({**FRIENDS, **fields})
    asked = Asked(situation, datetime.fromisoformat(now).replace(tzinfo=BERLIN), BERLIN)
    return advise(Advisor(book), replace(asked, turn=turn))


def found(book: Playbook, move: str, **fields: Any) -> MovePlan | None:  # noqa: ANN401 - any field of a situation
    """Return a move of the plan, if it is offered."""
    moves = plan(book, **fields).moves
    return next((one for one in moves if one.move == move), None)


def welcome(book: Playbook, move: str, **fields: Any) -> float:  # noqa: ANN401 - any field of a situation
    """Return how welcome a move is, 0 where it is not offered."""
    one = found(book, move, **fields)
    return one.welcome if one else 0.0


# ------------------------------------------------------------- taking away


def without(source: str, *kinds: str) -> Change:
    """Take away the playbook's rules of some kinds that cite a source."""

    def kept(rules: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(rule for rule in rules if rule.source != source)

    def change(book: Playbook) -> Playbook:
        inner = [kind for kind in kinds if kind in {"effects", "needs"}]
        moves = tuple(
            replace(move, **{kind: kept(getattr(move, kind)) for kind in inner})
            for move in book.moves
        )
        changed = replace(book, moves=moves)
        fields = {kind: kept(getattr(changed, kind)) for kind in kinds}
        assert any(len(fields[kind]) < len(getattr(book, kind)) for kind in kinds)
        return replace(changed, **fields)

    return change


def with_each(kind: str, **fields: object) -> Change:
    """Change every move or every reason."""

    def change(book: Playbook) -> Playbook:
        changed = tuple(replace(one, **fields) for one in getattr(book, kind))
        return replace(book, **{kind: changed})

    return change


def without_moments(source: str) -> Change:
    """Take away the moments that cite a source."""

    def kept(holder: Move | Reason) -> tuple[MomentRule, ...]:
        return tuple(moment for moment in holder.moments if moment.source != source)

    def change(book: Playbook) -> Playbook:
        return replace(
            book,
            moves=tuple(replace(m, moments=kept(m)) for m in book.moves),
            reasons=tuple(replace(r, moments=kept(r)) for r in book.reasons),
        )

    return change


def with_hours(**fields: object) -> Change:
    """Change the hours of the first contact."""

    def change(book: Playbook) -> Playbook:
        hours = replace(book.first_contact.hours, **fields)
        return replace(book, first_contact=replace(book.first_contact, hours=hours))

    return change


def with_prompts(*drafts: str) -> Change:
    """Put other first messages in the place of those that need no reason."""

    def change(book: Playbook) -> Playbook:
        prompts = replace(book.first_contact.anything, drafts=drafts)
        moves = tuple(replace(move, drafts=()) for move in book.moves)
        rules = replace(book.first_contact, anything=prompts)
        return replace(book, moves=moves, first_contact=rules)

    return change


# ------------------------------------------------------------- the claims


def shy_writes(book: Playbook) -> bool:
    """Return whether somebody terrified asks in writing."""
    one = found(book, "shared_reason", you={"confidence": 1}, shared=[{"kind": "club"}])
    return one is not None and one.channel == "social"


def bold_speaks(book: Playbook) -> bool:
    """Return whether somebody bold asks face to face."""
    bold = {"you": {"confidence": 5}, "private_moment": "yes"}
    one = found(book, "shared_reason", **bold, shared=[{"kind": "club"}])
    by = {why.fact: why.effect for why in one.why} if one else {}
    return bool(one) and by.get("you.confidence=5", 0.0) > 0


def knowing_helps_online(book: Playbook) -> bool:
    """Return whether it takes knowing each other to ask online."""
    friend, stranger = (
        welcome(
            book, "ask_in_chat", channels=["social"], them={"familiarity": familiarity}
        )
        for familiarity in ("friend", "stranger")
    )
    return friend > stranger + 0.1


def chat_is_offered(book: Playbook) -> bool:
    """Return whether those who write to each other may ask there."""
    return found(book, "ask_in_chat", channels=["social"]) is not None


def every_move_has_its_moment(book: Playbook) -> bool:
    """Return whether each way to ask says when."""
    moves = plan(book, shared=[{"kind": "class_project"}], flirting="mutual").moves
    return bool(moves) and all(move.moment for move in moves)


def talk_carries_it(book: Playbook) -> bool:
    """Return whether the question can grow out of a conversation."""
    return found(book, "weave_in") is not None


def long_talks_help(book: Playbook) -> bool:
    """Return whether a talk that lasts speaks for weaving it in.

    What it says about their interest is left out of account.
    """
    deaf = replace(book, evidence=())
    yes, no = (
        welcome(deaf, "weave_in", cues={"makes_time": value}) for value in ("yes", "no")
    )
    return yes > no + 0.02


def invitation_first(book: Playbook) -> bool:
    """Return whether interest in a date leads to an invitation."""
    first = plan(book, date_interest="yes", goal="date").moves[0]
    return first.move == "ask_out_first"


def no_interest_no_invitation(book: Playbook) -> bool:
    """Return whether no interest rules the invitation out."""
    made = plan(book, date_interest="no", goal="date")
    return "ask_out_first" in {one.move for one in made.ruled_out}


def reason_is_used(book: Playbook) -> bool:
    """Return whether a shared hobby becomes the reason, as stated."""
    one = found(book, "shared_reason", shared=[{"kind": "hobby", "detail": "chess"}])
    return bool(one and one.reason and one.reason.detail == "chess")


def reason_helps(book: Playbook) -> bool:
    """Return whether a reason makes a yes more likely, by this rule."""
    shared = [{"kind": "photo_or_link", "detail": "the team photo"}]
    one = found(book, "shared_reason", shared=shared)
    return one is not None and any(
        why.fact == "shared.kind=photo_or_link" and why.effect > 0 and why.rule == "S4"
        for why in one.why
    )


def nothing_is_made_up(book: Playbook) -> bool:
    """Return whether one without a reason gets none, where others do."""
    return reason_is_used(book) and found(book, "shared_reason", shared=[]) is None


def media_of(book: Playbook, *kinds: str) -> list[str | None]:
    """Return the first contact's medium for reasons; nothing where unknown."""
    media: list[str | None] = []
    for kind in kinds:
        one = found(book, "shared_reason", shared=[{"kind": kind, "detail": "maths"}])
        first = one.first_contact if one else None
        media.append(first.medium if first and first.about == "reason" else None)
    return media


def own_words(book: Playbook, *kinds: str) -> bool:
    """Return whether reasons have words, moments and messages of their own."""
    said = []
    for kind in kinds:
        one = found(book, "shared_reason", shared=[{"kind": kind}])
        if one is None or one.first_contact is None or not one.words:
            return False
        said.append((one.words[0].line, one.moment, one.first_contact.draft))
    return all(len(set(column)) == len(kinds) for column in zip(*said, strict=True))


def school_reasons(book: Playbook) -> bool:
    """Return whether a project is texted about and help is called for."""
    kinds = "class_project", "subject_help"
    return media_of(book, *kinds) == ["text", "call"] and own_words(book, *kinds)


def work_reasons(book: Playbook) -> bool:
    """Return whether schedule and ride have their own words and follow-up."""
    kinds = "work_schedule", "work_ride"
    return None not in media_of(book, *kinds) and own_words(book, *kinds)


def boldness_lifts_the_offer(book: Playbook) -> bool:
    """Return whether the bold are rather told to offer their own number."""
    bold, shy = (
        welcome(book, "offer_yours", channels=["social"], you={"confidence": level})
        for level in (5, 1)
    )
    return bold > shy + 0.02


def feeling_lifts_the_offer(book: Playbook) -> bool:
    """Return whether cause to think it mutual does the same."""
    return welcome(book, "offer_yours", feelings="clear") > 0.05 + welcome(
        book, "offer_yours", feelings="unlikely"
    )


def offer_needs_no_reason(book: Playbook) -> bool:
    """Return whether the own number is offered directly."""
    one = found(book, "offer_yours", shared=[{"kind": "club"}])
    return one is not None and one.reason is None


def their_turn(book: Playbook) -> bool:
    """Return whether nothing is scheduled after an offer."""
    one = found(book, "offer_yours")
    return one is not None and one.first_contact is None


def both_endings(book: Playbook) -> bool:
    """Return whether theirs coming back, and not, have each their plan."""
    one = found(book, "offer_yours")
    if one is None:
        return False
    back, not_back = one.if_answer.yes, one.if_answer.unclear
    return all((back.say, back.do, not_back.do)) and back.do != not_back.do


def offer_has_its_moment(book: Playbook) -> bool:
    """Return whether the offer is made at a moment that this rule names."""
    one = found(book, "offer_yours")
    move = next(move for move in built_in().moves if move.id == "offer_yours")
    moments = [moment.says for moment in move.moments if moment.source == "S8"]
    slots = Slots(
        situation_from(FRIENDS), datetime.fromisoformat(NOW).replace(tzinfo=BERLIN)
    )
    return one is not None and any(slots.fill(says) in one.moment for says in moments)


def offer_presses_least(book: Playbook) -> bool:
    """Return whether of all moves the offer alone is the easiest to decline."""
    pressure = {move.id: move.pressure for move in book.moves}
    offer = pressure.pop("offer_yours")
    return all(offer < others for others in pressure.values())


def mutual_play_is_used(book: Playbook) -> bool:
    """Return whether mutual flirting allows a playful swap, playfully put."""
    one = found(book, "playful_swap", flirting="mutual")
    return one is not None and one.words[0].register == "playful"


def one_sided_play_is_not(book: Playbook) -> bool:
    """Return whether any other flirting rules it out."""
    return all(
        found(book, "playful_swap", flirting=flirting) is None
        for flirting in ("none", "you_only", "they_only", None)
    )


def not_before(book: Playbook, now: str) -> str:
    """Return when a number that is given now may first be used."""
    made = plan(book, now)
    one = next(move for move in made.moves if move.move == "weave_in")
    assert one.first_contact
    return one.first_contact.not_before[:16]


def not_the_same_night(book: Playbook) -> bool:
    """Return whether the number waits for the next morning."""
    return not_before(book, "2026-11-22T23:00") == "2026-11-23T09:00"


def past_midnight_is_that_night(book: Playbook) -> bool:
    """Return whether half past midnight belongs to the evening before."""
    asked = [not_before(book, f"2026-11-23T{at}") for at in ("00:30", "03:59", "04:00")]
    return asked == ["2026-11-23T09:00", "2026-11-23T09:00", "2026-11-24T09:00"]


POSTER = {"kind": "class_project", "detail": "the biology poster"}


def message_is_about_the_reason(book: Playbook) -> bool:
    """Return whether the first message speaks of what was asked with."""
    moves = (
        next(
            one
            for one in plan(book, turn=turn, shared=[POSTER]).moves
            if one.move == "shared_reason"
        )
        for turn in range(6)
    )
    drafts = [one.first_contact.draft for one in moves if one.first_contact]
    return any("biology poster" in draft for draft in drafts)


def message_is_in_time(book: Playbook) -> bool:
    """Return whether it comes before the reason's date."""
    for when in ("2026-11-23T18:00", "2026-11-27", "2026-11-27T08:00"):
        one = found(book, "shared_reason", shared=[{**POSTER, "when": when}])
        first = one.first_contact if one else None
        if not first or not first.no_later_than:
            return False
        if not first.suggested[:16] <= first.no_later_than[:16] < when[:16]:
            return False
    return True


def something_to_say(book: Playbook) -> bool:
    """Return whether without a reason the message is a prompt of this rule."""
    one = found(book, "weave_in")
    first = one.first_contact if one else None
    return first is not None and first.about == "anything" and first.draft in prompts()


@cache
def prompts() -> frozenset[str]:
    """Return the built-in prompts as Sam would send them."""
    situation = situation_from(FRIENDS)
    slots = Slots(situation, datetime.fromisoformat(NOW).replace(tzinfo=BERLIN))
    weave_in = next(move for move in built_in().moves if move.id == "weave_in")
    drafts = weave_in.drafts or built_in().first_contact.anything.drafts
    return frozenset(slots.fill(draft) for draft in drafts)


def no_date_presses(book: Playbook) -> bool:
    """Return whether there is no fixed hour, only sane ones."""
    one = found(book, "weave_in")
    first = one.first_contact if one else None
    if first is None or first.no_later_than is not None:
        return False
    return time(9) <= datetime.fromisoformat(first.suggested).time() <= time(20, 30)


class Part(NamedTuple):
    """One thing that a rule does.

    Attributes:
        claim: What holds of the built-in playbook.
        taken: What takes it away.
    """

    claim: Claim
    taken: Change


OFFER_CHASES = with_each("moves", whose_turn="you")


def with_one_ending(book: Playbook) -> Playbook:
    """Let the offer's answers all come to the same."""
    changed = []
    for move in book.moves:
        yes = move.if_answer.yes
        names = move.if_answer.__struct_fields__
        same: Struct = replace(move.if_answer, **dict.fromkeys(names, yes))
        changed.append(replace(move, if_answer=same))
    return replace(book, moves=tuple(changed))


RULES: dict[str, tuple[Part, ...]] = {
    "S1": (
        Part(shy_writes, without("S1", "effects")),
        Part(bold_speaks, without("S1", "effects")),
        Part(knowing_helps_online, without("S1", "effects", "evidence")),
        Part(chat_is_offered, without("S1", "moves")),
    ),
    "S2": (
        Part(every_move_has_its_moment, without_moments("S2")),
        Part(talk_carries_it, without("S2", "moves")),
        Part(long_talks_help, without("S2", "effects")),
    ),
    "S3": (
        Part(invitation_first, without("S3", "moves")),
        Part(invitation_first, without("S3", "effects", "evidence")),
        Part(no_interest_no_invitation, without("S3", "needs")),
    ),
    "S4": (
        Part(reason_is_used, without("S4", "moves")),
        Part(reason_is_used, without("S4", "reasons")),
        Part(reason_helps, with_each("reasons", welcome=0.0)),
        Part(nothing_is_made_up, with_each("moves", rests_on_reason=False)),
    ),
    "S5": (
        Part(school_reasons, without("S5", "reasons")),
        Part(school_reasons, with_each("reasons", medium="text")),
    ),
    "S6": (Part(work_reasons, without("S6", "reasons")),),
    "S7": (
        Part(offer_needs_no_reason, without("S7", "moves")),
        Part(boldness_lifts_the_offer, without("S7", "effects")),
        Part(feeling_lifts_the_offer, without("S7", "effects", "evidence")),
    ),
    "S8": (
        Part(offer_has_its_moment, without_moments("S8")),
        Part(their_turn, OFFER_CHASES),
        Part(both_endings, with_one_ending),
        Part(offer_presses_least, with_each("moves", pressure=0.3)),
    ),
    "S9": (
        Part(mutual_play_is_used, without("S9", "moves")),
        Part(mutual_play_is_used, without("S9", "registers")),
        Part(one_sided_play_is_not, without("S9", "needs")),
    ),
    "S10": (
        Part(not_the_same_night, with_hours(earliest="00:00")),
        Part(past_midnight_is_that_night, with_hours(night_ends="00:00")),
    ),
    "S11": (
        Part(message_is_about_the_reason, with_each("reasons", drafts=("Hi.",))),
        Part(
            message_is_in_time,
            with_hours(evening_before="23:59", hours_before=-6, latest="23:59"),
        ),
    ),
    "S12": (
        Part(something_to_say, with_prompts("Hi.")),
        Part(no_date_presses, with_hours(suggested={"text": "03:00", "call": "03:00"})),
    ),
}


def parts() -> Iterator[tuple[str, Part]]:
    """Yield every rule with each of its parts."""
    for rule, its_parts in RULES.items():
        for part in its_parts:
            yield rule, part


def test_no_rule_is_left_out() -> None:
    """All twelve rules of the advice are held to."""
    assert list(RULES) == [f"S{number}" for number in range(1, 13)]
    assert set(RULES) <= set(built_in().sources)


@pytest.mark.parametrize(("rule", "part"), list(parts()))
def test_a_rule_is_carried_out(rule: str, part: Part) -> None:
    """The built-in playbook does what the rule says."""
    assert part.claim(built_in()), f"{rule}: {part.claim.__doc__}"


@pytest.mark.parametrize(("rule", "part"), list(parts()))
def test_without_its_content_a_rule_is_gone(rule: str, part: Part) -> None:
    """Taken out of the playbook, it is no longer done."""
    bereft = part.taken(built_in())
    assert not part.claim(bereft), f"{rule} is done by something else"
