"""Parts of a plan → the words that every door shows for them.

Doors differ in layout only: what the terminal says of a plan, the page says
in the same words. The words are those of ``segue.domain.page_words``: English,
unless others are handed in.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import asdict, astuple

from segue.domain.page_words import IN_ENGLISH, PageWords
from segue.domain.plan import (
    FirstContact,
    MovePlan,
    NextStep,
    Plan,
    WouldChange,
)
from segue.domain.pronouns import pronouns_of
from segue.domain.situation import Situation


ANSWER_NAMES: Final[dict[str, str]] = asdict(IN_ENGLISH.answers)
DECISIONS: Final[dict[str, str]] = asdict(IN_ENGLISH.decisions)
JUDGEMENT: Final = IN_ENGLISH.plan.judgement
_WELCOME_FROM: Final = (0.8, 0.65, 0.5, 0.35, 0.0)
_ADVICE = re.compile(r"S\d+\Z")
_VALUES = 2
_LABEL: Final = 12
"""Characters of a name that a label has room for."""


def headline(plan: Plan, situation: Situation, words: PageWords = IN_ENGLISH) -> str:
    """Say in a sentence what comes of the decision."""
    if plan.decision == "leave_it":
        return words.plan.leave_it_because
    if plan.decision == "warm_up":
        return words.plan.small_step
    if situation.history.asked_before == "conditional":
        return words.plan.once_it_came
    best = lower_first(title_of(plan.moves[0], words))
    return words.plan.best.format(move=best)


def title_of(move: MovePlan, words: PageWords = IN_ENGLISH) -> str:
    """Name a move, what it rests on, and where it is made."""
    about = ""
    if move.reason:
        kind: str = getattr(words.reasons, move.reason.kind)
        about = f" ({move.reason.detail or kind})"
    where: str = getattr(words.channels, move.channel)
    return f"{upper_first(move.title)}{about}, {where}"


def lower_first(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return f"{title[:1].lower()}{title[1:]}"


def upper_first(title: str) -> str:
    """Return a title as it stands at the beginning."""
    return f"{title[:1].upper()}{title[1:]}"


def welcome_in_words(welcome: float, words: PageWords = IN_ENGLISH) -> str:
    """Say a judgement from 0 to 1 in words."""
    steps: tuple[str, ...] = astuple(words.welcome)
    levels = zip(_WELCOME_FROM, steps, strict=True)
    return next(said for least, said in levels if welcome >= least)


def cited(rule: str) -> str:
    """Name the rule where it is one of the advice; others are names of ours."""
    return f" ({rule})" if _ADVICE.match(rule) else ""


def step_in_words(step: NextStep, words: PageWords = IN_ENGLISH) -> str:
    """Say a small step with its day and its source."""
    if step.by is None:
        return f"{step.do}{cited(step.rule)}"
    by = words.plan.by_day.format(day=day_in_words(step.by, words))
    return f"{step.do} {by}{cited(step.rule)}"


def named(situation: Situation) -> str:
    """Return their name where it fits a label, else how one speaks of them."""
    name = situation.them.name
    if name and len(name) <= _LABEL:
        return name
    return pronouns_of(situation.them.pronouns)[1]


def if_they_answer(situation: Situation, words: PageWords = IN_ENGLISH) -> str:
    """Say of whom an answer is awaited."""
    name = situation.them.name
    if name:
        return words.plan.if_named.format(who=name)
    who = pronouns_of(situation.them.pronouns)[0]
    if who == "they":
        return words.plan.if_they
    return words.plan.if_pronoun.format(who=who)


def contact_in_words(
    contact: FirstContact | None,
    them: str,
    words: PageWords = IN_ENGLISH,
    *,
    is_name: bool = False,
) -> tuple[str, str]:
    """Say what comes after a yes, and when.

    Args:
        contact: The first contact, unless it would be their turn.
        them: Their name, or how one speaks of them.
        words: The words of the page.
        is_name: Whether that is a name.
    """
    said = words.plan
    if contact is None:
        return said.after, said.their_turn
    if contact.medium == "call":
        verb = said.call_named if is_name else said.call_unnamed
    else:
        verb = said.text_named if is_name else said.text_unnamed
    when = [
        said.not_before.format(moment=moment_in_words(contact.not_before, words)),
        said.is_good.format(moment=moment_in_words(contact.suggested, words)),
    ]
    if contact.no_later_than:
        latest = moment_in_words(contact.no_later_than, words)
        when.append(said.at_the_latest.format(moment=latest))
    return verb.format(them=them), f"{'; '.join(when)}."


def moment_in_words(iso: str, words: PageWords = IN_ENGLISH) -> str:
    """Say a moment: weekday, date and time by the wall."""
    time = f"{datetime.fromisoformat(iso):%H:%M}"
    return words.dates.moment.format(day=day_in_words(iso, words), time=time)


def day_in_words(iso: str, words: PageWords = IN_ENGLISH) -> str:
    """Say a day: weekday and date."""
    at, dates = datetime.fromisoformat(iso), words.dates
    return dates.day.format(
        weekday=dates.weekdays[at.weekday()],
        month=dates.months[at.month - 1],
        day=at.day,
    )


def changes_in_words(
    plan: Plan, changes: Sequence[WouldChange], words: PageWords = IN_ENGLISH
) -> list[tuple[str, str]]:
    """Join the values of one fact that come to the same: what then, and if."""
    titles: dict[str, str] = {one.move: one.title for one in plan.moves}
    titles.update((one.move, one.title) for one in plan.ruled_out)
    groups: dict[tuple[str, str, str | None], list[str]] = {}
    for change in changes:
        key = change.fact, change.decision, change.move
        groups.setdefault(key, []).append(change.says)
    return [
        (_then(decision, move, titles, words), _if(says, words))
        for (_, decision, move), says in groups.items()
    ]


def _then(
    decision: str, move: str | None, titles: Mapping[str, str], words: PageWords
) -> str:
    said: str = getattr(words.decisions, decision)
    if decision == "ask" and move:
        return f"{said.removesuffix('.')}: {lower_first(titles[move])}"
    return said


def _if(says: Sequence[str], words: PageWords) -> str:
    values = [says[0], *(one.partition(": ")[2] for one in says[1:_VALUES])]
    if len(says) > _VALUES:
        values.append(words.plan.or_the_like)
    return "; ".join(values)
