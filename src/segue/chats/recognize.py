"""An export → the one importer that recognizes it, or what to do instead.

Every importer looks; none comes before another. Two that both recognize a file
are an error that is shown, for one of them must be wrong.
"""

from collections.abc import Sequence
from typing import Final

from segue.chats import (
    discord,
    google_chat,
    imessage,
    imessage_text,
    line,
    mail,
    messenger_e2ee,
    meta,
    plain,
    signal_backup,
    signal_export,
    sms,
    snapchat,
    telegram,
    whatsapp,
)
from segue.chats.archive import Export
from segue.chats.choices import Choices
from segue.chats.importer import Claim, Importer
from segue.chats.unsupported import explain
from segue.domain.conversation import Conversation, Format
from segue.domain.undecided import Choice, UndecidedError
from segue.errors import InputError


IMPORTERS: Final[tuple[Importer, ...]] = (
    sms.IMPORTER,
    plain.IMPORTER,
    line.IMPORTER,
    imessage.IMPORTER,
    imessage_text.IMPORTER,
    mail.IMPORTER,
    discord.IMPORTER,
    google_chat.IMPORTER,
    messenger_e2ee.IMPORTER,
    meta.IMPORTER,
    signal_backup.IMPORTER,
    signal_export.IMPORTER,
    snapchat.IMPORTER,
    telegram.IMPORTER,
    whatsapp.IMPORTER,
)
"""Every importer; their order means nothing."""


class UnknownExportError(InputError):
    """No importer recognizes it."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        hint = "expected a chat as one of the services exports it"
        super().__init__(f"{name}: no chat export that Segue knows", hint)


class TwoFormatsError(UndecidedError):
    """Two importers recognize it."""

    def __init__(self, name: str, claims: Sequence[Claim]) -> None:
        """Name the formats, and why each was recognized."""
        told = " and ".join(f"{one.format} ({one.reason})" for one in claims)
        options = "|".join(one.format for one in claims)
        choices = [Choice(one.format, f"{one.format}: {one.reason}") for one in claims]
        says = f"{name}: looks like {told}"
        super().__init__("Whose export is it?", f"--format {options}", choices, says)


class OtherFormatError(InputError):
    """It is not in the format that was named."""

    def __init__(self, name: str, wanted: Format) -> None:
        """Name the file and the format."""
        super().__init__(f"{name}: not recognized as {wanted}", "leave out --format")


def recognize(export: Export, wanted: Format | None = None) -> tuple[Importer, Claim]:
    """Return the importer of an export, and what it recognized.

    Args:
        export: What was handed in.
        wanted: The format that the person named; only its importer looks.

    Raises:
        UnknownExportError: Nobody recognizes it.
        TwoFormatsError: More than one does.
        OtherFormatError: It is not in the format that was named.
        UnsupportedError: It is known, and cannot be read.
    """
    asked = [one for one in IMPORTERS if wanted is None or wanted in one.formats]
    found = [(one, claim) for one in asked if (claim := one.claim(export))]
    if wanted is not None:
        found = [(one, claim) for one, claim in found if claim.format == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise TwoFormatsError(export.name, [claim for _, claim in found])
    if wanted is not None:
        raise OtherFormatError(export.name, wanted)
    explain(export)
    raise UnknownExportError(export.name)


def read_export(export: Export, choices: Choices) -> Conversation:
    """Recognize an export and read the conversation that is meant.

    Raises:
        InputError: It is unknown, damaged, or leaves something open.
    """
    importer, claim = recognize(export, choices.format)
    return importer.read(export, claim, choices)
