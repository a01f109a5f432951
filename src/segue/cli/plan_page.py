"""A plan → the page that a person reads at a terminal."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from segue.cli.page import Page
from segue.domain.plan import (
    FirstContact,
    MovePlan,
    NextStep,
    Plan,
    SayDo,
    Words,
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
_WELCOME: Final = (
    (0.8, "very likely welcome"),
    (0.65, "likely welcome"),
    (0.5, "more likely welcome than not"),
    (0.35, "could go either way"),
    (0.0, "likely too early"),
)
_ADVICE = re.compile(r"S\d+\Z")
_SHORT = 3
_LABEL = 12
"""Characters of a name that a label has room for."""

_VALUES = 2


def print_plan(
    plan: Plan,
    situation: Situation,
    *,
    everything: bool = False,
    page: Page | None = None,
) -> None:
    """Print the decision and the first move, and the rest where wanted."""
    page = page or Page()
    them = _named(situation)
    page.title(f"{DECISIONS[plan.decision]} {_headline(plan, situation)}")
    if plan.decision == "leave_it":
        _print_stops(page, plan)
        return
    page.text(plan.interest.says)
    if plan.decision == "warm_up":
        _print_steps(page, plan)
    if plan.moves:
        _print_move(page, plan.moves[0], plan.decision, them)
        _print_why(page, plan.moves[0], everything=everything)
    _print_changes(page, plan, everything=everything)
    if plan.moves:
        _print_answers(page, plan.moves[0], situation, everything=everything)
    _print_rest(page, plan, them, everything=everything)


def _named(situation: Situation) -> str:
    """Return their name where it fits a label, else how one speaks of them."""
    name = situation.them.name
    if name and len(name) <= _LABEL:
        return name
    return pronouns_of(situation.them.pronouns)[1]


def _headline(plan: Plan, situation: Situation) -> str:
    if plan.decision == "leave_it":
        return "Here is why, and what is better."
    if plan.decision == "warm_up":
        return "A small step comes first."
    if situation.history.asked_before == "conditional":
        return "But only once what they named has come."
    return f"Best: {_title(plan.moves[0])}."


def _title(move: MovePlan) -> str:
    about = ""
    if move.reason:
        about = f" ({move.reason.detail or move.reason.kind.replace('_', ' ')})"
    return f"{_lower_first(move.title)}{about}, {CHANNEL_NAMES[move.channel]}"


def _lower_first(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def _upper_first(title: str) -> str:
    return f"{title[:1].upper()}{title[1:]}"


def _print_stops(page: Page, plan: Plan) -> None:
    for stop in plan.stops:
        page.heading(f"Why ({stop.id.replace('_', ' ')})")
        page.text(stop.says, indent=2)
    if isinstance(plan.instead, SayDo):
        page.heading("Instead")
        page.rows((("Say", _quoted(plan.instead.say)), ("Do", plan.instead.do)))


def _print_steps(page: Page, plan: Plan) -> None:
    steps = plan.next_steps if isinstance(plan.next_steps, tuple) else ()
    page.heading("First")
    page.rows((f"{number}.", _step(step)) for number, step in enumerate(steps, 1))


def _step(step: NextStep) -> str:
    if step.by is None:
        return f"{step.do}{_cited(step.rule)}"
    day = datetime.fromisoformat(step.by)
    return f"{step.do} By {_day(day)}.{_cited(step.rule)}"


def _cited(rule: str) -> str:
    """Name the rule where it is one of the advice; others are names of ours."""
    return f" ({rule})" if _ADVICE.match(rule) else ""


def _print_move(page: Page, move: MovePlan, decision: str, them: str) -> None:
    page.heading(
        _upper_first(_title(move)) if decision == "ask" else f"Later: {_title(move)}"
    )
    rows = [
        _words_row(words, is_first=index == 0) for index, words in enumerate(move.words)
    ]
    rows.append(("When", move.moment))
    if decision == "ask":
        rows.extend(_contact_rows(move.first_contact, them))
    rows.append(
        (
            "Judged",
            f"{welcome_in_words(move.welcome)}. A judgement, not a measured chance.",
        )
    )
    page.rows(rows)


def _words_row(words: Words, *, is_first: bool) -> tuple[str, str]:
    return ("Say" if is_first else f"Or, {words.register}", _quoted(words.line))


def _contact_rows(contact: FirstContact | None, them: str) -> list[tuple[str, str]]:
    if contact is None:
        return [
            ("After", "The next word is theirs. Nothing is scheduled; don't chase.")
        ]
    verb = "Call" if contact.medium == "call" else "Text"
    when = f"not before {_moment(contact.not_before)}"
    when = f"{when}; {_moment(contact.suggested)} is good"
    if contact.no_later_than:
        when = f"{when}; by {_moment(contact.no_later_than)} at the latest"
    return [(f"{verb} {them}", f"{when}."), ("", _quoted(contact.draft))]


def _moment(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return f"{_day(moment)} at {moment:%H:%M}"


def _day(moment: datetime) -> str:
    return f"{moment:%A}, {moment:%B} {moment.day}"


def welcome_in_words(welcome: float) -> str:
    """Say a judgement from 0 to 1 in words."""
    return next(words for least, words in _WELCOME if welcome >= least)


def _quoted(line: str) -> str:
    return f"“{line}”"


def _print_why(page: Page, move: MovePlan, *, everything: bool) -> None:
    if not move.why:
        return
    page.heading("Why")
    shown = move.why if everything else move.why[: _SHORT + 1]
    page.rows(
        ("For" if why.effect > 0 else "Against", f"{why.says}{_cited(why.rule)}")
        for why in shown
    )


def _print_changes(page: Page, plan: Plan, *, everything: bool) -> None:
    if plan.find_out_first:
        page.heading("Worth finding out first")
        shown = plan.find_out_first if everything else plan.find_out_first[:2]
        page.rows((one.label, one.how) for one in shown)
    changes = [
        c for c in plan.would_change if everything or c.decision != plan.decision
    ]
    if changes:
        page.heading("What would change it")
        grouped = _grouped(changes, _titles(plan))
        shown_groups = grouped if everything else grouped[:_SHORT]
        page.rows(shown_groups)
        if len(grouped) > len(shown_groups):
            page.text(
                f"and {len(grouped) - len(shown_groups)} more with --all", indent=2
            )


def _titles(plan: Plan) -> dict[str, str]:
    """Return every move's title; each is either offered or ruled out."""
    titles: dict[str, str] = {one.move: one.title for one in plan.moves}
    titles.update((one.move, one.title) for one in plan.ruled_out)
    return titles


def _grouped(
    changes: Sequence[WouldChange], titles: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Join the values of one fact that come to the same."""
    groups: dict[tuple[str, str, str | None], list[str]] = {}
    for change in changes:
        key = change.fact, change.decision, change.move
        groups.setdefault(key, []).append(change.says)
    rows = []
    for (_, decision, move), says in groups.items():
        label = DECISIONS[decision]
        if decision == "ask" and move:
            label = f"{label[:-1]}: {_lower_first(titles[move])}"
        values = [says[0], *(one.partition(": ")[2] for one in says[1:_VALUES])]
        if len(says) > _VALUES:
            values.append("or the like")
        rows.append((label, "; ".join(values)))
    return rows


def _print_answers(
    page: Page, move: MovePlan, situation: Situation, *, everything: bool
) -> None:
    who = situation.them.name or pronouns_of(situation.them.pronouns)[0]
    page.heading(f"If {who} answer{'' if who == 'they' else 's'}")
    answers = ANSWER_NAMES if everything else ("yes", "soft_no", "no")
    rows: list[tuple[str, str]] = []
    for answer in answers:
        branch: SayDo = getattr(move.if_answer, answer)
        rows.append((ANSWER_NAMES[answer], _quoted(branch.say)))
        rows.append(("", branch.do))
    page.rows(rows)


def _print_rest(page: Page, plan: Plan, them: str, *, everything: bool) -> None:
    if everything:
        for move in plan.moves[1:]:
            _print_move(page, move, plan.decision, them)
            _print_why(page, move, everything=True)
        if plan.ruled_out:
            page.heading("Not this time")
            page.rows((one.title, one.because) for one in plan.ruled_out)
        return
    others = [_title(move) for move in plan.moves[1:]]
    if others:
        page.heading("Other ways that fit")
        page.bullets(others[:_SHORT])
    page.heading("More")
    page.text("--all shows everything; --words 1 shows other words.", indent=2)
