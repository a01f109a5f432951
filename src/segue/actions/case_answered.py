"""Write down what they answered: as a reading, or as the words to be read."""

from datetime import date, datetime

from msgspec import Struct

from segue.actions.case_document import CaseShown
from segue.actions.case_record import NOW, When, record
from segue.actions.journal_access import Access
from segue.actions.read_answer import read_answer
from segue.assembly.ask_said import ask_said
from segue.domain.answer import AnswerRead
from segue.domain.case import standing_of
from segue.domain.case_event import Answered, Event
from segue.domain.case_name import slug_of
from segue.domain.plan import Answer
from segue.domain.reply import CannotTellError
from segue.errors import InputError


class OpensOnError(InputError):
    """What was given as the day of their opening is none."""

    def __init__(self) -> None:
        """Say what would be."""
        super().__init__("--opens-on: expected a date such as 2026-12-18")


class Given(Struct, frozen=True, kw_only=True):
    """What is known of an answer.

    Attributes:
        text: Their words; read, and not kept unless they describe an opening.
        reading: The person's own reading; then the words are not read.
        number: The number they gave.
        handle: A handle, as ``service:id``.
        opening: What they said must come first.
        opens_on: ISO 8601 day of that, where they named one.
        ask: What was asked, in the person's words.
        region: Two letters, for a number without a country's code.
        language: Tag of the language of what is said; English if left out.
    """

    text: str | None = None
    reading: Answer | None = None
    number: str | None = None
    handle: str | None = None
    opening: str | None = None
    opens_on: str | None = None
    ask: str | None = None
    region: str | None = None
    language: str | None = None


def answered(access: Access, case: str, given: Given, when: When = NOW) -> CaseShown:
    """Keep how they answered.

    Raises:
        CannotTellError: The reader abstains; nothing is recorded.
        InputError: There is neither words nor reading, or no such case.
    """
    reading, number, handle = given.reading, given.number, given.handle
    opening = given.opening
    if reading is None:
        read = read_reply(access, case, given)
        if read.abstained:
            raise CannotTellError
        reading = read.reading
        number = number or read.number
        handle = handle or handle_of(read)
    if reading == "conditional":
        opening = opening or given.text
    opens_on = _day(given.opens_on)

    def make(at: datetime) -> Event:
        return Answered(
            at=at,
            reading=reading,
            number=number,
            handle=handle,
            opening=opening if reading == "conditional" else None,
            opens_on=opens_on if reading == "conditional" else None,
        )

    return record(access, case, make, when)


def read_reply(access: Access, case: str, given: Given) -> AnswerRead:
    """Read a reply in the light of what the case knows of the ask.

    Raises:
        InputError: There are no words to read, or no such case.
    """
    ask = given.ask
    if ask is None:
        with access.opened() as journal:
            standing = standing_of(journal.read(slug_of(case)).events)
        ask = ask_said(standing.asked, standing.situation)
    return read_answer(
        given.text or "", ask=ask, region=given.region, language=given.language
    )


def handle_of(read: AnswerRead) -> str | None:
    """Return a handle as a case keeps it."""
    return f"{read.handle.service}:{read.handle.id}" if read.handle else None


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise OpensOnError from None
