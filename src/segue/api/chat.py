"""A chat that was read, as a value for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typing_extensions import override


if TYPE_CHECKING:
    from segue.actions.show_chat import ChatShown, Shown
    from segue.actions.tabulate import Columns
    from segue.domain.message import Message


class Chat:
    """A chat that was read: its messages, and what they show.

    Attributes:
        shown: Cues, shared circumstances, openings, earlier asks, and a
            situation to confirm; the document of ``segue read --json``.
    """

    def __init__(self, read: "Shown") -> None:
        self._read = read
        self.shown: ChatShown = read.told

    def __len__(self) -> int:
        """Return how many messages there are."""
        return len(self._read.conversation)

    @override
    def __repr__(self) -> str:
        """Tell it without a word of the conversation, or a name."""
        return f"<Chat of {len(self)} messages>"

    def messages(self) -> "Iterator[Message]":
        """Return the messages as typed values.

        Yields:
            Each message, earliest first: ``index`` (from 0), ``at``,
            ``sender``, ``text``, ``kind`` and ``reply_to``.
        """
        yield from self._read.conversation.messages()

    def columns(self) -> "Columns":
        """Return the messages as a table for a data frame.

        Returns:
            One list for each column, with one value for each message, earliest
            first: ``index`` (from 0), ``at`` (ISO 8601 local time, with an
            offset where the export gives one; ``None`` where it gives no
            times), ``sender`` (a name), ``is_you`` (whether it is the person
            whom the reading took for you), ``kind``, ``text``, and ``reply_to``
            (an index, or ``None``).
        """
        from segue.actions.tabulate import message_columns

        return message_columns(self._read)
