"""What a playbook says → the page that a person reads."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from segue.cli.page import Page
from segue.domain.advice import MoveSaid, PlaybookSaid, Said


_GROUPS = (
    ("stops", "Where nobody should ask"),
    ("signs", "What says something about their interest"),
    ("reasons", "Reasons to rest an ask on"),
    ("steps", "Small steps, when it is too early"),
    ("first_contact", "The first message"),
)

_BEFORE_MOVES = 2


def print_shown(
    shown: PlaybookSaid, *, in_full: bool = False, page: Page | None = None
) -> None:
    """Print the advice; moments, words and answers only in full."""
    page = page or Page()
    if not in_full:
        page.title("What the advice says")
        page.text("After each rule: its id, its source, and how well it is known.")
    for name, heading in _GROUPS[:_BEFORE_MOVES]:
        _print_rules(page, heading, getattr(shown, name))
    for move in shown.moves:
        _print_move(page, move)
        if in_full:
            _print_words(page, move)
        else:
            page.text(
                f"{len(move.moments)} moments, {len(move.lines)} lines: "
                f"segue playbook show --move {move.rule.id}",
                indent=2,
            )
    for name, heading in _GROUPS[_BEFORE_MOVES:]:
        _print_rules(page, heading, getattr(shown, name))
    page.heading("Sources")
    page.rows(sorted({rule.source: rule.title for rule in _all_rules(shown)}.items()))


def _all_rules(shown: PlaybookSaid) -> Iterator[Said]:
    for name, _ in _GROUPS:
        yield from getattr(shown, name)
    for move in shown.moves:
        yield move.rule
        yield from (*move.needs, *move.effects, *move.moments)


def _print_move(page: Page, move: MoveSaid) -> None:
    page.heading(f"{move.title} ({', '.join(map(_plain, move.channels))})")
    page.text(move.rule.says, indent=2)
    page.text(_source(move.rule), indent=2)
    page.rows(
        (label, _said(rule))
        for label, rules in (("Only", move.needs), ("Counts", move.effects))
        for rule in rules
    )


def _print_words(page: Page, move: MoveSaid) -> None:
    _print_rules(page, "When", move.moments)
    for (reason, channel, register), lines in groupby(
        move.lines, lambda line: (line.reason, line.channel, line.register)
    ):
        places = (reason or "", channel, register)
        page.heading(f"Words: {', '.join(_plain(one) for one in places if one)}")
        page.bullets(f"“{line.words}”" for line in lines)
    page.heading("What to do with each answer")
    for answer, branch in move.if_answer.items():
        page.rows(((_plain(answer), f"“{branch.say}”"), ("", branch.do)))


def _print_rules(page: Page, heading: str, rules: Sequence[Said]) -> None:
    if rules:
        page.heading(heading)
        page.bullets(_said(rule) for rule in rules)


def _said(rule: Said) -> str:
    where = f"[{rule.when}] " if rule.when else ""
    return f"{where}{rule.says} {_source(rule)}"


def _source(rule: Said) -> str:
    return f"({rule.id}; {rule.source}; {rule.grade})"


def _plain(name: str) -> str:
    return name.replace("_", " ")
