"""How a reading of conversations agrees with three judgements of the same ones.

Every row of ``shared/data/chats/dev.jsonl`` is a synthetic conversation with
what a majority of three independent judgements said of it. Reported are the
share of conversations in which the best opening is one that a majority accepts,
agreement on ``now``, and the precision of shared circumstances and of cues.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from segue.domain.chat_reading import ChatReading
from segue.domain.conversation import Conversation, Person, Texts
from segue.domain.message import KIND_CODES
from segue.reading.content import load_language
from segue.reading.whole import read_chat


ROWS = Path(__file__).resolve().parents[2] / "shared/data/chats/dev.jsonl"


def conversation_of(row: dict[str, Any]) -> tuple[Conversation, int]:
    """Build the conversation of a row, and the place of the one who asks."""
    names = list(dict.fromkeys(one["sender"] for one in row["messages"]))
    buffer = bytearray()
    walls, who, kinds, starts, ends = [], [], [], [], []
    for one in row["messages"]:
        at = datetime.fromisoformat(one["at"]).replace(tzinfo=UTC)
        walls.append(round(at.timestamp()) * 1_000_000)
        who.append(names.index(one["sender"]))
        kinds.append(KIND_CODES["text"])
        starts.append(len(buffer))
        buffer += one["text"].encode()
        ends.append(len(buffer))
    made = Conversation(
        format="plain",
        people=tuple(Person(name) for name in names),
        walls=np.array(walls, np.int64),
        offsets=None,
        who=np.array(who, np.uint8),
        kinds=np.array(kinds, np.uint8),
        texts=Texts(
            bytes(buffer), np.array(starts, np.int64), np.array(ends, np.int64)
        ),
    )
    return made, 1 - names.index(row["them"])


class Row(Struct, frozen=True):
    """A judged conversation and what reading made of it.

    Attributes:
        judged: The row of the data set.
        reading: What reading found.
    """

    judged: dict[str, Any]
    reading: ChatReading

    @property
    def best(self) -> int | None:
        """The best opening's message, if there is one."""
        openings = self.reading.openings
        return openings[0].index if openings else None

    @property
    def now(self) -> str:
        """Whether now is good, in the judges' words."""
        return "good" if self.reading.now.good else "bad"


def main() -> None:
    """Read every conversation and print how the readings fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=Path, default=ROWS)
    parser.add_argument("--all", action="store_true", help="show each miss")
    options = parser.parse_args()
    if not options.rows.is_file():
        sys.exit(f"skipped: {options.rows.name} is not there")
    rows = [_read(json.loads(line)) for line in options.rows.open(encoding="utf-8")]
    _print_openings(rows)
    _print_now(rows)
    _print_claims(rows)
    if options.all:
        for row in rows:
            _print_misses(row)


def _read(judged: dict[str, Any]) -> Row:
    conversation, me = conversation_of(judged)
    return Row(judged, read_chat(conversation, me, load_language()))


def _print_openings(rows: Sequence[Row]) -> None:
    some = [row for row in rows if row.judged["openings"]]
    unasked = [row for row in some if not row.judged["asks"]]
    none = [row for row in rows if not row.judged["openings"]]
    accepted = [row.best in row.judged["openings"] for row in some]
    still = [row.best in row.judged["openings"] for row in unasked]
    shown = [opening for row in rows for opening in _told(row)]
    print(f"best opening accepted       {_share(sum(accepted), len(some))}  aim 93 %")
    print(f"  where nothing was asked   {_share(sum(still), len(unasked))}")
    silent = sum(row.best is None for row in none)
    print(f"no opening where none is    {_share(silent, len(none))}")
    print(
        f"any opening accepted        {_share(sum(ok for ok, _ in shown), len(shown))}"
    )
    bad = sum(is_bad for _, is_bad in shown)
    print(f"openings called bad         {_share(bad, len(shown))}  aim 0")
    moved = [row for row in some if any(not one.passed for one in row.reading.openings)]
    fits = sum(row.reading.openings[0].move in row.judged["moves"] for row in moved)
    print(f"its move is advised         {_share(fits, len(moved))}")


def _told(row: Row) -> Iterator[tuple[bool, bool]]:
    for opening in row.reading.openings:
        yield (
            opening.index in row.judged["openings"],
            opening.index in row.judged["bad_openings"],
        )


def _print_now(rows: Sequence[Row]) -> None:
    sure = [row for row in rows if row.judged["now"] != "unsure"]
    agreed = sum(row.now == row.judged["now"] for row in sure)
    print(f"now agreed                  {_share(agreed, len(sure))}  aim 88 %")
    asked = [row for row in rows if row.judged["asks"]]
    found = sum(_asks_agree(row) for row in rows)
    print(f"asks found as judged        {_share(found, len(rows))}")
    print(f"  conversations with any    {len(asked):3}")


def _asks_agree(row: Row) -> bool:
    told = [
        {"index": ask.index, "reading": ask.reading}
        for ask in row.reading.asks
        if ask.sender != row.judged["them"]
    ]
    return bool(told == row.judged["asks"])


def _print_claims(rows: Sequence[Row]) -> None:
    claims = [
        (cue.value, row.judged["cues"][cue.id])
        for row in rows
        for cue in row.reading.cues
        if cue.value != "unclear"
    ]
    right = sum(said == judged for said, judged in claims)
    opposite = sum({said, judged} == {"yes", "no"} for said, judged in claims)
    settled = sum(
        value != "unclear" for row in rows for value in row.judged["cues"].values()
    )
    print(f"cues right, of those told   {_share(right, len(claims))}")
    print(f"  told the other way round  {_share(opposite, len(claims))}")
    print(f"  right, of those judged    {_share(right, settled)}")
    shared = [
        (found.kind, row.judged["shared"])
        for row in rows
        for found in row.reading.shared
    ]
    by_most = sum(_named(kind, judged, 2) for kind, judged in shared)
    by_any = sum(_named(kind, judged, 1) for kind, judged in shared)
    wanted = [
        (one["kind"], row)
        for row in rows
        for one in row.judged["shared"]
        if one["agreed"] > 1
    ]
    met = sum(kind in {one.kind for one in row.reading.shared} for kind, row in wanted)
    print(f"shared named by most judges {_share(by_most, len(shared))}")
    print(f"  by at least one           {_share(by_any, len(shared))}")
    print(f"  found, of those by most   {_share(met, len(wanted))}")


def _named(kind: str, judged: Sequence[dict[str, Any]], least: int) -> bool:
    return any(one["kind"] == kind and one["agreed"] >= least for one in judged)


def _print_misses(row: Row) -> None:
    judged, reading = row.judged, row.reading
    told = [(one.index, one.score, one.move) for one in reading.openings]
    fits = row.best in (judged["openings"] or [None])
    print(f"{'ok  ' if fits else 'MISS'} {judged['id']} {told}")
    print(f"     of {judged['openings']}, bad {judged['bad_openings']}")
    if row.now != judged["now"]:
        print(f"     now {row.now} {reading.now.score}, judged {judged['now']}")
    if not _asks_agree(row):
        asks = [(one.index, one.sender, one.reading) for one in reading.asks]
        print(f"     asks {asks}, judged {judged['asks']}")
    if (reading.flirting or "none") != judged["flirting"]:
        print(f"     flirting {reading.flirting}, judged {judged['flirting']}")


def _share(part: int, whole: int) -> str:
    return f"{part:3} of {whole:3} = {part / max(whole, 1):6.1%}"


if __name__ == "__main__":
    main()
