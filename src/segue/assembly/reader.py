"""Their words → how they are read, by the reader that is built in."""

from msgspec import Struct

from segue.domain.plan import Answer
from segue.errors import InputError


class NoReaderError(InputError):
    """No reader of answers is built in."""

    def __init__(self) -> None:
        """Name the way that needs none."""
        hint = (
            "say how you read it with --reading:"
            " yes, conditional, other_channel, soft_no, no, unclear"
        )
        super().__init__("TEXT: words cannot be read here", hint)


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


def read_reply(text: str) -> ReplyRead:
    """Read a reply to an ask.

    Raises:
        NoReaderError: No reader is built in.
    """
    del text
    raise NoReaderError
