"""Parts of a plan → the words that every door shows for them.

Doors differ in layout only: what the terminal says of a plan, the page says
in the same words.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from segue.domain.plan import (
    FirstContact,
    MovePlan,
    NextStep,
    Plan,
    WouldChange,
)
from segue.domain.pronouns import pronouns_of
from segue.domain.situation import Situation


CHANNEL_NAMES: Final = {
    "in_person": "face to face",
    "social": "in your chat",
    "email": "by email",
}
ANSWER_NAMES: Final = {
    "yes": "Yes",
    "conditional": "Yes, but later",
    "other_channel": "Another way instead",
    "soft_no": "Not really",
    "no": "No",
    "unclear": "Can't tell",
}
DECISIONS: Final = {
    "ask": "Ask.",
    "warm_up": "Not yet.",
    "leave_it": "Leave it.",
}
JUDGEMENT: Final = "A judgement, not a measured chance."
_WELCOME: Final = (
    (0.8, "very likely welcome"),
    (0.65, "likely welcome"),
    (0.5, "more likely welcome than not"),
    (0.35, "could go either way"),
    (0.0, "likely too early"),
)
_ADVICE = re.compile(r"S\d+\Z")
_VALUES = 2
_LABEL: Final = 12
"""Characters of a name that a label has room for."""


def headline(plan: Plan, situation: Situation) -> str:
    """Say in a sentence what comes of the decision."""
    if plan.decision == "leave_it":
        return "Here is why, and what is better."
    if plan.decision == "warm_up":
        return "A small step comes first."
    if situation.history.asked_before == "conditional":
        return "But only once what they named has come."
    return f"Best: {lower_first(title_of(plan.moves[0]))}."


def title_of(move: MovePlan) -> str:
    """Name a move, what it rests on, and where it is made."""
    about = ""
    if move.reason:
        about = f" ({move.reason.detail or move.reason.kind.replace('_', ' ')})"
    return f"{upper_first(move.title)}{about}, {CHANNEL_NAMES[move.channel]}"


def lower_first(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return f"{title[:1].lower()}{title[1:]}"


def upper_first(title: str) -> str:
    """Return a title as it stands at the beginning."""
    return f"{title[:1].upper()}{title[1:]}"


def welcome_in_words(welcome: float) -> str:
    """Say a judgement from 0 to 1 in words."""
    return next(words for least, words in _WELCOME if welcome >= least)


def cited(rule: str) -> str:
    """Name the rule where it is one of the advice; others are names of ours."""
    return f" ({rule})" if _ADVICE.match(rule) else ""


def step_in_words(step: NextStep) -> str:
    """Say a small step with its day and its source."""
    if step.by is None:
        return f"{step.do}{cited(step.rule)}"
    return f"{step.do} By {day_in_words(step.by)}.{cited(step.rule)}"


def named(situation: Situation) -> str:
    """Return their name where it fits a label, else how one speaks of them."""
    name = situation.them.name
    if name and len(name) <= _LABEL:
        return name
    return pronouns_of(situation.them.pronouns)[1]


def if_they_answer(situation: Situation) -> str:
    """Say of whom an answer is awaited."""
    who = situation.them.name or pronouns_of(situation.them.pronouns)[0]
    return f"If {who} answer{'' if who == 'they' else 's'}"


def contact_in_words(contact: FirstContact | None, them: str) -> tuple[str, str]:
    """Say what comes after a yes, and when."""
    if contact is None:
        return "After", "The next word is theirs. Nothing is scheduled; don't chase."
    verb = "Call" if contact.medium == "call" else "Text"
    when = f"not before {moment_in_words(contact.not_before)}"
    when = f"{when}; {moment_in_words(contact.suggested)} is good"
    if contact.no_later_than:
        when = f"{when}; by {moment_in_words(contact.no_later_than)} at the latest"
    return f"{verb} {them}", f"{when}."


def moment_in_words(iso: str) -> str:
    """Say a moment: weekday, date and time by the wall."""
    return f"{day_in_words(iso)} at {datetime.fromisoformat(iso):%H:%M}"


def day_in_words(iso: str) -> str:
    """Say a day: weekday and date."""
    day = datetime.fromisoformat(iso)
    return f"{day:%A}, {day:%B} {day.day}"


def changes_in_words(
    plan: Plan, changes: Sequence[WouldChange]
) -> list[tuple[str, str]]:
    """Join the values of one fact that come to the same: what then, and if."""
    titles: dict[str, str] = {one.move: one.title for one in plan.moves}
    titles.update((one.move, one.title) for one in plan.ruled_out)
    groups: dict[tuple[str, str, str | None], list[str]] = {}
    for change in changes:
        key = change.fact, change.decision, change.move
        groups.setdefault(key, []).append(change.says)
    return [
        (_then(decision, move, titles), _if(says))
        for (_, decision, move), says in groups.items()
    ]


def _then(decision: str, move: str | None, titles: Mapping[str, str]) -> str:
    if decision == "ask" and move:
        return f"{DECISIONS[decision][:-1]}: {lower_first(titles[move])}"
    return DECISIONS[decision]


def _if(says: Sequence[str]) -> str:
    values = [says[0], *(one.partition(": ")[2] for one in says[1:_VALUES])]
    if len(says) > _VALUES:
        values.append("or the like")
    return "; ".join(values)
