"""``segue look-back``: what you expected, what came, how it felt."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from segue.cli.options import Json, ReplaceFile
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
    replace: ReplaceFile = False,
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
    from segue.actions.case_in_words import READINGS

    expected = READINGS[one.expected] if one.expected else ""
    came = READINGS[one.came] if one.came else ""
    says = (
        _nerves(one),
        _answers(expected, came),
        "" if one.asked else "You haven't asked.",
        _AGAIN[one.again] if one.again else "",
        f"“{one.text}”" if one.text else "",
    )
    return " ".join(filter(None, says))


def _answers(expected: str, came: str) -> str:
    if expected and came:
        other = f"You expected one thing ({expected}), and another came ({came})."
        return f"You expected and got: {came}." if expected == came else other
    if expected:
        return f"You expected: {expected}."
    return f"They said: {came}." if came else ""


def _nerves(one: Reflection) -> str:
    before, after = one.nerves_before, one.nerves_after
    if before is not None and after is not None:
        return f"Nerves: {before} before, {after} after."
    if before is not None:
        return f"Nerves: {before} before."
    return "" if after is None else f"Nerves: {after} after."
