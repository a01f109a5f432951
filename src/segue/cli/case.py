"""``segue case``: one person to ask, and what happened."""

from typing import Annotated

import typer

from segue.cli.case_answered import answered
from segue.cli.options import At, CaseName, CaseZone, Json, Nerves, Now
from segue.domain.case_event import Again
from segue.domain.plan import Answer, MoveId
from segue.domain.situation import ReasonKind


app = typer.Typer(
    name="case",
    help="One person to ask, under a nickname: what happened, and what may still be.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("new")
def new(
    name: CaseName,
    *,
    situation: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="A YAML or JSON file, or - for standard input."
        ),
    ] = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Begin a case."""
    from segue.actions.case_new import begin_case
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access
    from segue.cli.reading import read_situation_file

    given = read_situation_file(situation) if situation else None
    shown = begin_case(own_access(), name, given, now=now, tz=tz)
    answer_with_case(shown, as_json=as_json)


@app.command("list")
def list_all(*, as_json: Json = False) -> None:
    """List your cases."""
    from segue.actions.case_show import list_cases
    from segue.cli.case_page import answer_with_list
    from segue.cli.passphrase import own_access

    answer_with_list(list_cases(own_access()), as_json=as_json)


@app.command("show")
def show(
    name: CaseName, *, as_json: Json = False, now: Now = None, tz: CaseZone = None
) -> None:
    """Show where a case stands, and what happened."""
    from segue.actions.case_show import show_case
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    shown = show_case(own_access(), name, now=now, tz=tz)
    answer_with_case(shown, as_json=as_json)


@app.command("note")
def note(
    name: CaseName,
    text: Annotated[
        str | None,
        typer.Argument(help="What to keep; asked for if left out."),
    ] = None,
    *,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write something down."""
    from segue.actions.case_record import When
    from segue.actions.case_record import note as record_note
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access
    from segue.cli.reading import words_or_ask

    words = words_or_ask("TEXT", text, "What do you want to keep?")
    when = When(at=at, now=now, tz=tz)
    answer_with_case(record_note(own_access(), name, words, when), as_json=as_json)


@app.command("asked")
def asked(  # noqa: PLR0913 - one parameter an option
    name: CaseName,
    *,
    move: Annotated[MoveId | None, typer.Option(help="In which way.")] = None,
    reason: Annotated[
        ReasonKind | None, typer.Option(help="What it rested on, if anything.")
    ] = None,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write down that you asked."""
    from segue.actions.case_record import When
    from segue.actions.case_record import asked as record_asked
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    shown = record_asked(own_access(), name, move, reason, when)
    answer_with_case(shown, as_json=as_json)


app.command("answered")(answered)


@app.command("contacted")
def contacted(
    name: CaseName,
    *,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write down that you wrote or called."""
    from segue.actions.case_record import When
    from segue.actions.case_record import contacted as record_contacted
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    answer_with_case(record_contacted(own_access(), name, when), as_json=as_json)


@app.command("replied")
def replied(
    name: CaseName,
    *,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write down that they wrote or called."""
    from segue.actions.case_record import When
    from segue.actions.case_record import replied as record_replied
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    answer_with_case(record_replied(own_access(), name, when), as_json=as_json)


@app.command("reopen")
def reopen(
    name: CaseName,
    *,
    because: Annotated[
        str,
        typer.Option(help="What they did. What you wish does not count."),
    ],
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Write down that they opened it again by themselves."""
    from segue.actions.case_record import When
    from segue.actions.case_record import reopen as record_reopened
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    shown = record_reopened(own_access(), name, because, when)
    answer_with_case(shown, as_json=as_json)


@app.command("close")
def close(
    name: CaseName,
    *,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Let it rest."""
    from segue.actions.case_record import When
    from segue.actions.case_record import close as record_closed
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    answer_with_case(record_closed(own_access(), name, when), as_json=as_json)


@app.command("snooze")
def snooze(
    name: CaseName,
    *,
    until: Annotated[
        str,
        typer.Option(metavar="ISO8601", help="Not before this moment."),
    ],
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Be reminded later."""
    from segue.actions.case_record import When
    from segue.actions.case_record import snooze as record_snoozed
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(now=now, tz=tz)
    shown = record_snoozed(own_access(), name, until, when)
    answer_with_case(shown, as_json=as_json)


@app.command("before")
def before(  # noqa: PLR0913 - one parameter an option
    name: CaseName,
    *,
    nerves: Nerves,
    expect: Annotated[
        Answer | None, typer.Option(help="The answer that you expect.")
    ] = None,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Before you ask: how it feels, and what you expect."""
    from segue.actions.case_record import When
    from segue.actions.case_record import expect as record_expected
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    shown = record_expected(own_access(), name, nerves, expect, when)
    answer_with_case(shown, as_json=as_json)


@app.command("after")
def after(  # noqa: PLR0913 - one parameter an option
    name: CaseName,
    *,
    nerves: Nerves,
    again: Annotated[
        Again | None, typer.Option(help="Whether you would do it again.")
    ] = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What you would keep, or change.")
    ] = None,
    at: At = None,
    as_json: Json = False,
    now: Now = None,
    tz: CaseZone = None,
) -> None:
    """Afterwards: how it feels, and whether you would do it again."""
    from segue.actions.case_record import When
    from segue.actions.case_record import reflect as record_reflected
    from segue.cli.case_page import answer_with_case
    from segue.cli.passphrase import own_access

    when = When(at=at, now=now, tz=tz)
    shown = record_reflected(own_access(), name, nerves, again, note, when)
    answer_with_case(shown, as_json=as_json)
