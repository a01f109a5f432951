"""Look back: what was expected against what came, and how it felt."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from segue.actions.journal_access import Access
from segue.actions.new_file import write_new
from segue.domain.case_name import slug_of
from segue.domain.plan import CONTRACT
from segue.domain.reflection import Reflection, reflections_of
from segue.errors import InputError
from segue.followup.picture import described, picture_of


class PictureFileError(InputError):
    """A file's ending names no picture."""

    def __init__(self, file: Path) -> None:
        """Name the file and the endings."""
        super().__init__(f"{file}: expected .svg or .png")


class NothingToDrawError(InputError):
    """Nobody has noted how it felt yet."""

    def __init__(self) -> None:
        """Say how to begin."""
        hint = "`segue case before NAME --nerves N` notes how it feels"
        super().__init__("there are no nerves to draw yet", hint)


class LookedBack(Struct, frozen=True, kw_only=True):
    """All asks that something was noted about, the oldest first.

    Attributes:
        contract: Version of this document.
        reflections: One for each ask.
        picture: The file that was drawn, if one was wanted.
        described: The picture in words.
    """

    contract: int = CONTRACT
    reflections: tuple[Reflection, ...]
    picture: str | None = None
    described: str | None = None


def look_back(
    access: Access,
    given: str | None = None,
    picture: Path | None = None,
    *,
    replace: bool = False,
) -> LookedBack:
    """Say what was expected and what came.

    Args:
        access: To the journal.
        given: One case's name; all of them where left out.
        picture: Draw nerves over time into this file, ``.svg`` or ``.png``.
        replace: Draw over a file that is there already.

    Raises:
        InputError: There is no such case, or no such kind of picture.
    """
    with access.opened() as journal:
        kept = journal.read_all() if given is None else (journal.read(slug_of(given)),)
    found = [one for case in kept for one in reflections_of(case.name, case.events)]
    found.sort(key=lambda one: one.at)
    if picture is None:
        return LookedBack(reflections=tuple(found))
    words = _draw(found, picture, replace=replace)
    return LookedBack(reflections=tuple(found), picture=str(picture), described=words)


_ENDINGS: Final[Mapping[str, Literal["svg", "png"]]] = MappingProxyType(
    {".svg": "svg", ".png": "png"}
)


def _draw(found: list[Reflection], file: Path, *, replace: bool) -> str:
    kind = _ENDINGS.get(file.suffix.lower())
    if kind is None:
        raise PictureFileError(file)
    noted = [one for one in found if _has_nerves(one)]
    if not noted:
        raise NothingToDrawError
    write_new(file, picture_of(noted, kind), replace=replace)
    return described(noted)


def _has_nerves(one: Reflection) -> bool:
    return one.nerves_before is not None or one.nerves_after is not None
