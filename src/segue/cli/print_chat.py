"""A chat's export → a page, a document, or its messages; asks what is open."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from segue.actions.read_chat import Asked, read_chat, read_conversation
from segue.cli.chat_page import print_chat
from segue.cli.interview import say
from segue.domain.conversation import Format
from segue.domain.undecided import UndecidedError
from segue.errors import InputError


Result = TypeVar("Result")
_LINES_AT_ONCE = 1000


class ReadOptions(Struct, frozen=True):
    """What the person typed; see ``segue read --help``."""

    export: Path
    me: str | None = None
    them: str | None = None
    format: str | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    tz: str | None = None
    messages: bool = False
    as_json: bool = False


class FormatOptionError(InputError):
    """There is no such format."""

    def __init__(self) -> None:
        """List the formats."""
        super().__init__("--format: unknown", f"expected {'|'.join(get_args(Format))}")


def answer_with_chat(options: ReadOptions) -> None:
    """Read the export and print what was asked for.

    Raises:
        InputError: The export or an option is at fault, or something is open
            and there is no terminal to ask on.
    """
    asked = _asked(options)
    if options.messages:
        _write_messages(asked)
        return
    told = _asking(read_chat, asked)
    if options.as_json:
        sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
    else:
        print_chat(told)


def _asked(options: ReadOptions) -> Asked:
    wanted = [name for name in get_args(Format) if name == options.format]
    if options.format is not None and not wanted:
        raise FormatOptionError
    return Asked(
        export=options.export,
        me=options.me,
        them=options.them,
        format=wanted[0] if wanted else None,
        date_order=options.date_order,
        tz=options.tz,
    )


def _write_messages(asked: Asked) -> None:
    conversation = _asking(read_conversation, asked)
    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    lines = bytearray()
    for message in conversation.messages():
        lines += encoder.encode(message)
        lines += b"\n"
        if message.index % _LINES_AT_ONCE == 0:
            out.write(lines)
            lines.clear()
    out.write(lines)
    out.flush()


def _asking(read: Callable[[Asked], Result], asked: Asked) -> Result:
    """Read, and ask on a terminal what the export leaves open."""
    while True:
        try:
            return read(asked)
        except UndecidedError as error:
            if not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            asked = _settled(asked, error)


def _settled(asked: Asked, error: UndecidedError) -> Asked:
    """Ask one question, and return what is asked for with its answer.

    Raises:
        UndecidedError: The input ended, so that the question stays open.
    """
    say(error.asks)
    for number, choice in enumerate(error.choices, 1):
        say(f"  {number}  {choice.label}")
    picked = 0
    while not 1 <= picked <= len(error.choices):
        print(f"1 to {len(error.choices)} > ", end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise error
        picked = int(typed) if typed.strip().isdecimal() else 0
    field = error.option.split()[0].lstrip("-").replace("-", "_")
    return replace(asked, **{field: error.choices[picked - 1].value})
