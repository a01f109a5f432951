"""The interview as a conversation of lines: ask, read, understand, go on.

Questions go to standard error and answers come from standard input, so that
``--json`` keeps standard output to itself. Whatever has been answered is kept
when the input ends; the plan is then made from that.
"""

import re
import sys
from textwrap import fill

from segue.actions.interview import Question, next_question, with_answer
from segue.actions.moment import moment_of
from segue.cli.clean import clean
from segue.domain.field_error import FieldError
from segue.domain.situation import Situation
from segue.errors import InputError


_HELP = "Enter: I don't know.  ?: how to find out.  b: back.  q: enough, the plan."
_WIDTH = 78
_DATE = re.compile(r",?\s+(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?)\s*$")


class UnclearAnswerError(InputError):
    """What was typed is not one of the answers."""

    def __init__(self, choices: int) -> None:
        """Say what would be."""
        super().__init__("I didn't get that", f"a number from 1 to {choices}, or Enter")


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
    given: Situation, *, now: str | None = None, tz: str | None = None
) -> Situation:
    """Ask until nothing that matters is open, and return what is known."""
    moment = moment_of(now, tz, given.timezone)
    before: list[tuple[Situation, frozenset[str]]] = []
    known, skipped = given, frozenset[str]()
    say(_HELP)
    while True:
        question = next_question(known, moment, skipped)
        if question is None:
            return known
        try:
            answer = _ask(question, known)
        except Enough as enough:
            return enough.known or known
        except _Back:
            if before:
                known, skipped = before.pop()
            else:
                say("This is the first question.")
            continue
        before.append((known, skipped))
        if answer is None:
            skipped |= {question.field}
        else:
            known = answer


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


def _ask(question: Question, known: Situation) -> Situation | None:
    """Ask one question until it is answered; nothing means not known."""
    names = list(question.choices)
    _show(question)
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
            return _understood(question, names, typed, known)
        except _Again:
            _show(question)
        except InputError as error:
            say(_without_path(error))


def _show(question: Question) -> None:
    say("")
    say(fill(f"{question.asks} (at most {question.left} to go)", _WIDTH))
    for number, words in enumerate(question.choices.values(), 1):
        say(f"  {number}  {words}")
    if question.kind == "shared":
        say("Type its number, then the word or two: 1 the biology poster")


def _without_path(error: InputError) -> str:
    """Return what is wrong; which field it is about stands just above."""
    path = error.path if isinstance(error, FieldError) else ""
    said = error.line().removeprefix(f"{path}: ")
    return f"{said[:1].upper()}{said[1:]}."


def _understood(
    question: Question, names: list[str], typed: str, known: Situation
) -> Situation:
    value: object
    if question.kind == "fact":
        chosen = _choice(names, typed)
        value = int(chosen) if chosen.isdecimal() else chosen
    elif question.kind == "channels":
        picked = [_choice(names, one) for one in re.split(r"[\s,]+", typed) if one]
        value = [] if "none" in picked else picked
    elif question.kind == "shared":
        return _with_shared(question, names, typed, known)
    elif question.kind == "age":
        value = int(typed) if typed.isdecimal() else typed
    else:
        value = typed
    return with_answer(known, question.field, value)


def _choice(names: list[str], typed: str) -> str:
    if typed.isdecimal() and 1 <= int(typed) <= len(names):
        return names[int(typed) - 1]
    if typed.lower() in names:
        return typed.lower()
    starts = [name for name in names if name.startswith(typed.lower())]
    if len(starts) == 1:
        return starts[0]
    raise UnclearAnswerError(len(names))


def _with_shared(
    question: Question, names: list[str], first: str, known: Situation
) -> Situation:
    """Read circumstances, one a line, until an empty line or the end."""
    found: list[dict[str, str]] = []
    answered, typed = known, first
    while typed:
        try:
            item = _circumstance(names, typed)
            answered = with_answer(known, question.field, [*found, item])
            found.append(item)
        except InputError as error:
            if not found:
                raise
            say(_without_path(error))
        typed = _another(question, answered)
    return answered


def _another(question: Question, answered: Situation) -> str:
    """Read one more circumstance; nothing where there is none."""
    while True:
        try:
            typed = read_line("Anything else you share? Enter for no > ")
        except Enough:
            raise Enough(answered) from None
        if typed == "q":
            raise Enough(answered)
        if typed == "b":
            raise _Again
        if typed != "?":
            return typed
        say(fill(question.how, _WIDTH))


def _circumstance(names: list[str], typed: str) -> dict[str, str]:
    number, _, rest = typed.partition(" ")
    item = {"kind": _choice(names, number.rstrip(",.:;"))}
    dated = _DATE.search(f" {rest}")
    if dated:
        item["when"] = dated.group(1)
        rest = f" {rest}"[: dated.start()].strip()
    if rest.strip():
        item["detail"] = rest.strip()
    return item
