"""What an importer is: it recognizes an export, and reads it."""

from collections.abc import Callable

from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices
from segue.domain.conversation import Conversation, Format


class Claim(Struct, frozen=True):
    """An importer's word that an export is its own.

    Attributes:
        format: Which service's format it is.
        reason: What told it, in a few words for a person.
        members: The files that hold the conversation.
    """

    format: Format
    reason: str
    members: tuple[Member, ...]


class Importer(Struct, frozen=True):
    """One format.

    Attributes:
        formats: What it may recognize.
        claim: Looks at names and first bytes; nothing where it is another's.
        read: Reads the conversation that the person means.
    """

    formats: tuple[Format, ...]
    claim: Callable[[Export], Claim | None]
    read: Callable[[Export, Claim, Choices], Conversation]
