"""What it costs to say what a chat shows, beside parsing it in the same call.

A file of a million WhatsApp messages is made from a seed, and read by this
project: parsed alone, then the whole of ``segue read``: cues, circumstances,
asks of the whole chat, openings, the numbers behind the pictures, and the
drawing, its code's start included. The aim is three times the parse at most.

    python -m bench.shows                      a million messages
    python -m bench.shows --messages 100000    fewer
"""

import argparse
import resource
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from bench.chats import write
from segue.actions.figures_of import figures_of
from segue.actions.read_chat import Asked, read_conversation
from segue.actions.show_chat import Moment, Shown, show_conversation
from segue.domain.chat_figures import Figures


AIM = 3
MOMENT = Moment(now="2026-01-01T12:00", tz="UTC")
Result = TypeVar("Result")


def main() -> None:
    """Make the file, read it, and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "chat.txt"
        write(path, options.messages)
        show_conversation(read_conversation(Asked(export=path)), 0, MOMENT)  # warms
        conversation, parse = _timed(lambda: read_conversation(Asked(export=path)))
        told, show = _timed(lambda: show_conversation(conversation, 0, MOMENT))
        shown = Shown(conversation, 0, told)
        figures, count = _timed(lambda: figures_of(shown))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        _, draw = _timed(lambda: _draw(figures))
    ratio = (parse + show + count + draw) / parse
    print(f"{options.messages} messages")
    print(f"parse                   {parse:6.2f} s")
    print(f"what it shows           {show:6.2f} s")
    print(f"numbers of the pictures {count:6.2f} s")
    print(f"an SVG of them          {draw:6.2f} s")
    print(f"all of it               {ratio:6.2f} times the parse  aim {AIM}")
    print(f"peak memory             {peak:6} MB")


def _draw(figures: Figures) -> str:
    from segue.reading.picture import draw_svg  # noqa: PLC0415 - its start is measured, too

    return draw_svg(figures)


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = process_time()
    done = work()
    return done, process_time() - start


if __name__ == "__main__":
    main()
