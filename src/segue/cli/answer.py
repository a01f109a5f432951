"""``segue answer``: what they said in, how it reads out."""

import sys
from typing import Annotated

import typer

from segue.cli.options import Json, Language, Region


def answer(  # noqa: PLR0913 - one parameter an option
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help="What they answered, or - for standard input; asked for if left out.",
        ),
    ] = None,
    *,
    ask: Annotated[
        str | None, typer.Option(help="What you had asked, in your words.")
    ] = None,
    region: Region = None,
    batch: Annotated[
        bool, typer.Option("--batch", help="An answer a line in, JSON Lines out.")
    ] = False,
    case: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Keep the reading in this case."),
    ] = None,
    language: Language = "en",
    as_json: Json = False,
) -> None:
    """Read their answer: a yes, a no, or something between."""
    import msgspec

    from segue.actions.read_answer import read_answer
    from segue.actions.words import words_of
    from segue.cli.answer_input import check_batch, take_answer

    if batch:
        check_batch(text, case)
        _answer_batch(ask, region, language)
        return
    page_words = words_of(language)
    words = take_answer(text, page_words.answer.what_came)
    if case is None:
        read = read_answer(words, ask=ask, region=region, language=language)
    else:
        from segue.cli.answer_kept import read_and_keep

        read = read_and_keep(case, words, ask, region, language)
    if as_json:
        sys.stdout.write(msgspec.json.encode(read).decode() + "\n")
        return
    from segue.cli.answer_page import print_answer

    print_answer(read, words=page_words)


def _answer_batch(ask: str | None, region: str | None, language: str) -> None:
    import msgspec

    from segue.actions.read_answer import read_answers
    from segue.cli.answer_input import parse_lines, read_standard_input

    asked = parse_lines(read_standard_input(), ask)
    for made in read_answers(asked, region=region, language=language):
        sys.stdout.write(msgspec.json.encode(made).decode() + "\n")
