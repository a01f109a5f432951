"""Lines of `Name: words`, as somebody would paste them."""

from bench.exports.chat import Chat, Rendered
from segue.domain.message import Message


def render(chat: Chat, *, newline: str = "\n", apart: bool = False) -> Rendered:
    """Write a conversation as plain text.

    Args:
        chat: The conversation.
        newline: How lines end.
        apart: With an empty line between messages.
    """
    parts = [f"{chat.names[line.sender]}: {line.text}" for line in chat.lines]
    text = ("\n\n" if apart else "\n").join(parts).replace("\n", newline)
    messages = [
        Message(
            index=n,
            at=None,
            sender=chat.names[line.sender],
            text=line.text,
            kind="text",
        )
        for n, line in enumerate(chat.lines)
    ]
    return Rendered(files={"pasted.txt": text.encode()}, messages=messages)
