"""A reply read for a case; apart, so that other readings load no journal."""

import sys

from segue.actions.answer_case import answer_case
from segue.actions.case_answered import Given
from segue.cli.passphrase import own_access
from segue.domain.answer import AnswerRead


def read_and_keep(
    case: str, words: str, ask: str | None, region: str | None, language: str
) -> AnswerRead:
    """Read a reply and keep the reading; say where it was not kept.

    Raises:
        InputError: There are no words to read, or no such case.
    """
    given = Given(text=words, ask=ask, region=region, language=language)
    read = answer_case(own_access(), case, given)
    if read.abstained:
        print(
            f"note: not recorded. How was it meant? `segue case answered {case}"
            " --reading …`",
            file=sys.stderr,
        )
    return read
