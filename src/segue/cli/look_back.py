"""``segue look-back``: what you expected, what came, how it felt."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from segue.cli.options import Json
from segue.domain.reflection import Reflection


_AGAIN: Final = {
    "yes": "You would do it again.",
    "no": "You wouldn't do it again.",
    "unsure": "You aren't sure that you would do it again.",
}


def look_back(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="One case; all if left out.")
    ] = None,
    *,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw nerves over time, .svg or .png."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Draw over a file that is there.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Look back: what you expected, what came, how it felt."""
    import msgspec

    from segue.actions.look_back import look_back as look
    from segue.cli.page import Page
    from segue.cli.passphrase import own_access

    seen = look(own_access(), name, picture, replace=replace)
    if as_json:
        sys.stdout.write(msgspec.json.encode(seen).decode() + "\n")
        return
    page = Page()
    if not seen.reflections:
        page.text("Nothing noted yet. `segue case before NAME --nerves N` begins it.")
        return
    page.title("Looking back")
    page.rows((_when(one), told(one)) for one in seen.reflections)
    if seen.described:
        page.heading(f"Drawn: {seen.picture}")
        page.text(seen.described, indent=2)


def _when(one: Reflection) -> str:
    return f"{one.at:%b} {one.at.day}, {one.case}"


def told(one: Reflection) -> str:
    """Tell one ask in sentences: nerves, what was expected, what came."""
    from segue.cli.case_page import READINGS

    says = [_nerves(one)]
    expected = READINGS[one.expected] if one.expected else None
    came = READINGS[one.came] if one.came else None
    if expected and came:
        same = f"You expected and got: {came}."
        other = f"You expected one thing ({expected}), and another came ({came})."
        says.append(same if expected == came else other)
    elif expected or came:
        says.append(f"You expected: {expected}." if expected else f"They said: {came}.")
    if not one.asked:
        says.append("You haven't asked.")
    if one.again:
        says.append(_AGAIN[one.again])
    if one.text:
        says.append(f"“{one.text}”")
    return " ".join(filter(None, says))


def _nerves(one: Reflection) -> str:
    before, after = one.nerves_before, one.nerves_after
    if before is not None and after is not None:
        return f"Nerves: {before} before, {after} after."
    if before is not None:
        return f"Nerves: {before} before."
    return "" if after is None else f"Nerves: {after} after."
