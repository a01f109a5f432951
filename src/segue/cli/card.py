"""``segue card``: your own contact, to offer."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from segue.cli.complete import regions
from segue.cli.options import Json, ReplaceFile


_OTHER_WAYS: Final = (
    (
        "A second number",
        (
            "Many phones take a second SIM or eSIM, and some carriers give a second"
            " number on the same one. You can give it up without losing your own."
        ),
    ),
    (
        "A handle",
        (
            "--handle service:id instead of --number. You can block somebody there"
            " without changing your number, and it tells less about you."
        ),
    ),
    (
        "An address",
        "--email with an address that you made for this. Slower, and easy to leave.",
    ),
)


Name = Annotated[str, typer.Option(help="What they call you; a first name will do.")]
Number = Annotated[str | None, typer.Option(help="Your phone number.")]
Region = Annotated[
    str | None,
    typer.Option(
        help="Two letters, for a number without a country's code.",
        autocompletion=regions,
    ),
]
Email = Annotated[str | None, typer.Option(help="An email address.")]
Handle = Annotated[
    list[str] | None,
    typer.Option(metavar="SERVICE:ID", help="A handle; may be given again."),
]
Line = Annotated[str | None, typer.Option(help="What a printed slip says.")]
Out = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="Write .vcf, .svg, .png or .html; may be given again."
    ),
]


def card(  # noqa: PLR0913 - one parameter an option
    *,
    name: Name,
    number: Number = None,
    region: Region = None,
    email: Email = None,
    handle: Handle = None,
    line: Line = None,
    out: Out = None,
    replace: ReplaceFile = False,
    as_json: Json = False,
) -> None:
    """Put your own contact on a card, a code or a slip to print."""
    import msgspec

    from segue.actions.card import LINE, Typed, make_card
    from segue.cli.page import Page

    typed = Typed(
        name=name,
        number=number,
        region=region,
        email=email,
        handles=tuple(handle or ()),
        line=line or LINE,
    )
    made = make_card(typed, out or (), replace=replace)
    if as_json:
        sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
        return
    page = Page()
    page.title("This gives away exactly this")
    page.rows((one.what, one.value) for one in made.gives_away)
    if made.files:
        page.heading("Written")
        page.bullets(made.files)
    elif sys.stdout.isatty():
        print(made.blocks)
    page.heading("If you would rather not give your number")
    page.rows(_OTHER_WAYS)
