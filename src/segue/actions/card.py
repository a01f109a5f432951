"""Offer your own contact: a card, a code, a slip, and what they give away."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from segue.actions.new_file import write_new
from segue.domain.plan import CONTRACT
from segue.errors import InputError
from segue.followup.card import (
    Card,
    CardTextError,
    EmptyCardError,
    Given,
    code_of,
    e164,
    given_away,
    picture_of,
    terminal_of,
    vcard_of,
)
from segue.followup.slip import slip_of


LINE: Final = "Text me if you feel like it."
"""What a slip says unless something else is wanted (S8)."""

LONGEST: Final = 100
"""Characters in a field: a code with more is hard to read off a screen."""


class CardFileError(InputError):
    """A file's ending names nothing that a card can be written as."""

    def __init__(self, file: Path) -> None:
        """Name the file and the endings."""
        super().__init__(f"{file}: expected .vcf, .svg, .png or .html")


class CardMade(Struct, frozen=True, kw_only=True):
    """A card, and all that it gives away.

    Attributes:
        contract: Version of this document.
        gives_away: Everything that stands on it.
        vcard: The card itself.
        files: What was written.
        blocks: The QR code for a terminal.
    """

    contract: int = CONTRACT
    gives_away: tuple[Given, ...]
    vcard: str
    files: tuple[str, ...]
    blocks: str


class Typed(Struct, frozen=True, kw_only=True):
    """What the person typed for their card.

    Attributes:
        name: As the other one knows them.
        number: In any form.
        region: Two letters, for a number without a country's code.
        email: An address.
        handles: Each as ``service:id``.
        line: What a slip says.
    """

    name: str
    number: str | None = None
    region: str | None = None
    email: str | None = None
    handles: tuple[str, ...] = ()
    line: str = LINE


def make_card(
    typed: Typed, files: Sequence[Path], *, replace: bool = False
) -> CardMade:
    """Make a card and write it as each file's ending says.

    Args:
        typed: What is to stand on it.
        files: Names ending in ``.vcf``, ``.svg``, ``.png`` or ``.html``.
        replace: Write over files that are there already.

    Raises:
        InputError: A field or a file's name is at fault; nothing is written.
    """
    card = _card(typed)
    vcard = vcard_of(card)
    for file in files:
        if file.suffix.lower() not in _WRITERS:
            raise CardFileError(file)
    for file in files:
        made = _WRITERS[file.suffix.lower()](card, typed.line)
        write_new(file, made, replace=replace)
    return CardMade(
        gives_away=given_away(vcard),
        vcard=vcard,
        files=tuple(str(file) for file in files),
        blocks=terminal_of(code_of(vcard)),
    )


def card_as(typed: Typed, ending: str) -> bytes:
    """Return a card as a file of some kind.

    Args:
        typed: What is to stand on it.
        ending: ``.vcf``, ``.svg``, ``.png`` or ``.html``.

    Raises:
        InputError: A field or the ending is at fault.
    """
    if ending not in _WRITERS:
        raise CardFileError(Path(ending))
    return _WRITERS[ending](_card(typed), typed.line)


def _card(typed: Typed) -> Card:
    fields = {"--name": typed.name, "--email": typed.email, "--line": typed.line}
    for option, text in (*fields.items(), *(("--handle", h) for h in typed.handles)):
        if text is not None and not _is_line(text):
            raise CardTextError(option)
    number = e164(typed.number, typed.region) if typed.number else None
    if not (number or typed.email or typed.handles):
        raise EmptyCardError
    return Card(
        name=typed.name.strip(),
        number=number,
        email=typed.email,
        handles=typed.handles,
    )


def _is_line(text: str) -> bool:
    return 0 < len(text.strip()) <= LONGEST and text.isprintable()


_WRITERS: Final[Mapping[str, Callable[[Card, str], bytes]]] = MappingProxyType(
    {
        ".vcf": lambda card, _: vcard_of(card).encode(),
        ".svg": lambda card, _: picture_of(code_of(vcard_of(card)), "svg"),
        ".png": lambda card, _: picture_of(code_of(vcard_of(card)), "png"),
        ".html": slip_of,
    }
)
"""How a card is written, by a file's ending."""
