"""The interview as a conversation of lines: ask, read, understand, go on.

Questions go to standard error and answers come from standard input, so that
``--json`` keeps standard output to itself. Whatever has been answered is kept
when the input ends; the plan is then made from that.
"""

import re
import sys
from textwrap import fill

from segue.actions.interview import Question, next_question, with_answer
from segue.actions.moment import Moment, moment_of
from segue.cli.clean import clean
from segue.domain.field_error import FieldError
from segue.domain.page_words import IN_ENGLISH, AskWords, PageWords
from segue.domain.situation import Situation
from segue.errors import InputError


_WIDTH = 78
_DATE = re.compile(r",?\s+(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?)\s*$")


class UnclearAnswerError(InputError):
    """What was typed is not one of the answers."""

    def __init__(self, choices: int, words: AskWords) -> None:
        """Say what would be."""
        hint = words.expected_number.format(count=choices)
        super().__init__(words.not_understood, hint)


class Enough(Exception):  # noqa: N818 - no error: the person has said enough
    """The person wants the plan now.

    Attributes:
        known: What is known by then, where the last answer was half given.
    """

    def __init__(self, known: Situation | None = None) -> None:
        super().__init__()
        self.known = known


class _Again(Exception):  # noqa: N818 - no error: the person starts over
    """The person wants to answer the same question anew."""


class _Back(Exception):  # noqa: N818 - no error: the person wants to go back
    """The person wants the question before."""


def hold_interview(
    given: Situation,
    *,
    now: str | None = None,
    tz: str | None = None,
    words: PageWords = IN_ENGLISH,
) -> Situation:
    """Ask until nothing that matters is open, and return what is known."""
    return Interview(moment_of(now, tz, given.timezone), words).hold(given)


def say(text: str) -> None:
    """Print a line where questions go: on standard error."""
    print(clean(text), file=sys.stderr)


def read_line(prompt: str) -> str:
    """Return one typed line, or end the interview where the input ends."""
    print(prompt, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        say("")
        raise Enough
    return line.strip()


class Interview:
    """Questions and answers, in one language."""

    def __init__(self, moment: Moment, words: PageWords) -> None:
        """Take the present moment and the words of a language."""
        self.moment = moment
        self.tag = words.tag
        self.words = words.ask

    def hold(self, given: Situation) -> Situation:
        """Ask until nothing that matters is open, and return what is known."""
        before: list[tuple[Situation, frozenset[str]]] = []
        known, skipped = given, frozenset[str]()
        say(self.words.help)
        while True:
            question = next_question(known, self.moment, skipped, self.tag)
            if question is None:
                return known
            try:
                answer = self._ask(question, known)
            except Enough as enough:
                return enough.known or known
            except _Back:
                if before:
                    known, skipped = before.pop()
                else:
                    say(self.words.first_question)
                continue
            before.append((known, skipped))
            if answer is None:
                skipped |= {question.field}
            else:
                known = answer

    def _ask(self, question: Question, known: Situation) -> Situation | None:
        """Ask one question until it is answered; nothing means not known."""
        names = list(question.choices)
        self._show(question)
        while True:
            typed = read_line("> ")
            if typed == "q":
                raise Enough
            if typed == "b":
                raise _Back
            if not typed:
                return None
            if typed == "?":
                say(fill(question.how, _WIDTH))
                continue
            try:
                return self.understood(question, names, typed, known)
            except _Again:
                self._show(question)
            except InputError as error:
                say(_without_path(error))

    def _show(self, question: Question) -> None:
        say("")
        to_go = self.words.to_go.format(count=question.left)
        say(fill(f"{question.asks} {to_go}", _WIDTH))
        for number, words in enumerate(question.choices.values(), 1):
            say(f"  {number}  {words}")
        if question.kind == "shared":
            say(self.words.how_to_share)

    def understood(
        self, question: Question, names: list[str], typed: str, known: Situation
    ) -> Situation:
        """Return what is known with the answer that was typed.

        Args:
            question: What was asked.
            names: The values that there are to choose from.
            typed: The answer.
            known: What was known before.

        Raises:
            InputError: It is no answer to that.
        """
        value: object
        if question.kind == "fact":
            chosen = self._choice(names, typed)
            value = int(chosen) if chosen.isdecimal() else chosen
        elif question.kind == "channels":
            picked = [
                self._choice(names, one) for one in re.split(r"[\s,]+", typed) if one
            ]
            value = [] if "none" in picked else picked
        elif question.kind == "shared":
            return self._with_shared(question, names, typed, known)
        elif question.kind == "age":
            value = int(typed) if typed.isdecimal() else typed
        else:
            value = typed
        return with_answer(known, question.field, value)

    def _choice(self, names: list[str], typed: str) -> str:
        if typed.isdecimal() and 1 <= int(typed) <= len(names):
            return names[int(typed) - 1]
        if typed.lower() in names:
            return typed.lower()
        starts = [name for name in names if name.startswith(typed.lower())]
        if len(starts) == 1:
            return starts[0]
        raise UnclearAnswerError(len(names), self.words)

    def _with_shared(
        self, question: Question, names: list[str], first: str, known: Situation
    ) -> Situation:
        """Read circumstances, one a line, until an empty line or the end."""
        found: list[dict[str, str]] = []
        answered, typed = known, first
        while typed:
            try:
                item = self._circumstance(names, typed)
                answered = with_answer(known, question.field, [*found, item])
                found.append(item)
            except InputError as error:
                if not found:
                    raise
                say(_without_path(error))
            typed = self._another(question, answered)
        return answered

    def _another(self, question: Question, answered: Situation) -> str:
        """Read one more circumstance; nothing where there is none."""
        while True:
            try:
                typed = read_line(f"{self.words.anything_else} ")
            except Enough:
                raise Enough(answered) from None
            if typed == "q":
                raise Enough(answered)
            if typed == "b":
                raise _Again
            if typed != "?":
                return typed
            say(fill(question.how, _WIDTH))

    def _circumstance(self, names: list[str], typed: str) -> dict[str, str]:
        number, _, rest = typed.partition(" ")
        item = {"kind": self._choice(names, number.rstrip(",.:;"))}
        dated = _DATE.search(f" {rest}")
        if dated:
            item["when"] = dated.group(1)
            rest = f" {rest}"[: dated.start()].strip()
        if rest.strip():
            item["detail"] = rest.strip()
        return item


def _without_path(error: InputError) -> str:
    """Return what is wrong; which field it is about stands just above."""
    path = error.path if isinstance(error, FieldError) else ""
    said = error.line().removeprefix(f"{path}: ")
    return f"{said[:1].upper()}{said[1:]}."
