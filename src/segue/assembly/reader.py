"""Their words → how they are read, by the reader that is built in."""

from segue.domain.reply import HOW_TO_SAY, CannotTellError, ReplyRead


class NoReaderError(CannotTellError):
    """No reader of answers is built in."""

    def __init__(self) -> None:
        """Name the way that needs none."""
        super().__init__()
        self.message = "TEXT: words cannot be read here"
        self.hint = HOW_TO_SAY


def read_reply(text: str) -> ReplyRead:
    """Read a reply to an ask.

    Raises:
        NoReaderError: No reader is built in.
    """
    del text
    raise NoReaderError
