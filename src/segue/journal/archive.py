"""A whole journal ↔ one JSON document that anybody can read.

This is how a journal leaves, and how it comes back: no secret is in it but
what the person wrote, so whoever has the file has all of it.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct

from segue.domain.case_name import slug_of
from segue.errors import InputError
from segue.journal.ledger import KeptCase


VERSION: Final = 1
"""Of the document; what stands in it is not renamed or dropped."""

_VERSION_FIELD: Final = "segue_journal"
_PLACE: Final = re.compile(r" - at `\$\.?([^`]*)`$")


class Archive(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All cases with all that happened in them.

    Attributes:
        segue_journal: Version of this document.
        cases: The oldest first.
    """

    segue_journal: int
    cases: tuple[KeptCase, ...]


class NotAnArchiveError(InputError):
    """The file is no exported journal."""

    def __init__(self, place: str = "") -> None:
        """Name the place in it, and nothing that stands there."""
        where = f"{place}: " if place else ""
        hint = "expected what `segue journal export` wrote"
        super().__init__(f"{where}not as an exported journal has it", hint)


def encode_archive(cases: Sequence[KeptCase]) -> bytes:
    """Return the document's bytes, with line breaks for human readers."""
    archive = Archive(segue_journal=VERSION, cases=tuple(cases))
    return msgspec.json.format(msgspec.json.encode(archive), indent=1) + b"\n"


def decode_archive(data: bytes) -> tuple[KeptCase, ...]:
    """Read a document.

    Raises:
        NotAnArchiveError: It is none, or of a newer version.
    """
    try:
        archive = msgspec.json.decode(data, type=Archive)
    except msgspec.ValidationError as error:
        found = _PLACE.search(str(error))
        raise NotAnArchiveError(found[1] if found else "") from None
    except (msgspec.DecodeError, RecursionError):
        raise NotAnArchiveError from None
    if archive.segue_journal != VERSION:
        raise NotAnArchiveError(_VERSION_FIELD)
    for number, case in enumerate(archive.cases):
        if slug_of(case.name) != case.name:
            place = f"cases[{number}].name"
            raise NotAnArchiveError(place)
    return archive.cases
