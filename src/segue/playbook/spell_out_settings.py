"""First contact, questions, manners, costs → as they are printed."""

from collections.abc import Mapping

from segue.domain.plan import Medium
from segue.domain.printout import (
    Chapter,
    Group,
    Noted,
    PartPrinted,
    Ruling,
    Wording,
)
from segue.playbook.describe import Speaker, as_read
from segue.playbook.document import FactRule, Playbook
from segue.playbook.settings import Hours, Opening
from segue.playbook.spell_out_words import drafts, plain, worded


def first_contact_part(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    """Print when and how to write first."""
    rules = playbook.first_contact
    follow_up = rules.follow_up
    about = tuple(
        Ruling(said=speaker.said(rule, says))
        for rule, says in (
            (rules.reason, "Asked with a reason: the first message is about it."),
            (rules.anything, "Asked without one: whenever there is something to say."),
        )
    )
    again = Ruling(
        said=speaker.said(follow_up, "No reply: one more message, and then rest."),
        notes=(
            Noted("After", f"{follow_up.in_days} days"),
            Noted("Then", as_read(follow_up.rest)),
        ),
    )
    chapter = Chapter(
        id="first-contact",
        title="When, and about what",
        groups=(
            Group(title="Hours", rulings=(_hours(rules.hours, speaker),)),
            Group(title="About what", rulings=about),
            Group(title="No reply", rulings=(again,)),
        ),
        wordings=(
            *drafts("first_contact.anything.drafts", rules.anything.drafts),
            *drafts("first_contact.follow_up.drafts", follow_up.drafts, late=True),
        ),
    )
    return PartPrinted(
        id="part-first-contact",
        title="The first message",
        about="As if the number had just been given.",
        chapters=(chapter,),
    )


def _hours(hours: Hours, speaker: Speaker) -> Ruling:
    return Ruling(
        said=speaker.said(hours, "Not the same night, and at sane hours."),
        notes=(
            Noted("The night ends", hours.night_ends),
            Noted("Never before", f"{hours.earliest} on the following day"),
            Noted("Never after", hours.latest),
            Noted("A good hour", _by(hours.suggested)),
            Noted("A good hour under 18", _by(hours.suggested_under_18)),
            Noted(
                "Where a date presses", f"the evening before, {hours.evening_before}"
            ),
            Noted("Where that is too early", f"{hours.hours_before} hours before"),
        ),
    )


def _by(hours: Mapping[Medium, str]) -> str:
    return ", ".join(f"{medium} {hour}" for medium, hour in hours.items())


def settled_part(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    """Print what holds for all of it: manners, costs, questions."""
    return PartPrinted(
        id="part-settings",
        title="What holds for all of it",
        about="Manners of speaking, what showing and pressing cost, and the questions "
        "by which a situation is learned.",
        chapters=(_general(playbook, speaker), _questions(playbook, speaker)),
    )


def _general(playbook: Playbook, speaker: Speaker) -> Chapter:
    costs, not_offered = playbook.costs, playbook.not_offered
    manners = tuple(
        Ruling(
            said=speaker.said(
                rule, f"Speak in the manner {rule.register}.", speaker.conditions(rule)
            ),
            notes=_first(speaker.condition(rule.first_when or ())),
        )
        for rule in playbook.registers
    )
    price = Ruling(
        said=speaker.said(costs, "What showing and pressing cost a score."),
        notes=(
            *(
                Noted(f"Showing, at confidence {level}", f"{weight:g}")
                for level, weight in costs.exposure.items()
            ),
            Noted("Pressing", f"{costs.pressure:g}"),
        ),
    )
    notes = tuple(
        Ruling(said=speaker.said(one, one.says, speaker.conditions(one)))
        for one in playbook.notes
    )
    reasons = (
        ("channel", not_offered.channel),
        ("reason", not_offered.reason),
        ("weaker", not_offered.weaker),
    )
    offered = Wording(
        title="why a way is not offered",
        lines=tuple(worded(f"not_offered.{name}", says) for name, says in reasons),
    )
    return Chapter(
        id="settings",
        title="Manners, costs, notes",
        groups=(
            Group(title="Manners", rulings=manners),
            Group(title="Costs", rulings=(price,)),
            Group(title="To mind, whatever the way", rulings=notes),
        ),
        wordings=(offered,),
    )


def _first(when: str) -> tuple[Noted, ...]:
    return (Noted("First where", when),) if when else ()


def _questions(playbook: Playbook, speaker: Speaker) -> Chapter:
    facts = tuple(_fact(fact, speaker) for fact in playbook.facts)
    openings = tuple(
        _opening(opening, speaker) for opening in playbook.interview.openings
    )
    return Chapter(
        id="questions",
        title="Questions",
        groups=(
            Group(title="Facts that may be unknown", rulings=facts),
            Group(title="Questions besides", rulings=openings),
        ),
    )


def _fact(fact: FactRule, speaker: Speaker) -> Ruling:
    shares = ", ".join(f"{plain(v)} {share:g}" for v, share in fact.prior.items())
    unless = speaker.condition(fact.unless or ())
    return Ruling(
        said=speaker.said(fact, fact.question, f"unless {unless}" if unless else ""),
        notes=(
            Noted("How to find out", as_read(fact.how)),
            *(Noted(plain(v), as_read(says)) for v, says in fact.values.items()),
            Noted("Expected", shares),
        ),
    )


def _opening(opening: Opening, speaker: Speaker) -> Ruling:
    worth = opening.worth_knowing
    return Ruling(
        said=speaker.said(opening, opening.question),
        notes=(
            Noted("How to find out", as_read(opening.how)),
            *(Noted(plain(v), as_read(says)) for v, says in opening.values.items()),
            *((Noted("The plan calls it", as_read(worth.label)),) if worth else ()),
        ),
    )
