"""A made-up conversation, and what reading an export of it should give.

Each generator of this package takes a ``Chat`` and writes it as a service
would; beside the bytes it returns the messages that an exact reader gives
back. No line was ever written by a person to another one.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from msgspec import Struct

from segue.domain.message import Kind, Message


WORDS: Final = [
    "the",
    "a",
    "to",
    "and",
    "you",
    "i",
    "it",
    "is",
    "that",
    "in",
    "of",
    "my",
    "for",
    "we",
    "so",
    "but",
    "are",
    "have",
    "was",
    "at",
    "just",
    "not",
    "like",
    "what",
    "on",
    "me",
    "be",
    "this",
    "lol",
    "haha",
    "ok",
    "yeah",
    "really",
    "think",
    "going",
    "see",
    "know",
    "time",
    "today",
    "tomorrow",
    "class",
    "work",
    "maybe",
    "please",
    "thanks",
    "lunch",
    "bus",
    "poster",
    "train",
    "soon",
    "added",
    "left",
]
TAILS: Final = ("", "", "", "?", "!", " :)", " 😂", " 🙂", "…", " <3", " é", "\nyes")


class Line(Struct, frozen=True, kw_only=True):
    """One message of a made-up conversation.

    Attributes:
        at: Aware, in UTC, to the millisecond.
        sender: 0 or 1.
        text: What was written; nothing where the kind has a placeholder.
        kind: What was sent.
        reply_to: Place of the line that it answers, or nothing.
    """

    at: datetime
    sender: int
    text: str
    kind: Kind = "text"
    reply_to: int | None = None


class Chat(Struct, frozen=True, kw_only=True):
    """A made-up conversation; its lines are in the order of time.

    Attributes:
        names: Of the one who exports it, and of the other one.
        lines: What they wrote.
    """

    names: tuple[str, str]
    lines: tuple[Line, ...]


class Rendered(Struct, frozen=True, kw_only=True):
    """An export, and what reading it should give.

    Attributes:
        files: Each file's bytes, by its path inside the export.
        messages: What an exact reader gives back.
    """

    files: dict[str, bytes]
    messages: list[Message]

    @property
    def data(self) -> bytes:
        """The bytes of the only file."""
        (only,) = self.files.values()
        return only


def draw_chat(
    seed: int, count: int, *, start: datetime = datetime(2024, 3, 14, 8, tzinfo=UTC)
) -> Chat:
    """Make up a conversation.

    Args:
        seed: Which conversation.
        count: How many messages.
        start: When the first is sent.
    """
    rng = Random(seed)  # noqa: S311 - a made-up chat, no secret
    lines, at = [], start
    for _ in range(count):
        at += timedelta(milliseconds=int(rng.expovariate(1 / 240) * 1000) + 1)
        text = " ".join(rng.choices(WORDS, k=rng.randint(1, 16))) + rng.choice(TAILS)
        lines.append(Line(at=at, sender=rng.randint(0, 1), text=text))
    return Chat(names=("Sam", "Robin"), lines=tuple(lines))


def expected(
    chat: Chat, index: int, at: str, *, text: str | None = None, reply: bool = False
) -> Message:
    """Return what an exact reader gives for one line.

    Args:
        chat: The conversation.
        index: Which line.
        at: Its time, as the export can give it.
        text: What stands in the export instead of the line's own text.
        reply: The export tells which message is answered.
    """
    line = chat.lines[index]
    return Message(
        index=index,
        at=at,
        sender=chat.names[line.sender],
        text=line.text if text is None else text,
        kind=line.kind,
        reply_to=line.reply_to if reply else None,
    )


def iso(at: datetime, *, millis: bool = True) -> str:
    """Write a time as the contract does: no fraction where there is none."""
    if not millis:
        at = at.replace(microsecond=0)
    return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")
