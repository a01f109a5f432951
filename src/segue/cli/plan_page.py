"""A plan → the page that a person reads at a terminal."""

from segue.actions.plan_in_words import (
    ANSWER_NAMES,
    DECISIONS,
    JUDGEMENT,
    changes_in_words,
    cited,
    contact_in_words,
    headline,
    if_they_answer,
    lower_first,
    named,
    step_in_words,
    title_of,
    welcome_in_words,
)
from segue.cli.page import Page
from segue.domain.plan import FirstContact, MovePlan, Plan, SayDo, Words
from segue.domain.situation import Situation


_SHORT = 3


def print_plan(
    plan: Plan,
    situation: Situation,
    *,
    everything: bool = False,
    page: Page | None = None,
) -> None:
    """Print the decision and the first move, and the rest where wanted."""
    page = page or Page()
    them = named(situation)
    page.title(f"{DECISIONS[plan.decision]} {headline(plan, situation)}")
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
    page.rows(
        (f"{number}.", step_in_words(step)) for number, step in enumerate(steps, 1)
    )


def _print_move(page: Page, move: MovePlan, decision: str, them: str) -> None:
    page.heading(
        title_of(move) if decision == "ask" else f"Later: {lower_first(title_of(move))}"
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
            f"{welcome_in_words(move.welcome)}. {JUDGEMENT}",
        )
    )
    page.rows(rows)


def _words_row(words: Words, *, is_first: bool) -> tuple[str, str]:
    return ("Say" if is_first else f"Or, {words.register}", _quoted(words.line))


def _contact_rows(contact: FirstContact | None, them: str) -> list[tuple[str, str]]:
    row = contact_in_words(contact, them)
    return [row, ("", _quoted(contact.draft))] if contact else [row]


def _quoted(line: str) -> str:
    return f"“{line}”"


def _print_why(page: Page, move: MovePlan, *, everything: bool) -> None:
    if not move.why:
        return
    page.heading("Why")
    shown = move.why if everything else move.why[: _SHORT + 1]
    page.rows(
        ("For" if why.effect > 0 else "Against", f"{why.says}{cited(why.rule)}")
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
        grouped = changes_in_words(plan, changes)
        shown_groups = grouped if everything else grouped[:_SHORT]
        page.rows(shown_groups)
        if len(grouped) > len(shown_groups):
            page.text(
                f"and {len(grouped) - len(shown_groups)} more with --all", indent=2
            )


def _print_answers(
    page: Page, move: MovePlan, situation: Situation, *, everything: bool
) -> None:
    page.heading(if_they_answer(situation))
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
    others = [lower_first(title_of(move)) for move in plan.moves[1:]]
    if others:
        page.heading("Other ways that fit")
        page.bullets(others[:_SHORT])
    page.heading("More")
    page.text("--all shows everything; --words 1 shows other words.", indent=2)
