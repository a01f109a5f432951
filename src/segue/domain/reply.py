"""What a reply comes to, once it has been read; or that it cannot be told."""

from typing import Final

from msgspec import Struct

from segue.domain.plan import Answer
from segue.errors import InputError


HOW_TO_SAY: Final = (
    "nothing was recorded; say how you read it with --reading:"
    " yes, conditional, other_channel, soft_no, no, unclear"
)


class CannotTellError(InputError):
    """How they answered cannot be told from their words alone."""

    def __init__(self) -> None:
        """Ask for the person's own reading."""
        super().__init__("TEXT: the words alone do not tell", HOW_TO_SAY)


class ReplyRead(Struct, frozen=True, kw_only=True):
    """How a reply is read.

    Attributes:
        reading: One of the six.
        abstained: The reader is not sure enough.
        number: E.164, where the words hold one.
        handle: As ``service:id``, likewise.
    """

    reading: Answer
    abstained: bool
    number: str | None = None
    handle: str | None = None
