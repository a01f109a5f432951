"""What they said, in their words → how it reads, and what to do now.

The words are read and shown once; neither the session nor the disk keeps them.
"""

from collections.abc import Mapping
from typing import Any, Final, cast, get_args

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from msgspec import Struct

from segue.actions.answer_in_words import LEANS, how_sure, lacks_country
from segue.actions.case_answered import Given, handle_of, read_reply
from segue.actions.case_show import show_case
from segue.actions.journal_held import HeldAccess
from segue.actions.own_reading import after_reading
from segue.actions.read_answer import EmptyAnswerError, read_answer
from segue.domain.answer import AnswerRead
from segue.domain.plan import Answer
from segue.errors import InputError
from segue.web.journal import OwnJournal
from segue.web.render import Asking, page


class Words(Struct, frozen=True):
    """What was pasted.

    Attributes:
        answer: What they said.
        ask: What was asked.
        region: Country of a number without one.
        case: The case that it belongs to.
    """

    answer: str = ""
    ask: str = ""
    region: str = ""
    case: str = ""


@get("/said", include_in_schema=False)
async def ask_for_words(journal: OwnJournal, *, case: FromQuery[str] = "") -> Template:
    """Ask what they said."""
    return _ask(Words(case=show_case(journal, case).case if case else ""))


@post("/said", include_in_schema=False, status_code=200)
async def read_words(journal: OwnJournal, request: Asking) -> Template:
    """Say how it reads, what that rests on, and what to do now."""
    words = _words(await request.form())
    if words.case:
        show_case(journal, words.case)
    try:
        read = _read(journal, words)
    except EmptyAnswerError:
        return _ask(words, "Paste what they said first.")
    except InputError as error:
        return _ask(words, _plainly(error))
    return page(
        "said.html",
        read=read,
        sure=how_sure(read),
        leans=LEANS,
        lacks_country=lacks_country(read),
        handle=handle_of(read),
        case=words.case,
    )


@get("/said/{reading:str}", include_in_schema=False)
async def show_after(reading: FromPath[str]) -> Redirect | Template:
    """Say what to do after a reading that the person settled themselves."""
    if reading not in get_args(Answer):
        return Redirect("/said", status_code=303)
    known = cast("Answer", reading)
    return page("said_after.html", reading=known, after=after_reading(known))


def _ask(words: Words, problem: str = "") -> Template:
    return page(
        "said_ask.html", status=400 if problem else 200, words=words, problem=problem
    )


def _words(form: Mapping[str, Any]) -> Words:
    given = {name: str(form.get(name, "")).strip() for name in Words.__struct_fields__}
    return Words(**given)


def _read(journal: HeldAccess, words: Words) -> AnswerRead:
    ask, region = words.ask or None, words.region or None
    if words.case:
        given = Given(text=words.answer, ask=ask, region=region)
        return read_reply(journal, words.case, given)
    return read_answer(words.answer, ask=ask, region=region)


def _plainly(error: InputError) -> str:
    says = error.line().replace("--ask", "your question")
    says = says.removeprefix("TEXT: ").removeprefix("--region: ")
    return f"{says[:1].upper()}{says[1:]}."


HANDLERS: Final = (ask_for_words, read_words, show_after)
"""Every handler of these pages."""
