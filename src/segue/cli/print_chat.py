"""A chat's export → a page, a document, its messages, or pictures."""

import sys
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from segue.actions.read_chat import Asked, asked_from, read_conversation
from segue.actions.show_chat import Moment, Shown, show_chat
from segue.cli.chat_page import print_chat
from segue.cli.settle import settling


IN_THE_TERMINAL = "-"
"""Names no file: the pictures are printed in plain characters."""

_LINES_AT_ONCE = 1000


class ReadOptions(Struct, frozen=True):
    """What the person typed; see ``segue read --help``."""

    export: Path
    me: str | None = None
    them: str | None = None
    format: str | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    tz: str | None = None
    now: str | None = None
    messages: bool = False
    as_json: bool = False
    plot: str | None = None
    replace: bool = False
    case: str | None = None


def answer_with_chat(options: ReadOptions) -> None:
    """Read the export and print what was asked for.

    Raises:
        InputError: The export or an option is at fault, or something is open
            and there is no terminal to ask on.
    """
    asked = asked_from(
        options.export,
        me=options.me,
        them=options.them,
        format_=options.format,
        date_order=options.date_order,
        tz=options.tz,
    )
    if options.messages:
        _write_messages(asked, options)
        return
    _check(options)
    moment = Moment(now=options.now, tz=options.tz)
    shown = _held(settling(lambda one: show_chat(one, moment), asked), options)
    _draw(shown, options)
    if options.as_json:
        sys.stdout.write(msgspec.json.encode(shown.told).decode() + "\n")
        return
    print_chat(shown.told)
    if options.plot == IN_THE_TERMINAL:
        from segue.cli.plain_pictures import print_pictures

        print_pictures(shown)


def _held(shown: Shown, options: ReadOptions) -> Shown:
    """Note the reading in a case, and hold it to the case's one ask."""
    if options.case is None:
        return shown
    from segue.cli.read_kept import hold

    told = hold(options.case, shown.told, options.now, options.tz)
    return replace(shown, told=told)


def _check(options: ReadOptions) -> None:
    if options.plot is not None and options.plot != IN_THE_TERMINAL:
        from segue.actions.draw_chat import check_picture

        check_picture(Path(options.plot), replace=options.replace)


def _draw(shown: Shown, options: ReadOptions) -> None:
    if options.plot is None or options.plot == IN_THE_TERMINAL:
        return
    from segue.actions.draw_chat import draw_chat

    draw_chat(shown, Path(options.plot), replace=options.replace)


def _write_messages(asked: Asked, options: ReadOptions) -> None:
    conversation = settling(read_conversation, asked)
    if options.case is not None:
        from segue.cli.read_kept import note

        note(options.case, len(conversation), options.now, options.tz)
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
