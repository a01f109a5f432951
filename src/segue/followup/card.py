"""One's own contact → a vCard, and a QR code of it.

A card holds what the person typed and nothing else: no photo, no address, no
second name. What it gives away is read back from the finished vCard, so that
the list shown is the list given.
"""

import io
from typing import Final, Literal

import phonenumbers
import segno
import vobject
from msgspec import Struct

from segue.errors import InputError


Picture = Literal["svg", "png"]
QUIET_ZONE: Final = 4
"""Modules of white around the code; the standard asks for so many."""

_SCALE: Final = 8
"""Pixels for each module of a PNG."""

_LABELS: Final = {
    "fn": "Name",
    "tel": "Number",
    "email": "Email",
    "note": "Handle",
}
_WORTHLESS: Final = frozenset({"version", "n"})
"""What every vCard has to have, and what repeats the name."""


class NumberError(InputError):
    """What was given as one's number is none."""

    def __init__(self) -> None:
        """Say what would be, without repeating it."""
        hint = "expected one such as +1 202 555 0142, or --region with a national one"
        super().__init__("--number: no phone number", hint)


class EmptyCardError(InputError):
    """A card without any way to answer gives nothing."""

    def __init__(self) -> None:
        """Say what is missing."""
        hint = "expected --number, --email or --handle"
        super().__init__("the card has no way to reach you", hint)


class CardTextError(InputError):
    """A field of the card is no single line of text."""

    def __init__(self, option: str) -> None:
        """Name the option."""
        super().__init__(f"{option}: expected one short line of text")


class Card(Struct, frozen=True, kw_only=True):
    """What somebody gives away of themselves.

    Attributes:
        name: As the other one knows them.
        number: E.164.
        email: An address.
        handles: Each as ``service:id``.
    """

    name: str
    number: str | None = None
    email: str | None = None
    handles: tuple[str, ...] = ()


class Given(Struct, frozen=True):
    """One thing that a card gives away.

    Attributes:
        what: Its label.
        value: As it stands on the card.
    """

    what: str
    value: str


def e164(number: str, region: str | None) -> str:
    """Return a number in its international form.

    Args:
        number: As somebody types it.
        region: Two letters, for a number without a country's code.

    Raises:
        NumberError: It cannot be one.
    """
    try:
        parsed = phonenumbers.parse(number, region.upper() if region else None)
    except phonenumbers.NumberParseException:
        raise NumberError from None
    if not phonenumbers.is_possible_number(parsed):
        raise NumberError
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def vcard_of(card: Card) -> str:
    """Return the card as a vCard 3.0, which every phone reads."""
    made = vobject.vCard()
    made.add("n").value = vobject.vcard.Name(given=card.name)
    made.add("fn").value = card.name
    if card.number:
        number = made.add("tel")
        number.value = card.number
        number.type_param = "CELL"
    if card.email:
        made.add("email").value = card.email
    for handle in card.handles:
        made.add("note").value = handle
    text: str = made.serialize()
    return text


def given_away(vcard: str) -> tuple[Given, ...]:
    """Return all that a vCard says, read back from its text."""
    read = vobject.readOne(vcard)
    return tuple(
        Given(_LABELS.get(line.name.lower(), line.name), str(line.value))
        for line in read.lines()
        if line.name.lower() not in _WORTHLESS
    )


def code_of(vcard: str) -> segno.QRCode:
    """Return the QR code, with error correction that survives a fold."""
    return segno.make_qr(vcard, error="m")


def picture_of(code: segno.QRCode, kind: Picture) -> bytes:
    """Return the code as a picture, dark on white."""
    out = io.BytesIO()
    if kind == "svg":
        code.save(
            out, kind="svg", border=QUIET_ZONE, light="white", title="QR code: contact"
        )
    else:
        code.save(out, kind="png", border=QUIET_ZONE, scale=_SCALE)
    return out.getvalue()


def terminal_of(code: segno.QRCode) -> str:
    """Return the code in blocks for a terminal."""
    out = io.StringIO()
    code.terminal(out=out, border=QUIET_ZONE, compact=True)
    return out.getvalue()
