"""From replies to readings: how they read, and what to do now."""

from collections.abc import Iterable, Iterator
from typing import Final

from segue.answers.numbers import UnknownRegionError, check_region
from segue.assembly.answers import answer_reader
from segue.domain.answer import AnswerRead, Asked
from segue.domain.languages import check_language
from segue.errors import InputError


LONGEST: Final = 100_000
"""Characters of a reply or an ask that are taken in."""

_TOGETHER = 64
"""Replies that are read at once."""


class EmptyAnswerError(InputError):
    """There is no reply to read."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__("TEXT: empty", "expected what they answered")


class LineRegionError(InputError):
    """One of many replies names a region that no country has."""

    def __init__(self, number: int) -> None:
        """Name the line, counted from 1."""
        hint = "two letters such as US, GB or DE"
        super().__init__(f"line {number}: region: no country with phone numbers", hint)


class LongAnswerError(InputError):
    """A reply is longer than anybody's reply to a question."""

    def __init__(self, where: str) -> None:
        """Name the place; ``TEXT``, ``--ask`` or a line."""
        hint = "expected the reply to your question alone"
        super().__init__(f"{where}: longer than {LONGEST:,} characters", hint)


def read_answer(
    answer: str,
    *,
    ask: str | None = None,
    region: str | None = None,
    language: str | None = None,
) -> AnswerRead:
    """Say how a reply reads and what to do now.

    Args:
        answer: The reply as it was typed.
        ask: What was asked; a plain ask for a number if left out.
        region: Two letters of the country of numbers without a country code.
        language: Tag of the language of what is said; English if left out.

    Raises:
        InputError: There is no reply, it is endless, or the region or the
            language is unknown.
    """
    if not answer.strip():
        raise EmptyAnswerError
    asked = _checked(Asked(answer=answer, ask=ask, region=check_region(region)), "TEXT")
    return answer_reader(check_language(language)).read_all([asked])[0]


def read_answers(
    asked: Iterable[Asked],
    *,
    region: str | None = None,
    language: str | None = None,
) -> Iterator[AnswerRead]:
    """Yield the reading of each of many replies, in their order.

    All are checked before the first is read, so that a fault leaves no half.

    Args:
        asked: Replies with their asks; an empty one reads as unclear.
        region: For those that name none themselves.
        language: As for one reply.

    Raises:
        InputError: A reply is endless, or a region or the language is unknown.
    """
    usual = check_region(region)
    checked = [
        _checked(
            Asked(
                answer=one.answer,
                ask=one.ask,
                region=_region_of(one, number) or usual,
            ),
            f"line {number}",
        )
        for number, one in enumerate(asked, 1)
    ]
    reader = answer_reader(check_language(language))
    for start in range(0, len(checked), _TOGETHER):
        yield from reader.read_all(checked[start : start + _TOGETHER])


def _region_of(asked: Asked, number: int) -> str | None:
    """Return the region that one of many replies names, if it names any.

    Raises:
        LineRegionError: No country has it; the line is named.
    """
    try:
        return check_region(asked.region)
    except UnknownRegionError:
        raise LineRegionError(number) from None


def _checked(asked: Asked, where: str) -> Asked:
    if len(asked.answer) > LONGEST:
        raise LongAnswerError(where)
    if asked.ask is not None and len(asked.ask) > LONGEST:
        raise LongAnswerError("--ask" if where == "TEXT" else where)
    return asked
