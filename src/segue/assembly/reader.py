"""Their words → how they are read, by the reader that is built in."""

from segue.domain.reply import CannotTellError, ReplyRead


def read_reply(text: str) -> ReplyRead:
    """Read a reply to an ask.

    Raises:
        CannotTellError: No reader is built in, so the person is asked.
    """
    del text
    raise CannotTellError
