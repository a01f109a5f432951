"""A plan → the page that a person reads at a terminal."""

from collections.abc import Iterator

from segue.actions.plan_in_words import (
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
from segue.domain.page_words import IN_ENGLISH, PageWords
from segue.domain.plan import FirstContact, MovePlan, Plan, SayDo, Words
from segue.domain.situation import Situation


_SHORT = 3
_ANSWERS = ("yes", "conditional", "other_channel", "soft_no", "no", "unclear")
_MAIN_ANSWERS = ("yes", "soft_no", "no")


def print_plan(
    plan: Plan,
    situation: Situation,
    *,
    everything: bool = False,
    page: Page | None = None,
    words: PageWords = IN_ENGLISH,
) -> None:
    """Print the decision and the first move, and the rest where wanted."""
    _PlanPage(plan, situation, page or Page(), words, everything=everything).print()


class _PlanPage:
    """One plan on its way to a page, in one language."""

    def __init__(
        self,
        plan: Plan,
        situation: Situation,
        page: Page,
        words: PageWords,
        *,
        everything: bool,
    ) -> None:
        self.plan = plan
        self.situation = situation
        self.page = page
        self.words = words
        self.said = words.plan
        self.everything = everything

    def print(self) -> None:
        """Print it all, top to bottom."""
        plan, page = self.plan, self.page
        decision: str = getattr(self.words.decisions, plan.decision)
        page.title(f"{decision} {headline(plan, self.situation, self.words)}")
        if plan.decision == "leave_it":
            self._print_stops()
            return
        page.text(plan.interest.says)
        if plan.decision == "warm_up":
            self._print_steps()
        if plan.moves:
            self._print_move(plan.moves[0])
            self._print_why(plan.moves[0])
        self._print_changes()
        if plan.moves:
            self._print_answers(plan.moves[0])
        self._print_rest()

    def _print_stops(self) -> None:
        for stop in self.plan.stops:
            name: str = getattr(self.words.stops, stop.id)
            self.page.heading(self.said.why_stop.format(stop=name))
            self.page.text(stop.says, indent=2)
        instead = self.plan.instead
        if isinstance(instead, SayDo):
            self.page.heading(self.said.instead)
            self.page.rows(
                ((self.said.say, _quoted(instead.say)), (self.said.do, instead.do))
            )

    def _print_steps(self) -> None:
        steps = self.plan.next_steps
        self.page.heading(self.said.first)
        self.page.rows(
            (f"{number}.", step_in_words(step, self.words))
            for number, step in enumerate(steps if isinstance(steps, tuple) else (), 1)
        )

    def _print_move(self, move: MovePlan) -> None:
        said, title = self.said, title_of(move, self.words)
        asks = self.plan.decision == "ask"
        self.page.heading(title if asks else said.later.format(move=lower_first(title)))
        rows = [
            self._words_row(words, is_first=index == 0)
            for index, words in enumerate(move.words)
        ]
        rows.append((said.when, move.moment))
        if asks:
            rows.extend(self._contact_rows(move.first_contact))
        welcome = welcome_in_words(move.welcome, self.words)
        rows.append((said.judged, f"{welcome}. {said.judgement}"))
        self.page.rows(rows)

    def _words_row(self, words: Words, *, is_first: bool) -> tuple[str, str]:
        manner: str = getattr(self.words.registers, words.register)
        label = self.said.say if is_first else self.said.or_manner.format(manner=manner)
        return label, _quoted(words.line)

    def _contact_rows(self, contact: FirstContact | None) -> Iterator[tuple[str, str]]:
        them = named(self.situation)
        is_name = them == self.situation.them.name
        yield contact_in_words(contact, them, self.words, is_name=is_name)
        if contact:
            yield "", _quoted(contact.draft)

    def _print_why(self, move: MovePlan) -> None:
        if not move.why:
            return
        said = self.said
        self.page.heading(said.why)
        shown = move.why if self.everything else move.why[: _SHORT + 1]
        self.page.rows(
            (
                said.speaks_for if why.effect > 0 else said.speaks_against,
                f"{why.says}{cited(why.rule)}",
            )
            for why in shown
        )

    def _print_changes(self) -> None:
        plan, said = self.plan, self.said
        if plan.find_out_first:
            self.page.heading(said.find_out)
            found = plan.find_out_first if self.everything else plan.find_out_first[:2]
            self.page.rows((one.label, one.how) for one in found)
        changes = [
            c
            for c in plan.would_change
            if self.everything or c.decision != plan.decision
        ]
        if changes:
            self.page.heading(said.would_change)
            grouped = changes_in_words(plan, changes, self.words)
            shown = grouped if self.everything else grouped[:_SHORT]
            self.page.rows(shown)
            if len(grouped) > len(shown):
                count = len(grouped) - len(shown)
                self.page.text(said.and_more.format(count=count), indent=2)

    def _print_answers(self, move: MovePlan) -> None:
        self.page.heading(if_they_answer(self.situation, self.words))
        rows: list[tuple[str, str]] = []
        for answer in _ANSWERS if self.everything else _MAIN_ANSWERS:
            branch: SayDo = getattr(move.if_answer, answer)
            rows.append((getattr(self.words.answers, answer), _quoted(branch.say)))
            rows.append(("", branch.do))
        self.page.rows(rows)

    def _print_rest(self) -> None:
        plan, said = self.plan, self.said
        if self.everything:
            for move in plan.moves[1:]:
                self._print_move(move)
                self._print_why(move)
            if plan.ruled_out:
                self.page.heading(said.not_this_time)
                self.page.rows((one.title, one.because) for one in plan.ruled_out)
            return
        others = [lower_first(title_of(move, self.words)) for move in plan.moves[1:]]
        if others:
            self.page.heading(said.other_ways)
            self.page.bullets(others[:_SHORT])
        self.page.heading(said.more)
        self.page.text(said.more_options, indent=2)


def _quoted(line: str) -> str:
    return f"“{line}”"
