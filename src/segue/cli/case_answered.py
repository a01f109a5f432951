"""``segue case answered``: how they answered, in words or as a reading."""

import sys
from typing import Annotated

import typer

from segue.cli.options import At, CaseName, CaseZone, Json, Now, Region
from segue.domain.plan import Answer


Words = Annotated[
    str | None,
    typer.Argument(
        metavar="[TEXT]", help="Their words, or -; read, and not kept as they stand."
    ),
]
Reading = Annotated[
    Answer | None, typer.Option(help="How you read it; then no words are needed.")
]
Number = Annotated[str | None, typer.Option(help="The number they gave.")]
Handle = Annotated[str | None, typer.Option(help="A handle they gave, as service:id.")]
Opening = Annotated[
    str | None, typer.Option(help="For a yes for later: what comes first.")
]
Ask = Annotated[str | None, typer.Option(help="What you had asked, in your words.")]
OpensOn = Annotated[
    str | None, typer.Option(help="The day of that, if they named one.")
]


def answered(  # noqa: PLR0913 - one parameter an option
    name: CaseName,
    text: Words = None,
    *,
    reading: Reading = None,
    number: Number = None,
    handle: Handle = None,
    opening: Opening = None,
    opens_on: OpensOn = None,
    ask: Ask = None,
    region: Region = None,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write down how they answered."""
    from msgspec.structs import replace

    from segue.actions.case_answered import Given, handle_of, read_reply
    from segue.actions.case_answered import answered as record_answered
    from segue.actions.case_record import When
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access
    from segue.cli.reading import words_or_ask
    from segue.cli.which_reading import settle_reading

    if reading is None:
        text = words_or_ask("TEXT", text, "What did they say?")
    given = Given(
        text=text,
        reading=reading,
        number=number,
        handle=handle,
        opening=opening,
        opens_on=opens_on,
        ask=ask,
        region=region,
    )
    access = own_access()
    if reading is None and sys.stdin.isatty():
        read = read_reply(access, name, given)
        given = replace(
            given,
            reading=settle_reading(read),
            number=number or read.number,
            handle=handle or handle_of(read),
        )
    shown = record_answered(access, name, given, When(at=at, now=now, tz=tz))
    answer_with_case(shown, as_json=as_json)
